import { expect, test } from 'vitest';
import { annotationCells } from '../../../../src/features/desk/browser/state/annotation-cells.js';
import { guess, organizationKind, slugFor, unaided } from '../../../../src/features/desk/browser/state/guess.js';
import { Places } from '../../../../src/features/desk/browser/text/places.js';

const COUNTRIES = [
  { slug: 'finland', name: 'Finland' },
  { slug: 'estonia', name: 'Estonia' },
  { slug: 'niger', name: 'Niger' },
  { slug: 'st-x', name: 'St. X (old)' },
];

/** Returns the guess for `words` in a text. */
function guessed(collection: string, words: string, text: string, annotation: object = {}) {
  const start = [...text.slice(0, text.indexOf(words))].length;
  const span = { start, end: start + [...words].length };
  const { cite, ...said } = guess(collection, span, {
    cells: annotationCells(annotation),
    places: new Places(text),
    countries: COUNTRIES,
  });
  if (cite !== undefined) expect(cite).toEqual([[span.start, span.end]]);
  return { ...said, isCited: cite !== undefined };
}
const people = { 'ann-lee': { name: 'Ann Lee', country: 'finland' } };

test.each([
  [
    'people',
    'Ann Lee',
    '🚢 Ann Lee of Finland met Bo of Estonia. Niger too.',
    { name: 'Ann Lee', country: 'finland', isCited: false },
  ],
  ['people', 'Bo', 'Nigeria is no Niger-ia, said Bo of St. X (old)', { name: 'Bo', country: 'niger', isCited: false }],
  ['people', 'Bo', 'Bo came.', { name: 'Bo', isCited: false }],
  ['organizations', 'The Daily', 'The Daily wrote.', { name: 'The Daily', kind: 'NEWSPAPER', isCited: false }],
  ['topics', 'Trade', 'Trade grew.', { name: 'Trade', isCited: false }],
  ['unknown', 'Trade', 'Trade grew.', { isCited: true }],
] as const)('the entry in %s for %j is guessed from %j', (collection, words, text, said) =>
  expect(guessed(collection, words, text)).toEqual(said),
);

const visit = (text: string, words: string, annotation: object = { people }) => guessed('visits', words, text, annotation);

test('a visit gets the country of its named guest, and another country that is named as its host', () => {
  expect(visit('In May Ann Lee of Finland went from Niger to Estonia on 3 May 2019.', 'Ann Lee')).toEqual({
    ...{ title: 'Ann Lee’s visit to Estonia, 2019-05-03', status: 'COMPLETED', guestCountry: 'finland', hostCountry: 'estonia' },
    ...{ start: '2019-05-03', isCited: true },
  });
  expect(visit('Ann Lee went to Estonia by way of Niger.', 'went to Estonia')).toMatchObject({
    hostCountry: 'estonia',
    title: 'Ann Lee’s visit to Estonia',
  });
  expect(visit('Somebody of Niger visited Estonia.', 'visited Estonia', {})).toEqual({ status: 'COMPLETED', guestCountry: 'niger', hostCountry: 'estonia', isCited: true }); // prettier-ignore
  expect(visit('Ann Lee went.', 'went')).toEqual({ status: 'COMPLETED', guestCountry: 'finland', isCited: true });
});

test.each([
  ['Ann Lee cancelled the trip.', 'CANCELLED'],
  ['It was called off.', 'CANCELLED'],
  ['She was invited.', 'INVITED'],
  ['She will come.', 'PLANNED'],
  ['A plan is planned.', 'PLANNED'],
  ['She came willingly.', 'COMPLETED'],
])('the status of %j is %s', (text, status) => expect(visit(text, text.slice(0, 4))).toMatchObject({ status }));

test('a date comes from the sentence, relative to the day of publication', () => {
  const text = 'It rained on 1 May 2000. Talks were held last Sunday. A dinner was on 2 May 2000.';
  expect(guessed('events', 'Talks', text, { source: { publishedOn: '2019-05-15' } })).toMatchObject({ start: '2019-05-12' });
  expect(guessed('events', 'Talks', text, { source: { publishedOn: 7 } })).not.toMatchObject({ start: '2019-05-12' });
  expect(guessed('events', 'Talks', 'Talks were held.')).not.toHaveProperty('start');
  expect(guessed('events', 'Talks were held last Sunday. A dinner', text)).toMatchObject({ kind: 'TALKS' });
});

test.each([
  ['a summit', 'SUMMIT'],
  ['talks', 'TALKS'],
  ['a luncheon', 'BANQUET'],
  ['laid a wreath', 'CEREMONY'],
  ['a concert', 'PERFORMANCE'],
  ['a news conference', 'PRESS_CONFERENCE'],
  ['a speech', 'SPEECH'],
  ['signed', 'SIGNING'],
  ['phoned', 'CALL'],
  ['a conference', 'CONFERENCE'],
  ['met', 'MEETING'],
])('%j is an event of the kind %s', (words, kind) => expect(guessed('events', words, `They ${words} there.`)).toMatchObject({ kind, status: 'COMPLETED' })); // prettier-ignore

test('an entry is attached to the only visit or event, and a delegate or participant to the nearest', () => {
  const text = 'They met. “We do agree on it.” Ann Lee came.';
  const two = (far: number, near: number, long: number) => ({
    a: { cite: [[0, far]] },
    b: { cite: [[near, 30]] },
    c: { cite: [[0, long]] },
  });
  const [visits, events] = [two(4, 28, 5), two(4, 31, 39)];
  expect(guessed('events', 'met', text, { visits: { v: { title: 'V' } } })).toMatchObject({ visit: 'v' });
  expect(guessed('events', 'met', text, { visits })).not.toHaveProperty('visit');
  expect(guessed('statements', 'They', text, { visits: { v: { title: 'V' } } })).toEqual({
    kind: 'PARAPHRASE',
    visit: 'v',
    isCited: true,
  });
  expect(guessed('delegation', 'Ann Lee', text, { visits, people })).toEqual({ of: 'b', name: 'Ann Lee', person: 'ann-lee', side: 'GUEST', capacity: 'HEAD', isCited: true }); // prettier-ignore
  expect(guessed('participants', 'Ann Lee', text, { events, people })).toEqual({
    of: 'c',
    name: 'Ann Lee',
    person: 'ann-lee',
    isCited: true,
  });
  expect(guessed('participants', 'They', text, {})).toEqual({ name: 'They', isCited: true });
  const delegation = [{ name: 'Bo' }];
  expect(guessed('delegation', 'Ann Lee', text, { visits: { v: { title: 'V', delegation } } })).toMatchObject({
    of: 'v',
    capacity: 'MEMBER',
  });
});

test('a title before a name becomes the role of a delegate, not part of the name', () => {
  const text = 'Foreign Minister Ann Lee came with King Edvard.';
  const visits = { v: { title: 'V' } };
  expect(guessed('delegation', 'Foreign Minister Ann Lee', text, { visits, people })).toMatchObject({ name: 'Ann Lee', person: 'ann-lee', role: 'Foreign Minister' }); // prettier-ignore
  expect(guessed('people', 'Foreign Minister Ann Lee', text)).toEqual({ name: 'Ann Lee', isCited: false });
  expect(guessed('people', 'King Edvard', text)).toEqual({ name: 'King Edvard', isCited: false });
});

test('an office and a relative belong to the person whom the sentence names', () => {
  expect(guessed('positions', 'minister', 'Ann Lee, the minister, came.', { people })).toEqual({ title: 'minister', person: 'ann-lee', status: 'UNKNOWN', isCited: true }); // prettier-ignore
  expect(guessed('positions', 'minister', 'The former minister came. Ann Lee too.', { people })).toEqual({ title: 'minister', status: 'ENDED', isCited: true }); // prettier-ignore
  expect(guessed('kinship', 'wife', 'Ann Lee and his wife', { people })).toEqual({
    person: 'ann-lee',
    kind: 'SPOUSE',
    isCited: true,
  });
});

const organizations = { xinhua: { name: 'Xinhua' } };
test.each([
  [
    '“We will come to see it,” Ann Lee said.',
    'We will come to see it',
    { kind: 'DIRECT_QUOTE', speakers: [{ person: 'ann-lee' }] },
  ],
  [
    '“We will come to see it,” Xinhua said.',
    'We will come to see it',
    { kind: 'DIRECT_QUOTE', speakers: [{ organization: 'xinhua' }] },
  ],
  [
    '“We will come to see it,” Mr. Tamm said.',
    'We will come to see it',
    { kind: 'DIRECT_QUOTE', speakersAsPrinted: ['Mr. Tamm'] },
  ],
  ['“We will come to see it.”', 'We will come to see it.', { kind: 'DIRECT_QUOTE' }],
  ['“We will come to see it.”', 'We will come to see it', { kind: 'DIRECT_QUOTE' }],
  ['“We will come to see it.”', 'We will come to see', { kind: 'PARTIAL_QUOTE' }],
  ['“We will come to see it.”', 'will come to see it', { kind: 'PARTIAL_QUOTE' }],
  ['“We will come to see it.”', 'We will come', { kind: 'PARTIAL_QUOTE' }],
  ['He saw “a bridge that really floats” there.', 'a bridge that really floats', { kind: 'PARTIAL_QUOTE' }],
  ['There: “Yes.”', 'Yes.', { kind: 'DIRECT_QUOTE' }],
  ['There: “Yes we”', 'Yes we', { kind: 'PARTIAL_QUOTE' }],
] as const)('in %j, the words %j are guessed to be a quote', (text, words, said) => {
  const { kind, speakers, speakersAsPrinted, ...rest } = guessed('statements', words, text, { people, organizations }) as any;
  const named = { ...(speakers && { speakers }), ...(speakersAsPrinted && { speakersAsPrinted }) };
  expect([{ kind, ...named }, rest]).toEqual([said, { text: words, isCited: true }]);
});

test('only the words are filled in if an editor must classify them', () => {
  const places = new Places('🚢 Ann Lee came.');
  const of = (collection: string) => unaided(collection, { start: 2, end: 9 }, { places });
  expect([of('people'), of('organizations'), of('topics')]).toEqual(Array.from({ length: 3 }, () => ({ name: 'Ann Lee' })));
  const cite = [[2, 9]];
  expect([of('statements'), of('positions'), of('delegation'), of('participants')]).toEqual([{ text: 'Ann Lee', cite }, { title: 'Ann Lee', cite }, { name: 'Ann Lee', cite }, { name: 'Ann Lee', cite }]); // prettier-ignore
  expect([of('visits'), of('events'), of('kinship')]).toEqual(Array.from({ length: 3 }, () => ({ cite })));
});

test('the kind of an organization and the slug of an entry are derived from words', () => {
  expect(['Times', 'Sometimes', 'KCNA', 'The Press', 'Pressed', 'Office of X', 'Officer'].map(organizationKind)).toEqual(['NEWSPAPER', 'OTHER', 'NEWS_AGENCY', 'NEWS_AGENCY', 'OTHER', 'GOVERNMENT', 'OTHER']); // prettier-ignore
  expect(slugFor({ title: 'One two three four five six seven eight nine', text: 'x' })).toBe(
    'one-two-three-four-five-six-seven-eight',
  );
  expect([slugFor({ text: 'So it is' }), slugFor({ name: 7, title: 7 } as never), slugFor({}), slugFor({ name: 'One two three four five six seven eight nine' })]).toEqual(['so-it-is', '', '', 'one-two-three-four-five-six-seven-eight-nine']); // prettier-ignore
});
