import { getNamedType, type GraphQLInputObjectType, type GraphQLObjectType, isObjectType } from 'graphql';
import { expect } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { Compiler } from '../../../src/query/compile/compiler.js';
import { type StoredAs, several } from '../../../src/query/stored-as.js';
import type { Order } from '../../../src/query/paging/order.js';
import { FEATURES } from '../../../src/features.js';
import { createSchema } from '../../../src/schema/schema.js';
import { ask } from '../../support/ask.js';
import { byStatement } from '../../support/both-ways.js';
import { referenceSchema } from '../../support/reference.js';

// The paginated lists of the schema, and how to read their pages.

export const schema = await createSchema(FEATURES);
const reference = await referenceSchema();
const compiler = new Compiler(schema);

export interface Page {
  nodes: { id: string }[];
  edges: { cursor: string; node: { id: string } }[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

export const page =
  'nodes { id } edges { cursor node { id } } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
export const parameters = '$first: Int, $after: String, $last: Int, $before: String';
export const args = 'first: $first, after: $after, last: $last, before: $before';

/** A paginated list in the schema. */
export interface List {
  /** Its field, and the type of its parent: Query for lists at the root. */
  parent: GraphQLObjectType;
  field: string;
  /** The type of its entries. */
  type: string;
  order: GraphQLInputObjectType | null;
}

/** The types with a list at the root. */
const listDefinitions = new Set(
  Object.values(schema.getQueryType()!.getFields()).map(({ type }) => getNamedType(type).name.replace(/Connection$/, '')),
);

/** Every paginated list except the history and drafts (for editors only), search (ranked, without `last`), and lists without ids. */
export const lists = Object.values(schema.getTypeMap())
  .filter((type) => isObjectType(type))
  .flatMap((parent) =>
    Object.values(parent.getFields()).flatMap(({ name, args, type }): List[] => {
      const listed = /^(.+)Connection$/.exec(getNamedType(type).name)?.[1];
      if (
        !listed ||
        [
          'Change',
          'ChangeSince',
          'Draft',
          'EventCount',
          'Search',
          'StatementCount',
          'SuspectedDuplicate',
          'SuspectedSamePerson',
          'VisitCount',
          'VisitPanelRow',
        ].includes(listed) ||
        parent.name === 'Mutation'
      )
        return [];
      if (listed === 'Citation' && !listDefinitions.has(parent.name)) return []; // the same list on other types
      const order = getNamedType(args.find((arg) => arg.name === 'orderBy')?.type) ?? null;
      return [{ parent, field: name, type: listed, order: order as GraphQLInputObjectType | null }];
    }),
  );

/** A key to sort by, and its direction. */
export type Item = Record<string, 'ASC' | 'DESC'>;

/** Each key by which clients can sort a list, in both directions. */
export function itemsOf({ order }: List): Item[] {
  return Object.keys(order?.getFields() ?? {}).flatMap((key): Item[] => [{ [key]: 'ASC' }, { [key]: 'DESC' }]);
}

/** The `orderBy` argument of a client. */
export function orderOf({ parent, field }: List, items: Item[]): Order {
  const storedAs = parent.getFields()[field]!.extensions['stored'] as Extract<StoredAs, { kind: 'connection' }>;
  const orderBy = items.map((item) => Object.fromEntries(Object.entries(item).map(([key, way]) => [key, way.toLowerCase()])));
  return several(storedAs, parent.name, { orderBy }).order;
}

/** The parent of a list: the id of an object, null at the root, or the index of a readout in the visit. */
export interface Owner {
  id: string | null;
  index: number;
}

/** Objects without an id, by the type and field that contain them. */
const WITHIN: Record<string, { type: string; field: string }> = { Readout: { type: 'Visit', field: 'readouts' } };

/** The object with the longest list of its kind. */
export async function longest(db: Database, { parent, field }: List): Promise<Owner> {
  if (parent.name === 'Query') return { id: null, index: 0 };
  const within = WITHIN[parent.name];
  const owner = within?.type ?? parent.name;
  const root = Object.values(schema.getQueryType()!.getFields()).find(
    ({ args, type }) => getNamedType(type).name === `${owner}Connection` && args.some(({ name }) => name === 'where'),
  );
  const count = `list: ${field} { totalCount }`;
  const reason = `${owner}.${field} is a list of a type without a filterable root list: say in WITHIN where it can be found`;
  if (!root) throw new Error(reason);
  const query = `{ all: ${root.name}(first: 100) { nodes { id ${within ? `within: ${within.field} { ${count} }` : count} } } }`;
  const { all } = await ask(schema, db, query);
  const owners: (Owner & { length: number })[] = all.nodes.flatMap((node: any) =>
    (node.within ?? [node]).map(({ list }: any, index: number) => ({ id: node.id, index, length: list.totalCount })),
  );
  const found = owners.toSorted((a, b) => b.length - a.length)[0]!;
  expect(found.length, `${parent.name}.${field}: add rows for it to tests/support/world.ts`).toBeGreaterThan(1);
  return found;
}

export type Way = 'resolvers' | 'compiler' | 'reference';

/** Reads pages of a list, compiled or resolved. */
export function reader(db: Database, list: List, { id, index }: Owner, orderBy: Item[], way: Way) {
  const within = WITHIN[list.parent.name];
  const ordered = list.order ? `$orderBy: [${list.order.name}!], ` : '';
  const field = `list: ${list.field}(${list.order ? 'orderBy: $orderBy, ' : ''}${args}) { ${page} }`;
  const inner = within ? `${within.field} { ${field} }` : field;
  const outer = id === null ? inner : `node(id: "${id}") { ... on ${within?.type ?? list.parent.name} { ${inner} } }`;
  const query = `query (${ordered}${parameters}) { ${outer} }`;
  const found = (data: any): Page => {
    const object = id === null ? data : data.node;
    return (within ? object[within.field][index] : object).list;
  };
  return async (given: object): Promise<Page> => {
    const variables = { ...given, ...(orderBy.length > 0 && { orderBy }) };
    if (way !== 'compiler') return found(await ask(way === 'reference' ? reference : schema, db, query, variables));
    const answer = await byStatement(compiler, db, query, variables);
    if ('reason' in answer) throw new Error(answer.reason);
    return found(JSON.parse(answer.text).data);
  };
}
