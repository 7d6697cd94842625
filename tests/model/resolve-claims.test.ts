import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { annotation } from '../../src/model/annotation.js';
import { type Claims, annotationClaims } from '../../src/model/claims.js';
import { parsePartialDate, daysBetween, isBefore } from '../../src/model/dates/partial-date.js';
import { claimFields } from '../../src/model/kinds/fields.js';
import type { Claim } from '../../src/model/kinds/kind.js';
import { CLAIMED, kindNamed } from '../../src/model/kinds/kinds.js';
import { resolve, resolveClaims, type SourceClaims } from '../../src/model/resolve-claims.js';
import { runs } from '../support/thorough.js';

type Row = Record<string, unknown>;

const cite = [[0, 9]];
const source = { slug: 'article', title: 'An article', sha256: '0'.repeat(64), length: 100 };

/** The claim of a source about one object of each kind. */
const WRITTEN: Record<string, (claim: Row) => Row> = {
  people: (claim) => ({ people: { kim: { name: 'Kim', ...claim } } }),
  organizations: (claim) => ({ organizations: { agency: { name: 'Agency', kind: 'PARTY', ...claim } } }),
  visits: (claim) => ({ visits: { trip: { title: 'A trip', status: 'PLANNED', hostCountry: 'china', cite, ...claim } } }),
  events: (claim) => ({ events: { talks: { title: 'Talks', kind: 'TALKS', status: 'PLANNED', cite, ...claim } } }),
  positions: (claim) => ({ positions: [{ title: 'Leader', person: 'kim', cite, ...claim }] }),
  delegates: (claim) => WRITTEN['visits']!({ delegation: [{ name: 'Kim', person: 'kim', cite, ...claim }] }),
  participants: (claim) => WRITTEN['events']!({ participants: [{ country: 'china', cite, ...claim }] }),
};

const claimed = (kind: string, claim: Row): Claims =>
  annotationClaims(annotation.parse({ source, ...WRITTEN[kind]!(claim) })).claims;

/** Resolves the claims of several sources, newest first. */
function resolved(kind: string, newestFirst: readonly Row[]): Claim {
  const sources = newestFirst.map((claim, index): SourceClaims => {
    return { slug: `source-${index}`, publishedAt: new Date(Date.UTC(2020, 0, 30 - index)), claims: claimed(kind, claim) };
  });
  return one(resolveClaims(sources).resolved, kind);
}

const one = (claims: Claims, kind: string): Claim => [...claims[kind as keyof Claims].values()][0]!;

const HELD = { status: 'HELD' };
const ENDED = { status: 'ENDED', end: '2017' };

describe('a source that states nothing changes nothing', () => {
  test.each<[string, string, Row[], Row]>([
    ['an office that is held', 'positions', [{}, HELD], HELD],
    [
      'an office that is held, although it ended according to an older source',
      'positions',
      [{}, HELD, ENDED],
      { ...HELD, end: undefined },
    ],
    ['an office that ended', 'positions', [{}, ENDED, HELD], ENDED],
    ['the head of a delegation', 'delegates', [{}, { capacity: 'HEAD' }, { capacity: 'SPOUSE' }], { capacity: 'HEAD' }],
  ])('%s', (_what, kind, newestFirst, expected) => {
    expect(resolved(kind, newestFirst)).toMatchObject(expected);
  });
});

describe('a resolved date includes only days that the newest source allows', () => {
  test.each<[string, string[], string]>([
    [
      'through a third source',
      ['[2018-03-01..2018-03-10]', '[2018-03-08..2018-03-15]', '2018-03-14'],
      '[2018-03-01..2018-03-10]',
    ],
    ['in part', ['[2018-03-01..2018-03-10]', '[2018-03-08..2018-03-15]'], '[2018-03-01..2018-03-10]'],
    ['but not a year that ends later', ['[..2000-05]', '2000'], '[..2000-05]'],
    ['a day of the month', ['2018-03', '2018-04-02', '2018-03-14'], '2018-03-14'],
    ['a day within a span without a start', ['[..2000-05]', '2000', '2000-03-07'], '2000-03-07'],
  ])('%s', (_what, starts, expected) => {
    const newestFirst = starts.map((start) => ({ start }));
    expect(resolved('visits', newestFirst)).toMatchObject({ start: expected });
    expect(resolved('events', newestFirst)).toMatchObject({ start: expected });
  });
});

describe('values from the oldest source are dropped if values contradict each other', () => {
  test.each<[string, string, Row[], Row]>([
    [
      'a start that the newest end and duration contradict',
      'visits',
      [{ end: '2018-03-14', durationDays: 3 }, { start: '2018-03-10' }],
      { start: undefined, end: '2018-03-14', durationDays: 3 },
    ],
    [
      'a day of the start that the newest dates and duration contradict',
      'visits',
      [{ start: '2018-03', end: '2018-03-05', durationDays: 3 }, { start: '2018-03-01' }],
      { start: '2018-03', end: '2018-03-05', durationDays: 3 },
    ],
    [
      'the end of an office that is held, and not the start after it',
      'positions',
      [HELD, { status: 'ENDED', end: '2011' }, { start: '2012' }],
      { ...HELD, start: '2012', end: undefined },
    ],
    [
      'a known end of an office that is held, in favour of an open one',
      'positions',
      [
        { ...HELD, end: '[2018..]' },
        { status: 'ENDED', end: '2019' },
      ],
      { ...HELD, end: '[2018..]' },
    ],
  ])('%s', (_what, kind, newestFirst, expected) => {
    expect(resolved(kind, newestFirst)).toMatchObject(expected);
  });
});

const DATES = [
  ...['2017', '2018', '2018-03', '2018-04', '2018-03-08', '2018-03-09?', '2018-03-09', '2018-03-12', '2018-04-01'],
  ...['[2018-03-01..2018-03-10]', '[2018-03-08..2018-03-15]', '[..2018-03]', '[2018-03..]', '[2018-03-09..]', '2018-03?'],
];
const some = (...values: unknown[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const period = { start: some(...DATES), end: some(...DATES) };
const OFFICES = ['President', 'Vice President', 'President of the Republic'];
const COUNTRIES = ['china', 'north-korea'];
const statuses = fc.constantFrom('PROPOSED', 'PLANNED', 'ONGOING', 'COMPLETED', 'CANCELLED', 'POSTPONED', 'DENIED');

const CLAIM: Record<string, Record<string, fc.Arbitrary<unknown>>> = {
  people: { country: some(...COUNTRIES), identifiers: some({ wikidata: 'Q1' }, { wikidata: 'Q2', viaf: '12' }, {}) },
  organizations: { kind: fc.constantFrom('PARTY', 'OTHER'), country: some(...COUNTRIES), parent: some('bureau') },
  visits: {
    ...period,
    status: statuses,
    kind: some('STATE', 'WORKING'),
    durationDays: some(1, 2, 5),
    guestCountry: some(...COUNTRIES),
  },
  events: { ...period, status: statuses, venue: some('Great Hall', 'Great Hall of the People'), visit: some('trip', 'journey') },
  positions: { ...period, status: fc.constantFrom('HELD', 'ENDED', 'UNKNOWN') },
  delegates: {
    side: fc.constantFrom('GUEST', 'HOST'),
    capacity: fc.constantFrom('HEAD', 'SPOUSE', 'MEMBER'),
    role: some(...OFFICES),
  },
  participants: { side: some('GUEST', 'HOST'), role: some(...OFFICES) },
};
const OPEN: Row = { status: 'UNKNOWN', capacity: 'MEMBER' };

/** Whether one source can make this claim. */
function isValid({ start, end, durationDays, status }: Row): boolean {
  const days = daysBetween(start as string, end as string);
  const isKnown = end !== undefined && parsePartialDate(end as string)!.latest !== null;
  const isOffice = status === 'HELD' || status === 'UNKNOWN';
  return (
    !isBefore(end as string, start as string) &&
    (durationDays === undefined || days === null || days === durationDays) &&
    !(isOffice && isKnown)
  );
}

const sourcesOf = (kind: string, most = 5) =>
  fc.array(fc.record(CLAIM[kind]!).filter(isValid), { minLength: 1, maxLength: most });

/** The days that a date allows, computed independently of the code. */
function days(date: unknown): [number, number] {
  const { earliest, latest } = parsePartialDate(date as string)!;
  return [earliest?.getTime() ?? -Infinity, latest?.getTime() ?? Infinity];
}

/** Whether `value` is compatible with a source that states `said`. */
function allows(said: unknown, value: unknown, isDate: boolean): boolean {
  if (!isDate) return said === value;
  const [[from, to], [first, last]] = [days(said), days(value)];
  return first >= from && last <= to;
}

describe.each(Object.keys(CLAIM))('%s', (kind) => {
  const fields = claimFields(CLAIMED.find(({ plural }) => plural === kind)!.shape);
  const numRuns = runs(100, 3_000);

  test('a resolved value never contradicts the newest source that states it', () => {
    fc.assert(
      fc.property(sourcesOf(kind), (newestFirst) => {
        const result = resolved(kind, newestFirst);
        for (const field of Object.keys(CLAIM[kind]!)) {
          const isDate = fields.find(({ name }) => name === field)!.isDate ?? false;
          const stated = newestFirst.map((claim) => claim[field]).filter((value) => value !== undefined && value !== OPEN[field]);
          const value = result[field];
          if (field === 'identifiers') {
            for (const scheme of ['wikidata', 'viaf']) {
              const newest = (stated as Row[]).find((each) => each[scheme] !== undefined)?.[scheme];
              expect((value as Row | undefined)?.[scheme]).toBe(newest);
            }
          } else if (value === undefined || value === OPEN[field]) {
            const mayGo = ['start', 'end', 'durationDays'].includes(field);
            expect(mayGo || stated.length === 0, `${field} of ${JSON.stringify(newestFirst)}`).toBe(true);
          } else {
            const isAllowed = allows(stated[0], value, isDate);
            expect(isAllowed, `${field} is ${JSON.stringify(value)} of ${JSON.stringify(newestFirst)}`).toBe(true);
          }
        }
        expect(isValid({ ...result, ...(kind === 'positions' ? {} : { status: undefined }) }), JSON.stringify(result)).toBe(true);
      }),
      { numRuns },
    );
  });

  test('a source that states only the required fields changes nothing', () => {
    const required = fields.filter((field) => field.required && field.name in CLAIM[kind]!).map(({ name }) => name);
    fc.assert(
      fc.property(sourcesOf(kind), fc.nat(), (newestFirst, place) => {
        const at = place % (newestFirst.length + 1);
        const next = newestFirst[Math.min(at, newestFirst.length - 1)]!;
        const silent = Object.fromEntries(required.map((name) => [name, next[name]]));
        if (kind === 'delegates') silent['side'] = next['side'];
        expect(resolved(kind, newestFirst.toSpliced(at, 0, silent))).toEqual(resolved(kind, newestFirst));
      }),
      { numRuns },
    );
  });

  test('the order of the sources makes no difference', () => {
    const dated = fc.tuple(sourcesOf(kind), fc.array(fc.nat(2), { minLength: 5, maxLength: 5 }));
    fc.assert(
      fc.property(dated, fc.nat(), ([claims, ages], turn) => {
        const sources = claims.map((claim, index): SourceClaims => {
          const publishedAt = ages[index] === 0 ? null : new Date(Date.UTC(2020, ages[index]!, 1));
          return { slug: `source-${index}`, publishedAt, claims: claimed(kind, claim) };
        });
        const at = turn % sources.length;
        const others = [[...sources.slice(at), ...sources.slice(0, at)], sources.toReversed()];
        for (const other of others) expect(resolveClaims(other)).toEqual(resolveClaims(sources));
      }),
      { numRuns: runs(40, 1_000) },
    );
  });
});

test('only a date can be replaced by an older, more precise value', () => {
  const newest = { title: 'Who came?', start: '2018-03?', durationDays: 3 };
  const older = { title: 'A visit', start: '2018-03', durationDays: 2 };
  const claims = [newest, older].map((claim, age) => ({ claim, publishedAt: new Date(-age) }));
  expect(resolve(kindNamed('visits'), claims)).toEqual({ ...newest, start: '2018-03' });
});
