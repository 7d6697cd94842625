import { expect, test } from 'vitest';
import { delegate } from '../../../src/model/kinds/delegate.js';
import { claimFields } from '../../../src/model/kinds/fields.js';
import { fieldLabel } from '../../../src/features/desk/field-label.js';
import { canonicalKin } from '../../../src/model/kinds/kinship.js';
import { kindNamed, ownerKind, referringColumns, slugColumn } from '../../../src/model/kinds/kinds.js';
import { mayFollow } from '../../../src/model/kinds/occurrence-status.js';
import { position } from '../../../src/model/kinds/position.js';
import { statement } from '../../../src/model/kinds/statement.js';

// What the declarations of kinds compute.

const STAGES = ['PROPOSED', 'INVITED', 'ACCEPTED', 'PLANNED', 'ONGOING', 'COMPLETED', 'CANCELLED'];
const STATUSES = [...STAGES, 'POSTPONED', 'DENIED'];

test.each([
  ['PROPOSED', STATUSES],
  ['INVITED', STATUSES.slice(1)],
  ['ACCEPTED', STATUSES.slice(2)],
  ['PLANNED', STATUSES.slice(3)],
  ['ONGOING', STAGES.slice(4)],
  ['COMPLETED', ['COMPLETED']],
  ['CANCELLED', ['PROPOSED', 'INVITED', 'ACCEPTED', 'PLANNED', 'CANCELLED', 'POSTPONED', 'DENIED']],
  ['POSTPONED', STATUSES],
  ['DENIED', ['DENIED']],
])('an event or visit that is %s can keep that status or move to a later one', (earlier, later) => {
  expect(STATUSES.filter((status) => mayFollow(earlier, status))).toEqual(later);
});

test('an office that was held can end, and one that has ended cannot be held again', () => {
  const status = claimFields(position.shape).find(({ name }) => name === 'status')!;
  const statuses = ['UNKNOWN', 'HELD', 'ENDED'];
  expect(statuses.map((earlier) => statuses.filter((later) => status.mayFollow!(earlier, later)))).toEqual([
    ['UNKNOWN'],
    ['UNKNOWN', 'HELD', 'ENDED'],
    ['ENDED'],
  ]);
});

test('delegates are ordered by side, then by capacity', () => {
  const ranks = ['GUEST', 'HOST'].flatMap((side) =>
    ['HEAD', 'MEMBER'].map((capacity) => delegate.rank!({ side, capacity } as never)),
  );
  expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
  expect(new Set(ranks).size).toBe(4);
});

test('a delegate is identified by the person, or else by side and name', () => {
  const key = delegate.key as (claim: object) => readonly string[];
  expect([key({ person: 'kim' }), key({ person: null }), key({})]).toEqual([
    ['person'],
    ['person', 'side', 'name'],
    ['person', 'side', 'name'],
  ]);
});

test.each([
  ['PARENT', 'b', 'a', ['PARENT', 'b', 'a']],
  ['CHILD', 'a', 'b', ['PARENT', 'b', 'a']],
  ['SPOUSE', 'a', 'b', ['SPOUSE', 'a', 'b']],
  ['SPOUSE', 'b', 'a', ['SPOUSE', 'a', 'b']],
  ['SIBLING', 'b', 'a', ['SIBLING', 'a', 'b']],
] as const)('a kinship %s of %s and %s is stored in a canonical form', (kind, person, relative, stored) => {
  const canonical = canonicalKin({ kind, person, relative });
  expect([canonical.kind, canonical.person, canonical.relative]).toEqual(stored);
});

test('a statement starts at its first passage, and a paraphrase quotes no words', () => {
  const first = statement.computed!['passageStart']!({} as never, [[7, 9], { start: 3, end: 5 }]);
  const quoted = ['DIRECT_QUOTE', 'PARTIAL_QUOTE', 'PARAPHRASE'].map((kind) =>
    statement.quotedWords!({ kind, text: 'well' } as never, [[7, 11]]),
  );
  expect([first, quoted]).toEqual([3, [['well'], ['well'], []]]);
});

test('a field is labelled by its kind, by a label shared by all kinds, or by its name in words', () => {
  const labels = { title: 'Office', start: 'Begun' };
  const labelled = ['title', 'titleAsPrinted', 'start', 'end', 'endAsPrinted', 'aliases', 'places', 'reportedBy', 'aB'];
  expect(labelled.map((field) => fieldLabel({ labels }, field))).toEqual([
    ...['Office', 'Office, as printed', 'Begun', 'To', 'To, as printed', 'Other names', 'Cities', 'Reported by', 'A b'],
  ]);
  expect(fieldLabel({}, 'start')).toBe('From');
});

test('a kind is found by its plural', () => {
  expect(kindNamed('delegates')).toMatchObject({ model: 'Delegate', name: 'delegate', foreignKey: 'delegateId' });
  expect(() => kindNamed('delegate')).toThrow('delegate is not a kind in KINDS');
  expect([ownerKind(kindNamed('delegates'))?.plural, ownerKind(kindNamed('positions')), ownerKind(kindNamed('visits'))]).toEqual([
    ...['visits', null, null],
  ]);
  expect(['visits', 'statements', 'positions'].map((plural) => slugColumn(kindNamed(plural)))).toEqual(['slug', 'key', null]);
});

test('a kind has reference columns for its fields and its owner', () => {
  expect(Object.fromEntries(referringColumns(kindNamed('participants')))).toEqual({
    ...{ personId: 'people', countryId: 'countries', organizationId: 'organizations', eventId: 'events' },
  });
  expect(Object.fromEntries(referringColumns(kindNamed('topics')))).toEqual({});
});
