import { vi } from 'vitest';

const fetchFromNode = fetch;

/** Sends the requests of the desk to this server with these headers, as from one of its pages. */
export function atServer(url: string, headers: Record<string, string> = {}): void {
  vi.stubGlobal('fetch', (path: string, init: RequestInit) =>
    fetchFromNode(new URL(path, url), { ...init, headers: { ...(init.headers as object), origin: url, ...headers } }),
  );
}
