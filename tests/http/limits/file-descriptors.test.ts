import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { connectionsThatFit } from '../../../src/http/limits/limit-connections.js';
import { build } from '../../support/process.js';

const SETTINGS = { maxConnections: 5_000, poolSize: 10, replicaUrls: ['postgresql://a/b'] };

function fitting(limit: number | null): { connections: number; warned: string[] } {
  const warned: string[] = [];
  const write = (line: string) => void warned.push((JSON.parse(line) as { msg: string }).msg);
  return { connections: connectionsThatFit(SETTINGS, pino({}, { write }), limit), warned };
}

test('MAX_CONNECTIONS applies if the process can open enough files or the limit is unknown', () => {
  for (const limit of [5_152, 1_048_576, null]) expect(fitting(limit)).toEqual({ connections: 5_000, warned: [] });
});

test('otherwise connections are limited by the available file descriptors, and the log says so', () => {
  const { connections, warned } = fitting(1_024);
  expect(connections).toBe(872);
  expect(warned).toEqual([expect.stringMatching(/^MAX_CONNECTIONS=5000 needs 5152 .* 1024: at most 872 .*ulimit -n/)]);
});

test.skipIf(process.platform !== 'linux')('the process reads its own limit', async () => {
  await build();
  const built = pathToFileURL(resolve('dist/src/http/limits/limit-connections.js')).href;
  const script = `
    import { connectionsThatFit } from '${built}';
    console.log(connectionsThatFit(${JSON.stringify(SETTINGS)}, { warn: console.log }));`;
  const command = `ulimit -n 300 && exec "$0" --input-type=module --eval "$1"`;
  const { stdout } = await promisify(execFile)('sh', ['-c', command, process.execPath, script]);
  expect(stdout).toMatch(/can open only 300: at most 148 connections .*\n148\n$/);
});
