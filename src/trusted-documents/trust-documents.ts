import type { FastifyReply, FastifyRequest } from 'fastify';
import { errorBody } from '../http/error-responses.js';
import type { TrustedDocuments } from './manifest.js';

/** The codes that Apollo Router and Yoga give. */
const NOT_IN_LIST = 'PERSISTED_QUERY_NOT_IN_LIST';
const ID_REQUIRED = 'PERSISTED_QUERY_ID_REQUIRED';

type Parameters = Record<string, unknown>;

/**
 * Puts the document in place of its id before Apollo reads the request: `documentId` as the draft of GraphQL over HTTP
 * has it, or `extensions.persistedQuery.sha256Hash` as Apollo's clients send it. With `only`, nothing else gets through.
 * For a route's `preHandler`.
 * https://github.com/graphql/graphql-over-http/blob/persisted-documents/spec/Appendix%20A%20--%20Persisted%20Documents.md
 */
export function trustDocuments(documents: TrustedDocuments, only: boolean) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const parameters = parametersOf(request);
    const id = idOf(parameters);
    if (id === undefined) {
      if (!only) return;
      const message = 'Only trusted documents are executed here: name one by its id, as documentId.';
      return reply.code(400).send(errorBody(message, ID_REQUIRED));
    }
    const document = typeof id === 'string' ? documents.get(id.replace(/^sha256:/, '')) : undefined;
    if (document === undefined) {
      const message = `No trusted document has the id ${JSON.stringify(id).slice(0, 100)}.`;
      return reply.code(400).send(errorBody(message, NOT_IN_LIST));
    }
    replace(request, parameters, document);
  };
}

function parametersOf(request: FastifyRequest): Parameters {
  if (request.method !== 'GET') return record(request.body);
  const parameters = Object.fromEntries(new URL(request.url, 'http://localhost').searchParams);
  return { ...parameters, extensions: parse(parameters['extensions']) };
}

function idOf({ documentId, extensions }: Parameters): unknown {
  return documentId ?? record(record(extensions)['persistedQuery'])['sha256Hash'];
}

function replace(request: FastifyRequest, parameters: Parameters, query: string): void {
  const extensions = { ...record(parameters['extensions']), persistedQuery: undefined };
  const replaced = { ...parameters, documentId: undefined, query, extensions };
  if (request.method !== 'GET') {
    request.body = replaced;
    return;
  }
  const texts = JSON.parse(JSON.stringify({ ...replaced, extensions: JSON.stringify(extensions) })) as Record<
    string,
    string
  >;
  request.raw.url = `${request.url.split('?')[0]}?${new URLSearchParams(texts)}`;
}

function record(value: unknown): Parameters {
  return typeof value === 'object' && value !== null ? (value as Parameters) : {};
}

function parse(json: string | undefined): unknown {
  try {
    return JSON.parse(json ?? '{}');
  } catch {
    return undefined; // Apollo tells it
  }
}
