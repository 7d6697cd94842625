import fc from 'fast-check';
import { assertObjectType, type GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { Loader } from '../../../src/query/load/loader.js';
import { fromGlobalId, nodeTypes, REVERSED, toGlobalId } from '../../../src/query/global-id.js';
import { FEATURES } from '../../../src/features.js';
import { createSchema } from '../../../src/schema/schema.js';
import { Compiler } from '../../../src/query/compile/compiler.js';
import { ask } from '../../support/ask.js';
import { byStatement } from '../../support/both-ways.js';
import { emptyStore } from '../../support/store.js';
import { fillWorld } from '../../support/world.js';

let db: Database;
let schema: GraphQLSchema;

beforeAll(async () => {
  schema = await createSchema(FEATURES);
  db = await emptyStore();
  await fillWorld(db, 3);
});
afterAll(() => db.close());

describe('global ids', () => {
  it('identify the type and the row, and nothing else is a global id', () => {
    fc.assert(
      fc.property(fc.constantFrom(...nodeTypes, REVERSED), fc.uuid(), (view, id) => {
        expect(fromGlobalId(toGlobalId(view, id))).toEqual({ view, id });
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(() => fromGlobalId(text)).toThrow('is malformed');
      }),
    );
    expect(() => fromGlobalId(toGlobalId('Readout', '018f0000-0000-7000-8000-000000000000'))).toThrow('is malformed');
  });

  it('exist for every type that implements Node', () => {
    const implementing = schema.getPossibleTypes(schema.getType('Node') as never).map(({ name }) => name);
    expect([...nodeTypes].sort()).toEqual([...implementing].sort());
    for (const name of implementing) expect(assertObjectType(schema.getType(name)).getFields()).toHaveProperty('id');
  });
});

describe('node and nodes', () => {
  it.each(nodeTypes)('find a %s by its id', async (type) => {
    const rows: { id: string }[] = await new Loader(db.prisma).model(type).findMany({ take: 2 });
    expect(rows, `${type}: add two rows to tests/support/world.ts`).toHaveLength(2);
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

  it('find a kinship as seen from either side', async () => {
    const fields = '__typename id kind version of { slug } person { slug } citations { id }';
    const { people } = await ask(schema, db, `{ people(first: 100) { nodes { kin { ${fields} } } } }`);
    const kin = people.nodes.flatMap((person: any) => person.kin);
    const ids: string[] = kin.map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const parents = kin.filter(({ kind }: { kind: string }) => kind === 'PARENT');
    const children = kin.filter(({ kind }: { kind: string }) => kind === 'CHILD');
    expect(parents.length).toBeGreaterThan(0);
    const sides = (each: any[], one: 'of' | 'person', other: 'of' | 'person') =>
      each.map((kin) => [kin[one].slug, kin[other].slug]).sort();
    expect(sides(parents, 'of', 'person')).toEqual(sides(children, 'person', 'of'));
    const query = `query ($id: ID!, $ids: [ID!]!) { node(id: $id) { ... on Kinship { ${fields} } } nodes(ids: $ids) { ... on Kinship { ${fields} } } }`;
    const compiler = new Compiler(schema);
    for (const [index, id] of ids.entries()) {
      const expected = { node: kin[index], nodes: kin };
      expect(await ask(schema, db, query, { id, ids })).toEqual(expected);
      const statement = await byStatement(compiler, db, query, { id, ids });
      if ('reason' in statement) throw new Error(statement.reason);
      expect(JSON.parse(statement.text).data).toEqual(expected);
    }
  });

  it('return null for missing objects, and refuse a request with too many ids', async () => {
    const id = toGlobalId('Visit', '018f0000-0000-7000-8000-000000000000');
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    expect(await ask(schema, db, query, { ids: [id] })).toEqual({ nodes: [null] });
    await expect(ask(schema, db, query, { ids: Array(101).fill(id) })).rejects.toThrow('`ids` holds 101 ids; the limit is 100.');
  });
});
