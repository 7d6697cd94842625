import { beforeEach, expect, test } from 'vitest';
import type { Annotation } from '../../src/model/annotation.js';
import { findClaim, inputKey, putClaim, removeClaim } from '../../src/model/change-claim.js';
import { kindNamed } from '../../src/model/kinds/kinds.js';
import { readAnnotation } from '../../src/model/read/read.js';

const YAML = `
source: {slug: s, title: S, sha256: ${'a'.repeat(64)}, length: 100}
topics: {trade: Trade}
people: {ann: {name: Ann}}
visits:
  trip:
    title: A trip
    status: COMPLETED
    hostCountry: norway
    cite: [[0, 1]]
    delegation:
      - {name: Ann, person: ann, cite: [[0, 1]]}
      - {name: Bob, cite: [[1, 2]]}
  other:
    title: Another
    status: COMPLETED
    hostCountry: norway
    cite: [[0, 1]]
    delegation:
      - {name: Bob, side: HOST, cite: [[2, 3]]}
positions:
  - {person: ann, title: Minister, cite: [[3, 4]]}
kinship:
  - {person: bob, relative: ann, kind: PARENT, cite: [[4, 5]]}
`;
const PEOPLE = kindNamed('people');
const TOPICS = kindNamed('topics');
const DELEGATES = kindNamed('delegates');
const POSITIONS = kindNamed('positions');
const BOB = { visit: 'trip', person: null, side: 'GUEST', name: 'Bob' };
const ANN_AS_MINISTER = () => inputKey(POSITIONS, { person: 'ann', title: 'Minister' });

let annotation: Annotation;
beforeEach(() => {
  const read = readAnnotation(YAML);
  expect(read.problems).toEqual([]);
  annotation = read.annotation!;
});

test("a claim is found by slug in its table, by key in a list, or in its owner's list", () => {
  expect(findClaim(PEOPLE, annotation, { slug: 'ann' })).toMatchObject({ path: ['people', 'ann'], claim: { name: 'Ann' } });
  expect(findClaim(TOPICS, annotation, { slug: 'trade' })).toEqual({ path: ['topics', 'trade'], claim: { name: 'Trade' } });
  expect(findClaim(DELEGATES, annotation, BOB)).toMatchObject({ path: ['visits', 'trip', 'delegation', 1] });
  expect(findClaim(DELEGATES, annotation, { ...BOB, visit: 'other', side: 'HOST' })).toMatchObject({
    ...{ path: ['visits', 'other', 'delegation', 0], claim: { cite: [[2, 3]] } },
  });
  expect(findClaim(POSITIONS, annotation, ANN_AS_MINISTER())).toMatchObject({ path: ['positions', 0] });
});

test('a claim is not found if it or its owner does not exist', () => {
  expect(findClaim(PEOPLE, annotation, { slug: 'bob' })).toBeNull();
  expect(findClaim(PEOPLE, annotation, { slug: 'constructor' })).toBeNull();
  expect(findClaim(DELEGATES, annotation, { ...BOB, visit: 'other' })).toBeNull();
  expect(findClaim(DELEGATES, annotation, { ...BOB, visit: 'none' })).toBeNull();
  expect(findClaim(POSITIONS, annotation, inputKey(POSITIONS, { person: 'ann', title: 'President' }))).toBeNull();
});

test('a claim replaces the one with the same key, or is appended', () => {
  expect(putClaim(PEOPLE, annotation, { slug: 'ann' }, { name: 'Anne' })).toEqual(['people', 'ann']);
  expect(putClaim(TOPICS, annotation, { slug: 'peace' }, { name: 'Peace' })).toEqual(['topics', 'peace']);
  expect([annotation.people['ann'], annotation.topics]).toEqual([{ name: 'Anne' }, { trade: 'Trade', peace: 'Peace' }]);
  const head = { name: 'Bob', capacity: 'HEAD' };
  expect(putClaim(DELEGATES, annotation, BOB, head)).toEqual(['visits', 'trip', 'delegation', 1]);
  const cecil = { ...BOB, name: 'Cecil' };
  expect(putClaim(DELEGATES, annotation, cecil, { name: 'Cecil' })).toEqual(['visits', 'trip', 'delegation', 2]);
  expect(annotation.visits['trip']!.delegation).toMatchObject([{ name: 'Ann' }, head, { name: 'Cecil' }]);
  expect(putClaim(DELEGATES, annotation, { ...BOB, visit: 'none' }, head)).toBeNull();
});

test('removing a claim removes it from its table or list and removes no others', () => {
  removeClaim(PEOPLE, annotation, { slug: 'bob' });
  removeClaim(DELEGATES, annotation, { ...BOB, visit: 'other' });
  removeClaim(DELEGATES, annotation, { ...BOB, visit: 'none' });
  expect(annotation).toEqual(readAnnotation(YAML).annotation);
  removeClaim(PEOPLE, annotation, { slug: 'ann' });
  removeClaim(DELEGATES, annotation, BOB);
  removeClaim(POSITIONS, annotation, ANN_AS_MINISTER());
  expect([annotation.people, annotation.positions]).toEqual([{}, []]);
  const { trip, other } = annotation.visits;
  expect([trip!.delegation, other!.delegation]).toMatchObject([[{ name: 'Ann' }], [{ name: 'Bob' }]]);
});

test('the key of a claim includes default values and trimmed strings, and keeps invalid values', () => {
  expect(inputKey(DELEGATES, { visit: 'trip', name: ' Bob ', person: null })).toEqual({ ...BOB, person: undefined });
  expect(inputKey(DELEGATES, { visit: 'trip', name: 5, side: 'NONE' })).toMatchObject({ name: 5, side: 'NONE' });
  const [one, other] = [
    { person: 'ann', relative: 'bob', kind: 'CHILD' },
    { person: 'bob', relative: 'ann', kind: 'PARENT' },
  ].map((claim) => inputKey(kindNamed('kinships'), claim));
  expect(one).toEqual(other); // written from either side
});
