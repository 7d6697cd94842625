import { expect, test } from 'vitest';
import { annotationCells } from '../../../../src/features/desk/browser/state/annotation-cells.js';
import { Places } from '../../../../src/features/desk/browser/text/places.js';
import { checklist } from '../../../../src/features/desk/browser/workplace/finish/checklist.js';

const countries = ['Chile', 'Estonia', 'Fiji'].map((name) => ({ slug: name.toLowerCase(), name }));
const listed = (annotation: object, text = '') =>
  checklist({ cells: annotationCells(annotation), places: new Places(text), countries });
const day = '2019-05-14';

test('unimportant fields are not listed as empty', () => {
  const { empty } = listed({
    visits: {
      v: { title: 'V', status: 'COMPLETED', hostCountry: 'chile', guestCountry: 'estonia', kind: 'STATE', start: day, end: day },
    },
    events: { e: { title: 'E', kind: 'TALKS', status: 'COMPLETED', visit: 'v', start: day, venue: 'The Palace' } },
    statements: { s: { kind: 'PARTIAL_QUOTE', text: 'So be it', speakers: [{ person: 'ann' }], visit: 'v' } },
    positions: [{ title: 'Minister', person: 'ann', country: 'estonia' }],
  });
  expect(empty).toEqual([]);
});

test('empty days and kinds of visits are listed, as are empty days and places of events', () => {
  const { empty } = listed({ visits: { v: { title: 'V' } }, events: { e: { title: 'E' } } });
  expect(empty).toEqual([
    { entry: 'visits/v', words: 'From, To, Kind' },
    { entry: 'events/e', words: 'From, Cities' },
  ]);
});

test('a country is listed if it is missing or if the words do not name it in any form', () => {
  const text = 'Estonian minister Ann Lee left Santiago. She saw President Bo Ek. Cy Dahl swims.';
  const { doubtful, unattached } = listed(
    {
      people: { a: { name: 'Ann Lee', country: 'estonia' }, b: { name: 'Bo Ek', country: 'chile' }, c: { name: 'Cy Dahl' } },
      visits: { v: { title: 'V', status: 'COMPLETED', hostCountry: 'chile', guestCountry: 'estonia', cite: [[0, 40]] } },
      events: { e: { title: 'E', visit: 'v', country: 'fiji', cite: [[0, 40]] } },
      positions: [
        { title: 'President', person: 'b', country: 'fiji', cite: [[49, 58]] },
        { title: 'Minister', person: 'c', cite: [[66, 73]] },
      ],
    },
    text,
  );
  expect(doubtful.map(({ entry, words }) => `${entry.split('/')[0]} ${words}`)).toEqual([
    ...['people Country: Chile', 'positions Country: Fiji'],
  ]);
  expect(unattached.map(({ entry, words }) => `${entry.slice(0, 8)} ${words}`)).toEqual(
    expect.arrayContaining(['people/c Country', 'position Country']),
  );
});

test('a visit without a host is listed, as is a person or organization not named in the cited words', () => {
  const text = 'Minister Ann Lee came. He saw her. Ek smiled. Bo Ek of UNICEF left.';
  const { doubtful, unattached } = listed(
    {
      people: { a: { name: 'Ann Lee' }, b: { name: 'Bo Ek' } },
      organizations: { u: { name: 'UNICEF', kind: 'INTERGOVERNMENTAL' } },
      visits: {
        v: { title: 'V', delegation: [{ name: 'Ann Lee', person: 'a', side: 'GUEST', capacity: 'HEAD', cite: [[0, 22]] }] },
        w: { title: 'W', delegation: [{ name: 'Bo Ek', person: 'b', side: 'HOST', capacity: 'HEAD', cite: [[23, 34]] }] },
      },
      positions: [
        { title: 'Minister', person: 'a', organization: 'u', cite: [[0, 22]] },
        { title: 'Head', person: 'b', organization: 'u', cite: [[46, 67]] },
        { title: 'Chief', person: 'b', cite: [[35, 45]] },
      ],
    },
    text,
  );
  expect(doubtful.map(({ words }) => words)).toEqual(['Person: Bo Ek', 'Organization: UNICEF']);
  expect(unattached.flatMap(({ entry, words }) => (entry.startsWith('visits/') ? [`${entry} ${words}`] : []))).toEqual([
    'visits/v Guest, no delegate of the host',
    'visits/w Guest',
  ]);
});

test.each([
  ['an alias', 'Erdogan landed.', { a: { name: 'Recep Erdoğan' } }, []],
  ['a pronoun, after his name', 'Ann Lee smiled. Bo Ek came. It rained. Then he left.', { a: { name: 'Bo Ek' } }, []],
  ['an office, after her name', 'Bo Ek came. The visiting prime minister left.', { a: { name: 'Bo Ek' } }, []],
  ['a pronoun, before any name', 'He left. Bo Ek came.', { a: { name: 'Bo Ek' } }, ['Person: Bo Ek']],
  ['another name', 'Bo Ek came. Ann Lee left.', { a: { name: 'Bo Ek' } }, ['Person: Bo Ek']],
])('checks whether a delegate is named by %s', (_, text, people, expected) => {
  const cite = [[text.lastIndexOf('.', text.length - 2) + 1, text.length]];
  const first = [[0, text.indexOf('.')]];
  const delegation = [{ name: 'x', person: 'a', side: 'GUEST', cite: text.startsWith('He') ? first : cite }];
  const { doubtful } = listed({ people, visits: { v: { title: 'V', delegation } } }, text);
  expect(doubtful.map(({ words }) => words)).toEqual(expected);
});

test('any sentence about the people involved may name the country of a person, an office or a visit', () => {
  const text = 'The Estonian minister is Ann Lee. Ann Lee came to Chile. Minister Lee left.';
  const at = (words: string) => [[text.indexOf(words), text.indexOf(words) + words.length]];
  const { doubtful } = listed(
    {
      people: { a: { name: 'Ann Lee', country: 'estonia' } },
      visits: {
        v: {
          ...{ title: 'V', hostCountry: 'chile', guestCountry: 'estonia', cite: at('Ann Lee came') },
          delegation: [{ name: 'Ann Lee', person: 'a', side: 'GUEST', cite: at('Ann Lee came') }],
        },
      },
      positions: [{ title: 'Minister', person: 'a', country: 'estonia', cite: at('Minister Lee') }],
    },
    text,
  );
  expect(doubtful).toEqual([]);
});
