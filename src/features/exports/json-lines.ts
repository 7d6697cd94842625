import { HeaderMap, type ApolloServer } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { getOperationAST, type GraphQLSchema } from 'graphql';
import type { Context, AcceptedOperation } from '../../schema/context/context.js';
import { ClientError } from '../../shared/errors.js';
import { StreamPlanner } from './stream/plan-stream.js';
import { requestParameters, requestedOperation } from '../../http/request.js';
import { preferredType } from '../../http/negotiate.js';
import { CostMeter } from '../../http/limits/cost-meter.js';
import type { ExporterOf } from './exporter.js';
import type { Hooks, Step } from '../../http/steps/steps.js';
import { jsonLines } from './formats/json-lines.js';
import type { SendRows } from './send-rows.js';

const GRAPHQL_TYPE = 'application/graphql-response+json';
const TYPES = ['application/jsonl', 'application/x-ndjson', 'application/jsonlines'];
/** https://www.apollographql.com/docs/apollo-server/security/cors#preventing-cross-site-request-forgery-csrf */
const PREFLIGHT = ['apollo-require-preflight', 'x-apollo-operation-name'];

interface JsonLinesOptions {
  apollo: ApolloServer<Context>;
  schema: GraphQLSchema;
  exporterOf: ExporterOf;
  send: SendRows;
}

export function acceptsJsonLines(request: FastifyRequest): boolean {
  return typeOf(request) !== undefined;
}

/** Answers an operation whose only root field is a connection: sends all of its nodes, one per line. */
export function jsonLinesHandler({ apollo, schema, exporterOf, send }: JsonLinesOptions) {
  const planner = new StreamPlanner(schema);
  const costs = new CostMeter(schema);

  return async (request: FastifyRequest, reply: FastifyReply) => {
    requirePreflight(request);
    const { context, client, meter } = await exporterOf(request, reply);
    const operation = requestedOperation(requestParameters(request));
    let accepted: AcceptedOperation | undefined;
    context.stream = (operation) => void (accepted = operation);
    const http = { method: 'POST', headers: new HeaderMap([['accept', GRAPHQL_TYPE]]), search: '', body: '' };
    const answer = await apollo.executeOperation({ ...operation, http }, { contextValue: context });
    if (!accepted) {
      const errors = answer.body.kind === 'single' ? answer.body.singleResult.errors : [];
      for (const [name, value] of answer.http.headers) if (name === 'retry-after') reply.header(name, value);
      return reply.code(answer.http.status ?? 400).send({ errors });
    }
    const { document, operationName, variableValues } = accepted;
    const definition = getOperationAST(document, operationName)!;
    const plan = planner.plan(document, definition, variableValues);
    const pageNodes = costs.measure(document, definition, variableValues)!.nodes;
    const format = () => jsonLines(`${typeOf(request)!}; charset=utf-8`);
    return send(request, reply, { plan, pageNodes, format, leastVersion: context.leastVersion, client, meter });
  };
}

function typeOf({ headers }: FastifyRequest): string | undefined {
  const type = preferredType(headers.accept, ['application/json', GRAPHQL_TYPE, ...TYPES]);
  return type !== undefined && TYPES.includes(type) ? type : undefined;
}

/** Applies Apollo's CSRF prevention to GET requests, so that another site's page cannot make a browser send one. */
function requirePreflight({ method, headers }: FastifyRequest): void {
  if (method === 'POST' || PREFLIGHT.some((name) => headers[name])) return;
  throw new ClientError('BAD_REQUEST', 'A query by GET needs the header apollo-require-preflight, with any value.');
}

/** Lets Apollo parse, validate and limit a streamed operation, but not execute it. Must precede the executing steps. */
const hooks: Hooks = {
  responseForOperation({ contextValue, document, queryHash, request }) {
    if (!contextValue.stream || !getOperationAST(document, request.operationName)) return null; // Apollo reports the error
    const { operationName, variables: variableValues = {} } = request;
    contextValue.stream({ document, queryHash: queryHash, operationName, variableValues });
    return { data: null };
  },
};

export const acceptStreams: Step = () => hooks;
