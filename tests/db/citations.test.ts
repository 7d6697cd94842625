import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/db/database.js';
import { storeError } from '../../src/db/errors.js';
import { emptyStore } from '../support/store.js';
import { citationOf, FACTS, insert, makeWorld, store, validRow, type Row, type World } from './rows.js';

// At commit, every fact must have a citation.

let database: Database;
let world: World;

beforeAll(async () => {
  database = await emptyStore();
  world = await makeWorld(database);
});
afterAll(() => database.close());

describe.each(Object.entries(FACTS))('%s', (table, column) => {
  const uncited = { type: 'citation', constraint: `${table}_cited` };
  const change = (values: Row) => ({ ...validRow(table, world), ...distinct(table, world), ...values });

  test('cannot be stored without a citation', async () => {
    const alone = database.query(insert(table, change({})));
    expect(await alone.catch(storeError)).toMatchObject(uncited);
  });

  test('cannot lose its last citation, but can lose any other', async () => {
    const { id } = await store(database, table, change({}), world);
    const last = { text: `DELETE FROM "Citation" WHERE "${column}" = $1`, values: [id] };
    expect(await database.query(last).catch(storeError)).toMatchObject(uncited);

    const another = citationOf(table, id as string, world);
    await database.query(insert('Citation', another));
    await database.query({ text: 'DELETE FROM "Citation" WHERE "id" = $1', values: [another.id] });
    await database.query({ text: `DELETE FROM "${table}" WHERE "id" = $1`, values: [id] });
  });

  test('cannot have its last citation moved to another fact', async () => {
    const { id } = await store(database, table, change({}), world);
    const move = {
      text: `UPDATE "Citation" SET "${column}" = NULL, "organizationId" = $2 WHERE "${column}" = $1`,
      values: [id, world.organization],
    };
    expect(await database.query(move).catch(storeError)).toMatchObject(uncited);
    await database.query({ text: `DELETE FROM "${table}" WHERE "id" = $1`, values: [id] });
  });

  test('is deleted together with its citations', async () => {
    const { id } = await store(database, table, change({}), world);
    await database.query({ text: `DELETE FROM "${table}" WHERE "id" = $1`, values: [id] });
    const left = { text: `SELECT FROM "Citation" WHERE "${column}" = $1`, values: [id] };
    expect(await database.query(left)).toEqual([]);
  });
});

test('a transaction can replace a citation by deleting the old one first', async () => {
  const { id } = await store(database, 'Visit', validRow('Visit', world), world);
  await database.prisma.$transaction(async (transaction) => {
    await transaction.citation.deleteMany({ where: { visitId: id as string } });
    await transaction.citation.create({
      data: { sourceId: world.source, start: 0, end: 9, ordinal: 0, visitId: id as string },
    });
  });
  expect(await database.prisma.citation.count({ where: { visitId: id as string } })).toBe(1);
});

test('a fact needs no citation if one transaction stores and removes it', async () => {
  const row = validRow('Visit', world);
  await database.prisma.$transaction([
    database.prisma.visit.create({
      data: {
        id: row.id as string,
        slug: 'fleeting',
        title: 'a',
        titleFolded: 'a',
        status: 'PLANNED',
        hostCountryId: world.country,
      },
    }),
    database.prisma.visit.delete({ where: { slug: 'fleeting' } }),
  ]);
  expect(await database.prisma.visit.count({ where: { slug: 'fleeting' } })).toBe(0);
});

test('if two transactions each remove one of the last two citations, one of them fails', async ({ skip }) => {
  skip(database.engine === 'embedded', 'the embedded store runs one transaction at a time');
  const { id } = await store(database, 'Visit', validRow('Visit', world), world);
  await database.query(insert('Citation', citationOf('Visit', id as string, world)));
  const citations = await database.prisma.citation.findMany({ where: { visitId: id as string } });

  // The second blocks on its first change until the first commits.
  let begun = 0;
  let bothBegun!: () => void;
  const meet = new Promise<void>((resolve) => (bothBegun = resolve));
  const outcomes = await Promise.allSettled(
    citations.map((citation) =>
      database.prisma.$transaction(async (transaction) => {
        await transaction.citation.findUnique({ where: { id: citation.id } });
        if (++begun === 2) bothBegun();
        await meet;
        await transaction.citation.delete({ where: { id: citation.id } });
      }),
    ),
  );
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await database.prisma.citation.count({ where: { visitId: id as string } })).toBe(1);
});

/** Fields that keep a new row distinct from existing ones. */
function distinct(table: string, { otherCountry }: World): Row {
  if (table === 'Participant') return { personId: null, countryId: otherCountry };
  if (table === 'Statement') return { key: randomUUID() };
  return {};
}
