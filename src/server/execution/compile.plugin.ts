import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';
import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import type { Context } from '../../context.js';
import type { Database } from '../../db/database.js';
import type { Metrics } from '../http/metrics.js';
import type { Compiler } from '../../read/compile/compiler.js';
import { StatementNames } from '../../read/compile/statement-names.js';

/** Data that is JSON already. */
export class JsonText {
  constructor(readonly text: string) {}
}

/** The response's text; what the compiler answered goes through as PostgreSQL wrote it. */
export function stringifyResult(result: FormattedExecutionResult): string {
  const data: unknown = result.data;
  if (!(data instanceof JsonText)) return `${JSON.stringify(result)}\n`;
  const extensions = result.extensions ? `,"extensions":${JSON.stringify(result.extensions)}` : '';
  return `{"data":${data.text}${extensions}}\n`;
}

export interface CompileOptions {
  compiler: Compiler;
  db: Database;
  log: Logger;
  metrics: Metrics;
  formatError: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;
}

/**
 * Answers an operation by one statement where it can be compiled; where not, Apollo executes it by the resolvers.
 * Once the statement has run there is no way back: an error then is the request's.
 */
export function compileOperations(options: CompileOptions): ApolloServerPlugin<Context> {
  const { compiler, db, log, metrics, formatError } = options;
  const names = new StatementNames();

  async function answer(context: GraphQLRequestContext<Context>): Promise<FormattedExecutionResult | null> {
    const { document, operation, queryHash, request, operationName, contextValue } = context;
    if (!operation) return null; // the request names none of the document: Apollo tells it
    const compiled = compiler.compile(document!, operation, queryHash!, request.variables ?? {});
    metrics.operations.inc({ way: 'reason' in compiled ? 'resolvers' : 'compiled' });
    if ('reason' in compiled) {
      log.debug({ operationName, reason: compiled.reason }, 'the resolvers answer');
      return null;
    }
    const { text, hash, plannedByValue } = compiled.statement;
    const name = plannedByValue ? undefined : names.of(hash);
    try {
      const { signal } = contextValue;
      const rows = await db.query<[string]>({ text, values: compiled.values, signal, ...(name && { name }) });
      return { data: new JsonText(rows[0]![0]) as never };
    } catch (error) {
      return { errors: [formatError({ message: (error as Error).message }, error)], data: null };
    }
  }

  return {
    requestDidStart: async () => ({
      async responseForOperation(context) {
        const singleResult = await answer(context as GraphQLRequestContext<Context>);
        return singleResult && { http: context.response.http, body: { kind: 'single', singleResult } };
      },
    }),
  };
}
