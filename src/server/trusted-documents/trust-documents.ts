import '@fastify/websocket'; // adds request.ws
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { refuse } from '../http/error-responses.js';
import { addressOf, parametersOf, record, type Parameters } from '../http/parameters.js';
import type { TrustedDocuments } from './manifest.js';

/** The codes that Apollo Router and Yoga give. */
const NOT_IN_LIST = 'PERSISTED_QUERY_NOT_IN_LIST';
const ID_REQUIRED = 'PERSISTED_QUERY_ID_REQUIRED';

/**
 * Puts the document in place of its id before Apollo reads the request: `documentId` as the draft of GraphQL over HTTP
 * has it, or `extensions.persistedQuery.sha256Hash` as Apollo's clients send it. With `only`, nothing else gets through.
 * For a route's `preHandler`.
 * https://github.com/graphql/graphql-over-http/blob/persisted-documents/spec/Appendix%20A%20--%20Persisted%20Documents.md
 */
export function trustDocuments(documents: TrustedDocuments, only: boolean) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    if (request.ws) return; // what comes over it is asked one by one
    try {
      const parameters = parametersOf(request);
      const document = documentOf(parameters, documents, only);
      if (document !== null) replace(request, parameters, document);
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      return refuse(reply, 400, error.message, error.extensions);
    }
  };
}

/** The same for what comes over a WebSocket. The function throws a GraphQLError where the document is not trusted. */
export function trustParameters(documents: TrustedDocuments, only: boolean) {
  return (parameters: Parameters): Parameters => {
    const query = documentOf(parameters, documents, only);
    return query === null ? parameters : { ...parameters, query };
  };
}

/** The document that is named; null where none is, and a document may be sent. */
function documentOf(parameters: Parameters, documents: TrustedDocuments, only: boolean): string | null {
  const id = idOf(parameters);
  if (id === undefined && !only) return null;
  if (id === undefined) {
    const message = 'Only trusted documents are executed here: name one by its id, as documentId.';
    throw new GraphQLError(message, { extensions: { code: ID_REQUIRED } });
  }
  const document = typeof id === 'string' ? documents.get(id.replace(/^sha256:/, '')) : undefined;
  if (document !== undefined) return document;
  const message = `No trusted document has the id ${JSON.stringify(id).slice(0, 100)}.`;
  throw new GraphQLError(message, { extensions: { code: NOT_IN_LIST } });
}

function idOf({ documentId, extensions }: Parameters): unknown {
  return documentId ?? record(extensionsOf(extensions)['persistedQuery'])['sha256Hash'];
}

/** As an object, or as JSON from a URL; what is neither, Apollo tells. */
function extensionsOf(value: unknown): Parameters {
  if (typeof value !== 'string') return record(value);
  try {
    return record(JSON.parse(value));
  } catch {
    return {};
  }
}

function replace(request: FastifyRequest, parameters: Parameters, query: string): void {
  const extensions = { ...extensionsOf(parameters['extensions']), persistedQuery: undefined };
  if (request.method === 'POST') {
    request.body = { ...parameters, documentId: undefined, query, extensions };
    return;
  }
  const { pathname, searchParams } = addressOf(request);
  searchParams.delete('documentId');
  searchParams.set('query', query);
  searchParams.set('extensions', JSON.stringify(extensions));
  request.raw.url = `${pathname}?${searchParams}`;
}
