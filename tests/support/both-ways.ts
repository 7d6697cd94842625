import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { execute, getOperationAST, type GraphQLSchema, parse } from 'graphql';
import { type Compilation, type Compiler, runCompiled } from '../../src/query/compile/compiler.js';
import { createContext } from '../../src/schema/context/context.js';
import type { Database } from '../../src/db/database.js';
import { ask } from './ask.js';

/** Executes an operation with the resolvers, and returns the result as text. */
export async function byResolvers(schema: GraphQLSchema, db: Database, source: string, variableValues = {}): Promise<string> {
  const document = parse(source);
  const result = await execute({ schema, document, variableValues, contextValue: createContext(db.prisma) });
  return JSON.stringify(result.errors ? { errors: result.errors } : result);
}

/** Executes an operation with its compiled statement, or returns the reason why it cannot be compiled. */
export async function byStatement(
  compiler: Compiler,
  db: Database,
  source: string,
  variables = {},
): Promise<{ text: string } | { reason: string }> {
  const answer = compiled(compiler, source, variables);
  if ('reason' in answer) return answer;
  const { body } = await runCompiled(answer, async ({ text }, values) => {
    const [row] = await db.query<[string]>({ text, values });
    return { body: Buffer.from(row![0]) };
  });
  return { text: body.toString().slice(0, -1) }; // without its line feed
}

/** Returns the data of a compiled operation. @throws Error with the reason if it cannot be compiled */
export async function askStatement(compiler: Compiler, db: Database, source: string): Promise<any> {
  const answer = await byStatement(compiler, db, source);
  if ('reason' in answer) throw new Error(answer.reason);
  return JSON.parse(answer.text).data;
}

/** Executes an operation both compiled and with the resolvers, and returns the data, which must be the same. */
export async function askBothWays(schema: GraphQLSchema, compiler: Compiler, db: Database, source: string): Promise<object> {
  const [byStatement, byResolvers] = [await askStatement(compiler, db, source), await ask(schema, db, source)];
  expect(byStatement).toEqual(JSON.parse(JSON.stringify(byResolvers)));
  return byStatement as object;
}

export function compiled(compiler: Compiler, source: string, variables = {}): Compilation {
  const document = parse(source);
  const hash = createHash('sha256').update(source).digest('hex');
  return compiler.compile(document, getOperationAST(document)!, hash, variables);
}
