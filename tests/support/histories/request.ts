import { signedIn } from '../token.js';

const LONGEST_WAIT_MS = 20_000;

export interface Answer {
  data: any;
  version: number | undefined;
}

/** Sends an operation to a server. Returns undefined if there is no response, or if it has errors outside of a payload. */
export async function request(
  url: string,
  operation: { query: string; variables?: object },
  { minVersion, isEditor = false }: { minVersion?: number | undefined; isEditor?: boolean } = {},
): Promise<Answer | undefined> {
  const headers = {
    'content-type': 'application/json',
    ...(isEditor && (await signedIn('editor'))),
    ...(minVersion !== undefined && { 'communique-min-version': String(minVersion) }),
  };
  try {
    const signal = AbortSignal.timeout(LONGEST_WAIT_MS);
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(operation), signal });
    const { data, errors } = (await response.json()) as { data?: unknown; errors?: unknown };
    const version = response.headers.get('communique-version');
    return errors || !data ? undefined : { data, version: version === null ? undefined : Number(version) };
  } catch {
    return undefined; // the server or its connection is gone
  }
}
