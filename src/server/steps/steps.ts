import type { ApolloServerPlugin, GraphQLRequest, GraphQLResponse } from '@apollo/server';
import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import type { Context } from '../../context/context.js';

/** What steps see of a request and its response: a part of Apollo's request context. */
export interface OperationContext {
  contextValue: Context;
  request: Pick<GraphQLRequest, 'extensions' | 'operationName' | 'variables'> & {
    http?: { method: string; body?: unknown; headers: { get(name: string): string | undefined } } | undefined;
  };
  response: { http: GraphQLResponse['http']; body?: GraphQLResponse['body'] };
  /** These are undefined if the request was refused before they were known. */
  source?: string | undefined;
  queryHash?: string | undefined;
  document?: DocumentNode | undefined;
  operation?: OperationDefinitionNode | undefined;
  operationName?: string | null | undefined;
}

/** A valid document. `operation` is still undefined if the document has none of the requested name. */
export interface ValidContext extends OperationContext {
  source: string;
  queryHash: string;
  document: DocumentNode;
}

export interface AnsweredContext extends OperationContext {
  response: GraphQLResponse;
}

/** The hooks of Apollo's plugins that steps have. They may return at once. */
export interface Hooks {
  /** @throws ClientError if the operation is refused */
  didResolveOperation?(context: ValidContext): Promise<void> | void;
  /** The first response ends it: later steps are not asked. */
  responseForOperation?(context: ValidContext): Promise<GraphQLResponse | null> | GraphQLResponse | null;
  /** Before a response is sent, whoever gave it. */
  willSendResponse?(context: AnsweredContext): void;
}

/** One thing that is done for each operation: makes its hooks, which may share what is known of this one operation. */
export type Step = () => Hooks;

/** The steps of one operation, in their order. A hook runs once, however often it is asked for: see `beginSteps`. */
export class OperationSteps {
  readonly #hooks: Hooks[];
  #resolved: Promise<void> | null = null;
  #response: Promise<GraphQLResponse | null> | null = null;

  constructor(steps: readonly Step[]) {
    this.#hooks = steps.map((step) => step());
  }

  /** @throws ClientError if a step refuses the operation */
  didResolveOperation(context: ValidContext): Promise<void> {
    return (this.#resolved ??= this.#resolve(context));
  }

  /** Null if no step answers: resolvers do. */
  responseForOperation(context: ValidContext): Promise<GraphQLResponse | null> {
    return (this.#response ??= this.#respond(context));
  }

  willSendResponse(context: AnsweredContext): void {
    for (const hooks of this.#hooks) hooks.willSendResponse?.(context);
  }

  async #resolve(context: ValidContext): Promise<void> {
    for (const hooks of this.#hooks) {
      const waits = hooks.didResolveOperation?.(context);
      if (waits) await waits;
    }
  }

  async #respond(context: ValidContext): Promise<GraphQLResponse | null> {
    for (const hooks of this.#hooks) {
      const given = hooks.responseForOperation?.(context);
      const response = given instanceof Promise ? await given : given;
      if (response) return response;
    }
    return null;
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
        didResolveOperation: (context) => own.didResolveOperation(context as ValidContext),
        responseForOperation: (context) => own.responseForOperation(context as ValidContext),
        willSendResponse: async (context) => own.willSendResponse(context),
      };
    },
  };
}
