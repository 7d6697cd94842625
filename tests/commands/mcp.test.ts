import { mkdtemp } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { expect, inject, test } from 'vitest';
import { setUp } from '../support/process.js';

test('the tools answer over standard input and output, and the command ends when its input does', async () => {
  const folder = await mkdtemp(join(inject('runFolder'), 'mcp-'));
  await setUp(folder);
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [resolve('dist/programs/cli.js'), 'mcp'],
    cwd: folder,
    env: { PATH: process.env['PATH']!, PUBLIC_URL: 'https://visits.example.org' },
  });
  const client = new Client({ name: 'tests', version: '1' });
  await client.connect(transport);
  const { tools } = await client.listTools();
  expect(tools).toHaveLength(12);
  const { content } = await client.callTool({ name: 'person_at', arguments: { person: 'kim-jong-un', date: '2018-03-26' } });
  const { text } = content[0] as { text: string };
  expect(text).toContain('"title":"Leader"');
  expect(text).toContain('"page":"https://visits.example.org/sources/');
  const refused = await client.callTool({ name: 'search', arguments: { query: '' } });
  expect(refused).toMatchObject({ isError: true, content: [{ text: '`query` is empty; enter at least one word.' }] });
  const pid = transport.pid!;
  await client.close(); // ends its input, and waits
  expect(() => process.kill(pid, 0)).toThrow();
});
