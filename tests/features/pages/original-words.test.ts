import { h } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { QuoteCard } from '../../../src/features/pages/facts/statement.js';
import { Notes } from '../../../src/features/pages/facts/notes.js';

type Statement = Parameters<typeof QuoteCard>[0]['statement'];

const plain: Statement = {
  ...{ kind: 'DIRECT_QUOTE', text: 'Peace will come', attribution: null, reportedBy: null, place: null, saidOn: null },
  ...{ language: null, original: null, originalLanguage: null, translatedBy: null },
  ...{ speakersAsPrinted: [], speakers: [], speakerRoles: [], citationsConnection: { nodes: [] } },
  ...{ event: null, visit: null, about: [], source: { slug: 'report', title: 'A report', kind: 'ARTICLE', publisher: null } },
};

const MINISTRY = { __typename: 'Organization' as const, slug: 'ministry', name: 'Ministry' };

function said(fields: Partial<Statement>): string {
  return renderToStaticMarkup(h(QuoteCard, { statement: { ...plain, ...fields }, notes: new Notes() }));
}

test('a translation is shown next to the original words, each with its language and direction', () => {
  const html = said({ language: 'en', original: 'سيأتي السلام', originalLanguage: 'ar', translatedBy: 'SPEAKER_SIDE' });
  expect(html).toContain('<p dir="auto"><q><span lang="en">Peace will come</span></q>');
  expect(html).toContain('In the original, Arabic: <q><bdi lang="ar" dir="auto">سيأتي السلام</bdi></q>');
  expect(html).toContain('translated by the speaker’s side');
});

test.each<[Partial<Statement>, string | null]>([
  [{ originalLanguage: 'ko', translatedBy: 'OUTLET' }, 'Translated from Korean by the outlet.'],
  [{ originalLanguage: 'zh-Hans' }, 'Translated from Simplified Chinese.'],
  [{ translatedBy: 'ANNOTATOR' }, 'Translated by the annotator.'],
  [{ language: 'en' }, null],
])('%j is described in words', (fields, sentence) => {
  if (sentence === null) expect(said(fields)).not.toContain('original');
  else expect(said(fields)).toContain(`<p class="aside original">${sentence}</p>`);
});

test("an outlet's own wording has no quotation marks, and names the outlet", () => {
  const html = said({ kind: 'INDIRECT_QUOTE', reportedBy: { slug: 'xinhua', name: 'Xinhua' } });
  expect(html).toContain('as worded by <a href="/organizations/xinhua"><bdi>Xinhua</bdi></a>');
  expect(html).not.toContain('<q>');
});

test('an outlet that speaks in its own voice is named instead of the source that quotes it', () => {
  const own = { attribution: 'OWN_VOICE' as const };
  expect(said({ ...own, reportedBy: { slug: 'xinhua', name: 'Xinhua' } })).toContain('Xinhua, in its own voice');
  expect(said(own)).toContain('The source, in its own voice');
});

test('a speaker printed with an article is not named twice', () => {
  expect(said({ speakers: [MINISTRY], speakerRoles: [null], speakersAsPrinted: ['the Ministry'] })).not.toContain('(<bdi>');
});

test('a speaker is shown with the capacity in which they speak', () => {
  const speakers = [
    { __typename: 'Country' as const, slug: 'china', name: 'China' },
    { __typename: 'Person' as const, slug: 'kim', name: 'Kim' },
  ];
  const html = said({ speakers, speakerRoles: [null, 'as host'] });
  expect(html).toContain('China</bdi></a> and <a href="/people/kim"><bdi>Kim</bdi></a> (<bdi>as host</bdi>)');
});

test.each<[Partial<Statement>, string]>([
  [{ speakersAsPrinted: ['a spokesman for his office'] }, '<b><bdi>a spokesman for his office</bdi></b>'],
  [
    { speakersAsPrinted: ['an official'], attribution: 'ANONYMOUS' },
    '<b><bdi>an official</bdi></b> <span class="tag">not named by the source</span>',
  ],
  [
    { speakers: [MINISTRY], speakerRoles: [null], speakersAsPrinted: ['a spokesperson for the ministry'] },
    'Ministry</bdi></a> (<bdi>a spokesperson for the ministry</bdi>)',
  ],
  [
    { speakers: [MINISTRY], speakerRoles: ['a spokesperson'], speakersAsPrinted: ['it'] },
    'Ministry</bdi></a> (<bdi>a spokesperson</bdi>)',
  ],
  [{ speakers: [MINISTRY], speakerRoles: [null], speakersAsPrinted: ['MINISTRY'] }, 'Ministry</bdi></a></b>'],
  [
    { speakers: [{ __typename: 'Person', slug: 'kim', name: 'Kim' }], speakerRoles: [null], speakersAsPrinted: ['he'] },
    'Kim</bdi></a></b>',
  ],
])('a speaker who is not named is shown as printed: %j', (fields, html) => expect(said(fields)).toContain(html));

test('a card gives the speaker, the occasion, the outlet, the date and the source before the quoted words', () => {
  const html = said({
    speakers: [{ __typename: 'Person', slug: 'kim', name: 'Kim' }],
    speakerRoles: ['as guest'],
    event: { slug: 'banquet', title: 'The banquet', start: null, visit: { slug: 'trip' } },
    reportedBy: { slug: 'xinhua', name: 'Xinhua' },
    saidOn: { edtf: '2018-03-26', precision: 'DAY', earliest: '2018-03-26', latest: '2018-03-26' },
  });
  const text = html.replaceAll(/<[^>]+>/g, '|').replaceAll(/[|\s]*\|[|\s]*/g, '|');
  expect(text).toBe('|Kim|(|as guest|)|at|The banquet|reported by|Xinhua|26 March 2018|A report|quote|Peace will come|');
});

test('a card names the visits that the statement is about, except the one of the page', () => {
  const about = ['armenia', 'georgia'].map((slug) => ({ slug, title: `Visit to ${slug}` }));
  const html = renderToStaticMarkup(
    h(QuoteCard, { statement: { ...plain, about }, notes: new Notes(), here: ['georgia'] }),
  ).replaceAll(/<[^>]+>/g, '');
  expect(html).toContain('about Visit to armenia');
  expect(html).not.toContain('georgia');
});

test("the article's own reporting is not credited to an outlet", () => {
  expect(said({})).toContain('No outlet credited in the article');
});

test('what a source reports itself is credited to its publisher, if that is known', () => {
  const publisher = { slug: 'ministry', name: 'The Ministry' };
  const html = said({ source: { ...plain.source, publisher } });
  expect(html).toContain('Published by The Ministry, no other outlet credited');
  expect(html).not.toContain('No outlet');
});

test.each(['Speech on a tour of Rabat', 'Speech on a tour'])('the place of “%s” is given once', (title) => {
  const html = said({ event: { slug: 'tour', title, start: null, visit: null }, place: 'Rabat' });
  expect(html.match(/Rabat/g)).toHaveLength(1);
});

test.each([
  ['Rabat', 'in <bdi>Rabat</bdi>'],
  ['Onitsha', 'in <bdi>Onitsha</bdi>'],
  ['on the plane, to reporters', '<bdi>on the plane, to reporters</bdi>'],
  ['At the airport', '<bdi>At the airport</bdi>'],
  ['Reporters’ cabin in the plane', '<bdi>Reporters’ cabin in the plane</bdi>'],
])('the place “%s” is shown with “in” unless it already has a preposition', (place, shown) => {
  expect(said({ place })).toContain(`<span class="tag">${shown}</span>`);
});
