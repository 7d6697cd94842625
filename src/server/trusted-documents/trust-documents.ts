import '@fastify/websocket'; // adds request.ws
import type { FastifyRequest } from 'fastify';
import { ClientError } from '../../errors.js';
import { jsonOf } from '../../json.js';
import { parametersOf, record, urlOf, type Parameters } from '../http/parameters.js';
import type { TrustedDocuments } from './manifest.js';

/**
 * Replaces the id of a document by the document, before Apollo reads the request. The id is `documentId`, as in the
 * draft below, or `extensions.persistedQuery.sha256Hash`, as Apollo's clients send it. With `only`, all other requests
 * fail.
 * https://github.com/graphql/graphql-over-http/blob/persisted-documents/spec/Appendix%20A%20--%20Persisted%20Documents.md
 */
export function trustDocuments(documentsFor: (request: FastifyRequest) => TrustedDocuments, only: boolean) {
  return async (request: FastifyRequest) => {
    if (request.ws) return; // each of its messages is checked
    const parameters = parametersOf(request);
    const document = trustedDocument(parameters, documentsFor(request), only);
    if (document !== null) replace(request, parameters, document);
  };
}

/** The same for messages of a WebSocket. The returned function throws a ClientError if a document is not trusted. */
export function trustParameters(documents: TrustedDocuments, only: boolean) {
  return (parameters: Parameters): Parameters => {
    const query = trustedDocument(parameters, documents, only);
    return query === null ? parameters : { ...parameters, query };
  };
}

/** Null if the request has no id and may send a document. */
function trustedDocument(parameters: Parameters, documents: TrustedDocuments, only: boolean): string | null {
  const id = idOf(parameters);
  if (id === undefined && !only) return null;
  if (id === undefined) {
    const message = 'Only trusted documents are executed here. Send the id of one as documentId.';
    throw new ClientError('PERSISTED_QUERY_ID_REQUIRED', message);
  }
  const document = typeof id === 'string' ? documents.get(id.replace(/^sha256:/, '')) : undefined;
  if (document !== undefined) return document;
  const message = `No trusted document has the id ${JSON.stringify(id).slice(0, 100)}.`;
  throw new ClientError('PERSISTED_QUERY_NOT_IN_LIST', message);
}

function idOf({ documentId, extensions }: Parameters): unknown {
  return documentId ?? record(extensionsOf(extensions)['persistedQuery'])['sha256Hash'];
}

/** An object, or JSON from a URL. Apollo reports anything else. */
function extensionsOf(value: unknown): Parameters {
  return record(typeof value === 'string' ? jsonOf(value) : value);
}

function replace(request: FastifyRequest, parameters: Parameters, query: string): void {
  const extensions = { ...extensionsOf(parameters['extensions']), persistedQuery: undefined };
  if (request.method === 'POST') {
    request.body = { ...parameters, documentId: undefined, query, extensions };
    return;
  }
  const { pathname, searchParams } = urlOf(request);
  searchParams.delete('documentId');
  searchParams.set('query', query);
  searchParams.set('extensions', JSON.stringify(extensions));
  request.raw.url = `${pathname}?${searchParams}`;
}
