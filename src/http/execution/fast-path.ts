import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { getOperationAST } from 'graphql';
import { isObject } from '../../shared/json.js';
import type { Context } from '../../schema/context/context.js';
import type { Handler } from '../deadline.js';
import { preferredType } from '../negotiate.js';
import { record, requestedOperation } from '../request.js';
import { GRAPHQL_TYPE, JSON_TYPE } from '../response.step.js';
import type { Documents } from '../steps/documents.js';
import { responseBody } from './json-text.js';
import { type AnsweredContext, beginSteps, type OperationContext, type Step, type ValidContext } from '../steps/steps.js';

/** The media types of Apollo's responses; the first is preferred. */
const TYPES: [string, ...string[]] = [JSON_TYPE, GRAPHQL_TYPE, 'application/json; callbackSpec=1.0; charset=utf-8'];

interface FastPathOptions {
  apollo: ApolloServer<Context>;
  steps: readonly Step[];
  documents: Documents;
  contextOf: (request: FastifyRequest, reply: FastifyReply) => Promise<Context>;
}

/**
 * Handles POST requests whose document was previously answered by one statement or from the cache. Runs the same steps as
 * Apollo, in the same order, without the rest of Apollo's pipeline. Apollo handles everything else. If an operation is
 * refused, fails or needs the resolvers, Apollo continues where the steps stopped.
 */
export function fastPath({ apollo, steps, documents, contextOf }: FastPathOptions): Handler {
  /** Returns the body, or null if Apollo has to handle the request. */
  async function answer(
    request: FastifyRequest,
    reply: FastifyReply,
    ownContext: () => Promise<Context>,
  ): Promise<Buffer | null> {
    const known = knownOperation(request, documents);
    if (!known) return null;
    const contextValue = await ownContext();
    const headers = { set: (name: string, value: string) => reply.header(name, value) };
    const response: OperationContext['response'] = { http: { status: undefined, headers } };
    const context = { ...known, contextValue, response };
    const own = beginSteps(steps, contextValue);
    const refused = own.didResolveOperation(context);
    if (refused) await refused;
    const singleResult = await own.responseForOperation(context);
    if (!singleResult || singleResult.errors) return null;
    response.body = { kind: 'single', singleResult };
    own.willSendResponse(context as AnsweredContext);
    reply.type(known.type).code(response.http.status ?? 200);
    return responseBody(response.body.singleResult);
  }

  return (request, reply) => {
    let made: Promise<Context> | undefined;
    const context = () => (made ??= contextOf(request, reply));
    const byApollo = () => (fastifyApolloHandler(apollo, { context }) as Handler)(request, reply);
    return answer(request, reply, context).then((body) => body ?? byApollo(), byApollo); // a failed step fails again in Apollo
  };
}

/** An operation whose document was previously answered. */
type Known = Omit<ValidContext, 'contextValue' | 'response'> & { type: string };

/**
 * Returns the operation of a POST request, or null if its document has not been answered yet or Apollo must handle the
 * parameters. @throws ClientError BAD_USER_INPUT
 */
function knownOperation({ method, body, headers }: FastifyRequest, documents: Documents): Known | null {
  if (method !== 'POST') return null;
  const parameters = record(body);
  const { extensions } = parameters;
  if (typeof parameters['variables'] === 'string') return null; // only a URL may contain them as a string
  if (extensions != null && (!isObject(extensions) || extensions['persistedQuery'] !== undefined)) return null;
  const { query, operationName, variables } = requestedOperation(parameters);
  const known = documents.answered(query);
  const operation = known && getOperationAST(known.document, operationName);
  const type = operation && preferredType(headers.accept, TYPES);
  if (!type || type === TYPES.at(-1)) return null;
  const http = { method, body, headers: { get: (name: string) => headers[name]?.toString() } };
  return {
    request: { http, operationName, variables, extensions: extensions ?? undefined },
    source: query,
    document: known.document,
    queryHash: known.queryHash,
    operation,
    operationName: operation.name?.value ?? null,
    type,
  };
}
