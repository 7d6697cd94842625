import { jsonOf } from '../../json.js';
import { record } from '../http/parameters.js';

/** Bytes of a key set. An issuer's has a few thousand. */
const MAXIMUM_BYTES = 256 * 1024;

type Fetch = (url: string, options: RequestInit) => Promise<Response>;

/**
 * Fetches an issuer's key set. After a failure there is no other fetch for so long: the failure is thrown again. The signal
 * bounds the time, and the body has at most 256 KB. (jose itself waits only after a success, and reads any body.)
 */
export function keyFetcher(cooldownMs: number): Fetch {
  let failed: { cause: unknown; until: number } | null = null;
  return async (url, options) => {
    if (failed && performance.now() < failed.until) {
      throw new Error('the last fetch failed, and the next one is not due', { cause: failed.cause });
    }
    failed = { cause: null, until: Infinity }; // jose has one fetch at once
    try {
      const text = await keySet(await fetch(url, options));
      failed = null;
      return new Response(text);
    } catch (cause) {
      failed = { cause, until: performance.now() + cooldownMs };
      throw cause;
    }
  };
}

async function keySet({ status, body }: Response): Promise<string> {
  if (status !== 200) {
    await body?.cancel();
    throw new Error(`the issuer answered ${status}`);
  }
  const decoder = new TextDecoder();
  let [text, bytes] = ['', 0];
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > MAXIMUM_BYTES) throw new Error(`the issuer's answer has over ${MAXIMUM_BYTES} bytes`);
    text += decoder.decode(chunk, { stream: true });
  }
  if (!Array.isArray(record(jsonOf(text))['keys'])) throw new Error("the issuer's answer is no key set");
  return text;
}
