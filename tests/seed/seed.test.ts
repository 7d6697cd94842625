import { afterAll, beforeAll, expect, test } from 'vitest';
import { seed } from '../../seed/seed.js';
import type { Database } from '../../src/db/database.js';
import { dump } from '../store/dump.js';
import { seededStore } from '../support/store.js';

let database: Database;

beforeAll(async () => {
  database = await seededStore();
});
afterAll(() => database.close());

test('stores everything stated in the article', async () => {
  const { prisma } = database;
  expect({
    people: await prisma.person.count(),
    organizations: await prisma.organization.count(),
    topics: await prisma.topic.count(),
    kinships: await prisma.kinship.count(),
    positions: await prisma.position.count(),
    visits: await prisma.visit.count(),
    delegates: await prisma.delegate.count(),
    events: await prisma.event.count(),
    participants: await prisma.participant.count(),
    statements: await prisma.statement.count(),
    citations: await prisma.citation.count(),
    sources: await prisma.source.count(),
  }).toEqual({
    ...{ people: 13, organizations: 8, topics: 7, kinships: 3, positions: 11, visits: 12, delegates: 21, events: 8 },
    ...{ participants: 22, statements: 29, citations: 144, sources: 1 },
  });
});

test('does not seed twice', async () => {
  const before = await dump(database);
  const lines: string[] = [];
  await seed(database, (line) => lines.push(line));
  expect(lines).toEqual([
    expect.stringMatching(/^countries: all \d+ unchanged$/),
    'china-north-korea-extol-traditional-friendship: unchanged',
  ]);
  expect(await dump(database)).toEqual(before);
});

test("keeps editors' changes to an article", async () => {
  const { prisma } = database;
  const edit = await prisma.changeSet.create({
    data: { by: 'ann', source: 'china-north-korea-extol-traditional-friendship' },
  });
  const lines: string[] = [];
  await seed(database, (line) => lines.push(line));
  await prisma.changeSet.delete({ where: { id: edit.id } });
  expect(lines[1]).toMatch(
    /^china-north-korea-extol-traditional-friendship: skipped, because editors have changed it \(npx communique seed/,
  );
});

test('the citation of every quote shows its words from the text', async () => {
  const quotes = await database.prisma.statement.findMany({
    where: { kind: { not: 'PARAPHRASE' } },
    include: { citations: { orderBy: { ordinal: 'asc' } } },
  });
  expect(quotes.length).toBeGreaterThan(0);
  for (const { key, text, passageStart, citations } of quotes) {
    const stands = citations.filter(({ exact, start, end }) => exact === text && end - start === [...text].length);
    expect([key, stands.length]).toEqual([key, 1]);
    expect(passageStart).toBe(Math.min(...citations.map(({ start }) => start)));
  }
});

test('a delegation lists guests first, starting with their head', async () => {
  const delegation = await database.prisma.delegate.findMany({
    where: { visit: { slug: 'kim-jong-un-china-2018' } },
    orderBy: { ordinal: 'asc' },
  });
  expect(delegation.map(({ name, ordinal }) => `${ordinal} ${name}`)).toEqual([
    ...['0 Kim Jong-un', '1 Ri Sol-ju', '2 Kim Yong-chol', '3 Ri Yong-ho', '4 Xi Jinping', '5 Peng Liyuan'],
    ...['6 Li Keqiang', '7 Wang Qishan', '8 Wang Huning', '9 Yang Jiechi'],
  ]);
});
