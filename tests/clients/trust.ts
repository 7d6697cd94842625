import { createHash } from 'node:crypto';
import { getOperationAST, parse } from 'graphql';

export interface Trusted {
  /** The documents by id: the file that TRUSTED_DOCUMENTS names. */
  manifest: Record<string, string>;
  /** The ids by operation name, with which the client is built. */
  ids: Record<string, string>;
}

/** Trusts documents as the client sends them, including __typename. Run this in your build. */
export function trust(documents: string[]): Trusted {
  const entries = documents.map((text) => ({
    id: createHash('sha256').update(text).digest('hex'),
    name: getOperationAST(parse(text))!.name!.value,
    text,
  }));
  return {
    manifest: Object.fromEntries(entries.map(({ id, text }) => [id, text])),
    ids: Object.fromEntries(entries.map(({ id, name }) => [name, id])),
  };
}
