import fc from 'fast-check';
import { assertObjectType, type GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { Loader } from '../../../src/read/load/loader.js';
import { fromGlobalId, nodeTypes, toGlobalId } from '../../../src/read/global-id.js';
import { createSchema } from '../../../src/types/schema.js';
import { ask } from '../../support/ask.js';
import { emptyStore } from '../../support/store.js';
import { fillWorld } from '../../support/world.js';

let db: Database;
let schema: GraphQLSchema;

beforeAll(async () => {
  schema = await createSchema();
  db = await emptyStore();
  await fillWorld(db, 3);
});
afterAll(() => db.close());

describe('global ids', () => {
  it('lead back to the type and the row, and nothing else does', () => {
    fc.assert(
      fc.property(fc.constantFrom(...nodeTypes), fc.uuid(), (type, id) => {
        expect(fromGlobalId(toGlobalId(type, id))).toEqual({ type, id });
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(() => fromGlobalId(text)).toThrow('is malformed');
      }),
    );
    expect(() => fromGlobalId(toGlobalId('Kinship', '018f0000-0000-7000-8000-000000000000'))).toThrow('is malformed');
  });

  it('name every type that implements Node', () => {
    const implementing = schema.getPossibleTypes(schema.getType('Node') as never).map(({ name }) => name);
    expect([...nodeTypes].sort()).toEqual([...implementing].sort());
    for (const name of implementing) expect(assertObjectType(schema.getType(name)).getFields()).toHaveProperty('id');
  });
});

describe('node and nodes', () => {
  it.each(nodeTypes)('find a %s by its id', async (type) => {
    const rows: { id: string }[] = await new Loader(db.prisma).model(type).findMany({ take: 2 });
    const ids = rows.map(({ id }) => toGlobalId(type, id));
    const { node, nodes } = await ask(
      schema,
      db,
      'query ($id: ID!, $ids: [ID!]!) { node(id: $id) { __typename id } nodes(ids: $ids) { __typename id ... on Cited { citations { id source { slug } } } } }',
      { id: ids[0], ids: [...ids].reverse() },
    );
    expect(node).toEqual({ __typename: type, id: ids[0] });
    expect(nodes).toMatchObject([...ids].reverse().map((id) => ({ __typename: type, id })));
  });

  it('give null for what is not there, and refuse too many', async () => {
    const id = toGlobalId('Visit', '018f0000-0000-7000-8000-000000000000');
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    expect(await ask(schema, db, query, { ids: [id] })).toEqual({ nodes: [null] });
    await expect(ask(schema, db, query, { ids: Array(101).fill(id) })).rejects.toThrow(
      '`ids` holds 101 ids; 100 are the most.',
    );
  });
});
