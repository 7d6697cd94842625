import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { addMember } from '../../../../src/features/desk/browser/forms/members.js';
import { ownedEntries } from '../../../../src/features/desk/browser/state/names.js';
import { Finish } from '../../../../src/features/desk/browser/workplace/finish/finish.js';
import { workOn } from './work.js';
import { annotationCells } from '../../../../src/features/desk/browser/state/annotation-cells.js';
import { Places } from '../../../../src/features/desk/browser/text/places.js';
import { checklist } from '../../../../src/features/desk/browser/workplace/finish/checklist.js';

const countries = ['Chile', 'Estonia', 'Fiji'].map((name) => ({ slug: name.toLowerCase(), name }));
const listed = (annotation: object, text = '') =>
  checklist({ cells: annotationCells(annotation), places: new Places(text), countries });
const NOT_NAMED = 'not named in the cited words: ';
/** The values that the words of facts do not name. */
const unnamed = ({ likely }: ReturnType<typeof listed>) =>
  likely.flatMap(({ entry, words }) => {
    const [, names] = words.split(NOT_NAMED);
    return names === undefined ? [] : [`${entry.split('/')[0]} ${names}`];
  });
const day = '2019-05-14';

test('unimportant fields are not listed', () => {
  const { likely, optional } = listed({
    visits: {
      v: { title: 'V', status: 'COMPLETED', hostCountry: 'chile', guestCountry: 'estonia', kind: 'STATE', start: day, end: day },
    },
    events: { e: { title: 'E', kind: 'TALKS', status: 'COMPLETED', visit: 'v', start: day, venue: 'The Palace' } },
    statements: { s: { kind: 'PARTIAL_QUOTE', text: 'So be it', speakers: [{ person: 'ann' }], visit: 'v', saidOn: day } },
    positions: [{ title: 'Minister', person: 'ann', country: 'estonia' }],
  });
  const lines = [...likely, ...optional].filter(({ entry }) => /^(?:events|statements)/.test(entry));
  expect(lines).toEqual([{ entry: 'events/e', words: 'no participant' }]);
  expect([likely, optional].map((all) => all.flatMap(({ entry, words }) => (entry === 'visits/v' ? [words] : [])))).toEqual([
    [expect.stringMatching(/^no delegate, not named/)],
    [],
  ]);
});

test('what is probably an omission is listed apart from what is optional, each fact once', () => {
  const { likely, optional } = listed({
    source: { slug: 's', title: 'S' },
    people: { a: { name: 'Ann Lee' } },
    visits: { v: { title: 'V', delegation: [{ name: 'Ann Lee', side: 'GUEST' }] } },
    events: { e: { title: 'E' } },
    statements: { s: { kind: 'PARTIAL_QUOTE', text: 'So be it', speakersAsPrinted: ['Lee'] } },
  });
  expect(likely).toEqual([
    { entry: 'source', words: 'Outlet, Published' },
    { entry: 'people/a', words: 'no fact names it' },
    { entry: 'visits/v', words: 'Guest, From' },
    { entry: expect.stringMatching(/^delegation/), words: 'Office, as printed' },
    { entry: 'events/e', words: 'Visit, no participant, From' },
    { entry: 'statements/s', words: 'Speakers (printed: Lee)' },
  ]);
  expect(optional.map(({ entry, words }) => `${entry.split('/')[0]}: ${words}`)).toEqual([
    ...['source: Address, Language', 'people: Country', 'visits: no delegate of the host, To, Kind'],
    ...['delegation: Person (printed: Ann Lee)', 'events: Cities', 'statements: Said during, Said on'],
  ]);
});

test('the office of a delegate is missing if the draft has one or none is known, and the day of a quote if its paragraph has a date', () => {
  const text = 'He said so on 14 May 2019.\nHe also said this.';
  const quote = (start: number, rest = {}) => ({ kind: 'PARAPHRASE', text: 'So', cite: [[start, start + 7]], ...rest });
  const { likely, optional } = listed(
    {
      people: { a: { name: 'Ann Lee' }, bo: { name: 'Bo Ek' } },
      visits: {
        v: {
          title: 'V',
          delegation: [
            { person: 'a', name: 'Ann Lee' },
            { person: 'bo', name: 'Bo Ek' },
          ],
        },
      },
      events: { e: { title: 'E', participants: [{ person: 'bo' }] } },
      positions: [{ title: 'Minister', person: 'bo' }],
      statements: { dated: quote(0), known: quote(0, { saidOn: day }), undated: quote(27) },
    },
    text,
  );
  const lines = likely.flatMap(({ entry, words }) => (/^(?:delegation|participants|statements)/.test(entry) ? [words] : []));
  expect(lines.filter((words) => /Office|Said on/.test(words))).toEqual([
    expect.stringMatching(/^Office, as printed, /),
    expect.stringMatching(/^Office, as printed \(Minister\?\)/),
    expect.stringContaining('Said on'),
  ]);
  expect(optional.flatMap(({ entry, words }) => (/Said on/.test(words) ? [entry] : []))).toEqual(['statements/undated']);
});

test('an unnamed speaker, the country of an outlet, and a country implied by a delegation are not missing', () => {
  const person = { name: 'Ann Lee', country: 'fiji' };
  const delegation = [{ name: 'Ann Lee', person: 'a', side: 'GUEST', cite: [[0, 7]] }];
  const { likely } = listed(
    {
      people: { a: person },
      organizations: { o: { name: 'Wire', kind: 'NEWS_AGENCY' } },
      visits: { v: { title: 'V', hostCountry: 'chile', guestCountry: 'fiji', start: day, delegation } },
      statements: {
        s: { kind: 'PARAPHRASE', text: 'So be it', speakersAsPrinted: ['An aide'], attribution: 'ANONYMOUS', reportedBy: 'o' },
      },
    },
    'Ann Lee came.',
  );
  expect(
    likely.flatMap(({ entry, words }) => (/^(?:people|organizations|statements)/.test(entry) ? [`${entry}: ${words}`] : [])),
  ).toEqual([]);
});

test('a country is listed if it is missing or if the words do not name it in any form', () => {
  const text = 'Estonian minister Ann Lee left Santiago. She saw President Bo Ek. Cy Dahl swims.';
  const found = listed(
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
  expect(unnamed(found)).toEqual(['people Country: Chile', 'positions Country: Fiji']);
  expect(found.optional).toContainEqual({ entry: 'people/c', words: 'Country' });
  expect(found.likely.filter(({ entry }) => entry.startsWith('positions/')).map(({ words }) => words)).toContain('Country');
});

test('a visit without a host is listed, as is a person or organization not named in the cited words', () => {
  const text = 'Minister Ann Lee came. He saw her. Ek smiled. Bo Ek of UNICEF left.';
  const found = listed(
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
  expect(unnamed(found)).toEqual(['delegation Person: Bo Ek', 'positions Organization: UNICEF']);
  const ofVisits = (lines: typeof found.likely) =>
    lines.flatMap(({ entry, words }) => (entry.startsWith('visits/') ? [`${entry} ${words}`] : []));
  expect(ofVisits(found.likely)).toEqual(['visits/v From', 'visits/w Guest, From']);
  expect(ofVisits(found.optional)).toEqual(['visits/v no delegate of the host, To, Kind', 'visits/w To, Kind']);
});

test('a visit on behalf of an organization of no country needs no guest country', () => {
  const guest = (organization: object, office: object = {}) => {
    const { likely } = listed({
      people: { a: { name: 'Ann Lee', country: 'estonia' } },
      organizations: { o: { name: 'Trade Body', ...organization } },
      visits: { v: { title: 'V', start: day, delegation: [{ name: 'Lee', person: 'a', side: 'GUEST', capacity: 'HEAD' }] } },
      positions: [{ title: 'Secretary-General', person: 'a', organization: 'o', ...office }],
    });
    return likely.flatMap(({ entry, words }) =>
      /^(?:visits|organizations)/.test(entry) ? [`${entry.split('/')[0]}: ${words}`] : [],
    );
  };
  expect(guest({ kind: 'INTERGOVERNMENTAL' })).toEqual([]);
  expect(guest({ kind: 'OTHER' })).toEqual(['organizations: Country, Kind (Other)']);
  expect(guest({ kind: 'PARTY', country: 'chile' })).toEqual(['visits: Guest']);
  expect(guest({ kind: 'INTERGOVERNMENTAL' }, { country: 'chile' })).toEqual(['visits: Guest']);
  expect(guest({ kind: 'INTERGOVERNMENTAL' }, { status: 'ENDED' })).toEqual(['visits: Guest']);
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
  const found = listed({ people, visits: { v: { title: 'V', delegation } } }, text);
  expect(unnamed(found)).toEqual(expected.map((each) => `delegation ${each}`));
});

test('any sentence about the people involved may name the country of a person, an office or a visit', () => {
  const text = 'The Estonian minister is Ann Lee. Ann Lee came to Chile. Minister Lee left.';
  const at = (words: string) => [[text.indexOf(words), text.indexOf(words) + words.length]];
  const found = listed(
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
  expect(unnamed(found)).toEqual([]);
});

test('a quote in the paragraph of an event may have been said there', () => {
  const text = 'They held talks in Tallinn. “So be it,” said Lee.\n\n“And so on,” said Lee.';
  const quote = (words: string) => ({
    kind: 'PARTIAL_QUOTE',
    ...{
      text: words,
      visit: 'v',
      speakers: [{ person: 'lee' }],
      cite: [[text.indexOf(words), text.indexOf(words) + words.length]],
    },
  });
  const { optional } = listed(
    {
      events: { talks: { title: 'Talks', kind: 'TALKS', visit: 'v', cite: [[0, 26]] } },
      statements: { one: quote('So be it'), other: quote('And so on') },
    },
    text,
  );
  expect(optional.filter(({ entry }) => entry.startsWith('statements'))).toEqual([
    { entry: 'statements/one', words: 'Said on, Said during (Talks?)' },
    { entry: 'statements/other', words: 'Said on' },
  ]);
});

test('a speaker at an event who is no participant is listed, and can be added with the words of the statement', () => {
  const annotation = {
    people: { ann: { name: 'Ann' }, bo: { name: 'Bo' } },
    events: { e: { title: 'E', cite: [[0, 3]], participants: [{ person: 'bo', cite: [[0, 3]] }] } },
    statements: {
      s: { kind: 'PARAPHRASE', text: 'So', event: 'e', speakers: [{ person: 'ann' }, { person: 'bo' }], cite: [[4, 7]] },
      t: { kind: 'PARAPHRASE', text: 'No', speakers: [{ person: 'ann' }], cite: [[4, 7]] },
    },
  };
  const absent = [{ person: 'ann', cited: 'statements/s' }];
  const found = listed(annotation).likely.find(({ entry }) => entry === 'events/e');
  expect(found).toEqual({
    entry: 'events/e',
    words: expect.stringContaining('named or quoted there, but no participant: Ann'),
    absent,
  });
  const work = workOn({ text: 'One Two', ...annotation });
  const html = render(h(Finish, { work }));
  expect(html.match(/Add \w+ as a participant/g)).toEqual(['Add Ann as a participant']);
  addMember(work, 'events/e', 'participants', 'people', 'ann', { start: 4, end: 7 });
  expect(ownedEntries(work.cells, 'events/e').map(({ fields }) => [fields['person'], fields['cite']])).toEqual([
    ['bo', [[0, 3]]],
    ['ann', [[4, 7]]],
  ]);
});

test('people whom the words of an event name, but who are no participants, are listed and can be added', () => {
  const text = 'Ann Lee met Bo Ek.';
  const annotation = {
    people: { ann: { name: 'Ann Lee' }, bo: { name: 'Bo Ek' }, cy: { name: 'Cy Dahl' } },
    events: { e: { title: 'E', cite: [[0, 17]], participants: [{ person: 'bo', cite: [[0, 17]] }] } },
  };
  const found = listed(annotation, text).likely.find(({ entry }) => entry === 'events/e')!;
  expect(found.words).toContain('named or quoted there, but no participant: Ann Lee');
  expect(found.absent).toEqual([{ person: 'ann', cited: 'events/e' }]);
});

test('a surname that several people share names none of them', () => {
  const text = 'Lee met Ek.';
  const people = { ann: { name: 'Ann Lee' }, lou: { name: 'Lou Lee' }, bo: { name: 'Bo Ek' } };
  const found = listed({ people, events: { e: { title: 'E', cite: [[0, 10]] } } }, text).likely.find(
    ({ entry }) => entry === 'events/e',
  )!;
  expect(found.absent).toEqual([{ person: 'bo', cited: 'events/e' }]);
});

test('the office of a delegate who held several is not suggested', () => {
  const annotation = {
    people: { ann: { name: 'Ann Lee' } },
    positions: ['Foreign Minister', 'Prime Minister'].map((title) => ({ title, person: 'ann', country: 'estonia' })),
    visits: { v: { title: 'V', delegation: [{ name: 'Ann Lee', person: 'ann', side: 'GUEST' }] } },
  };
  const words = listed(annotation).likely.flatMap(({ entry, words }) => (entry.startsWith('delegation') ? [words] : []));
  expect(words).toEqual([expect.stringMatching(/^Office, as printed,/)]);
});

test.each<[string, Record<string, unknown>[], string]>([
  ['a present office', [{ title: 'Minister' }], 'Office, as printed (Minister?)'],
  ['an office held on that day', [{ title: 'Minister', status: 'ENDED', end: '2022-09' }], 'Office, as printed (Minister?)'],
  ['an office that had ended', [{ title: 'Minister', end: '2021' }], 'Office, as printed'],
  ['an office that ended on an unknown day', [{ title: 'Minister', status: 'ENDED' }], 'Office, as printed'],
  ['a former office', [{ title: 'former teacher' }], 'Office, as printed'],
  ['a later office', [{ title: 'Premier', start: '2022-04' }], 'Office, as printed'],
  [
    'the office before a later one',
    [{ title: 'Minister' }, { title: 'Premier', start: '2022-04' }],
    'Office, as printed (Minister?)',
  ],
])('the office on the day of a visit is suggested, and no other: %s', (_, offices, expected) => {
  const annotation = {
    people: { ann: { name: 'Ann Lee' } },
    positions: offices.map((each) => ({ ...each, person: 'ann', country: 'estonia' })),
    visits: { v: { title: 'V', start: '2022-03-14', delegation: [{ name: 'Ann Lee', person: 'ann', side: 'GUEST' }] } },
  };
  const words = listed(annotation).likely.flatMap(({ entry, words }) => (entry.startsWith('delegation') ? [words] : []));
  expect(words[0]!.split(', not named')[0]).toBe(expected);
});

test('the office of a participant is missing if the only one is not of that day', () => {
  const annotation = {
    people: { ann: { name: 'Ann Lee' } },
    positions: [{ title: 'Premier', person: 'ann', country: 'estonia', start: '2022-04' }],
    visits: { v: { title: 'V', start: '2022-03-14' } },
    events: { e: { title: 'E', visit: 'v', participants: [{ person: 'ann', side: 'GUEST' }] } },
  };
  const words = listed(annotation).likely.flatMap(({ entry, words }) => (entry.startsWith('participants') ? [words] : []));
  expect(words).toEqual([expect.stringMatching(/^Role, as printed(?:,|$)/)]);
});

test('a quote may be missing its outlet: the one that its sentence names, or else the one of the article', () => {
  const text = 'He told the Wire so. He said no.';
  const quote = (start: number, more: object = {}) => ({ kind: 'PARAPHRASE', text: 'So', cite: [[start, start + 5]], ...more });
  const found = listed(
    {
      source: { slug: 's', title: 'S', publisher: 'times' },
      organizations: { times: { name: 'Times', kind: 'NEWSPAPER' }, wire: { name: 'Wire', kind: 'NEWS_AGENCY' } },
      statements: { told: quote(0), said: quote(21), known: quote(0, { reportedBy: 'wire' }) },
    },
    text,
  );
  const named = (list: typeof found.likely) =>
    list.flatMap(({ entry, words }) => /Reported by.*\)/.exec(words)?.map((each) => [entry, each]) ?? []);
  expect(named(found.likely)).toEqual([['statements/told', 'Reported by (Wire?)']]);
  expect(named(found.optional)).toEqual([['statements/said', 'Reported by (Times?)']]);
});
