import fc from 'fast-check';
import { getNamedType, isInputObjectType, isNullableType, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { Compiler } from '../../../src/query/compile/compiler.js';
import { bounds } from '../../../src/query/sql/matches.sql.js';
import { FEATURES } from '../../../src/features.js';
import { createSchema } from '../../../src/schema/schema.js';
import { byResolvers, byStatement } from '../../support/both-ways.js';
import { ask } from '../../support/ask.js';
import { emptyStore } from '../../support/store.js';
import { runsOfEach, sample, sampleOfEach, thorough } from '../../support/thorough.js';
import { fillWorld } from '../../support/world.js';
import { conditions, filtersOf, needsValue, type ListDefinition, listDefinitions, Oracle, singleConditions } from './oracle.js';
import { certaintyOf, OFFICE } from './offices.js';

const schema = await createSchema(FEATURES);
let db: Database;
let compiler: Compiler;
let oracle: Oracle;

const usual = { ...bounds };
beforeAll(async () => {
  Object.assign(bounds, { near: 2, few: 3 }); // so that the lists of a small world take every path
  db = await emptyStore();
  await fillWorld(db, 7);
  compiler = new Compiler(schema);
  oracle = await Oracle.read(schema, (query) => ask(schema, db, query));
});
afterAll(() => {
  Object.assign(bounds, usual);
  return db.close();
});

const tried = listDefinitions(schema).map((listDefinition) => [listDefinition.list, listDefinition] as const);
/** Every nested list with a filter, and where its objects are. */
const nestedLists = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter(({ name }) => !['Query', 'Mutation', 'Subscription'].includes(name))
  .flatMap((parent) =>
    Object.values(parent.getFields()).flatMap(({ name, args, type }) => {
      const where = args.find((arg) => arg.name === 'where')?.type;
      if (!isInputObjectType(where)) return [];
      const owners = tried.find(([, listDefinition]) => listDefinition.type === parent)?.[0] ?? 'readouts';
      return [[`${parent.name}.${name}`, { list: name, type: getNamedType(type) as never, where, owners }] as const];
    }),
  );

/** Returns the ids that a filter finds, compiled and resolved. */
async function found({ list, where }: ListDefinition, filter: object): Promise<{ ids: string[]; totalCount: number }[]> {
  const query = `query ($where: ${where.name}) { found: ${list}(where: $where, first: 100) { nodes { id } totalCount } }`;
  const resolved = await byResolvers(schema, db, query, { where: filter });
  const compiled = await byStatement(compiler, db, query, { where: filter });
  if ('reason' in compiled) throw new Error(compiled.reason);
  return [resolved, compiled.text].map((text) => {
    const { data, errors } = JSON.parse(text);
    if (errors) throw new Error(errors[0].message);
    return { ids: data.found.nodes.map(({ id }: { id: string }) => id).sort(), totalCount: data.found.totalCount };
  });
}

describe('a filter', () => {
  it('is tested on every list', () => {
    expect(tried.map(([list]) => list)).toEqual(
      expect.arrayContaining(['countries', 'events', 'organizations', 'people', 'sources', 'statements', 'topics', 'visits']),
    );
  });

  it.each(tried)(
    'finds exactly the matching objects for each condition on %s and its negation',
    async (_list, listDefinition) => {
      for (const [n, condition] of sample(singleConditions(oracle, listDefinition.where), 4).entries()) {
        const both = [condition, { NOT: condition }];
        for (const filter of thorough ? sampleOfEach(both, 1) : [both[n % 2]!]) await agrees(listDefinition, filter);
      }
    },
  );

  it.each(tried)('finds exactly the matching objects for any filter on %s', async (_list, listDefinition) => {
    await fc.assert(
      fc.asyncProperty(filtersOf(oracle, listDefinition), (filter) => agrees(listDefinition, filter)),
      { numRuns: runsOfEach(15, 150) },
    );
  });
});

async function agrees(listDefinition: ListDefinition, filter: object): Promise<void> {
  const meant = oracle.objects(listDefinition).filter((each) => oracle.holds(listDefinition.where, filter, each));
  const expected = { ids: meant.map(({ id }) => id as string).sort(), totalCount: meant.length };
  const [resolved, compiled] = await found(listDefinition, filter);
  expect(resolved, `${listDefinition.list} by the resolvers: ${JSON.stringify(filter)}`).toEqual(expected);
  expect(compiled, `${listDefinition.list} by the compiler: ${JSON.stringify(filter)}`).toEqual(expected);
}

describe('NOT', () => {
  const nullable = tried.flatMap(([list, listDefinition]) =>
    conditions(listDefinition.where)
      .filter(({ name }) => {
        const same = listDefinition.type.getFields()[name];
        return same?.args.length === 0 && isNullableType(same.type); // filters do not test fields with arguments
      })
      .map((field) => [list, field.name, { listDefinition, field }] as const),
  );

  it('finds missing values of every nullable field that can be filtered', () => {
    const fields = nullable.map(([list, name]) => `${list}.${name}`);
    expect(fields).toEqual(expect.arrayContaining(['countries.code', 'visits.kind', 'statements.reportedBy']));
  });

  it.each(sample(nullable, 4))('finds missing values in %s with no %s', async (list, name, { listDefinition, field }) => {
    const empty = oracle.objects(listDefinition).filter((object) => object[name] === null);
    const given = oracle.objects(listDefinition).length - empty.length;
    expect(given, `add a row of ${list} with a value for ${name} to tests/support/world.ts`).toBeGreaterThan(0);
    expect(empty.length, `add a row of ${list} without ${name} to tests/support/world.ts`).toBeGreaterThan(0);
    const ids = empty.map(({ id }) => id as string);
    for (const condition of singleConditions(oracle, listDefinition.where)) {
      if (!condition[name] || !needsValue(field, condition[name])) continue;
      for (const answer of await found(listDefinition, { NOT: condition })) {
        expect(answer.ids, `NOT ${JSON.stringify(condition)}`).toEqual(expect.arrayContaining(ids));
      }
    }
  });
});

describe('a filter on a nested list finds exactly the matching entries', () => {
  it('is tested on every nested list', () => {
    const names = nestedLists.map(([name]) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        'Person.visits',
        'Country.visitsHosted',
        'Country.people',
        'Visit.delegation',
        'Readout.statements',
        'Topic.statements',
        'Organization.reported',
      ]),
    );
  });

  it.each(nestedLists)('%s', async (_name, nested) => {
    let [found, none] = [0, 0];
    await fc.assert(
      fc.asyncProperty(filtersOf(oracle, nested), async (filter) => {
        const [all] = await listsWithin(nested, {});
        for (const some of await listsWithin(nested, filter)) {
          for (const [index, { nodes, totalCount }] of some.entries()) {
            const meant = all![index]!.nodes.filter((each) => oracle.holds(nested.where, filter, oracle.known(each)));
            const expected = { nodes: meant, totalCount: meant.length };
            expect({ nodes, totalCount }, JSON.stringify(filter)).toEqual(expected);
            if (meant.length > 0) found++;
            else none++;
          }
        }
      }),
      { numRuns: runsOfEach(4, 40), examples: [[{}], [{ OR: [] }]] },
    );
    expect(Math.min(found, none), 'some filters must find something and some nothing').toBeGreaterThan(0);
  });
});

/** Returns the nested lists of all objects, compiled and resolved. */
async function listsWithin({ list, owners, where }: (typeof nestedLists)[number][1], filter: object) {
  const office = (certainty: string) => `${certainty.toLowerCase()}: positions(certainty: ${certainty}) { id }`;
  const offices = ['KNOWN', 'POSSIBLE', 'UNDECIDED'].map(office).join(' ');
  const entries = where.name === 'DelegateWhere' ? `id side capacity role visit { id } person { id } ${offices}` : 'id';
  const inner = `${list}(first: 100, where: $where) { totalCount nodes { ${entries} } }`;
  const within = owners === 'readouts' ? `readouts { ${inner} }` : inner;
  const root = owners === 'readouts' ? 'visits' : owners;
  const query = `query ($where: ${where.name}) { owners: ${root}(first: 100) { nodes { ${within} } } }`;
  const compiled = await byStatement(compiler, db, query, { where: filter });
  if ('reason' in compiled) throw new Error(compiled.reason);
  return [await byResolvers(schema, db, query, { where: filter }), compiled.text].map((text) => {
    const { data, errors } = JSON.parse(text);
    if (errors) throw new Error(errors[0].message);
    const objects = data.owners.nodes.flatMap((node: any) => node.readouts ?? [node]);
    return objects.map((object: any) => object[list]) as { nodes: any[]; totalCount: number }[];
  });
}

describe('an argument of a nested list', () => {
  /** Returns a nested list of one object, compiled and resolved. */
  async function listed(query: string): Promise<any[][]> {
    const compiled = await byStatement(compiler, db, query);
    if ('reason' in compiled) throw new Error(compiled.reason);
    return [await byResolvers(schema, db, query), compiled.text].map((text) => JSON.parse(text).data.list.nodes);
  }

  it.each(['GUEST', 'HOST'])('selects exactly the delegates of a visit on the side %s', async (side) => {
    const query = (args: string) =>
      `{ list: visits(first: 100) { nodes { some: delegation(${args}) { totalCount nodes { id side } } } } }`;
    const [all] = await listed(query('first: 100'));
    for (const visits of await listed(query(`first: 100, side: ${side}`))) {
      for (const [index, { some }] of visits.entries()) {
        const nodes = all![index].some.nodes.filter((delegate: { side: string }) => delegate.side === side);
        expect(some).toEqual({ totalCount: nodes.length, nodes });
      }
    }
  });

  it.each(['0001-01-01', '2000-05-31', '2018-01-01', '2018-03-25', '2018-03-26', '9999-12-31'])(
    'selects exactly the positions held on %s, by certainty',
    async (day) => {
      const query = (args: string) => `{ list: people(first: 100) { nodes { some: positions${args} { ${OFFICE} } } } }`;
      const [all] = await listed(query(''));
      for (const [args, certainties] of CERTAINTIES) {
        for (const people of await listed(query(`(asOf: "${day}" ${args})`))) {
          for (const [index, { some }] of people.entries()) {
            const held = (each: any) => certainties.includes(certaintyOf(each, oracle.offices, day, day)!);
            expect(some).toEqual(all![index].some.filter(held));
          }
        }
      }
    },
  );

  it('selects exactly the positions that a delegate held when the visit began, by certainty', async () => {
    const query = (args: string) =>
      `{ list: visits(first: 100) { nodes { start { earliest latest } delegation(first: 100) { nodes { person { positions { ${OFFICE} } } some: positions${args} { ${OFFICE} } } } } } }`;
    const counts: Record<string, number> = {};
    for (const [args, certainties] of CERTAINTIES) {
      for (const visits of await listed(query(args && `(${args})`))) {
        for (const { start, delegation } of visits) {
          for (const { person, some } of delegation.nodes) {
            const [first, last] = [start?.earliest ?? null, start?.latest ?? null];
            const held = (each: any) => certainties.includes(certaintyOf(each, oracle.offices, first, last)!);
            expect(some).toEqual((person?.positions ?? []).filter(held));
            counts[args] = (counts[args] ?? 0) + some.length;
          }
        }
      }
    }
    expect(Math.min(...Object.values(counts)), JSON.stringify(counts)).toBeGreaterThan(0);
  });
});

const CERTAINTIES: [args: string, certainties: string[]][] = [
  ['', ['KNOWN', 'POSSIBLE', 'UNDECIDED']],
  ...['KNOWN', 'POSSIBLE', 'UNDECIDED'].map((each): [string, string[]] => [`certainty: ${each}`, [each]]),
];
