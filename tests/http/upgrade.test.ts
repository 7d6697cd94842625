import { Agent, request as rawRequest, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/db/database.js';
import { emptyStore } from '../support/store.js';
import { serve, type Served } from './serve.js';

const QUERY = '{ __typename }';
const ANSWER = { data: { __typename: 'Query' } };

const agent = new Agent({ keepAlive: true, maxSockets: 1 });
let db: Database;
let server: Served;
beforeAll(async () => {
  db = await emptyStore();
  server = await serve(db, {});
});
afterAll(async () => {
  agent.destroy();
  await server?.close();
  await db?.close();
});

async function send(method: string, upgrade: string) {
  const url = method === 'GET' ? `${server.url}?query=${QUERY}` : server.url;
  const headers = {
    'content-type': 'application/json',
    'apollo-require-preflight': 'true',
    ...{
      connection: 'Upgrade, HTTP2-Settings',
      upgrade,
      'http2-settings': 'AAEAAEAAAAIAAAAAAAMAAAAAAAQBAAAAAAUAAEAAAAYABgAA',
    },
  };
  const message = rawRequest(url, { method, headers, agent }).end(method === 'POST' ? JSON.stringify({ query: QUERY }) : '');
  const response = await new Promise<IncomingMessage>((resolve, reject) => message.on('response', resolve).on('error', reject));
  return { status: response.statusCode, answer: await json(response), reused: message.reusedSocket };
}

test.each([
  ['POST', 'h2c'],
  ['GET', 'h2c'],
  ['POST', 'TLS/1.0, h2c'],
  ['POST', 'websocket'],
])('a %s request to upgrade to %s is ignored, and its connection stays open', async (...sent) => {
  expect(await send(...sent)).toMatchObject({ status: 200, answer: ANSWER });
  expect(await send(...sent)).toEqual({ status: 200, answer: ANSWER, reused: true });
});
