import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { Compiler } from '../../../src/query/compile/compiler.js';
import { nodeTypes, REVERSED, toGlobalId } from '../../../src/query/global-id.js';
import { Loader } from '../../../src/query/load/loader.js';
import { FEATURES } from '../../../src/features.js';
import { createSchema } from '../../../src/schema/schema.js';
import { byResolvers, byStatement } from '../../support/both-ways.js';
import { emptyStore } from '../../support/store.js';
import { fillWorld } from '../../support/world.js';

const PUBLIC_URL = 'https://visits.example.org';
const QUERY = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id page ... on Labelled { slug } } }';

let db: Database;
let ids: string[];

beforeAll(async () => {
  db = await emptyStore();
  await fillWorld(db, 3);
  const load = new Loader(db.prisma);
  const found = nodeTypes.map(async (type) => {
    const rows: { id: string }[] = await load.model(type).findMany({ take: 3 });
    return rows.flatMap(({ id }) => (type === 'Kinship' ? [type, REVERSED] : [type]).map((view) => toGlobalId(view, id)));
  });
  ids = (await Promise.all(found)).flat();
});
afterAll(() => db.close());

/** Executes a query compiled and resolved, and requires the same bytes. */
async function pages(schema: GraphQLSchema): Promise<{ __typename: string; id: string; page: string; slug?: string }[]> {
  const compiled = await byStatement(new Compiler(schema), db, QUERY, { ids });
  if ('reason' in compiled) throw new Error(compiled.reason);
  expect(await byResolvers(schema, db, QUERY, { ids })).toBe(compiled.text);
  return JSON.parse(compiled.text).data.nodes;
}

describe('the page of an object', () => {
  it('has an address with the slug, the id or the passage, under the public URL', async () => {
    const all = await pages(await createSchema(FEATURES, PUBLIC_URL));
    expect(new Set(all.map(({ __typename }) => __typename))).toEqual(new Set(nodeTypes));
    expect(new Set(all.map(({ page }) => page)).size).toBeGreaterThan(nodeTypes.length * 2);
    for (const { __typename: type, id, page, slug } of all) {
      const name = type === 'Citation' || type === 'Paragraph' ? 'p/\\d+-\\d+' : type === 'Statement' ? id : (slug ?? id);
      expect(page).toMatch(new RegExp(`^${PUBLIC_URL}/[a-z]+/([a-z0-9-]+/)?${name}$`));
    }
  });

  it('has only a path if the server does not know its public address', async () => {
    const paths = (await pages(await createSchema(FEATURES))).map(({ page }) => page);
    const addresses = (await pages(await createSchema(FEATURES, PUBLIC_URL))).map(({ page }) => page);
    expect(paths.map((path) => new URL(path, PUBLIC_URL).href)).toEqual(addresses);
    expect(paths.every((path) => path.startsWith('/'))).toBe(true);
  });
});
