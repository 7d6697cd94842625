import { expect, test } from 'vitest';
import { findDifferences, type SourceClaim } from '../../src/model/disagreements.js';
import type { Claim } from '../../src/model/kinds/kind.js';
import { kindNamed } from '../../src/model/kinds/kinds.js';
import { resolve } from '../../src/model/resolve-claims.js';

/** Claims of numbered sources, newest first and one day apart; `same` were published on the same day. */
function differences(plural: string, claims: Claim[], same = false, undated: number[] = []) {
  const kind = kindNamed(plural);
  const bySource = claims.map((claim, index): SourceClaim => {
    const publishedAt = undated.includes(index + 1) ? null : new Date(Date.UTC(2020, 0, same ? 1 : 30 - index));
    return { source: `${index + 1}`, publishedAt, claim };
  });
  const found = findDifferences(kind, bySource, resolve(kind, bySource));
  const disagreements = found?.disagreements.map(({ field, keptBecause, values }) => {
    return `${field} ${keptBecause}: ${values.map(({ source, value, standing }) => `${source} ${value} ${standing}`).join(', ')}`;
  });
  return found && { disagreements, unsaid: Object.fromEntries(found.unsaid) };
}

const person = (claim: Claim): Claim => ({ name: 'Kim', aliases: [], ...claim });
const office = (claim: Claim): Claim => ({ title: 'Leader', person: 'kim', term: 1, status: 'HELD', ...claim });

test.each<[sentence: string, plural: string, newestFirst: Claim[], disagreements: string[], unsaid: Record<string, string[]>]>([
  [
    'the newest of two values prevails',
    'visits',
    [{ kind: 'STATE' }, { kind: 'WORKING' }],
    ['kind NEWEST: 1 STATE KEPT, 2 WORKING DIFFERS'],
    { 2: ['kind'] },
  ],
  [
    'a source without a value does not take part',
    'visits',
    [{ kind: 'STATE' }, {}, { kind: 'WORKING' }],
    ['kind NEWEST: 1 STATE KEPT, 3 WORKING DIFFERS'],
    { 2: ['kind'], 3: ['kind'] },
  ],
  [
    'two older sources that contradict each other are listed next to the newest, with which both agree',
    'visits',
    [{ start: '2018-03' }, { start: '2018-03-25' }, { start: '2018-03-26' }],
    ['start MORE_PRECISE: 1 2018-03 AGREES, 2 2018-03-25 KEPT, 3 2018-03-26 DIFFERS'],
    { 1: ['start'], 3: ['start'] },
  ],
  [
    'an older source that gives the month of the day agrees',
    'visits',
    [{ start: '2018-03-25' }, { start: '2018-03' }, { start: '2017' }],
    ['start NEWEST: 1 2018-03-25 KEPT, 2 2018-03 AGREES, 3 2017 DIFFERS'],
    { 2: ['start'], 3: ['start'] },
  ],
  ['a later status is not a disagreement', 'visits', [{ status: 'COMPLETED' }, { status: 'PLANNED' }], [], { 2: ['status'] }],
  [
    'an earlier status is a disagreement',
    'visits',
    [{ status: 'PLANNED' }, { status: 'COMPLETED' }],
    ['status NEWEST: 1 PLANNED KEPT, 2 COMPLETED DIFFERS'],
    { 2: ['status'] },
  ],
  [
    'identifiers are written by scheme',
    'people',
    [person({ identifiers: { wikidata: 'Q2', viaf: '1' } }), person({ identifiers: { wikidata: 'Q1' } })],
    ['identifiers NEWEST: 1 viaf:1 wikidata:Q2 KEPT, 2 wikidata:Q1 DIFFERS'],
    { 2: ['identifiers'] },
  ],
  ['spellings never disagree', 'people', [person({}), person({ name: 'Gim' })], [], { 1: ['aliases'], 2: ['name', 'aliases'] }],
  [
    'an end that no status allows is ignored',
    'positions',
    [office({}), office({ status: 'ENDED', end: '2017' })],
    ['end NONE_FITS: 2 2017 DIFFERS', 'status NEWEST: 1 HELD KEPT, 2 ENDED DIFFERS'],
    { 2: ['status'] },
  ],
])('%s', (_sentence, plural, newestFirst, disagreements, unsaid) => {
  const found = differences(plural, newestFirst);
  expect({ ...found, disagreements: found?.disagreements?.toSorted() }).toEqual({ disagreements, unsaid });
});

test('of two sources from the same day, the one whose name comes first alphabetically prevails', () => {
  expect(differences('visits', [{ kind: 'STATE' }, { kind: 'WORKING' }], true)?.disagreements).toEqual([
    'kind FIRST_BY_NAME: 1 STATE KEPT, 2 WORKING DIFFERS',
  ]);
});

test.each<[sentence: string, claims: Claim[], undated: number[], disagreements: string[] | undefined]>([
  ['kept', [{ kind: 'STATE' }, { kind: 'WORKING' }], [1], ['kind UNDATED: 1 STATE KEPT, 2 WORKING DIFFERS']],
  ['not kept', [{ kind: 'STATE' }, { kind: 'WORKING' }], [2], ['kind UNDATED: 1 STATE KEPT, 2 WORKING DIFFERS']],
  [
    'not kept, with an older source',
    [{ kind: 'STATE' }, { kind: 'WORKING' }, { kind: 'PRIVATE' }],
    [2],
    ['kind UNDATED: 1 STATE KEPT, 2 WORKING DIFFERS, 3 PRIVATE DIFFERS'],
  ],
  [
    'silent on the field in dispute',
    [{ kind: 'STATE' }, { start: '2018' }, { kind: 'PRIVATE' }],
    [2],
    ['kind NEWEST: 1 STATE KEPT, 3 PRIVATE DIFFERS'],
  ],
  ['that gives a day of the month', [{ start: '2018-03' }, { start: '2018-03-25' }], [2], []],
  [
    'that gives another day',
    [{ start: '2018-03' }, { start: '2018-03-25' }, { start: '2018-03-26' }],
    [2],
    ['start UNDATED: 1 2018-03 AGREES, 2 2018-03-25 KEPT, 3 2018-03-26 DIFFERS'],
  ],
  ['with an earlier stage', [{ status: 'PLANNED' }, { status: 'COMPLETED' }], [1], []],
  ['with a later stage', [{ status: 'COMPLETED' }, { status: 'PLANNED' }], [1], []],
  [
    'with a stage that excludes the other',
    [{ status: 'CANCELLED' }, { status: 'COMPLETED' }],
    [2],
    ['status UNDATED: 1 CANCELLED KEPT, 2 COMPLETED DIFFERS'],
  ],
])('a source without a date is not ranked by age: %s', (_sentence, claims, undated, disagreements) => {
  expect(differences('visits', claims, false, undated)?.disagreements).toEqual(disagreements);
});

test('there is no disagreement if every source states all values', () => {
  expect(
    differences('visits', [
      { kind: 'STATE', start: '2018' },
      { kind: 'STATE', start: '2018' },
    ]),
  ).toBeNull();
});
