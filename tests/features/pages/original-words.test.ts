import { h } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { Said } from '../../../src/features/pages/facts/statement.js';
import { Notes } from '../../../src/features/pages/facts/notes.js';

type Statement = Parameters<typeof Said>[0]['statement'];

const plain: Statement = {
  ...{ kind: 'DIRECT_QUOTE', text: 'Peace will come', attribution: null, reportedBy: null, place: null, saidOn: null },
  ...{ language: null, original: null, originalLanguage: null, translatedBy: null },
  ...{ speakersAsPrinted: [], speakers: [], speakerRoles: [], citationsConnection: { nodes: [] } },
};

function said(fields: Partial<Statement>): string {
  return renderToStaticMarkup(h(Said, { statement: { ...plain, ...fields }, notes: new Notes() }));
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
  expect(html).toContain('as worded by <bdi>Xinhua</bdi>');
  expect(html).not.toContain('<q>');
});

test('a speaker is shown with the role in which they speak', () => {
  const speakers = [
    { __typename: 'Country' as const, slug: 'china', name: 'China' },
    { __typename: 'Person' as const, slug: 'kim', name: 'Kim' },
  ];
  const html = said({ speakers, speakerRoles: [null, 'as host'] });
  expect(html).toContain('China</bdi></a> and <a href="/people/kim"><bdi>Kim</bdi></a> (<bdi>as host</bdi>)');
});
