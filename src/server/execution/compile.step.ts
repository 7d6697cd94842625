import { SpanKind } from '@opentelemetry/api';
import type { FormattedExecutionResult } from 'graphql';
import type { Compiler } from '../../read/compile/compiler.js';
import { read } from '../../db/read.js';
import { PreparedNames } from '../../read/compile/prepared-names.js';
import { isRecorded, traced } from '../../trace.js';
import type { Services } from '../http/services.js';
import { JsonText } from './json-text.js';
import type { Hooks, Step, ValidContext } from '../steps/steps.js';

/** By the semantic conventions for databases. */
const STATEMENT = { 'db.system.name': 'postgresql', 'db.operation.name': 'SELECT' };

/**
 * Answers an operation by one statement if it can be compiled; if not, Apollo executes it by the resolvers. There is no
 * fallback once the statement has run: its error is the request's.
 */
export function compileOperations(compiler: Compiler, services: Services): Step {
  const { db, log, metrics, formatError } = services;
  const names = new PreparedNames();

  async function execute(context: ValidContext): Promise<FormattedExecutionResult | null> {
    const { document, operation, queryHash, request, operationName, contextValue } = context;
    if (!operation) return null; // an unknown operationName: Apollo reports it
    const compile = () => compiler.compile(document, operation, queryHash, request.variables ?? {});
    const compiled = isRecorded() ? await traced('compile', {}, async () => compile()) : compile();
    const way = 'reason' in compiled ? 'resolvers' : 'compiled';
    metrics.operations.inc({ way });
    contextValue.record.way = way;
    if ('reason' in compiled) {
      log.debug({ operationName, reason: compiled.reason }, 'not compiled');
      return null;
    }
    const { text, plannedByValue } = compiled.statement;
    const name = plannedByValue ? undefined : names.of(compiled.statement);
    try {
      const { signal, leastVersion } = contextValue;
      const statement = { text, values: compiled.values, signal, ...(name && { name }) };
      const started = performance.now();
      const { body, version, node } = await traced(
        'statement',
        STATEMENT,
        () => read(db, statement, leastVersion),
        SpanKind.CLIENT,
      );
      metrics.reads.inc({ node });
      Object.assign(contextValue.record, { node, statementMs: Math.round((performance.now() - started) * 10) / 10 });
      contextValue.readAt = { first: version, last: version };
      return { data: new JsonText(body) as never };
    } catch (error) {
      return { errors: [formatError({ message: (error as Error).message }, error)], data: null };
    }
  }

  const hooks: Hooks = {
    async responseForOperation(context) {
      const singleResult = await execute(context);
      return singleResult && { http: context.response.http, body: { kind: 'single', singleResult } };
    },
  };
  return () => hooks;
}
