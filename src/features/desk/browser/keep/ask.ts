import type { TypedDocumentString } from '../generated/graphql.js';

/** The server cannot be reached, or cannot answer at the moment. The same request may succeed later. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** The session has ended, so nothing was carried out. */
export class SignedOut extends Error {
  override readonly name = 'SignedOut';
}

/** The server refused the request itself. Sending it again does not help. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** An answer that takes longer is not waited for. */
const TIMEOUT_MS = 30_000;
const HEADERS = { 'content-type': 'application/json', 'communique-desk': '1' };

interface Answer<Result> {
  data?: Result | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

/** Asks the API with the session of the browser. @throws Unreachable, SignedOut, Refused */
export async function ask<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const documentId = document.__meta__?.['hash'] as string; // all that counts where only trusted documents are executed
  const body = JSON.stringify({ query: document.toString(), documentId, variables });
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const response = await fetch('/graphql', { method: 'POST', headers: HEADERS, body, signal }).catch((cause: unknown) => {
    throw new Unreachable('The server does not answer.', { cause });
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
