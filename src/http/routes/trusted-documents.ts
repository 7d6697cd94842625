import { readFile } from 'node:fs/promises';
import '@fastify/websocket'; // adds request.ws
import type { FastifyRequest } from 'fastify';
import { parse, validate, type GraphQLSchema } from 'graphql';
import { z } from 'zod';
import { ClientError } from '../../shared/errors.js';
import { parsedJson } from '../../shared/json.js';
import { OperatorError } from '../../shared/operator-error.js';
import { requestParameters, record, requestUrl, type Parameters } from '../request.js';
import { checkDocument } from '../limits/document.js';

/**
 * Replaces a document's id with the document before Apollo reads the request. The id is `documentId`, as in the draft below,
 * or `extensions.persistedQuery.sha256Hash`, as sent by Apollo's clients. With `only`, all other requests fail.
 * https://github.com/graphql/graphql-over-http/blob/persisted-documents/spec/Appendix%20A%20--%20Persisted%20Documents.md
 */
export function trustDocuments(documentsFor: (request: FastifyRequest) => TrustedDocuments, only: boolean) {
  return async (request: FastifyRequest) => {
    if (request.ws) return; // each message is checked instead
    const parameters = requestParameters(request);
    const document = trustedDocument(parameters, documentsFor(request), only);
    if (document !== null) replace(request, parameters, document);
  };
}

/** Returns null if the request has no id but may send any document. @throws ClientError if the document is not trusted */
export function trustedDocument(parameters: Parameters, documents: TrustedDocuments, only: boolean): string | null {
  const id = idOf(parameters);
  if (id === undefined && !only) return null;
  if (id === undefined) {
    const message = 'This server executes only trusted documents. Send the id of one as documentId.';
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

/** Accepts an object, or JSON from a URL. Apollo reports anything else. */
function extensionsOf(value: unknown): Parameters {
  return record(typeof value === 'string' ? parsedJson(value) : value);
}

function replace(request: FastifyRequest, parameters: Parameters, query: string): void {
  const extensions = { ...extensionsOf(parameters['extensions']), persistedQuery: undefined };
  if (request.method === 'POST') {
    request.body = { ...parameters, documentId: undefined, query, extensions };
    return;
  }
  const { pathname, searchParams } = requestUrl(request);
  searchParams.delete('documentId');
  searchParams.set('query', query);
  searchParams.set('extensions', JSON.stringify(extensions));
  request.raw.url = `${pathname}?${searchParams}`;
}

/** The manifest of trusted documents is invalid. The message names every problem. */
export class ManifestError extends OperatorError {}

export type TrustedDocuments = ReadonlyMap<string, string>;

/** The format used by GraphQL Code Generator (persisted-documents.json) and Relay. */
const documentsById = z.record(z.string(), z.string());
/** https://www.apollographql.com/docs/graphos/platform/security/persisted-queries#manifest-format */
const apolloManifest = z
  .object({
    format: z.literal('apollo-persisted-query-manifest'),
    version: z.literal(1),
    operations: z.array(z.object({ id: z.string(), body: z.string() })),
  })
  .transform(({ operations }) => Object.fromEntries(operations.map(({ id, body }) => [id, body])));
const manifest = z.union([apolloManifest, documentsById]);

const NO_MANIFEST =
  'this is neither a JSON object of documents by id (GraphQL Code Generator, Relay) nor an Apollo persisted query manifest.';

/** Reads a manifest, and checks its documents against the schema and the limits. @throws ManifestError */
export async function readManifest(path: string, schema: GraphQLSchema): Promise<TrustedDocuments> {
  const text = await readFile(path, 'utf8').catch((cause: Error) => {
    throw new ManifestError(`TRUSTED_DOCUMENTS cannot be read: ${cause.message}`, { cause });
  });
  const read = manifest.safeParse(parsedJson(text));
  if (!read.success) throw new ManifestError(`TRUSTED_DOCUMENTS, ${path}: ${NO_MANIFEST}`);
  const documents = Object.entries(read.data);
  const problems = documents.flatMap(([id, text]) => documentProblems(text, schema).map((problem) => `${id}: ${problem}`));
  if (problems.length > 0) throw new ManifestError(`TRUSTED_DOCUMENTS, ${path}: ${problems.join('; ')}`);
  return new Map(documents.map(([id, text]) => [id.replace(/^sha256:/, ''), text]));
}

function documentProblems(text: string, schema: GraphQLSchema): string[] {
  try {
    checkDocument(text);
    return validate(schema, parse(text)).map(({ message }) => message);
  } catch (error) {
    return [(error as Error).message];
  }
}
