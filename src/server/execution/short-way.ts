import { type ApolloServer, HeaderMap } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { getOperationAST } from 'graphql';
import { isObject } from '../../json.js';
import type { Context } from '../../context/context.js';
import type { Handler } from '../http/deadline.js';
import { preferredType } from '../http/negotiate.js';
import { record, type RequestedOperation, requestedOperation } from '../http/request.js';
import { GRAPHQL_TYPE, JSON_TYPE } from '../http/response.step.js';
import type { Documents } from '../steps/documents.js';
import { bodyOf } from './json-text.js';
import { type AnsweredContext, beginSteps, type Step, type ValidContext } from '../steps/steps.js';

/** The media types that Apollo gives an answer, of which it prefers the first. */
const TYPES: [string, ...string[]] = [JSON_TYPE, GRAPHQL_TYPE, 'application/json; callbackSpec=1.0; charset=utf-8'];

interface ShortWayOptions {
  apollo: ApolloServer<Context>;
  steps: readonly Step[];
  documents: Documents;
  contextOf: (request: FastifyRequest, reply: FastifyReply) => Promise<Context>;
}

/**
 * Answers operations by POST whose document was answered before by one statement, or from the cache: by the steps that
 * Apollo follows, in the same order, and without the rest of its pipeline. Everything else is Apollo's, and so is an
 * operation that turns out to be refused, to fail, or to need the resolvers: Apollo goes on where the steps stopped.
 */
export function shortWay({ apollo, steps, documents, contextOf }: ShortWayOptions): Handler {
  /** Null if Apollo has to. */
  async function answer(
    request: FastifyRequest,
    reply: FastifyReply,
    ownContext: () => Promise<Context>,
  ): Promise<Buffer | null> {
    const requested = request.method === 'POST' ? wellFormed(request.body) : null;
    const known = requested && documents.answered(requested.query);
    const operation = known && getOperationAST(known.document, requested.operationName);
    const type = operation && preferredType(request.headers.accept, TYPES);
    if (!type || type === TYPES.at(-1)) return null;

    const contextValue = await ownContext();
    const context: ValidContext = {
      request: { ...requested, http: { method: 'POST', body: request.body, headers: headersOf(request) } },
      source: requested.query,
      ...known,
      operation,
      operationName: operation.name?.value ?? null,
      contextValue,
      response: { http: { status: undefined, headers: new HeaderMap() } },
    };
    const own = beginSteps(steps, contextValue);
    await own.didResolveOperation(context);
    const response = await own.responseForOperation(context);
    if (response?.body.kind !== 'single' || response.body.singleResult.errors) return null;
    context.response.body = response.body;
    const answered = context as AnsweredContext;
    own.willSendResponse(answered);
    return send(reply, answered, type);
  }

  return async (request, reply) => {
    let made: Promise<Context> | undefined;
    const context = () => (made ??= contextOf(request, reply));
    const body = await answer(request, reply, context).catch(() => null); // what failed fails again, and Apollo says how
    if (body) return body;
    const byApollo: Handler = fastifyApolloHandler(apollo, { context });
    return byApollo(request, reply);
  };
}

/** The parameters of a body; null where Apollo looks at them itself. @throws ClientError BAD_USER_INPUT */
function wellFormed(body: unknown): (ValidContext['request'] & RequestedOperation) | null {
  const parameters = record(body);
  const { variables, extensions } = parameters;
  if (typeof variables === 'string') return null; // only a URL may have them as a text
  if (extensions != null && (!isObject(extensions) || extensions['persistedQuery'] !== undefined)) return null;
  return { ...requestedOperation(parameters), ...(extensions != null && { extensions }) };
}

function headersOf({ headers }: FastifyRequest) {
  return { get: (name: string) => headers[name]?.toString() };
}

function send(reply: FastifyReply, { response: { http, body } }: AnsweredContext, type: string): Buffer {
  if (body.kind !== 'single') throw new Error('a statement or the cache answers at once');
  for (const [name, value] of http.headers) void reply.header(name, value);
  reply.type(type).code(http.status ?? 200);
  return bodyOf(body.singleResult);
}
