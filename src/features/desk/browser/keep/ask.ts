import type { TypedDocumentString } from '../generated/graphql.js';

/** The server cannot be reached, or is temporarily unable to answer. The same request may succeed later. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** The session has ended, so the request was not carried out. */
export class SignedOut extends Error {
  override readonly name = 'SignedOut';
}

/** The server rejected the request itself. Retrying does not help. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** A request that takes longer is aborted. */
const TIMEOUT_MS = 30_000;
const HEADERS = { 'content-type': 'application/json', 'communique-desk': '1' };

interface Answer<Result> {
  data?: Result | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

/** Sends an operation to the API with the browser's session. @throws Unreachable, SignedOut, Refused */
export async function ask<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const documentId = document.__meta__?.['hash'] as string; // the only part that a server for trusted documents reads
  const body = JSON.stringify({ query: document.toString(), documentId, variables });
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const response = await fetch('/graphql', { method: 'POST', headers: HEADERS, body, signal }).catch((cause: unknown) => {
    throw new Unreachable('The server is not responding.', { cause });
  });
  const answer = (await response.json().catch(() => null)) as Answer<Result> | null;
  const [error] = answer?.errors ?? [];
  if (response.status === 401 || error?.extensions?.code === 'UNAUTHENTICATED') throw new SignedOut('Your session has ended.');
  if (response.status >= 500 || response.status === 429 || !answer) {
    throw new Unreachable(error?.message ?? `The server answered with ${response.status}.`);
  }
  if (error || !answer.data) throw new Refused(error?.message ?? `The server answered with ${response.status}.`);
  return answer.data;
}
