import type { ApolloServerPlugin, GraphQLResponse } from '@apollo/server';
import type { DocumentNode, FormattedExecutionResult, OperationDefinitionNode } from 'graphql';
import { type Awaitable, thenMaybe } from '../../shared/awaitable.js';
import type { Context } from '../../schema/context/context.js';

/** The part of Apollo's request context that steps use. */
export interface OperationContext {
  contextValue: Context;
  request: {
    operationName?: string | undefined;
    variables?: Record<string, unknown> | undefined;
    extensions?: Record<string, unknown> | undefined;
    http?: { method: string; body?: unknown; headers: { get(name: string): string | undefined } } | undefined;
  };
  response: { http: Head; body?: GraphQLResponse['body'] };
  /** This and the following are undefined if the request was rejected before they were known. */
  source?: string | undefined;
  queryHash?: string | undefined;
  document?: DocumentNode | undefined;
  operation?: OperationDefinitionNode | undefined;
  operationName?: string | null | undefined;
}

/** The head of an HTTP response. */
interface Head {
  status?: number | undefined;
  headers: { set(name: string, value: string): unknown };
}

/** The context of a valid document. `operation` is undefined if the document has no operation with the requested name. */
export interface ValidContext extends OperationContext {
  source: string;
  queryHash: string;
  document: DocumentNode;
}

export interface AnsweredContext extends OperationContext {
  response: { http: Head; body: GraphQLResponse['body'] };
}

/** The Apollo plugin hooks that steps can implement. They may return synchronously. */
export interface Hooks {
  /** @throws ClientError if the operation is refused */
  didResolveOperation?(context: ValidContext): Awaitable<void>;
  /** The first result is used; later steps are not called. */
  responseForOperation?(context: ValidContext): Awaitable<FormattedExecutionResult | null>;
  /** Called before a response is sent, regardless of what produced it. */
  willSendResponse?(context: AnsweredContext): void;
}

/** One step in handling an operation. Called for each operation, so that its hooks can share state. */
export type Step = () => Hooks;

/** The steps of one operation, in order. Each hook runs only once, however often it is called: see `beginSteps`. */
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

  /** Returns null if no step answers, in which case the resolvers must. */
  responseForOperation(context: ValidContext): Awaitable<FormattedExecutionResult | null> {
    if (this.#result === undefined) this.#result = inTurn<FormattedExecutionResult>(this.#hooks, 'responseForOperation', context);
    return this.#result;
  }

  willSendResponse(context: AnsweredContext): void {
    for (const hooks of this.#hooks) hooks.willSendResponse?.(context);
  }
}

/** Calls the hooks in order, and returns the first result or null. Stays synchronous as long as no hook returns a promise. */
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

/** Stored on the context itself, whose properties Apollo copies. WeakMap entries survive into V8's old generation. */
interface Begun {
  [BEGUN]?: OperationSteps;
}

/** Begins the steps of an operation outside Apollo. If Apollo handles it after all, it continues where they stopped. */
export function beginSteps(steps: readonly Step[], context: Context & Begun): OperationSteps {
  return (context[BEGUN] = new OperationSteps(steps));
}

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
