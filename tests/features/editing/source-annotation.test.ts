import { graphql, type GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createContext } from '../../../src/schema/context/context.js';
import type { Database } from '../../../src/db/database.js';
import { importAnnotations } from '../../../src/store/import/import.js';
import { FEATURES } from '../../../src/features.js';
import { createSchema } from '../../../src/schema/schema.js';
import type { Role } from '../../../src/shared/viewer.js';
import { seededStore } from '../../support/store.js';

let [database, schema]: [Database, GraphQLSchema] = [null!, null!];
beforeAll(async () => {
  schema = await createSchema(FEATURES);
  database = await seededStore();
});
afterAll(() => database.close());

const SLUG = 'china-north-korea-extol-traditional-friendship';

async function read(field: string, role: Role | null): Promise<unknown> {
  const viewer = role && { subject: 'ann', role, expires: new Date(Date.now() + 60_000) };
  const contextValue = createContext(database.prisma, { viewer, canSignIn: true });
  const { data, errors } = await graphql({ schema, source: `{ source(slug: "${SLUG}") { ${field} } }`, contextValue });
  return errors ? errors[0]!.extensions.code : Object.values(data!['source'] as object)[0];
}

test.each(['annotation', 'annotationVersion'])('%s can be read only by editors', async (field) => {
  expect(await read(field, null)).toBe('UNAUTHENTICATED');
  expect(await read(field, 'READER')).toBe('FORBIDDEN');
  expect(await read(field, 'EDITOR')).not.toBe(await read('slug', 'EDITOR'));
});

test('the annotation of a seeded source can be imported again, by its version, without causing a change', async () => {
  const [yaml, version] = [await read('annotation', 'EDITOR'), await read('annotationVersion', 'EDITOR')] as string[];
  expect(JSON.parse(yaml!)).toMatchObject({ source: { slug: SLUG } });
  const result = await importAnnotations(database.prisma, [{ yaml: yaml! }], { version });
  expect(result).toMatchObject({ slugs: [SLUG] });
  const changed = 'reports' in result && Object.values(result.reports[0]!).map((n) => n.created + n.updated + n.deleted);
  expect(new Set(changed || [])).toEqual(new Set([0]));
  expect(await read('annotationVersion', 'EDITOR')).toBe(version);
});
