import { readFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { watchedServer } from './limits/watched-server.js';

test('the schema is served as a file with an entity tag and equals the committed one', async () => {
  const server = await watchedServer();
  const response = await fetch(new URL('/schema.graphql', server.url));
  expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(await response.text()).toBe(await readFile('schema.graphql', 'utf8'));
  const again = await fetch(new URL('/schema.graphql', server.url), {
    headers: { 'if-none-match': response.headers.get('etag')! },
  });
  expect(again.status).toBe(304);
  await server.close();
});

test('a server that hides its schema serves neither the schema file nor code to copy', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'communique-schema-'));
  const manifest = join(folder, 'documents.json');
  await writeFile(manifest, JSON.stringify({ one: '{ __typename }' }));
  const servers: Record<string, string>[] = [
    { INTROSPECTION: 'off' },
    { TRUSTED_DOCUMENTS: manifest, TRUSTED_DOCUMENTS_ONLY: 'on' },
  ];
  for (const variables of servers) {
    const server = await watchedServer(variables);
    const get = (path: string) => fetch(new URL(path, server.url), { headers: { accept: 'text/html' } });
    expect((await get('/schema.graphql')).status).toBe(404);
    const page = await get('/developers');
    expect(page.status).toBe(200);
    expect(await page.text()).not.toContain('Programs in');
    await server.close();
  }
  await rm(folder, { recursive: true });
});
