import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { annotation as shape, type Annotation } from '../../../src/model/annotation.js';
import { parsePartialDate } from '../../../src/model/dates/partial-date.js';
import type { Database } from '../../../src/db/database.js';
import { storeCountries } from '../../../src/store/import/countries.js';
import { DISPUTABLE } from '../../../src/store/rows/disagreements.js';
import { storeAnnotation } from '../../../src/store/import/store.js';
import { removeInTransaction } from '../../../src/features/editing/store/store-edit.js';
import { resolveAgain } from '../../../src/store/import/resolve-again.js';
import { storedColumns } from '../../../src/store/rows/model-columns.js';
import { writeTransaction } from '../../../src/store/transaction.js';
import { annotations as planned } from '../../../src/features/archive/verify/annotations.js';
import { Findings } from '../../../src/features/archive/verify/findings.js';
import { emptyStore } from '../../support/store.js';
import { runsOfEach } from '../../support/thorough.js';
import { clear, dumpByName } from '../dump.js';
import { COUNTRIES, smallAnnotation } from '../small-annotations.js';

let database: Database;

beforeAll(async () => {
  database = await emptyStore();
  await storeCountries(database.prisma, COUNTRIES);
});
afterAll(() => database.close());
vi.setConfig({ testTimeout: 240_000 });

type Row = Record<string, unknown>;

const cite = [[0, 9]];
const source = (slug: string, publishedOn?: string) => ({ slug, title: slug, publishedOn, sha256: '0'.repeat(64), length: 100 });
const visited = (slug: string, publishedOn: string | undefined, claim: Row) =>
  shape.parse({
    source: source(slug, publishedOn),
    visits: { trip: { title: 'A trip', status: 'COMPLETED', hostCountry: 'china', cite, ...claim } },
  });

async function store(...annotations: Annotation[]): Promise<void> {
  await clear(database);
  for (const annotation of annotations) await storeAnnotation(database.prisma, annotation);
}

/** Formats each disagreement as `field because: source value STANDING, …`. */
async function disagreements(): Promise<string[]> {
  const rows = await database.prisma.disagreement.findMany({
    include: { values: { include: { source: true }, orderBy: { ordinal: 'asc' } } },
    orderBy: { field: 'asc' },
  });
  return rows.map(
    ({ field, keptBecause, values }) =>
      `${field} ${keptBecause}: ${values.map((each) => `${each.source.slug} ${each.value} ${each.standing}`).join(', ')}`,
  );
}

/** Returns the fields that each source does not state, by slug. */
async function unsaid(): Promise<Record<string, string[]>> {
  const rows = await database.prisma.citation.findMany({ include: { source: true } });
  return Object.fromEntries(rows.map((row) => [row.source.slug, row.unsaid.toSorted()]));
}

const MINISTRY = visited('ministry', '1998-01-20', { start: '1998-01-12', end: '1998-01-13' });
const NEWSPAPER = visited('newspaper', '1998-02-01', { start: '1998-01-14', end: '1998-01-14' });

test('if two sources state different days, the newer one prevails, and both are kept with their passages', async () => {
  for (const order of [
    [MINISTRY, NEWSPAPER],
    [NEWSPAPER, MINISTRY],
  ]) {
    await store(...order);
    expect(await disagreements()).toEqual([
      'end NEWEST: newspaper 1998-01-14 KEPT, ministry 1998-01-13 DIFFERS',
      'start NEWEST: newspaper 1998-01-14 KEPT, ministry 1998-01-12 DIFFERS',
    ]);
    expect(await unsaid()).toEqual({ ministry: ['durationDays', 'end', 'start'], newspaper: [] });
  }
});

test('a dated source prevails over an undated one in any order, and the disagreement says why', async () => {
  const [dated, undated] = [
    visited('dated', '1961-05-01', { kind: 'STATE' }),
    visited('undated', undefined, { kind: 'WORKING' }),
  ];
  for (const order of [
    [dated, undated],
    [undated, dated],
  ]) {
    await store(...order);
    expect(await disagreements()).toEqual(['kind UNDATED: dated STATE KEPT, undated WORKING DIFFERS']);
    expect(await unsaid()).toEqual({ dated: [], undated: ['kind'] });
  }
});

test('withdrawing a source removes its disagreements', async () => {
  await store(MINISTRY, NEWSPAPER);
  await writeTransaction(database.prisma, (tx) => removeInTransaction(tx, 'newspaper', {}));
  expect(await disagreements()).toEqual([]);
  expect(await unsaid()).toEqual({ ministry: [] });
});

test('no disagreement is stored if only one source states a value or if all sources agree', async () => {
  await store(MINISTRY);
  expect([await disagreements(), await unsaid()]).toEqual([[], { ministry: [] }]);
  await store(MINISTRY, visited('again', '1998-03-01', { start: '1998-01-12', end: '1998-01-13' }));
  expect([await disagreements(), await unsaid()]).toEqual([[], { ministry: [], again: [] }]);
});

const SETTLED: [sentence: string, older: Row, newer: Row, found: string[], olderUnsaid: string[]][] = [
  ['a vaguer date agrees, and does not support the day', { start: '1998-01' }, { start: '1998-01-12' }, [], ['start']],
  ['an older day is kept where a newer source gives the month', { start: '1998-01-12' }, { start: '1998-01' }, [], []],
  ['a later status is not a disagreement', { status: 'PLANNED' }, { status: 'COMPLETED' }, [], ['status']],
  ['a visit that was cancelled before it was made', { status: 'PLANNED' }, { status: 'CANCELLED' }, [], ['status']],
  ['a visit that continues, and then has ended', { status: 'ONGOING' }, { status: 'COMPLETED' }, [], ['status']],
  ['a visit that was broken off', { status: 'ONGOING' }, { status: 'CANCELLED' }, [], ['status']],
  [
    'a cancelled visit that continues',
    { status: 'CANCELLED' },
    { status: 'ONGOING' },
    ['status NEWEST: new ONGOING KEPT, old CANCELLED DIFFERS'],
    ['status'],
  ],
  [
    'a completed visit that was cancelled',
    { status: 'COMPLETED' },
    { status: 'CANCELLED' },
    ['status NEWEST: new CANCELLED KEPT, old COMPLETED DIFFERS'],
    ['status'],
  ],
  [
    'a completed visit that is planned again',
    { status: 'COMPLETED' },
    { status: 'PLANNED' },
    ['status NEWEST: new PLANNED KEPT, old COMPLETED DIFFERS'],
    ['status'],
  ],
  ['two kinds', { kind: 'STATE' }, { kind: 'WORKING' }, ['kind NEWEST: new WORKING KEPT, old STATE DIFFERS'], ['kind']],
  ['a source without a value does not support the field', {}, { kind: 'STATE' }, [], ['kind']],
  ['a value that only the older source states is credited to it', { kind: 'STATE' }, {}, [], []],
  ['titles are the annotator’s own words', { title: 'The first trip' }, { title: 'A trip' }, [], ['title']],
  [
    'if lists of cities have no common entry, all cities are kept and marked',
    { places: ['Beijing'] },
    { places: ['Dalian', 'Harbin'] },
    ['places UNITED: new Dalian, Harbin KEPT, old Beijing KEPT'],
    ['places:Dalian', 'places:Harbin'],
  ],
  [
    'lists with a common city complement each other, and each source lacks what only the other states',
    { places: ['Beijing', 'Dalian'] },
    { places: ['dalian', 'Harbin'] },
    [],
    ['places:Harbin'],
  ],
  ['a source that states no city states none of them', {}, { places: ['Dalian'] }, [], ['places']],
  [
    'an end before the newer start is dropped, and marked',
    { end: '1998-01-10' },
    { start: '1998-01-12' },
    ['end NONE_FITS: old 1998-01-10 DIFFERS'],
    ['start'],
  ],
  [
    'countries',
    { guestCountry: 'north-korea' },
    { guestCountry: 'south-korea' },
    ['guestCountry NEWEST: new south-korea KEPT, old north-korea DIFFERS'],
    ['guestCountry'],
  ],
];

test.each(SETTLED)('%s', async (_sentence, older, newer, found, olderUnsaid) => {
  await store(visited('old', '1998-02-01', older), visited('new', '1998-03-01', newer));
  expect(await disagreements()).toEqual(found);
  expect((await unsaid())['old']).toEqual(olderUnsaid);
});

test('sources published on the same day are reported as such', async () => {
  await store(visited('b', '1998-02-01', { kind: 'STATE' }), visited('a', '1998-02-01', { kind: 'WORKING' }));
  expect(await disagreements()).toEqual(['kind FIRST_BY_NAME: a WORKING KEPT, b STATE DIFFERS']);
});

test('a source without identifiers takes no part in a disagreement about them', async () => {
  const named = (slug: string, publishedOn: string, identifiers: Row) =>
    shape.parse({
      source: source(slug, publishedOn),
      people: { 'ann-lee': { name: 'Ann Lee', identifiers } },
      visits: MINISTRY.visits,
    });
  await store(
    named('one', '1998-02-01', { viaf: '34' }),
    named('other', '1998-02-02', { viaf: '12' }),
    named('none', '1998-02-03', {}),
  );
  expect(await disagreements()).toEqual(['identifiers NEWEST: other viaf:12 KEPT, one viaf:34 DIFFERS']);
});

test('an older source can make a date more precise, and a third source can disagree with it', async () => {
  await store(
    visited('new', '1998-04-01', { start: '1998-01' }),
    visited('middle', '1998-03-01', { start: '1998-01-12' }),
    visited('old', '1998-02-01', { start: '1998-01-14' }),
  );
  expect(await disagreements()).toEqual([
    'start MORE_PRECISE: new 1998-01 AGREES, middle 1998-01-12 KEPT, old 1998-01-14 DIFFERS',
  ]);
});

test('disagreements resolved by older rules are resolved again once', async () => {
  await store(MINISTRY, NEWSPAPER);
  const resolved = await dumpByName(database);
  await database.query({ text: 'DELETE FROM "Disagreement"', values: [] });
  await database.query({ text: `UPDATE "Citation" SET "unsaid" = '{}'`, values: [] });
  await database.query({ text: 'UPDATE "DataVersion" SET "settledBy" = 0', values: [] });
  const lines: string[] = [];
  for (let time = 0; time < 2; time += 1) await resolveAgain(database, (line) => lines.push(line));
  expect(lines).toEqual(['Resolved the overlapping claims of 2 sources again.']);
  expect(await dumpByName(database)).toEqual(resolved);
});

test('values resolved by version 1 of the rules are resolved again', async () => {
  const office = (slug: string, publishedOn: string, claim: Row) =>
    shape.parse({
      source: source(slug, publishedOn),
      people: { 'ann-lee': { name: 'Ann Lee' } },
      positions: [{ person: 'ann-lee', title: 'Leader', cite, ...claim }],
    });
  await store(office('old', '1998-02-01', { status: 'HELD' }), office('new', '1998-03-01', {}));
  expect((await database.prisma.position.findFirstOrThrow()).status).toBe('HELD');
  await database.query({ text: `UPDATE "Position" SET "status" = 'UNKNOWN'`, values: [] });
  await database.query({ text: 'UPDATE "DataVersion" SET "settledBy" = 1', values: [] });
  await resolveAgain(database, () => {});
  expect((await database.prisma.position.findFirstOrThrow()).status).toBe('HELD');
});

test.each([
  ['President', 'Vice President', ['role NEWEST: new Vice President KEPT, old President DIFFERS']],
  [
    'Foreign Minister',
    'Former Foreign Minister',
    ['role NEWEST: new Former Foreign Minister KEPT, old Foreign Minister DIFFERS'],
  ],
  ['President of the United States', 'President', []],
])('the role %s from an older source is compared with %s from a newer one', async (older, newer, found) => {
  const delegation = (role: string) => ({ delegation: [{ name: 'Ann Lee', role, cite }] });
  await store(visited('old', '1998-02-01', delegation(older)), visited('new', '1998-03-01', delegation(newer)));
  expect(await disagreements()).toEqual(found);
});

test('every kind whose fields can be in disagreement has its column', () => {
  const columns = storedColumns('Disagreement').filter((column) => column.endsWith('Id'));
  const wanted = DISPUTABLE.map(({ foreignKey }) => foreignKey);
  expect(columns.toSorted(), 'a new kind needs a column, a DisputedKind value and both checks').toEqual(wanted.toSorted());
});

/** The claims of a source about objects of a kind, by key, as in its annotation. */
const CLAIMS: Record<string, (annotation: Annotation) => [key: string, claim: Row][]> = {
  visit: ({ visits }) => Object.entries(visits),
  event: ({ events }) => Object.entries(events),
  organization: ({ organizations }) => Object.entries(organizations),
  person: ({ people }) => Object.entries(people),
  position: ({ positions }) =>
    positions.map((each) => [[each.person, each.title, each.organization, each.country, each.term].join(), each]),
  delegate: ({ visits }) =>
    Object.entries(visits).flatMap(([visit, { delegation }]) =>
      delegation.map((each): [string, Row] => [[visit, ...(each.person ? [each.person] : [each.side, each.name])].join(), each]),
    ),
  participant: ({ events }) =>
    Object.entries(events).flatMap(([event, { participants }]) =>
      participants.map((each): [string, Row] => [[event, each.person, each.country, each.organization].join(), each]),
    ),
};

const named = { select: { slug: true } };
const found = { citations: { include: { source: true } }, disagreements: { include: { values: { include: { source: true } } } } };
type Stored = Row & {
  citations?: (Row & { source: { slug: string }; unsaid: string[] })[];
  disagreements: (Row & { field: string; values: (Row & { value: string; source: { slug: string } })[] })[];
};

/** Returns every stored object that sources can disagree on, with its key. */
async function storedThings(): Promise<[kind: string, key: string, row: Stored][]> {
  const { visit, event, organization, person, position, delegate, participant } = database.prisma;
  const uncited = { disagreements: found.disagreements };
  const things: [string, Row['start'], (row: Row) => unknown[]][] = [
    ['visit', await visit.findMany({ include: { ...found, guestCountry: named, hostCountry: named } }), ({ slug }) => [slug]],
    ['event', await event.findMany({ include: { ...found, country: named, visit: named } }), ({ slug }) => [slug]],
    ['organization', await organization.findMany({ include: { ...found, country: named, parent: named } }), ({ slug }) => [slug]],
    ['person', await person.findMany({ include: { ...uncited, country: named } }), ({ slug }) => [slug]],
    [
      'position',
      await position.findMany({ include: { ...found, person: named, organization: named, country: named } }),
      ({ person, title, organization, country, term }) => [slugOf(person), title, slugOf(organization), slugOf(country), term],
    ],
    [
      'delegate',
      await delegate.findMany({ include: { ...found, visit: named, person: named } }),
      ({ visit, person, side, name }) => [slugOf(visit), ...(person ? [slugOf(person)] : [side, name])],
    ],
    [
      'participant',
      await participant.findMany({ include: { ...found, event: named, person: named, country: named, organization: named } }),
      ({ event, person, country, organization }) => [slugOf(event), slugOf(person), slugOf(country), slugOf(organization)],
    ],
  ];
  return things.flatMap(([kind, rows, key]) =>
    (rows as Row[]).map((row): [string, string, Stored] => [kind, key(row).join(), row as Stored]),
  );
}

const slugOf = (row: unknown) => (row as { slug: string } | null)?.slug;

/** Returns the stored value of a field in the form of a claim. */
function valueOf(row: Row, field: string): unknown {
  if (`${field}Edtf` in row) return row[`${field}Edtf`];
  if (`${field}Id` in row) return slugOf(row[field]);
  return row[field];
}

const days = (edtf: string) => {
  const { earliest, latest } = parsePartialDate(edtf)!;
  return [earliest?.getTime() ?? -Infinity, latest?.getTime() ?? Infinity] as const;
};

/** Whether a value is stated, computed independently: equal, a narrower date, or the same letters. */
function says(claimed: unknown, stored: unknown, isDate: boolean): boolean {
  if (typeof claimed !== 'string' || typeof stored !== 'string') return claimed === stored;
  if (!isDate) return claimed.toLowerCase() === stored.toLowerCase();
  const [[from, to], [first, last]] = [days(claimed), days(stored)];
  return from >= first && to <= last;
}

/** Fields that identify the object, which every source about it states. */
const KEYS: Record<string, string[]> = {
  delegate: ['visit'],
  participant: ['country'],
  position: ['country', 'title'],
};
const FIELDS = [
  'kind',
  'status',
  'guestCountry',
  'hostCountry',
  'start',
  'end',
  'durationDays',
  'country',
  'parent',
  'side',
  'role',
  'venue',
  'visit',
  'title',
  'name',
  'places',
  'note',
  'abbreviation',
];

test('every citation records the fields that it supports, and every differing value is shown', async () => {
  const sets = fc.tuple(smallAnnotation('a'), smallAnnotation('b'), smallAnnotation('c'));
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(sets, async (annotations) => {
      await store(...annotations);
      for (const [kind, key, row] of await storedThings()) {
        const claims = new Map(
          annotations.flatMap((each) => {
            const claim = CLAIMS[kind]!(each).find(([other]) => other === key)?.[1];
            return claim ? [[each.source.slug, claim]] : [];
          }),
        );
        for (const field of FIELDS.filter((name) => !KEYS[kind]?.includes(name)).filter(
          (name) => name in row || `${name}Edtf` in row || `${name}Id` in row,
        )) {
          const isDate = `${field}Edtf` in row;
          const stored = valueOf(row, field);
          const isEmpty = stored == null || (Array.isArray(stored) && stored.length === 0);
          for (const { source: from, unsaid: not } of row.citations ?? []) {
            if (isEmpty || not.includes(field) || stored === 'UNKNOWN' || stored === 'MEMBER') continue;
            compared += 1;
            const claimed = claims.get(from.slug)![field];
            const entries = [stored].flat().filter((entry) => !not.includes(`${field}:${entry as string}`));
            for (const entry of entries) {
              expect(
                [claimed].flat().some((each) => says(each, entry, isDate)),
                `${kind} ${key}: ${from.slug} is cited for ${field} ${JSON.stringify(entry)} and says ${JSON.stringify(claimed)}`,
              ).toBe(true);
            }
          }
          const shown = row.disagreements.find((each) => each.field === field)?.values ?? [];
          for (const [slug, claim] of isDate ? claims : []) {
            const [claimed, kept] = [claim[field] as string | undefined, stored as string | null];
            if (claimed === undefined) continue;
            const [[from, to], [first, last]] = [days(claimed), days(kept ?? claimed)];
            const contradicts = kept === null || from > last || to < first;
            if (contradicts)
              expect(
                shown.map((each) => `${each.source.slug} ${each.value}`),
                `${kind} ${key} ${field}`,
              ).toContain(`${slug} ${claimed}`);
          }
        }
      }
      const findings = new Findings();
      await database.prisma.$transaction((tx) => planned.run(tx, findings), { timeout: 60_000 });
      expect(findings.shown).toEqual([]);
    }),
    { numRuns: runsOfEach(3, 30) },
  );
  expect(compared).toBeGreaterThan(0);
});
