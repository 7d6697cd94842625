import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Annotation } from '../../../src/model/annotation.js';
import { annotationEntries, entryName, entryChanges } from '../../../src/model/entries.js';
import { readAnnotation } from '../../../src/model/read/read.js';
import { storeAnnotation } from '../../../src/store/import/store.js';
import { storeCountries } from '../../../src/store/import/countries.js';
import type { ImportReport } from '../../../src/store/import/report.js';
import type { Database } from '../../../src/db/database.js';
import { aCountry } from '../../support/countries.js';
import { emptyStore } from '../../support/store.js';
import { sample } from '../../support/thorough.js';
import { seedCountries, seedYaml } from '../../model/seed-article.js';
import { dump, dumpByName } from '../dump.js';
import { keep } from '../keep.js';

// A corrected annotation changes exactly what differs.

const article = readAnnotation(seedYaml).annotation!;
const countries = [...seedCountries()].map(aCountry);

let database: Database;
let restore: () => Promise<void>;
let named: Record<string, unknown[]>;

beforeAll(async () => {
  database = await emptyStore();
  await storeCountries(database.prisma, countries);
  await storeAnnotation(database.prisma, article);
  named = await dumpByName(database);
  restore = await keep(database);
});
beforeEach(() => restore());
afterAll(() => database.close());

/** Returns a changed copy of the seed article's annotation. */
function corrected(change: (annotation: Annotation) => void): Annotation {
  const copy = structuredClone(article);
  change(copy);
  return copy;
}

const VISIT = 'kim-jong-un-china-2018';

/** Returns the counts of an import, without unchanged types. */
function changes(report: ImportReport) {
  return Object.fromEntries(
    Object.entries(report).flatMap(([kind, counts]) => {
      const changed = Object.entries(counts as object).filter(([, count]) => count > 0);
      return changed.length > 0 ? [[kind, Object.fromEntries(changed)]] : [];
    }),
  );
}

/** Returns the rows that differ between two dumps, by table. */
function differences(before: Record<string, string[]>, after: Record<string, string[]>) {
  return Object.fromEntries(
    Object.keys(before).flatMap((table) => {
      const gone = before[table]!.filter((row) => !after[table]!.includes(row)).length;
      const come = after[table]!.filter((row) => !before[table]!.includes(row)).length;
      return gone + come > 0 ? [[table, { gone, come }]] : [];
    }),
  );
}

const CORRECTIONS: [what: string, change: (annotation: Annotation) => void, report: object, rows: object][] = [
  [
    'a name',
    ({ people }) => (people['kim-jong-un']!.name = 'Kim Jong-ŭn'),
    { people: { updated: 1 }, sources: { updated: 1 } },
    { Person: { gone: 1, come: 1 } },
  ],
  [
    'a date',
    ({ positions }) => (positions[0]!.start = '2011-12-30'),
    { positions: { updated: 1 }, sources: { updated: 1 } },
    { Position: { gone: 1, come: 1 } },
  ],
  [
    'a passage',
    ({ visits }) => (visits[VISIT]!.cite[0] = [646, 746]),
    { visits: { updated: 1 }, citations: { created: 1, deleted: 1 }, sources: { updated: 1 } },
    { Visit: { gone: 1, come: 1 }, Citation: { gone: 1, come: 1 } },
  ],
  [
    'a delegate',
    ({ visits }) => (visits[VISIT]!.delegation[3]!.role = 'Minister of Foreign Affairs'),
    { delegates: { updated: 1 }, sources: { updated: 1 } },
    { Delegate: { gone: 1, come: 1 } },
  ],
  [
    'the speaker of a statement',
    ({ statements }) => (Object.values(statements)[0]!.speakers = [{ country: 'china' }]),
    { statements: { updated: 1 }, sources: { updated: 1 } },
    { Statement: { gone: 1, come: 1 }, StatementSpeaker: { gone: 2, come: 1 } },
  ],
  [
    'a delegate who was not there',
    ({ visits }) => visits[VISIT]!.delegation.pop(),
    { delegates: { deleted: 1 }, citations: { deleted: 1 }, sources: { updated: 1 } },
    { Delegate: { gone: 1, come: 0 }, Citation: { gone: 1, come: 0 } },
  ],
  [
    'a statement that was never made',
    ({ statements }) => delete statements['kim-on-joining-hands'],
    { statements: { deleted: 1 }, citations: { deleted: 1 }, sources: { updated: 1 } },
    {
      Statement: { gone: 1, come: 0 },
      StatementSpeaker: { gone: 1, come: 0 },
      StatementTopic: { gone: 2, come: 0 },
      Citation: { gone: 1, come: 0 },
    },
  ],
];

test.each(sample(CORRECTIONS, 2))('%s', async (_what, change, report, rows) => {
  const before = await dump(database);
  expect(changes(await storeAnnotation(database.prisma, corrected(change)))).toEqual(report);
  const after = await dump(database);
  expect(differences(before, after)).toEqual({ ...rows, AnnotationEntry: entryDifferences(corrected(change)) });

  await storeAnnotation(database.prisma, article);
  expect(await dumpByName(database)).toEqual(named);
});

/** An entry that changes is replaced. */
function entryDifferences(annotation: Annotation) {
  const before = new Set([...annotationEntries(article)].map(entryName));
  const { put, gone } = entryChanges(article, annotation);
  return { gone: gone.size + [...put.keys()].filter((name) => before.has(name)).length, come: put.size };
}

test('a person no longer named by any source is removed along with all facts about them', async () => {
  const withoutWang = corrected((annotation) => {
    delete annotation.people['wang-huning'];
    annotation.positions = annotation.positions.filter(({ person }) => person !== 'wang-huning');
    for (const visit of Object.values(annotation.visits)) {
      visit.delegation = visit.delegation.filter(({ person }) => person !== 'wang-huning');
    }
    for (const event of Object.values(annotation.events)) {
      event.participants = event.participants.filter(({ person }) => person !== 'wang-huning');
    }
  });
  expect(changes(await storeAnnotation(database.prisma, withoutWang))).toEqual({
    people: { deleted: 1 },
    positions: { deleted: 1 },
    delegates: { updated: 1, deleted: 1 },
    participants: { updated: 1, deleted: 1 },
    citations: { deleted: 3 },
    sources: { updated: 1 },
  });
  expect(await database.prisma.person.count({ where: { slug: 'wang-huning' } })).toBe(0);
});

test('a fact withdrawn by one source stays if another claims it', async () => {
  const other: Annotation = {
    ...corrected(({ source }) => (source.slug = 'another-article')),
    statements: {},
  };
  await storeAnnotation(database.prisma, other);
  const facts = await factIds();
  const silent = corrected((annotation) => {
    Object.assign(annotation, { people: {}, organizations: {}, topics: {}, kinship: [], positions: [] });
    Object.assign(annotation, { visits: {}, events: {}, statements: {} });
  });
  await storeAnnotation(database.prisma, silent);
  expect(await factIds()).toEqual(facts);
  expect(await database.prisma.citation.count({ where: { source: { slug: article.source.slug } } })).toBe(0);
  expect(await database.prisma.statement.count()).toBe(0);
  expect(await database.prisma.topic.count()).toBe(7);

  other.people = other.organizations = other.topics = other.visits = other.events = {};
  other.kinship = other.positions = [];
  await storeAnnotation(database.prisma, other);
  const left = Object.entries(await dump(database)).flatMap(([table, rows]) => (rows.length > 0 ? [table] : []));
  expect(left).toEqual(['Country', 'Source', 'SourceDocument', 'AnnotationEntry']);
});

async function factIds(): Promise<unknown[]> {
  const tables = ['Person', 'Organization', 'Kinship', 'Position', 'Visit', 'Delegate', 'Event', 'Participant'];
  const ids = tables.map((table) => `SELECT "id"::text FROM "${table}"`).join(' UNION ALL ');
  return database.query({ text: `${ids} ORDER BY 1`, values: [] });
}

test("a change has the store's time, not the time of the process", async ({ skip }) => {
  skip(database.engine === 'embedded', 'its clock is that of the process');
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 24 * 3_600_000 });
  try {
    await storeAnnotation(
      database.prisma,
      corrected(({ visits }) => (visits[VISIT]!.title = 'Another title')),
    );
  } finally {
    vi.useRealTimers();
  }
  const [row] = await database.prisma.$queryRaw<{ seconds: number }[]>`
    SELECT extract(epoch FROM now() - "updatedAt")::float AS seconds FROM "Visit" WHERE slug = ${VISIT}`;
  expect(row!.seconds).toBeLessThan(12 * 3_600);
});
