import fc from 'fast-check';
import { isNullableType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { Compiler } from '../../../src/read/compile/compiler.js';
import { createSchema } from '../../../src/types/schema.js';
import { byResolvers, byStatement } from '../../support/both-ways.js';
import { ask } from '../../support/ask.js';
import { emptyStore } from '../../support/store.js';
import { runs } from '../../support/thorough.js';
import { fillWorld } from '../../support/world.js';
import { conditions, filtersOf, needsValue, type Noun, nouns, Oracle, singleConditions } from './oracle.js';

const schema = await createSchema();
let db: Database;
let compiler: Compiler;
let oracle: Oracle;

beforeAll(async () => {
  db = await emptyStore();
  await fillWorld(db, 7);
  compiler = new Compiler(schema);
  oracle = await Oracle.read(schema, (query) => ask(schema, db, query));
});
afterAll(() => db.close());

const tried = nouns(schema).map((noun) => [noun.list, noun] as const);

/** The ids that a filter finds, by each way of answering. */
async function found({ list, where }: Noun, filter: object): Promise<{ ids: string[]; totalCount: number }[]> {
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

describe('a filter finds exactly the objects of which it holds', () => {
  it('of every noun', () => {
    expect(tried.map(([list]) => list)).toEqual(
      expect.arrayContaining(['countries', 'events', 'organizations', 'people', 'sources', 'statements', 'topics', 'visits']), // prettier-ignore
    );
  });

  it.each(tried)('each condition of %s, and NOT', async (_list, noun) => {
    for (const condition of singleConditions(oracle, noun.where)) {
      await agrees(noun, condition);
      if ('NOT' in noun.where.getFields()) await agrees(noun, { NOT: condition });
    }
  });

  it.each(tried)('any filter of %s', async (_list, noun) => {
    await fc.assert(
      fc.asyncProperty(filtersOf(oracle, noun), (filter) => agrees(noun, filter)),
      { numRuns: runs(40, 150) },
    );
  });
});

async function agrees(noun: Noun, filter: object): Promise<void> {
  const meant = oracle.objects(noun).filter((each) => oracle.holds(noun.where, filter, each));
  const expected = { ids: meant.map(({ id }) => id as string).sort(), totalCount: meant.length };
  const [resolved, compiled] = await found(noun, filter);
  expect(resolved, `${noun.list} by the resolvers: ${JSON.stringify(filter)}`).toEqual(expected);
  expect(compiled, `${noun.list} by the compiler: ${JSON.stringify(filter)}`).toEqual(expected);
}

describe('NOT finds what has no value', () => {
  const nullable = tried.flatMap(([list, noun]) =>
    conditions(noun.where)
      .filter(({ name }) => isNullableType(noun.type.getFields()[name]?.type))
      .map((field) => [list, field.name, { noun, field }] as const),
  );

  it('of every nullable field that a filter looks at', () => {
    const fields = nullable.map(([list, name]) => `${list}.${name}`);
    expect(fields).toEqual(expect.arrayContaining(['countries.code', 'visits.kind', 'statements.reportedBy']));
  });

  it.each(nullable)('%s: no %s', async (list, name, { noun, field }) => {
    const empty = oracle.objects(noun).filter((object) => object[name] === null);
    const given = oracle.objects(noun).length - empty.length;
    expect(given, `give a row of ${list} a value of ${name} in tests/support/world.ts`).toBeGreaterThan(0);
    expect(empty.length, `put a row of ${list} without ${name} into tests/support/world.ts`).toBeGreaterThan(0);
    const ids = empty.map(({ id }) => id as string);
    for (const condition of singleConditions(oracle, noun.where)) {
      if (!condition[name] || !needsValue(field, condition[name])) continue;
      for (const answer of await found(noun, { NOT: condition })) {
        expect(answer.ids, `NOT ${JSON.stringify(condition)}`).toEqual(expect.arrayContaining(ids));
      }
    }
  });
});

describe('an argument of a list within an object leaves out exactly the others', () => {
  /** A list of one object, by each way of answering. */
  async function listed(query: string): Promise<any[][]> {
    const compiled = await byStatement(compiler, db, query);
    if ('reason' in compiled) throw new Error(compiled.reason);
    return [await byResolvers(schema, db, query), compiled.text].map((text) => JSON.parse(text).data.list.nodes);
  }

  it.each(['GUEST', 'HOST'])('delegates of a visit on the side %s', async (side) => {
    const query = (args: string) => `{ list: visits(first: 100) { nodes { some: delegation(${args}) { totalCount nodes { id side } } } } }`; // prettier-ignore
    const [all] = await listed(query('first: 100'));
    for (const visits of await listed(query(`first: 100, side: ${side}`))) {
      for (const [index, { some }] of visits.entries()) {
        const nodes = all![index].some.nodes.filter((delegate: { side: string }) => delegate.side === side);
        expect(some).toEqual({ totalCount: nodes.length, nodes });
      }
    }
  });

  it.each(['0001-01-01', '2018-01-01', '2018-03-25', '2018-03-26', '9999-12-31'])(
    'positions that may have been held on %s',
    async (day) => {
      const fields = 'id start { earliest } end { latest }';
      const query = (args: string) => `{ list: people(first: 100) { nodes { some: positions${args} { ${fields} } } } }`;
      const [all] = await listed(query(''));
      for (const people of await listed(query(`(asOf: "${day}")`))) {
        for (const [index, { some }] of people.entries()) {
          const held = all![index].some.filter(
            ({ start, end }: any) => (start?.earliest ?? day) <= day && (end?.latest ?? day) >= day,
          );
          expect(some).toEqual(held);
        }
      }
    },
  );

  const office = 'id status start { earliest latest } end { earliest } citations { source { publishedOn { earliest latest } } }'; // prettier-ignore

  it.each(['2000-05-31', '2018-01-01', '2018-03-25', '2018-03-26', '9999-12-31'])(
    'positions known to be held on %s, and others that may have been',
    async (day) => {
      const query = (args: string) => `{ list: people(first: 100) { nodes { some: positions(asOf: "${day}"${args}) { ${office} } } } }`; // prettier-ignore
      const [all] = await listed(query(''));
      for (const certainty of ['KNOWN', 'POSSIBLE']) {
        for (const people of await listed(query(`, certainty: ${certainty}`))) {
          for (const [index, { some }] of people.entries()) {
            expect(some).toEqual(all![index].some.filter((each: any) => isKnown(each, day, day) === (certainty === 'KNOWN'))); // prettier-ignore
          }
        }
      }
    },
  );

  it('positions of a delegate known to be held when the visit began, and others', async () => {
    const query = (args: string) =>
      `{ list: visits(first: 100) { nodes { start { earliest latest } delegation(first: 100) { nodes { some: positions${args} { ${office} } } } } } }`;
    const [all] = await listed(query(''));
    let known = 0;
    for (const certainty of ['KNOWN', 'POSSIBLE']) {
      for (const visits of await listed(query(`(certainty: ${certainty})`))) {
        for (const [index, { start, delegation }] of visits.entries()) {
          for (const [place, { some }] of delegation.nodes.entries()) {
            const held = all![index].delegation.nodes[place].some;
            const wanted = held.filter((each: any) => isKnown(each, start?.earliest, start?.latest) === (certainty === 'KNOWN')); // prettier-ignore
            expect(some).toEqual(wanted);
            if (certainty === 'KNOWN') known += wanted.length;
          }
        }
      }
    }
    expect(known).toBeGreaterThan(0);
  });

  /** Whether an office was held on each day from the first to the last, of which null is an unknown one. */
  function isKnown({ status, start, end, citations }: any, first: string | null, last: string | null): boolean {
    if (first == null || last == null) return false;
    const published = status === 'HELD' ? citations.flatMap(({ source }: any) => source.publishedOn ?? []) : [];
    const begun = start?.latest != null && start.latest <= first;
    const goesOn = (end?.earliest ?? '') >= last || published.some(({ earliest }: any) => (earliest ?? '') >= last);
    const thatDay = [start, ...published].some((day) => day?.earliest === last && day?.latest === first);
    return (begun && goesOn) || thatDay;
  }
});
