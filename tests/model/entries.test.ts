import { describe, expect, test } from 'vitest';
import { annotation as shape } from '../../src/model/annotation.js';
import {
  annotationFromEntries,
  entryChanges,
  annotationEntries,
  type Entry,
  isListed,
  entryName,
  referredEntries,
  subjectsIn,
} from '../../src/model/entries.js';
import { changedForReferrers, withChanges } from '../../src/features/editing/store/entry-changes.js';

const cite = [[0, 9]];
const SOURCE = { slug: 'article', title: 'An article', sha256: '0'.repeat(64), length: 100, publisher: 'agency' };
const PARTS = {
  organizations: { agency: { name: 'Agency', kind: 'NEWS_AGENCY', country: 'china', cite } },
  people: { ann: { name: 'Ann' }, bob: { name: 'Bob' } },
  topics: { peace: 'Peace', trade: 'Trade' },
  visits: {
    trip: {
      title: 'A trip',
      status: 'COMPLETED',
      hostCountry: 'china',
      cite,
      delegation: [{ name: 'Ann', person: 'ann', cite }],
    },
  },
  events: {
    talks: { title: 'Talks', kind: 'TALKS', status: 'COMPLETED', visit: 'trip', cite, participants: [{ person: 'bob', cite }] },
  },
  statements: {
    quote: { kind: 'PARAPHRASE', text: 'All is well.', topics: ['peace'], speakers: [{ person: 'ann' }], visit: 'trip', cite },
  },
  positions: [
    { title: 'Leader', person: 'ann', organization: 'agency', cite },
    { title: 'Aide', person: 'bob', cite },
  ],
  kinship: [{ person: 'ann', relative: 'bob', kind: 'SPOUSE', cite }],
};
const annotated = (parts: object = {}) => shape.parse({ source: SOURCE, ...PARTS, ...parts });
const BEFORE = annotated();

const named = (name: string, annotation = BEFORE): Entry => {
  const found = [...annotationEntries(annotation)].find((entry) => entryName(entry) === name);
  if (!found) throw new Error(`no entry ${name}`);
  return found;
};
const inList = (collection: string, index: number) =>
  [...annotationEntries(BEFORE)].filter((entry) => entry.collection === collection)[index]!;
const collections = (entries: Iterable<Entry>) =>
  [...entries].map((entry) => (isListed(entry) ? entry.collection : entryName(entry)));

test('an annotation can be split into entries and reassembled', () => {
  expect(collections(annotationEntries(BEFORE)).sort()).toEqual(
    [
      ...['source/article', 'organizations/agency', 'people/ann', 'people/bob', 'topics/peace', 'topics/trade'],
      ...['visits/trip', 'events/talks', 'statements/quote', 'positions', 'positions', 'kinship'],
    ].sort(),
  );
  expect(annotationFromEntries(annotationEntries(BEFORE))).toEqual(BEFORE);
  expect(new Set([...annotationEntries(BEFORE)].map(entryName)).size).toBe(12);
});

describe('an entry refers to the entries in its fields and lists', () => {
  test.each([
    ['source/article', ['organizations/agency']],
    ['people/ann', []],
    ['topics/peace', []],
    ['organizations/agency', []],
    ['visits/trip', ['people/ann']],
    ['events/talks', ['people/bob', 'visits/trip']],
    ['statements/quote', ['people/ann', 'topics/peace', 'visits/trip']],
  ])('%s', (name, references) => {
    expect(referredEntries(named(name)).toSorted()).toEqual(references);
  });

  test('an entry in a list refers to other entries in the same way', () => {
    expect(referredEntries(inList('positions', 0)).toSorted()).toEqual(['organizations/agency', 'people/ann']);
    expect(referredEntries(inList('kinship', 0)).toSorted()).toEqual(['people/ann', 'people/bob']);
  });
});

test('an entry in a list is found by the people in it', () => {
  expect(subjectsIn(inList('positions', 1))).toEqual(['people/bob']);
  expect(subjectsIn(inList('kinship', 0)).toSorted()).toEqual(['people/ann', 'people/bob']);
  expect(subjectsIn(named('people/ann'))).toEqual(['people/ann']);
  for (const name of ['visits/trip', 'source/article', 'topics/peace']) expect(subjectsIn(named(name))).toEqual([]);
});

describe('changes between two annotations', () => {
  const after = annotated({
    people: { ann: { name: 'Anna' }, cyd: { name: 'Cyd' } },
    topics: { trade: 'Trade', peace: 'Peace' },
    positions: PARTS.positions.slice(1),
  });
  const changes = entryChanges(BEFORE, after);

  test('list what was added, changed and removed', () => {
    expect(collections(changes.put.values())).toEqual(['people/ann', 'people/cyd']);
    expect(collections(changes.gone.values()).sort()).toEqual(['people/bob', 'positions']);
    expect(collections(entryChanges(null, BEFORE).put.values())).toHaveLength(12);
    expect(entryChanges(BEFORE, BEFORE)).toEqual({ put: new Map(), gone: new Map() });
  });

  test('turn one annotation into the other: changed entries keep their position, and new ones are added last', () => {
    const changed = withChanges(annotationEntries(BEFORE), changes);
    expect(changed).toEqual(after);
    expect([Object.keys(changed.people), Object.keys(changed.topics)]).toEqual([
      ['ann', 'cyd'],
      ['peace', 'trade'],
    ]);
  });

  test('include entries that refer to removed entries, or to a field compared with one of theirs', () => {
    const of = (parts: object) => changedForReferrers(entryChanges(BEFORE, annotated(parts)), BEFORE);
    expect(of({ people: { ...PARTS.people, ann: { name: 'Anna' } } })).toEqual([]);
    expect(of({ topics: { peace: 'Peace' } })).toEqual(['topics/trade']);
    const talks = { ...PARTS.events.talks, visit: undefined };
    expect(of({ events: { talks } })).toEqual(['events/talks']);
  });
});
