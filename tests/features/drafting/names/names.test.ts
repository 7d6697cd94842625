import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countryWords } from '../../../../seed/reference/country-words.js';
import type { Known } from '../../../../src/features/drafting/names/known.js';
import { namesIn } from '../../../../src/features/drafting/names/names.js';
import { countries } from '../../../../seed/reference/countries.js';

const NOBODY: Known = { people: [], organizations: [], countries: countries() };
const person = (name: string, country: string | null = null, ...aliases: string[]) => ({
  ...{ slug: name.toLowerCase().replaceAll(' ', '-'), name, aliases, country },
});
const SURE = 0.95;

/** Formats each mention as "words → name", with a question mark if it is not sure. */
const read = (text: string, known: Partial<Known> = {}) =>
  namesIn(text, { ...NOBODY, ...known }, '2018-03-28').mentions.map(
    ({ words, person: { name }, confidence }) => `${words} → ${name}${confidence < SURE ? '?' : ''}`,
  );

test('every country with demonyms or cities is in the reference data', () => {
  const slugs = new Set(NOBODY.countries.map(({ slug }) => slug));
  expect(Object.keys(countryWords()).filter((slug) => !slugs.has(slug))).toEqual([]);
});

test.each([
  ['President Ann Lee met Robert B. Brown.', ['Ann Lee → Ann Lee', 'Robert B. Brown → Robert B. Brown']],
  [
    'On Sunday, Xi Jinping met Kim Jong-un. Xi praised Kim.',
    ['Xi Jinping', 'Kim Jong-un', 'Xi → Xi Jinping', 'Kim → Kim Jong-un'],
  ],
  ['Kim Jong Un left. Later Kim Jong-un and Kim Jong-un came.', ['Kim Jong Un → Kim Jong-un', 'Kim Jong-un', 'Kim Jong-un']],
  ['President Kofi Osei-Adu left. Osei-Adu smiled.', ['Kofi Osei-Adu', 'Osei-Adu → Kofi Osei-Adu']],
  ['President Ann Lee-Smith left. Lee-Smith smiled.', ['Ann Lee-Smith', 'Lee-Smith → Ann Lee-Smith']],
  ['Zorba Quux, who met Donald Trump, left. But Quux stayed.', ['Zorba Quux', 'Donald Trump', 'Quux → Zorba Quux']],
  ['The United Front Department sent Mr. Lee to the Winter Olympics.', []],
  ['We ate at Grand Hotel in New York on Monday.', []],
  ['Ann Lee spoke before the Ann-Marie summit. Lee, she said.', ['Ann Lee', 'Lee → Ann Lee']],
  [
    'Xi Jinping and Kim Jong-un met. The Kim-Xi summit ended.',
    ['Xi Jinping', 'Kim Jong-un', 'Kim → Kim Jong-un?', 'Xi → Xi Jinping'],
  ],
])('%s', (text, expected) => {
  expect(read(text)).toEqual(expected.map((each) => (each.includes('→') ? each : `${each} → ${each}`)));
});

test('a surname shared by two people is sure for neither', () => {
  const mentions = read('Bill Clinton and Hillary Clinton came. Clinton spoke. Mrs. Clinton left.').slice(2);
  expect(mentions.map((each) => each.at(-1))).toEqual(['?', '?']);
});

test('a surname refers to the main person unless another person of that name is near', () => {
  const text = `Kim Jong-un travels

Kim Jong-un left on Sunday. Kim Jong-un was with Kim Yong-chol. Kim smiled.

Kim Jong-il, his father, had come often. Kim liked trains.`;
  expect(read(text).slice(4)).toEqual(['Kim → Kim Jong-un', 'Kim Jong-il → Kim Jong-il', 'Kim → Kim Jong-il?']);
});

test('a surname of two words refers to the only person whose name ends with it', () => {
  const found = read('Younes El Ferkani spoke. Mr El Ferkani smiled.');
  expect(found).toEqual(['Younes El Ferkani → Younes El Ferkani', 'El Ferkani → Younes El Ferkani']);
  expect(read('Younes El Ferkani and Ali El Ferkani spoke. Mr El Ferkani smiled.').at(-1)).toBe('El Ferkani → El Ferkani');
});

test('a woman is not identified as the only man with that name', () => {
  expect(read('Donald Trump spoke. Mrs. Trump smiled.')).toEqual(['Donald Trump → Donald Trump', 'Trump → Donald Trump?']);
});

test('stored people are found by any of their names and keep their slugs', () => {
  const people = [person('Ri Sol-ju', 'north-korea', 'Ri Sol Ju'), person('Emmanuel Macron', 'france')];
  const { mentions } = namesIn('RI SOL JU met Ri Sol-ju. French President Macron waved.', { ...NOBODY, people }, null);
  expect(mentions.map(({ words, person: { slug }, confidence }) => [words, slug, confidence >= SURE])).toEqual([
    ['RI SOL JU', 'ri-sol-ju', true],
    ['Ri Sol-ju', 'ri-sol-ju', true],
    ['Macron', 'emmanuel-macron', false],
  ]);
});

test('a name shared by two stored people is not sure', () => {
  const people = [
    { ...person('Li Wei'), slug: 'li-wei' },
    { ...person('Li Wei'), slug: 'li-wei-2' },
  ];
  expect(read('Li Wei came.', { people })).toEqual(['Li Wei → Li Wei?']);
});

test('countries are recognized by name, adjective and city', () => {
  const { countries: found } = namesIn('North Korean guests left Beijing for the U.S. and Georgia; let us go.', NOBODY, '2018');
  expect(found.map(({ words, country, by }) => [words, country, by])).toEqual([
    ['North Korean', 'north-korea', 'people'],
    ['Beijing', 'china', 'city'],
    ['U.S.', 'united-states', 'name'],
    ['Georgia', 'georgia', 'name'],
  ]);
});

test('organizations are recognized by their last word, agencies by name, and abbreviations where the text explains them', () => {
  const { organizations } = namesIn('The Workers’ Party of Korea (WPK) told Xinhua. The WPK is old.', NOBODY, '2018');
  expect(organizations.map(({ words, organization: { slug, kind } }) => [words, slug, kind])).toEqual([
    ['Workers’ Party of Korea', 'workers-party-of-korea', 'PARTY'],
    ['WPK', 'workers-party-of-korea', 'PARTY'],
    ['Xinhua', 'xinhua', 'NEWS_AGENCY'],
    ['WPK', 'workers-party-of-korea', 'PARTY'],
  ]);
});

test('mentions lie within the text, are in order, and do not overlap', () => {
  const words = fc.constantFrom(
    'Kim',
    'Jong-un',
    'Xi',
    'Jinping',
    'President',
    'Mr.',
    'U.S.',
    'China',
    'said',
    '’s',
    '.',
    '-',
    '\n',
    '“',
    'the',
    '😀',
    'Ministry of',
  );
  fc.assert(
    fc.property(
      fc.array(words, { maxLength: 40 }).map((all) => all.join(' ')),
      (text) => {
        const { mentions, countries: named, organizations } = namesIn(text, NOBODY, '2018');
        for (const list of [mentions, named, organizations]) {
          let end = 0;
          for (const mention of list) {
            expect(text.slice(mention.start, mention.end)).toBe(mention.words);
            expect(mention.start).toBeGreaterThanOrEqual(end);
            ({ end } = mention);
          }
        }
      },
    ),
  );
});
