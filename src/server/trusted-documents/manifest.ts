import { readFile } from 'node:fs/promises';
import { parse, validate, type GraphQLSchema } from 'graphql';
import { z } from 'zod';
import { jsonOf } from '../../json.js';
import { checkDocument } from '../limits/document.js';
import { OperatorError } from '../../operator-error.js';

/** The manifest of trusted documents is invalid. The message names every problem. */
export class ManifestError extends OperatorError {
  override readonly name = 'ManifestError';
}

/** Documents by id. */
export type TrustedDocuments = ReadonlyMap<string, string>;

/** The format of GraphQL Code Generator (persisted-documents.json) and Relay. */
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
  'this is neither a JSON object of documents by id (GraphQL Code Generator, Relay) nor a persisted query manifest of Apollo.';

/** Reads a manifest, and checks its documents against the schema and the limits. @throws ManifestError */
export async function readManifest(path: string, schema: GraphQLSchema): Promise<TrustedDocuments> {
  const text = await readFile(path, 'utf8').catch((cause: Error) => {
    throw new ManifestError(`TRUSTED_DOCUMENTS cannot be read: ${cause.message}`, { cause });
  });
  const read = manifest.safeParse(jsonOf(text));
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
