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
  ['people', 'Bo', 'Niger is no Niger-ia, said Bo of Estonia', { name: 'Bo', country: 'estonia', isCited: false }],
  ['people', 'Bo', 'Nigeria met Bo of Nigeria. Niger too.', { name: 'Bo', isCited: false }],
  ['people', 'Ambassador to Niger Bo', 'Ambassador to Niger Bo came.', { name: 'Ambassador to Niger Bo', isCited: false }],
  ['people', 'Bo', 'Bo came.', { name: 'Bo', isCited: false }],
  ['organizations', 'The Daily', 'The Daily wrote.', { name: 'The Daily', kind: 'NEWSPAPER', isCited: false }],
  ['topics', 'Trade', 'Trade grew.', { name: 'Trade', isCited: false }],
  ['unknown', 'Trade', 'Trade grew.', { isCited: true }],
] as const)('the entry in %s for %j is guessed from %j', (collection, words, text, said) =>
  expect(guessed(collection, words, text)).toEqual(said),
);

const visit = (text: string, words: string, annotation: object = { people }) => guessed('visits', words, text, annotation);

test("the named guest's country becomes the guest country, and the country visited becomes the host", () => {
  const text = 'In May Ann Lee of Finland went from Niger to Estonia on 3 May 2019.';
  expect(visit(text, 'Ann Lee of Finland went from Niger to Estonia on 3 May 2019')).toEqual({
    ...{ title: 'Ann Lee’s visit to Estonia, 2019-05-03', status: 'COMPLETED', guestCountry: 'finland', hostCountry: 'estonia' },
    ...{ start: '2019-05-03', isCited: true },
  });
  expect(visit('Somebody of Niger visited Estonia.', 'Somebody of Niger visited Estonia', {})).toEqual({
    status: 'COMPLETED',
    guestCountry: 'niger',
    hostCountry: 'estonia',
    isCited: true,
  });
  expect(visit('Ann Lee went.', 'Ann Lee went')).toEqual({ status: 'COMPLETED', guestCountry: 'finland', isCited: true });
  expect(visit('She went to St. X (old)', 'She went to St. X (old)')).toMatchObject({ hostCountry: 'st-x' });
  expect(visit('Bo was received by Ann Lee on a visit.', 'Bo was received by Ann Lee on a visit')).toEqual({ isCited: true });
});

test.each([
  ['Ann Lee went to Estonia on 3 May 2019.', 'Ann Lee', {}],
  ['Ann Lee went to Estonia on 3 May 2019.', 'went to Estonia', { status: 'COMPLETED', hostCountry: 'estonia' }],
  [
    'Bo is to visit Tallinn in March for the opening of a hospital, which Niger paid for.',
    'Bo is to visit Tallinn in March',
    { status: 'PLANNED', start: '2020-03' },
  ],
])('a visit takes only what the selected words state: in %j, %j', (text, words, said) => {
  expect(visit(text, words, { people, source: { publishedOn: '2019-10-03' } })).toMatchObject(said);
  const { status, start, hostCountry } = visit(text, words, { people, source: { publishedOn: '2019-10-03' } }) as any;
  expect({ ...(status && { status }), ...(start && { start }), ...(hostCountry && { hostCountry }) }).toEqual(said);
});

test.each([
  ['Ann Lee cancelled the trip.', 'CANCELLED'],
  ['It was called off.', 'CANCELLED'],
  ['His planned stay in Vienna was dropped.', 'CANCELLED'],
  ['She was invited.', 'INVITED'],
  ['he had accepted an invitation to visit Tallinn', 'ACCEPTED'],
  ['She will come.', 'PLANNED'],
  ['A plan is planned.', 'PLANNED'],
  ['Mr Bo is to visit Niger', 'PLANNED'],
  ['Mr Bo is expected to visit Niger', 'PLANNED'],
  ['She came willingly.', 'COMPLETED'],
  ['left after a three-day official visit', 'COMPLETED'],
  ['a lunch given by the Chamber of Commerce', undefined],
  ['the opening of the new hospital', undefined],
  ['She did not meet Bo', undefined],
  ['no such meeting took place', undefined],
  ['was received at the start of a visit', undefined],
  ['is paying a two-day state visit to Niger at the invitation of the king', 'ONGOING'],
  ['is currently on a visit to Niger', 'ONGOING'],
  ['is visiting Niger next week', undefined],
  ['Ann Lee held talks in Niger', undefined],
  ['Ann Lee signed a treaty and met Bo', undefined],
  ['visited Niger at the president’s invitation', 'COMPLETED'],
  ['He invited the minister to Niger', 'INVITED'],
])('%j implies the status %s', (text, status) => {
  expect(guessed('visits', text, `${text}, and they had no plans for what will come.`)['status' as never]).toBe(status);
});

test.each([
  ['left on Friday after a three-day visit', { end: '2019-06-14' }],
  ['arrived on Wednesday and left on Friday', { start: '2019-06-12', end: '2019-06-14' }],
  ['held talks on Thursday morning', { start: '2019-06-13' }],
  ['cancelled that leg of the trip on Tuesday', {}],
  ['he had accepted an invitation on Monday', {}],
  ['met on Monday and dined on Tuesday', {}],
  ['said on Tuesday that they met', {}],
  ['On February 20 and 21, she visited Niger', { start: '2019-02-20', end: '2019-02-21' }],
  ['leaves for Niger tomorrow', { start: '2019-06-15' }],
  ['left for home on Thursday', { end: '2019-06-13' }],
])('the form is filled with the first and the last day from %j', (words, days) => {
  const text = `Bo, who arrived on Wednesday, ${words}.`;
  const { start, end } = guessed('visits', words, text, { source: { publishedOn: '2019-06-14' } }) as any;
  expect({ ...(start && { start }), ...(end && { end }) }).toEqual(days);
});

test("leaving for one's own country ends a visit, and leaving for another country begins one", () => {
  const of = (words: string) => visit(`${words}.`, words, { people, source: { publishedOn: '2019-06-14' } });
  expect(of('Ann Lee left for Finland on Thursday')).toMatchObject({ end: '2019-06-13' });
  expect(of('Ann Lee left for Niger on Thursday')).toMatchObject({ start: '2019-06-13' });
});

test.each(['Bo is to visit Niger in March', 'news agency BNS quoted the president'])(
  'the clause %j is neither a name nor an office',
  (words) => {
    const said = ['people', 'delegation', 'participants', 'positions'].map((each) => guessed(each, words, `${words}.`) as any);
    expect(said.map(({ name, role, title }) => [name, role, title])).toEqual(said.map(() => [undefined, undefined, undefined]));
  },
);

test.each([
  ['his wife, Efua', 'Efua', undefined],
  ['The Queen of Denmark', 'The Queen of Denmark', undefined],
  ['Senhor Caio Prates', 'Caio Prates', undefined],
  ['the late Foreign Minister, General Rui Pestana', 'Rui Pestana', 'Foreign Minister'],
  ['Dan Okoro, deputy chief of the coast guard', 'Dan Okoro', 'deputy chief of the coast guard'],
  ['Ana de Sousa, the head of a museum', 'Ana de Sousa', 'head of a museum'],
  ['General Dan Okoro, the head of a museum', 'Dan Okoro', 'head of a museum'],
  ['Rear Admiral Dan Okoro, the king’s chief aide', 'Dan Okoro', 'king’s chief aide'],
  ['Professor Ana de Sousa, director of an institute in Porto', 'Ana de Sousa', 'director of an institute in Porto'],
  ['Secretary-General Ana de Sousa', 'Ana de Sousa', 'Secretary-General'],
])('the name and the office are read from %j: %j and %j', (words, name, role) => {
  const said = guessed('delegation', words, `${words} came.`) as any;
  expect([said.name, said.role]).toEqual([name, role]);
});

test('a form of address is not an office', () => {
  expect(guessed('delegation', 'Mr Bo', 'Mr Bo came.')).toMatchObject({ name: 'Bo' });
  expect(guessed('delegation', 'Mr Bo', 'Mr Bo came.')).not.toHaveProperty('role');
});

test('a date comes from the selected words and is relative to the day of publication', () => {
  const text = 'It rained on 1 May 2000. Talks were held last Sunday. A dinner was on 2 May 2000.';
  const source = { publishedOn: '2019-05-15' };
  expect(guessed('events', 'Talks were held last Sunday', text, { source })).toMatchObject({
    kind: 'TALKS',
    start: '2019-05-12',
  });
  expect(guessed('events', 'Talks', text, { source })).not.toHaveProperty('start');
  expect(guessed('events', 'Talks were held last Sunday', text, { source: { publishedOn: 7 } })).not.toHaveProperty('start');
});

test.each([
  ['Ann Lee met Bo', 'COMPLETED'],
  ['Ann Lee visited a hospital', 'COMPLETED'],
  ['Ann Lee will meet Bo', 'PLANNED'],
  ['Ann Lee never met Bo', undefined],
  ['talks with Bo', undefined],
])('an event described as %j has the status %s', (words, status) =>
  expect(guessed('events', words, `${words}.`)['status' as never]).toBe(status),
);

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
])('%j is an event of the kind %s', (words, kind) =>
  expect(guessed('events', words, `They ${words} there.`)).toMatchObject({ kind }),
);

test('a visit that was called off or denied gets delegates, events and quotes only from its own sentence', () => {
  const text = 'Ann Lee left. Ann Lee came to Niger. Bo Ek came too. A trip by Cy Ott to Estonia was off. Di Ahn met “us all”.';
  const passage = (words: string) => [[text.indexOf(words), text.indexOf(words) + words.length]];
  const cite = passage('trip by Cy Ott to Estonia was off');
  const held = { title: 'V', status: 'COMPLETED', cite: passage('came to Niger'), delegation: [{ person: 'ann-lee' }] };
  const of = (words: string, visits: object, collection = 'delegation') => {
    const { of, visit } = guessed(collection, words, text, { visits, people }) as any;
    return of ?? visit;
  };
  for (const status of ['CANCELLED', 'POSTPONED', 'DENIED']) {
    const off = { title: 'W', status, cite };
    for (const words of ['Bo Ek', 'Di Ahn']) {
      expect([of(words, { off }), of(words, { held, off })]).toEqual([undefined, 'held']);
      expect([of(words, { off }, 'events'), of(words, { held, off }, 'events')]).toEqual([undefined, 'held']);
    }
    expect([of('Cy Ott', { off }), of('Cy Ott', { held, off }), of('Cy Ott', { off }, 'events')]).toEqual(['off', 'off', 'off']);
    expect(of('us all', { off }, 'statements')).toBe(undefined);
  }
  const other = { ...held, cite };
  expect(['Ann Lee', 'Bo Ek', 'Di Ahn'].map((words) => of(words, { held, other }))).toEqual([undefined, 'held', 'other']);
});

test('a delegate gets the visit of its paragraph, or else the visit in the days before the text was published', () => {
  const text = 'Ann Lee came to Niger. The last guest was Cy Ott.\n\nShe met Bo Ek.\n\nDi Ahn will go to Estonia with Ed Fox.';
  const cite = (words: string) => [[text.indexOf(words), text.indexOf(words) + words.length]];
  const visits = {
    now: { title: 'N', status: 'COMPLETED', start: '2019-06-03', cite: cite('came to Niger') },
    before: { title: 'B', status: 'COMPLETED', start: '2012-08', cite: cite('Cy Ott') },
    planned: { title: 'P', status: 'PLANNED', start: '2019-11', cite: cite('go to Estonia') },
  };
  const of = (words: string) =>
    guessed('delegation', words, text, { visits, people, source: { slug: 's', title: 'S', publishedOn: '2019-06-05' } }) as any;
  expect(['Cy Ott', 'Bo Ek', 'Ed Fox'].map((words) => of(words).of)).toEqual(['before', 'now', 'planned']);
});

test('an entry is attached to the only visit or event, and a delegate or participant to the nearest one', () => {
  const text = 'They met. “We do agree on it.” Ann Lee came.';
  const two = (far: number, near: number, long: number) => ({
    a: { cite: [[0, far]] },
    b: { cite: [[near, 30]] },
    c: { cite: [[0, long]] },
  });
  const [visits, events] = [two(4, 28, 5), two(4, 31, 39)];
  expect(guessed('events', 'met', text, { visits: { v: { title: 'V' } } })).toMatchObject({ visit: 'v' });
  expect(guessed('events', 'met', text, { visits })).not.toHaveProperty('visit');
  expect(
    guessed('statements', 'They', text, { visits: { v: { title: 'V', status: 'ONGOING', delegation: [{ name: 'Ann Lee' }] } } }),
  ).toEqual({
    kind: 'PARAPHRASE',
    visit: 'v',
    isCited: true,
  });
  const ofBo = { v: { title: 'V', status: 'ONGOING', delegation: [{ name: 'Bo' }] } };
  expect(guessed('statements', 'They', text, { visits: ofBo })).not.toHaveProperty('visit');
  for (const status of ['PLANNED', 'CANCELLED', undefined]) {
    const planned = { v: { title: 'V', delegation: [{ name: 'Ann Lee' }], ...(status && { status }) } };
    expect(guessed('statements', 'They', text, { visits: planned })).not.toHaveProperty('visit');
  }
  expect(guessed('delegation', 'Ann Lee', text, { visits, people })).toEqual({
    of: 'b',
    name: 'Ann Lee',
    person: 'ann-lee',
    capacity: 'HEAD',
    isCited: true,
  });
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

test("a title before a name becomes the delegate's role, not part of the name", () => {
  const text = 'Foreign Minister Ann Lee came with King Edvard.';
  const visits = { v: { title: 'V' } };
  expect(guessed('delegation', 'Foreign Minister Ann Lee', text, { visits, people })).toMatchObject({
    name: 'Ann Lee',
    person: 'ann-lee',
    role: 'Foreign Minister',
  });
  expect(guessed('people', 'Foreign Minister Ann Lee', text)).toEqual({ name: 'Ann Lee', isCited: false });
  expect(guessed('people', 'King Edvard', text)).toEqual({ name: 'King Edvard', isCited: false });
});

test.each([
  ['Ann Lee, minister of trade, came.', 'HELD'],
  ['Ann Lee, then minister of trade, came.', 'ENDED'],
  ['Ann Lee, at the time Fiji’s minister of trade, came.', 'ENDED'],
  ['Ann Lee was the minister of trade.', 'ENDED'],
  ['Ann Lee, minister of trade until 2019, came.', 'ENDED'],
  ['Ann Lee was met by the minister of trade.', 'HELD'],
])('an office is held unless the words say that it is over: %s', (text, status) => {
  expect(guessed('positions', 'minister of trade', text, { people })).toMatchObject({ status });
});

test.each(['people', 'delegation', 'participants'])('a name and an office after it are two things in %s', (collection) => {
  const words = 'Mr Bo Ek, Deputy Minister of Energy, Industry and Trade';
  const said = guessed(collection, words, `They came with ${words}; and others.`, { people: { 'bo-ek': { name: 'Bo Ek' } } });
  expect(said).toMatchObject({ name: 'Bo Ek' });
  if (collection === 'delegation')
    expect(said).toMatchObject({ person: 'bo-ek', role: 'Deputy Minister of Energy, Industry and Trade' });
  expect(guessed(collection, 'Deputy Prime Minister, Ann Lee', 'Deputy Prime Minister, Ann Lee', { people })).not.toMatchObject({
    name: 'Deputy Prime Minister',
  });
});

test('an office and a relative belong to the person named in the words or directly next to them', () => {
  expect(guessed('positions', 'minister', 'Ann Lee, the minister, came.', { people })).toEqual({
    title: 'minister',
    person: 'ann-lee',
    status: 'HELD',
    isCited: true,
  });
  expect(guessed('positions', 'minister', 'The former minister came. Ann Lee too.', { people })).toEqual({
    title: 'minister',
    status: 'ENDED',
    isCited: true,
  });
  expect(guessed('people', 'Finnish Foreign Minister Bo Dias', 'Finnish Foreign Minister Bo Dias came.', {})).toMatchObject({
    name: 'Bo Dias',
    country: 'finland',
  });
  expect(guessed('positions', 'Finnish Foreign Minister', 'Finnish Foreign Minister Bo Dias came.', {})).toMatchObject({
    title: 'Foreign Minister',
    country: 'finland',
  });
  expect(guessed('positions', 'Foreign Minister', 'Finnish Foreign Minister Bo Dias came.', {})).toMatchObject({
    title: 'Foreign Minister',
    country: 'finland',
  });
  const described = 'the head of the ports authority, Ann Lee';
  expect(guessed('positions', described, `They met ${described}.`, { people })).toMatchObject({
    title: 'head of the ports authority',
    person: 'ann-lee',
  });
  expect(guessed('positions', 'minister', 'Ann Lee came with the minister.', { people })).not.toHaveProperty('person');
  expect(guessed('kinship', 'wife', 'Ann Lee and his wife', { people })).toEqual({
    person: 'ann-lee',
    kind: 'SPOUSE',
    isCited: true,
  });
  expect(guessed('kinship', 'her elder brother', 'Ann Lee and her elder brother', { people })).toMatchObject({ kind: 'SIBLING' });
  expect(guessed('kinship', 'Bo Lee', 'Ann Lee and Bo Lee', { people })).not.toHaveProperty('kind');
});

test.each([
  ['positions', 'minister', 'Lee, the minister, came.', 'ann-lee'],
  ['positions', 'minister', 'Joann Lee, the minister, came.', undefined],
  ['positions', 'Lee, the minister', 'Lee, the minister, came.', 'ann-lee'],
  ['positions', 'Lee and Ek, ministers', 'Lee and Ek, ministers, came.', undefined],
  ['kinship', 'Ma’s sister', 'Ma’s sister came.', 'ma-tao'],
  ['kinship', 'ma’s sister', 'ma’s sister came.', undefined],
])('in %s, %j in %j belongs to the person of the draft whose surname stands there', (collection, words, text, person) => {
  const some = { ...people, 'bo-ek': { name: 'Bo Ek' }, 'ma-tao': { name: 'Ma Tao' } };
  expect(guessed(collection, words, text, { people: some })['person' as never]).toBe(person);
});

test.each([
  ['Ann Lee said that nothing had been decided.', { speakers: [{ person: 'ann-lee' }] }],
  ['Lee, the minister, said that nothing had been decided.', { speakers: [{ person: 'ann-lee' }] }],
  ['According to Lee, nothing had been decided.', { speakers: [{ person: 'ann-lee' }] }],
  ['Bo said that nothing had been decided.', { speakersAsPrinted: ['Bo'] }],
  ['Nothing had been decided.', {}],
])('the speaker of a paraphrase is the one who says it in its words: %s', (sentence, said) => {
  const text = `Bo Ek spoke before. ${sentence} Bo Ek said so too.`;
  expect(guessed('statements', sentence, text, { people })).toEqual({ kind: 'PARAPHRASE', isCited: true, ...said });
});

test.each([
  ['Bo Ek, the opposition spokesman on culture', 'opposition spokesman on culture'],
  ['As governor of the port, she came in 2018', 'governor of the port'],
  ['until August ran the arms procurement agency', undefined],
  ['now leads the employers’ federation', undefined],
  ['her Finnish colleague', undefined],
  ['Its headmistress then', 'headmistress'],
])('of %j, only the office becomes its title', (words, title) =>
  expect(guessed('positions', words, `${words}.`)['title' as never]).toBe(title),
);

test.each([
  ['the Hon. Ann Lee', undefined],
  ['the Rt Hon. Ann Lee', undefined],
  ['H.E. Mr Ann Lee', undefined],
  ['Admiral (ret.) Ann Lee', 'Admiral (ret.)'],
])('the name in %j is without what stands before it', (words, role) => {
  const { name, person, role: said } = guessed('delegation', words, `With ${words}.`, { people }) as any;
  expect([name, person, said]).toEqual(['Ann Lee', 'ann-lee', role]);
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
] as const)('in %j, the words %j are recognized as a quote', (text, words, said) => {
  const { kind, speakers, speakersAsPrinted, ...rest } = guessed('statements', words, text, { people, organizations }) as any;
  const named = { ...(speakers && { speakers }), ...(speakersAsPrinted && { speakersAsPrinted }) };
  expect([{ kind, ...named }, rest]).toEqual([said, { text: words, isCited: true }]);
});

test('only the words are filled in when the editor has to choose the kind', () => {
  const places = new Places('🚢 Ann Lee came.');
  const of = (collection: string) => unaided(collection, { start: 2, end: 9 }, { places });
  expect([of('people'), of('organizations'), of('topics')]).toEqual(Array.from({ length: 3 }, () => ({ name: 'Ann Lee' })));
  const cite = [[2, 9]];
  expect([of('statements'), of('positions'), of('delegation'), of('participants')]).toEqual([
    { text: 'Ann Lee', cite },
    { title: 'Ann Lee', cite },
    { name: 'Ann Lee', cite },
    { name: 'Ann Lee', cite },
  ]);
  expect([of('visits'), of('events'), of('kinship')]).toEqual(Array.from({ length: 3 }, () => ({ cite })));
});

test('the kind of an organization and the slug of an entry are derived from the selected words', () => {
  expect(
    [
      'Times',
      'Sometimes',
      'KCNA',
      'The Press',
      'X News Agency',
      'Ministry Press Office',
      'Pressed',
      'Office of X',
      'Officer',
    ].map(organizationKind),
  ).toEqual(['NEWSPAPER', 'OTHER', 'NEWS_AGENCY', 'OTHER', 'NEWS_AGENCY', 'GOVERNMENT', 'OTHER', 'GOVERNMENT', 'OTHER']);
  const title = 'Ann Lee’s cancelled official visit to the Republic of Estonia, September 2022';
  expect(slugFor({ title, text: 'x' })).toBe('ann-lees-cancelled-official-visit-to-the-republic-of-estonia-september-2022');
  expect(slugFor({ text: 'One two three four five six seven eight nine' })).toBe('one-two-three-four-five-six-seven-eight');
  expect([
    slugFor({ text: 'So it is' }),
    slugFor({ name: 7, title: 7 } as never),
    slugFor({}),
    slugFor({ name: 'One two three four five six seven eight nine' }),
  ]).toEqual(['so-it-is', '', '', 'one-two-three-four-five-six-seven-eight-nine']);
});
