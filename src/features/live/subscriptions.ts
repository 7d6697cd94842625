import { HeaderMap, type ApolloServer } from '@apollo/server';
import {
  createSourceEventStream,
  execute,
  GraphQLError,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLFormattedError,
  type GraphQLSchema,
  visit,
} from 'graphql';
import { onBehalfOf } from '../../db/cancellation.js';
import type { Awaitable } from '../../shared/awaitable.js';
import { FairQueue } from '../../shared/fair-queue.js';
import type { Context, AcceptedOperation } from '../../schema/context/context.js';
import type { Live } from './live.feature.js';
import { isAfter, type Place } from './place.js';
import { BEGINNING } from '../../store/feed/history.js';
import { decodeLiveCursor, encodeLiveCursor } from './schema/cursor.js';
import { expand } from './schema/expand.js';
import { SharedWork } from './schema/shared-work.js';
import type { FormatError } from '../../http/error-responses.js';
import { type Parameters, requestedOperation, type RequestedOperation } from '../../http/request.js';
import { checkDocument } from '../../http/limits/document.js';
import type { Caller } from '../../http/routes/contexts.js';
import type { ChangeFeed } from './change-feed.js';

/** The number of results computed concurrently, with clients taking turns: the size of the connection pool. */
const CONCURRENCY = 10;

type Refusal = { errors: readonly GraphQLError[] };
export interface Results extends AsyncIterableIterator<ExecutionResult> {
  /** The cursor after which the results begin. */
  startCursor: string;
}
export type SubscriptionArgs = ExecutionArgs & { contextValue: Context; resultKey: string; resumption: Resumption };

/** The events that a subscription with an earlier cursor has missed, and the cost of each. */
interface Resumption {
  start: Place;
  /** The newest change set when the subscription began. */
  newest: string;
  pay: () => Awaitable<void>;
}

interface SubscriptionsOptions {
  apollo: ApolloServer<Context>;
  schema: GraphQLSchema;
  contextOf: (caller: Caller, more?: { live: Live }) => Context;
  changes: ChangeFeed;
  formatError: FormatError;
}

/** Executes subscriptions over every transport. Its errors can be shown to clients. */
export class Subscriptions {
  readonly #turns = new FairQueue(CONCURRENCY);
  /** Results for clients that are not signed in: they all see the same. */
  readonly #shared = new SharedWork<ExecutionResult>();

  constructor(private readonly given: SubscriptionsOptions) {}

  /** Has Apollo check an operation. `lastEventId` is a cursor that overrides the one in the operation. */
  async prepare(parameters: Parameters, caller: Caller, lastEventId?: string): Promise<SubscriptionArgs | Refusal> {
    try {
      const operation = requestedOperation(parameters);
      checkDocument(operation.query);
      return await this.#check(operation, caller, lastEventId);
    } catch (error) {
      return { errors: [this.#masked(error as Error)] };
    }
  }

  async #check(
    operation: RequestedOperation,
    caller: Caller,
    lastEventId: string | undefined,
  ): Promise<SubscriptionArgs | Refusal> {
    const { apollo, schema, contextOf, changes } = this.given;
    let accepted: AcceptedOperation | undefined;
    let cost = 1;
    const pay = (points: number) => caller.charge(points + 1); // the first point of each charge has already been paid
    const resumption: Resumption = { start: { id: BEGINNING }, newest: BEGINNING, pay: () => pay(cost) };
    const live: Live = {
      changes: async (concerns, after) => {
        const cursor = lastEventId ?? after;
        const place = cursor == null ? null : decodeLiveCursor(cursor);
        const { changeSets, ...began } = await changes.follow({ concerns, after: place, pay: () => pay(1) });
        Object.assign(resumption, began);
        return changeSets;
      },
      accept: (operation) => void (accepted = operation),
    };
    const charge = async (points: number) => {
      cost = points;
      await caller.charge(points);
    };
    const contextValue = contextOf({ ...caller, charge }, { live });
    const http = { method: 'POST', headers: new HeaderMap(), search: '', body: '' };
    const { body } = await apollo.executeOperation({ ...operation, http }, { contextValue });
    if (accepted) return { schema, contextValue, resumption, resultKey: resultKey(schema, accepted), ...accepted };
    const { errors = [] } = body.kind === 'single' ? body.singleResult : {};
    return { errors: errors.map(asError) };
  }

  /** One result per event, each with a context of its own. */
  async subscribe(args: SubscriptionArgs): Promise<Results | Refusal> {
    const events = await createSourceEventStream(args).catch((error: Error) => ({ errors: [error] }));
    if (!(Symbol.asyncIterator in events)) return { errors: events.errors!.map((error) => this.#masked(error)) };
    const { start } = args.resumption;
    const results = expand(events as AsyncIterableIterator<Place>, async (event) =>
      isAfter(event, start) ? [await this.#result(args, event)] : [],
    );
    const next = () => results.next().catch((error: Error) => Promise.reject(this.#masked(error)));
    return { ...results, next, startCursor: encodeLiveCursor(start) };
  }

  /** Equal subscriptions, for example to the same visit, share one execution per event. */
  async #result(args: SubscriptionArgs, event: Place): Promise<ExecutionResult> {
    const { contextValue, resultKey: key, resumption } = args;
    if (event.id <= resumption.newest) await resumption.pay();
    if (contextValue.viewer) return this.#execute(args, event);
    return this.#shared.share(event, key, () => this.#execute(args, event));
  }

  /** A result that several clients share is read in the context of the first. */
  async #execute(args: SubscriptionArgs, rootValue: Place): Promise<ExecutionResult> {
    const contextValue = this.given.contextOf(args.contextValue);
    const { client } = contextValue;
    await this.#turns.turn(client);
    try {
      const { data, errors } = await onBehalfOf(client, async () => execute({ ...args, rootValue, contextValue }));
      const extensions = { cursor: encodeLiveCursor(rootValue) };
      return { data, ...(errors && { errors: errors.map((error) => this.#masked(error)) }), extensions };
    } finally {
      this.#turns.end(client);
    }
  }

  #masked(error: Error): GraphQLError {
    const graphqlError = error instanceof GraphQLError ? error : new GraphQLError(error.message, { originalError: error });
    return asError(this.given.formatError(graphqlError.toJSON(), graphqlError));
  }
}

/** Without `http`, which graphql-js copies when it adds a path to an error. */
function asError({ message, extensions: given, path, locations }: GraphQLFormattedError): GraphQLError {
  const extensions = { ...given, http: undefined };
  return Object.assign(new GraphQLError(message, { extensions, path }), locations && { locations });
}

/**
 * Equal keys mean that two subscriptions have the same result for an event. The variable that holds the cursor at which a
 * subscription began is ignored unless it is also used elsewhere: otherwise, clients that resume would never share a result.
 */
function resultKey(schema: GraphQLSchema, operation: AcceptedOperation): string {
  const { document, queryHash, operationName, variableValues } = operation;
  const roots = schema.getSubscriptionType()!.getFields();
  const used = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    Field: (field) =>
      Object.hasOwn(roots, field.name.value)
        ? { ...field, arguments: field.arguments?.filter(({ name }) => name.value !== 'after') }
        : undefined,
    Variable: ({ name }) => void used.add(name.value),
  });
  const variables = Object.entries(variableValues).filter(([name]) => used.has(name));
  return JSON.stringify([queryHash, operationName, variables.sort()]);
}
