import { HeaderMap, type ApolloServer } from '@apollo/server';
import {
  createSourceEventStream, execute, GraphQLError, type ExecutionArgs, type ExecutionResult, type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql'; // prettier-ignore
import type { FastifyRequest } from 'fastify';
import pLimit from 'p-limit';
import type { Context } from '../../context.js';
import type { Parameters } from '../http/parameters.js';
import type { Answer } from '../limits/rate-limit.js';
import { checkDocument } from '../limits/document.js';
import type { ChangeSet } from '../../store/change-set.js';
import type { Changes } from './changes.js';
import { expand } from '../../types/live/expand.js';
import { InFlight } from '../../types/live/in-flight.js';
import type { Accepted, Live } from './live.js';
import { requestedOperation, type RequestedOperation } from './requested-operation.js';

/** Answers that are worked on at once, whoever waits for them: as many as the store has connections. */
const ANSWERS_AT_ONCE = 10;

/** Who asks, and what that changes. */
export type Caller = Omit<Context, 'prisma' | 'load' | 'live' | 'check'>;

/** Over a WebSocket a token may come after the request's headers, and no headers go back. */
export type CallerOf = (request: FastifyRequest, answer: Answer, authorization?: string) => Promise<Caller>;

export type Refusal = { errors: readonly GraphQLError[] };
export type Results = AsyncIterableIterator<ExecutionResult>;
export type SubscriptionArgs = ExecutionArgs & { contextValue: Context; queryHash: string };

export interface SubscriptionsOptions {
  apollo: ApolloServer<Context>;
  schema: GraphQLSchema;
  contextOf: (caller: Caller & { live: Live | null }) => Context;
  changes: Changes;
  formatError: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;
}

/** Carries out subscriptions, whatever connection they come by. Its errors are fit for clients. */
export class Subscriptions {
  readonly #atOnce = pLimit(ANSWERS_AT_ONCE);
  /** The answers to those who have not signed in, by what is told: they all see the same. */
  readonly #shared = new InFlight<ExecutionResult>();

  constructor(private readonly given: SubscriptionsOptions) {}

  /** Has Apollo judge an operation. `drop` ends its connection, where it takes what it is told too slowly. */
  async prepare(parameters: Parameters, caller: Caller, drop: () => void): Promise<SubscriptionArgs | Refusal> {
    try {
      const operation = requestedOperation(parameters);
      checkDocument(operation.query);
      return await this.#judge(operation, caller, drop);
    } catch (error) {
      return { errors: [this.#masked(error as Error)] };
    }
  }

  async #judge(operation: RequestedOperation, caller: Caller, drop: () => void): Promise<SubscriptionArgs | Refusal> {
    const { apollo, schema, contextOf, changes } = this.given;
    let accepted: Accepted | undefined;
    const live = {
      changes: (concerns: (changeSet: ChangeSet) => boolean) => changes.subscribe(concerns, drop),
      accept: (operation: Accepted) => void (accepted = operation),
    };
    const contextValue = contextOf({ ...caller, live });
    const http = { method: 'POST', headers: new HeaderMap(), search: '', body: '' };
    const { body } = await apollo.executeOperation({ ...operation, http }, { contextValue });
    if (accepted) return { schema, contextValue, ...accepted };
    const { errors = [] } = body.kind === 'single' ? body.singleResult : {};
    return { errors: errors.map(asError) };
  }

  /** The results, one for each thing that a subscription is told of, each with a context of its own. */
  async subscribe(args: SubscriptionArgs): Promise<Results | Refusal> {
    const events = await createSourceEventStream(args).catch((error: Error) => ({ errors: [error] }));
    if (!(Symbol.asyncIterator in events)) return { errors: events.errors!.map((error) => this.#masked(error)) };
    const results = expand(events as AsyncIterableIterator<object>, async (event) => [await this.#answer(args, event)]);
    const next = () => results.next().catch((error: Error) => Promise.reject(this.#masked(error)));
    return { ...results, next };
  }

  /** Many who wait for the same, on the page of one visit say, cost no more than one. */
  #answer(args: SubscriptionArgs, event: object): Promise<ExecutionResult> {
    if (args.contextValue.viewer) return this.#execute(args, event);
    const key = JSON.stringify([args.queryHash, args.operationName, args.variableValues]);
    return this.#shared.share(event, key, () => this.#execute(args, event));
  }

  #execute(args: SubscriptionArgs, event: object): Promise<ExecutionResult> {
    return this.#atOnce(() => this.#executeNow(args, event));
  }

  async #executeNow(args: SubscriptionArgs, rootValue: object): Promise<ExecutionResult> {
    const contextValue = this.given.contextOf({ ...args.contextValue, live: null });
    const { data, errors } = await execute({ ...args, rootValue, contextValue });
    return { data, ...(errors && { errors: errors.map((error) => this.#masked(error)) }) };
  }

  #masked(error: Error): GraphQLError {
    const graphqlError =
      error instanceof GraphQLError ? error : new GraphQLError(error.message, { originalError: error });
    return asError(this.given.formatError(graphqlError.toJSON(), graphqlError));
  }
}

/** Without what it says of a response's status: there is none. */
function asError({ message, extensions: given, path, locations }: GraphQLFormattedError): GraphQLError {
  const extensions = { ...given, http: undefined };
  return Object.assign(new GraphQLError(message, { extensions, path }), locations && { locations });
}
