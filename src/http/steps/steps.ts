import type { ApolloServerPlugin, GraphQLResponse } from '@apollo/server';
import type { DocumentNode, FormattedExecutionResult, OperationDefinitionNode } from 'graphql';
import { type Awaitable, thenMaybe } from '../../shared/awaitable.js';
import type { Context } from '../../schema/context/context.js';

/** What steps see of a request and its response: a part of Apollo's request context. */
export interface OperationContext {
  contextValue: Context;
  request: {
    operationName?: string | undefined;
    variables?: Record<string, unknown> | undefined;
    extensions?: Record<string, unknown> | undefined;
    http?: { method: string; body?: unknown; headers: { get(name: string): string | undefined } } | undefined;
  };
  response: { http: Head; body?: GraphQLResponse['body'] };
  /** These are undefined if the request was refused before they were known. */
  source?: string | undefined;
  queryHash?: string | undefined;
  document?: DocumentNode | undefined;
  operation?: OperationDefinitionNode | undefined;
  operationName?: string | null | undefined;
}

/** Of an HTTP response. */
interface Head {
  status?: number | undefined;
  headers: { set(name: string, value: string): unknown };
}

/** A valid document. `operation` is still undefined if the document has none of the requested name. */
export interface ValidContext extends OperationContext {
  source: string;
  queryHash: string;
  document: DocumentNode;
}

export interface AnsweredContext extends OperationContext {
  response: { http: Head; body: GraphQLResponse['body'] };
}

/** The hooks of Apollo's plugins that steps have. They may return at once. */
export interface Hooks {
  /** @throws ClientError if the operation is refused */
  didResolveOperation?(context: ValidContext): Awaitable<void>;
  /** The first result ends it: later steps are not asked. */
  responseForOperation?(context: ValidContext): Awaitable<FormattedExecutionResult | null>;
  /** Before a response is sent, whoever gave it. */
  willSendResponse?(context: AnsweredContext): void;
}

/** One thing that is done for each operation: makes its hooks, which may share what is known of this one operation. */
export type Step = () => Hooks;

/** The steps of one operation, in their order. A hook runs once, however often it is asked for: see `beginSteps`. */
class OperationSteps {
  readonly #hooks: Hooks[];
  #resolved: Awaitable<null> | undefined;
  #result: Awaitable<FormattedExecutionResult | null> | undefined;

  constructor(steps: readonly Step[]) {
    this.#hooks = steps.map((step) => step());
  }

  /** Rejects with a ClientError if a step refuses the operation. */
  didResolveOperation(context: ValidContext): Awaitable<null> {
    if (this.#resolved === undefined) this.#resolved = inTurn<never>(this.#hooks, 'didResolveOperation', context);
    return this.#resolved;
  }

  /** Null if no step answers: resolvers do. */
  responseForOperation(context: ValidContext): Awaitable<FormattedExecutionResult | null> {
    if (this.#result === undefined) this.#result = inTurn<FormattedExecutionResult>(this.#hooks, 'responseForOperation', context);
    return this.#result;
  }

  willSendResponse(context: AnsweredContext): void {
    for (const hooks of this.#hooks) hooks.willSendResponse?.(context);
  }
}

/** What the first of the hooks gives that gives anything, else null. It waits only for one that is not done at once. */
function inTurn<T>(
  hooks: readonly Hooks[],
  hook: 'didResolveOperation' | 'responseForOperation',
  context: ValidContext,
  from = 0,
): Awaitable<T | null> {
  try {
    for (let index = from; index < hooks.length; index++) {
      const given = hooks[index]![hook]?.(context) as Awaitable<T | null | undefined>;
      if (given) return thenMaybe(given, (later) => later ?? inTurn(hooks, hook, context, index + 1));
    }
    return null;
  } catch (error) {
    return Promise.reject(error as Error);
  }
}

const BEGUN = Symbol('steps');

/** In the context itself, whose properties Apollo copies: a WeakMap would keep the values for V8's old generation. */
interface Begun {
  [BEGUN]?: OperationSteps;
}

/** Begins the steps of an operation outside Apollo. If Apollo gets it after all, it goes on where they stopped. */
export function beginSteps(steps: readonly Step[], context: Context & Begun): OperationSteps {
  return (context[BEGUN] = new OperationSteps(steps));
}

/** All steps as one plugin of Apollo's. */
export function stepsPlugin(steps: readonly Step[]): ApolloServerPlugin<Context> {
  return {
    async requestDidStart({ contextValue }) {
      const own = (contextValue as Begun)[BEGUN] ?? new OperationSteps(steps);
      return {
        didResolveOperation: async (context) => void (await own.didResolveOperation(context as ValidContext)),
        async responseForOperation(context) {
          const singleResult = await own.responseForOperation(context as ValidContext);
          return singleResult && { http: context.response.http, body: { kind: 'single', singleResult } };
        },
        willSendResponse: async (context) => own.willSendResponse(context),
      };
    },
  };
}
