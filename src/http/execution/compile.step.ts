import { SpanKind } from '@opentelemetry/api';
import type { FormattedExecutionResult } from 'graphql';
import { type Awaitable, thenMaybe } from '../../shared/awaitable.js';
import type { Context } from '../../schema/context/context.js';
import { type Compilation, type Compiled, type Compiler, type Executable, runCompiled } from '../../query/compile/compiler.js';
import { read, type Reading } from '../../db/read.js';
import { PreparedNames } from '../../query/compile/prepared-names.js';
import { traced } from '../../shared/trace.js';
import type { Services } from '../services.js';
import { JsonText } from './json-text.js';
import type { Hooks, Step, ValidContext } from '../steps/steps.js';

/** Attributes from OpenTelemetry's semantic conventions for databases. */
const STATEMENT = { 'db.system.name': 'postgresql', 'db.operation.name': 'SELECT' };

/**
 * Answers an operation with one SQL statement if it can be compiled; otherwise Apollo executes it with the resolvers. Once the
 * statement has run, there is no fallback: its error is the error of the request.
 */
export function compileOperations(compiler: Compiler, services: Services): Step {
  const { db, log, metrics, formatError } = services;
  const names = new PreparedNames();

  function note({ contextValue: { record }, operationName }: ValidContext, compiled: Compilation): void {
    record.way = 'reason' in compiled ? 'resolvers' : 'compiled';
    metrics.operations.inc({ way: record.way });
    if ('reason' in compiled) log.debug({ operationName, reason: compiled.reason }, 'not compiled');
  }

  function ask(statement: Compiled, values: unknown[], { signal, leastVersion }: Context): Awaitable<Reading> {
    const name = statement.usesCustomPlan ? undefined : names.of(statement);
    const sent = { text: statement.text, values, signal, name, asBytes: true };
    return traced('statement', STATEMENT, () => read(db, sent, leastVersion), SpanKind.CLIENT);
  }

  async function run({ contextValue }: ValidContext, executable: Executable): Promise<FormattedExecutionResult> {
    const { record } = contextValue;
    const started = performance.now();
    try {
      const { body, version, node } = await runCompiled(executable, (statement, values) => ask(statement, values, contextValue));
      metrics.reads.inc({ node });
      record.node = node;
      record.statementMs = Math.round((performance.now() - started) * 10) / 10;
      contextValue.readAt = { first: version, last: version };
      return { data: new JsonText(body) as never };
    } catch (error) {
      return { errors: [formatError({ message: (error as Error).message }, error)], data: null };
    }
  }

  const hooks: Hooks = {
    responseForOperation(context) {
      const { document, operation, queryHash, request } = context;
      if (!operation) return null; // an unknown operationName: Apollo reports it
      const compilation = traced('compile', {}, () => compiler.compile(document, operation, queryHash, request.variables ?? {}));
      return thenMaybe(compilation, (compiled) => {
        note(context, compiled);
        return 'reason' in compiled ? null : run(context, compiled);
      });
    },
  };
  return () => hooks;
}
