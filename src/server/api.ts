import type { ApolloServer } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Context } from '../context/context.js';
import type { Contexts } from './contexts.js';
import type { Documents } from './steps/documents.js';
import type { Step } from './steps/steps.js';
import type { SendRows } from './export/send-rows.js';
import { answer, type Answer } from './html/answer.js';
import { type Handler, withDeadline } from './http/deadline.js';
import type { OriginOf } from './http/origin.js';
import type { Services } from './http/services.js';
import { traceRequests } from './http/trace-requests.js';
import type { TableSizes } from './limits/table-sizes.js';
import type { TrustedDocuments } from './trusted-documents/manifest.js';

/** What the routes of the server share. */
export interface Api extends Services {
  schema: GraphQLSchema;
  apollo: ApolloServer<Context>;
  steps: readonly Step[];
  documents: Documents;
  sizes: TableSizes;
  contexts: Contexts;
  /** Null if any document is executed. */
  manifest: TrustedDocuments | null;
  /** Sends rows to all clients, within one room on the disk. */
  send: SendRows;
  originOf: OriginOf;
}

/** Gives each request a deadline, and a span of its trace. */
export function limited({ config }: Services, handler: Handler): Handler {
  return traceRequests(withDeadline(config.requestTimeout, handler));
}

/** Executes documents of one request, each charged and limited as a request is. The request has paid a point of the first. */
export function documentsOf(request: FastifyRequest, reply: FastifyReply, { apollo, contexts }: Api) {
  let paid = 1;
  const context = async () => {
    const one = await contexts.ofPage(request, reply);
    const unpaid = 1 - paid;
    paid = 0;
    return { ...one, charge: (points: number) => one.charge(points + unpaid) };
  };
  /** @throws AnswerError */
  return (document: string, variables: unknown): Promise<Answer> => answer(apollo, document, variables, context);
}
