import { vi } from 'vitest';

const fetchFromNode = fetch;

/** What the desk asks for goes to this server, as from a page of it, with these headers. */
export function atServer(url: string, headers: Record<string, string> = {}): void {
  vi.stubGlobal('fetch', (path: string, init: RequestInit) =>
    fetchFromNode(new URL(path, url), { ...init, headers: { ...(init.headers as object), origin: url, ...headers } }),
  );
}
