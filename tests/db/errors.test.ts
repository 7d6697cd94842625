import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/db/database.js';
import {
  ConstraintError,
  DatabaseBusyError,
  DatabaseUnavailableError,
  InvalidTextError,
  RightsError,
  storeError,
} from '../../src/db/errors.js';
import { emptyStore } from '../support/store.js';

let database: Database;

beforeAll(async () => {
  database = await emptyStore();
});
afterAll(() => database.close());

const country = (values: object) => ({ data: { slug: 'china', name: 'China', namesFolded: 'china', ...values } });
const thrown = (work: Promise<unknown>) => work.then(() => null, storeError);

test('a NUL character is reported as invalid text, in writes, searches and raw queries', async () => {
  const { prisma } = database;
  expect(await thrown(prisma.country.create(country({ name: 'a\0b' })))).toBeInstanceOf(InvalidTextError);
  expect(await thrown(prisma.country.findFirst({ where: { name: 'a\0b' } }))).toBeInstanceOf(InvalidTextError);
  expect(await thrown(database.query({ text: 'SELECT $1::text', values: ['a\0b'] }))).toBeInstanceOf(InvalidTextError);
});

test('a violated constraint is reported by name', async () => {
  const { prisma } = database;
  const error = await thrown(prisma.country.create(country({ slug: 'No' })));
  expect(error).toBeInstanceOf(ConstraintError);
  expect(error).toMatchObject({ type: 'check', constraint: 'Country_slug_form', cause: expect.anything() });

  await prisma.country.create(country({}));
  const again = prisma.country.create(country({}));
  expect(await thrown(again)).toMatchObject({ type: 'unique', constraint: 'Country_slug_key' });

  const nowhere = { slug: 'a', name: 'a', namesFolded: 'a', countryId: '00000000-0000-4000-8000-000000000000' };
  const orphan = prisma.person.create({ data: nowhere });
  expect(await thrown(orphan)).toMatchObject({ type: 'reference', constraint: 'Person_countryId_fkey' });

  const raw = prisma.$executeRaw`UPDATE "Country" SET "code" = 'cn'`;
  expect(await thrown(raw)).toMatchObject({ type: 'check', constraint: 'Country_code_form' });

  const blank = database.query({ text: `UPDATE "Country" SET "name" = NULL`, values: [] });
  expect(await thrown(blank)).toMatchObject({ type: 'required', constraint: null });
});

test('a missing privilege is named, not reported as an unavailable database', async () => {
  const { prisma } = database;
  const role = `lacking_${Date.now()}`;
  const errors: (Error | null)[] = [];
  await prisma
    .$transaction(async (transaction) => {
      await transaction.$executeRawUnsafe(`CREATE ROLE ${role}`);
      await transaction.$executeRawUnsafe(`GRANT USAGE ON SCHEMA public TO ${role}`);
      await transaction.$executeRawUnsafe(`SET LOCAL ROLE ${role}`);
      errors.push(await thrown(transaction.country.findMany()));
      throw new Error('undone');
    })
    .catch(() => {});
  expect(errors).toEqual([expect.any(RightsError)]);
  expect(errors[0]!.message).toMatch(/^The database role lacks a privilege: permission denied for table Country\. Grant it/);
});

test.each([
  Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
  Object.assign(new Error('server conn crashed?'), { code: '08P01' }),
])('an unreachable server is recognized: $message', (error) =>
  expect(storeError(error)).toBeInstanceOf(DatabaseUnavailableError),
);

test.each([
  Object.assign(new Error('sorry, too many clients already'), { code: '53300' }),
  Object.assign(new Error('canceling statement due to lock timeout'), { code: '55P03' }),
  Object.assign(new Error('query_wait_timeout'), { code: '08P01' }),
  new Error('timeout exceeded when trying to connect'),
  new Error('Transaction API error: Unable to start a transaction in the given time.'),
])('a busy server is recognized: $message', (error) => expect(storeError(error)).toBeInstanceOf(DatabaseBusyError));

test('any other error is left unclassified', () => {
  for (const error of [new Error('a'), null, undefined, 'text', { code: 'P2025' }]) expect(storeError(error)).toBeNull();
});
