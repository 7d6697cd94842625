import fc from 'fast-check';
import { type ArgumentNode, type GraphQLSchema, parse, TypeInfo, validate, visit, visitWithTypeInfo } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Compiler } from '../../../src/query/compile/compiler.js';
import { bounds } from '../../../src/query/sql/matches.sql.js';
import type { Database } from '../../../src/db/database.js';
import { FEATURES } from '../../../src/features.js';
import { createSchema } from '../../../src/schema/schema.js';
import { byResolvers, byStatement } from '../../support/both-ways.js';
import { operations, type Vocabulary } from '../../support/operations.js';
import { referenceSchema } from '../../support/reference.js';
import { emptyStore } from '../../support/store.js';
import { GENERATED_OPERATIONS, thorough } from '../../support/thorough.js';
import { fillWorld } from '../../support/world.js';
import { wordsOf } from '../../support/words.js';

// `GENERATED_OPERATIONS=10000 npx vitest run tests/query/compile/generated.test.ts` for many.

let db: Database;
let schema: GraphQLSchema;
let reference: GraphQLSchema;
let compiler: Compiler;
let vocabulary: Vocabulary;

beforeAll(async () => {
  schema = await createSchema(FEATURES);
  reference = await referenceSchema();
  db = await emptyStore();
  await fillWorld(db, 11);
  compiler = new Compiler(schema);
  vocabulary = await wordsOf(schema, db);
});
const usual = { ...bounds };
afterAll(() => {
  Object.assign(bounds, usual);
  return db.close();
});

/** Returns the arguments of an operation's nested lists. */
function argumentsWithin(source: string): Set<string> {
  const names = new Set<string>();
  const types = new TypeInfo(schema);
  const visitor = {
    Argument: ({ name }: ArgumentNode) => {
      if (types.getParentType() !== schema.getQueryType()) names.add(name.value);
    },
  };
  visit(parse(source), visitWithTypeInfo(types, visitor));
  return names;
}

/** From this number of operations on, some have nested lists with arguments. */
const ENOUGH = 100;

describe('operations generated from the schema', () => {
  it(`return the same bytes compiled and resolved, equal to the reference (${GENERATED_OPERATIONS} of them)`, async () => {
    let answered = 0;
    /** The number of answered operations in which a nested list has these arguments. */
    const within = new Map<string, number>();
    const reasons = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(
        operations(schema, () => vocabulary),
        fc.constantFrom(usual, { near: 1, few: 2 }, { near: 2, few: 8 }),
        async ({ source, variables }, steps) => {
          Object.assign(bounds, steps);
          expect(validate(schema, parse(source)), source).toEqual([]);
          const statement = await byStatement(compiler, db, source, variables);
          if ('reason' in statement) return void reasons.set(statement.reason, (reasons.get(statement.reason) ?? 0) + 1);
          answered++;
          for (const name of argumentsWithin(source)) within.set(name, (within.get(name) ?? 0) + 1);
          const expected = await byResolvers(reference, db, source, variables);
          expect(statement.text).toBe(expected);
          expect(await byResolvers(schema, db, source, variables)).toBe(expected);
        },
      ),
      { numRuns: GENERATED_OPERATIONS },
    );
    // What is not compiled is refused by the resolvers too: nothing that they answer is left to them.
    // Whether a source was withdrawn is read from the history, whose fields are not compiled either; quotations are compared,
    // and panels computed, in the server.
    const undeclared = [...reasons.keys()].filter((reason) => reason.includes('has no stored declaration'));
    expect(
      undeclared.filter((reason) => !/^Query\.(?:withdrawnSource|checkQuotations|visitNotes|visitPanel) /.test(reason)),
    ).toEqual([]);
    // Else the property would say little; a few operations may happen to be so.
    if (!thorough) return;
    expect(answered).toBeGreaterThan(0);
    if (GENERATED_OPERATIONS < ENOUGH) return;
    expect(answered).toBeGreaterThan(GENERATED_OPERATIONS / 3);
    for (const name of ['where', 'orderBy']) expect(within.get(name) ?? 0, name).toBeGreaterThan(0);
  }, 3_600_000);
});
