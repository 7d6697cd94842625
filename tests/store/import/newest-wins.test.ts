import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { annotation } from '../../../src/model/annotation.js';
import type { Database } from '../../../src/db/database.js';
import { storeCountries } from '../../../src/store/import/countries.js';
import { storeAnnotation } from '../../../src/store/import/store.js';
import { emptyStore } from '../../support/store.js';
import { sample } from '../../support/thorough.js';
import { clear } from '../dump.js';
import { COUNTRIES } from '../small-annotations.js';

// The rule of docs/decisions/003: of several sources, the newest one's value wins. Each row of a table is one part of the
// rule. Its sources are given from the newest to the oldest, and imported in every order.

let database: Database;

beforeAll(async () => {
  database = await emptyStore();
  await storeCountries(database.prisma, COUNTRIES);
});
afterAll(() => database.close());

type Row = Record<string, unknown>;
/** The date of a source, and what it claims in addition to required fields. */
type Claim = [publishedOn: string | null, claim: Row];
type Law = [sentence: string, newestFirst: Claim[], merged: Row];

const NEW = '2018-06-30';
const MIDDLE = '2018-05-01';
const OLD = '2018-04-01';

/** How each kind of claim is written in an annotation, and read from the store. */
const kinds = {
  visit: {
    write: (claim: Row) => ({ visits: { trip: { title: 'A trip', status: 'PLANNED', hostCountry: 'china', cite, ...claim } } }),
    read: () => database.prisma.visit.findFirstOrThrow({ include: { guestCountry: true } }),
  },
  event: {
    write: (claim: Row) => ({ events: { talks: { title: 'Talks', kind: 'TALKS', status: 'PLANNED', cite, ...claim } } }),
    read: () => database.prisma.event.findFirstOrThrow(),
  },
  person: {
    write: (claim: Row) => ({ people: { kim: { name: 'Kim', ...claim } } }),
    read: () => database.prisma.person.findFirstOrThrow({ include: { country: true } }),
  },
  organization: {
    write: (claim: Row) => ({ organizations: { agency: { name: 'Agency', kind: 'PARTY', ...claim } } }),
    read: () => database.prisma.organization.findFirstOrThrow(),
  },
  topic: {
    write: ({ name }: Row) => ({ topics: { trade: name } }),
    read: () => database.prisma.topic.findFirstOrThrow(),
  },
  position: {
    write: (claim: Row) => ({
      people: { kim: { name: 'Kim' } },
      positions: [{ title: 'Leader', person: 'kim', cite, ...claim }],
    }),
    read: () => database.prisma.position.findFirstOrThrow(),
  },
  delegate: {
    write: (claim: Row) => kinds.visit.write({ delegation: [{ name: 'Kim', cite, ...claim }] }),
    read: () => database.prisma.delegate.findFirstOrThrow(),
  },
  participant: {
    write: (claim: Row) => kinds.event.write({ participants: [{ country: 'china', cite, ...claim }] }),
    read: () => database.prisma.participant.findFirstOrThrow(),
  },
};
const cite = [[0, 9]];

const laws: Record<keyof typeof kinds, Law[]> = {
  visit: [
    [
      'The newest source wins.',
      [
        [NEW, { title: 'New' }],
        [OLD, { title: 'Old' }],
      ],
      { title: 'New' },
    ],
    [
      'What the newest source leaves out is taken from the next that says it.',
      [
        [NEW, { title: 'New' }],
        [MIDDLE, { title: 'Middle', kind: 'STATE' }],
        [OLD, { title: 'Old', kind: 'WORKING', guestCountry: 'south-korea' }],
      ],
      { title: 'New', kind: 'STATE', guestCountry: expect.objectContaining({ slug: 'south-korea' }) },
    ],
    [
      'A source is as new as the last day on which it may have been published.',
      [
        ['2018', { title: 'In 2018' }],
        [NEW, { title: 'In June' }],
        ['2018-04', { title: 'In April' }],
      ],
      { title: 'In 2018' },
    ],
    [
      'A source without a date does not lose to one with a date.',
      [
        [NEW, { title: 'Dated' }],
        [null, { title: 'Undated' }],
      ],
      { title: 'Undated' },
    ],
    [
      'A source without a date does not win against one with a date.',
      [
        [null, { title: 'Undated' }],
        ['0001', { title: 'Dated' }],
      ],
      { title: 'Dated' },
    ],
    [
      'A source without a last day has no date.',
      [
        ['[2018..]', { title: 'Of no last day' }],
        ['2001', { title: 'Dated' }],
      ],
      { title: 'Dated' },
    ],
    [
      'Of stages of a visit, the last counts if one source has no date.',
      [
        [OLD, { status: 'PLANNED' }],
        [null, { status: 'COMPLETED' }],
      ],
      { status: 'COMPLETED' },
    ],
    [
      'Of sources of one day, the slug that sorts first wins.',
      [
        [NEW, { title: 'a' }],
        [NEW, { title: 'b' }],
        [NEW, { title: 'c' }],
      ],
      { title: 'a' },
    ],
    [
      'Of sources without a date, the slug that sorts first wins.',
      [
        [null, { title: 'a' }],
        [null, { title: 'b' }],
      ],
      { title: 'a' },
    ],
    [
      "Lists are united, the newest source's entries first, each once.",
      [
        [NEW, { places: ['Dalian', 'Beijing'] }],
        [MIDDLE, {}],
        [OLD, { places: ['Beijing', 'Seoul'] }],
      ],
      { places: ['Dalian', 'Beijing', 'Seoul'] },
    ],
    [
      'An older end that is before the start goes.',
      [
        [NEW, { start: '2018-05' }],
        [OLD, { end: '2018-04' }],
      ],
      {
        startEdtf: '2018-05',
        startEarliest: new Date('2018-05-01'),
        endEdtf: null,
        endPrecision: null,
        endEarliest: null,
        endLatest: null,
      },
    ],
    [
      'An older start that is after the end goes.',
      [
        [NEW, { end: '2018-04' }],
        [OLD, { start: '2018-05' }],
      ],
      { startEdtf: null, startPrecision: null, startEarliest: null, startLatest: null, endEdtf: '2018-04' },
    ],
    [
      'Of two starts, the newest is compared, and an older end that fits stays.',
      [
        [NEW, { start: '2018-04' }],
        [MIDDLE, { start: '2018-06' }],
        [OLD, { end: '2018-05' }],
      ],
      { startEdtf: '2018-04', endEdtf: '2018-05' },
    ],
    [
      'Dates that may be in order do not contradict each other.',
      [
        [NEW, { start: '2018-05-25' }],
        [OLD, { end: '2018-05' }],
      ],
      { startEdtf: '2018-05-25', endEdtf: '2018-05' },
    ],
    [
      'A start and an end on the same day do not contradict each other.',
      [
        [NEW, { start: '2018-05-25' }],
        [OLD, { end: '2018-05-25' }],
      ],
      { startEdtf: '2018-05-25', endEdtf: '2018-05-25' },
    ],
    [
      'Dates without a bound do not contradict each other.',
      [
        [NEW, { start: '[..2018-05]' }],
        [OLD, { end: '2017' }],
      ],
      { startEdtf: '[..2018-05]', endEdtf: '2017' },
    ],
    [
      'An older duration that the dates contradict goes.',
      [
        [NEW, { start: '2018-03-25', end: '2018-03-28' }],
        [OLD, { durationDays: 3 }],
      ],
      { startEdtf: '2018-03-25', endEdtf: '2018-03-28', durationDays: null },
    ],
    [
      'An older end that the duration contradicts goes.',
      [
        [NEW, { durationDays: 3 }],
        [OLD, { start: '2018-03-25', end: '2018-03-28' }],
      ],
      { startEdtf: '2018-03-25', endEdtf: null, durationDays: 3 },
    ],
    [
      'A duration that fits the dates stays.',
      [
        [NEW, { start: '2018-03-25', end: '2018-03-28' }],
        [OLD, { durationDays: 4 }],
      ],
      { endEdtf: '2018-03-28', durationDays: 4 },
    ],
    [
      'Only dates that are single days contradict a duration.',
      [
        [NEW, { start: '2018-03', end: '2018-03-28' }],
        [OLD, { durationDays: 90 }],
      ],
      { startEdtf: '2018-03', endEdtf: '2018-03-28', durationDays: 90 },
    ],
    [
      'Of dates that agree the most precise counts, also an older one.',
      [
        [NEW, { start: '2018-03' }],
        [MIDDLE, { start: '2018' }],
        [OLD, { start: '2018-03-25' }],
      ],
      { startEdtf: '2018-03-25', startEarliest: new Date('2018-03-25') },
    ],
    [
      'A more precise date that does not agree with the newest does not count.',
      [
        [NEW, { start: '2018-03' }],
        [OLD, { start: '2018-04-25' }],
      ],
      { startEdtf: '2018-03' },
    ],
    [
      'A date without a doubt counts before the same one with a doubt.',
      [
        [NEW, { start: '2018-03-25?' }],
        [OLD, { start: '2018-03-25' }],
      ],
      { startEdtf: '2018-03-25' },
    ],
    [
      'Where more precise dates contradict each other, the newest count.',
      [
        [NEW, { start: '2018-03', end: '2018-03-20' }],
        [OLD, { start: '2018-03-25' }],
      ],
      { startEdtf: '2018-03', endEdtf: '2018-03-20' },
    ],
    [
      'A duration is not compared with an end that goes.',
      [
        [NEW, { start: '2018-05-05' }],
        [MIDDLE, { durationDays: 3 }],
        [OLD, { end: '2018-04-04' }],
      ],
      { startEdtf: '2018-05-05', endEdtf: null, durationDays: 3 },
    ],
  ],
  event: [
    [
      'The newest source wins.',
      [
        [NEW, { venue: 'New', kind: 'BANQUET' }],
        [OLD, { venue: 'Old' }],
      ],
      { venue: 'New', kind: 'BANQUET' },
    ],
    [
      'An older end that is before the start goes.',
      [
        [NEW, { start: '2018-05-02' }],
        [OLD, { end: '2018-05-01' }],
      ],
      { startEdtf: '2018-05-02', endEdtf: null },
    ],
    [
      'An older start that is after the end goes.',
      [
        [NEW, { end: '2018-05-01' }],
        [OLD, { start: '2018-05-02' }],
      ],
      { startEdtf: null, endEdtf: '2018-05-01' },
    ],
  ],
  person: [
    [
      'A name that was preferred before becomes an alias, after those that sources give.',
      [
        [NEW, { name: 'Kim', aliases: ['K.'] }],
        [MIDDLE, { name: 'KIM' }],
        [OLD, { name: 'Gim', aliases: ['G.', 'K.'] }],
      ],
      { name: 'Kim', aliases: ['K.', 'G.', 'KIM', 'Gim'] },
    ],
    [
      'The preferred name is not among the aliases.',
      [
        [NEW, { name: 'Kim' }],
        [OLD, { name: 'Gim', aliases: ['Kim'] }],
      ],
      { name: 'Kim', aliases: ['Gim'] },
    ],
    [
      'What the newest source leaves out is taken from the next that says it.',
      [
        [NEW, {}],
        [OLD, { country: 'north-korea' }],
      ],
      { country: expect.objectContaining({ slug: 'north-korea' }) },
    ],
  ],
  organization: [
    [
      'The newest source wins.',
      [
        [NEW, { kind: 'GOVERNMENT', abbreviation: 'NA' }],
        [OLD, { kind: 'PARTY', abbreviation: 'OA' }],
      ],
      { kind: 'GOVERNMENT', abbreviation: 'NA' },
    ],
    [
      'A name that was preferred before becomes an alias; an abbreviation does not.',
      [
        [NEW, { name: 'New Agency', abbreviation: 'NA' }],
        [OLD, { name: 'Old Agency', abbreviation: 'OA', aliases: ['Agency'] }],
      ],
      { name: 'New Agency', abbreviation: 'NA', aliases: ['Agency', 'Old Agency'] },
    ],
  ],
  topic: [
    [
      'The newest source wins.',
      [
        [NEW, { name: 'Trade' }],
        [OLD, { name: 'TRADE' }],
      ],
      { name: 'Trade' },
    ],
  ],
  position: [
    [
      'What had ended stays ended where a newer source leaves that open.',
      [
        [NEW, { status: 'UNKNOWN' }],
        [OLD, { status: 'ENDED', end: '2017' }],
      ],
      { status: 'ENDED', endEdtf: '2017' },
    ],
    [
      'What had ended stays ended where all newer sources leave that open.',
      [
        [NEW, { status: 'UNKNOWN' }],
        [MIDDLE, { status: 'UNKNOWN' }],
        [OLD, { status: 'ENDED' }],
      ],
      { status: 'ENDED', endEdtf: null },
    ],
    [
      'What is held by a newer source has no end.',
      [
        [NEW, { status: 'HELD' }],
        [OLD, { status: 'ENDED', end: '2017' }],
      ],
      { status: 'HELD', endEdtf: null, endPrecision: null, endEarliest: null, endLatest: null },
    ],
    [
      'What was held has ended where a newer source says so.',
      [
        [NEW, { status: 'ENDED', end: '2017' }],
        [OLD, { status: 'HELD', start: '2011' }],
      ],
      { status: 'ENDED', startEdtf: '2011', endEdtf: '2017' },
    ],
    [
      'An older start that is after the end goes.',
      [
        [NEW, { status: 'ENDED', end: '2011' }],
        [OLD, { start: '2012' }],
      ],
      { startEdtf: null, endEdtf: '2011', status: 'ENDED' },
    ],
  ],
  delegate: [
    [
      'The newest source wins.',
      [
        [NEW, { capacity: 'HEAD' }],
        [OLD, { capacity: 'MEMBER', role: 'Leader' }],
      ],
      { capacity: 'HEAD', role: 'Leader' },
    ],
    [
      'Who headed a delegation does so also where a newer source does not say in what capacity they came.',
      [
        [NEW, {}],
        [OLD, { capacity: 'HEAD' }],
      ],
      { capacity: 'HEAD' },
    ],
  ],
  participant: [
    [
      'The newest source wins.',
      [
        [NEW, { role: 'host' }],
        [OLD, { role: 'guest', side: 'HOST' }],
      ],
      { role: 'host', side: 'HOST' },
    ],
  ],
};

describe.each(Object.entries(laws))('%s', (kind, rows) => {
  const { write, read } = kinds[kind as keyof typeof kinds];

  test.each(rows)('%s', async (_sentence, newestFirst, merged) => {
    const oneDay = new Set(newestFirst.map(([publishedOn]) => publishedOn)).size === 1;
    // Slugs in the opposite order of the dates, unless slugs decide.
    const slugs = oneDay ? ['a', 'b', 'c'] : ['c', 'b', 'a'];
    const sources = newestFirst.map(([publishedOn, claim], index) =>
      annotation.parse({
        source: {
          slug: slugs[index],
          title: 'A source',
          publishedOn: publishedOn ?? undefined,
          sha256: '0'.repeat(64),
          length: 100,
        },
        ...write(claim),
      }),
    );
    const orders = permutations(sources);
    // In `npm test` from the newest to the oldest, and the other way round.
    for (const order of sample(orders, orders.length - 1)) {
      await clear(database);
      for (const source of order) await storeAnnotation(database.prisma, source);
      expect(await read(), `imported in the order ${order.map(({ source }) => source.slug).join()}`).toMatchObject(merged);
    }
  });
});

function permutations<T>(items: T[]): T[][] {
  if (items.length < 2) return [items];
  return items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((others) => [item, ...others]));
}
