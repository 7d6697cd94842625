import type { ApolloServer } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import type { Context } from '../../schema/context/context.js';
import { continueTrace, isTracing, traced } from '../../shared/trace.js';
import type { Contexts } from './contexts.js';
import type { Documents } from '../steps/documents.js';
import type { Step } from '../steps/steps.js';
import { answerDocument, type DocumentAnswer } from '../answer.js';
import { type Handler, withDeadline } from '../deadline.js';
import type { OriginOf } from '../request.js';
import type { Services } from '../services.js';
import type { TableSizes } from '../limits/table-sizes.js';
import type { TrustedDocuments } from './trusted-documents.js';

/** The services shared by the server's routes. */
export interface Api extends Services {
  schema: GraphQLSchema;
  apollo: ApolloServer<Context>;
  steps: readonly Step[];
  documents: Documents;
  sizes: TableSizes;
  contexts: Contexts;
  /** Null if there is no manifest of trusted documents. */
  manifest: TrustedDocuments | null;
  originOf: OriginOf;
  /** Whether a feature with this name exists and is enabled, for links to it. */
  hasFeature: (name: string) => boolean;
}

/** Adds a deadline and a trace span to each request. */
export function limited({ config }: Services, handler: Handler): Handler {
  return traceRequests(withDeadline(config.requestTimeout, handler));
}

/** Executes several documents for one request, each charged and limited like a separate one. One point is charged beforehand. */
export function documentExecutor(request: FastifyRequest, reply: FastifyReply, { apollo, contexts }: Api) {
  let paid = 1;
  const context = async () => {
    const one = await contexts.ofPage(request, reply);
    const unpaid = 1 - paid;
    paid = 0;
    return { ...one, charge: (points: number) => one.charge(points + unpaid) };
  };
  /** @throws AnswerError */
  return (document: string, variables: unknown): Promise<DocumentAnswer> => answerDocument(apollo, document, variables, context);
}

/**
 * Runs a handler in a span for its request, within the client's trace. Names follow OpenTelemetry's HTTP semantic
 * conventions.
 */
function traceRequests(handler: Handler): Handler {
  return (request, reply) => {
    if (!isTracing()) return handler(request, reply);
    const { method, id } = request;
    const route = request.routeOptions.url ?? 'none';
    const attributes = { 'http.request.method': method, 'http.route': route, 'communique.request.id': id };
    const handle = () =>
      traced(
        `${method} ${route}`,
        attributes,
        async (span) => {
          const answer = await handler(request, reply);
          span.setAttribute('http.response.status_code', reply.statusCode);
          if (reply.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
          return answer;
        },
        SpanKind.SERVER,
      );
    return continueTrace(request.headers, handle);
  };
}
