import { randomUUID } from 'node:crypto';
import { type Client, createClient } from 'graphql-ws';
import { expect } from 'vitest';
import { WebSocket } from 'ws';
import type { Database } from '../../../src/db/database.js';
import { idSequence } from '../../../src/shared/id-sequence.js';
import { signedIn } from '../../support/token.js';

export const SOURCE = 'china-north-korea-extol-traditional-friendship';
export const VISIT = 'kim-jong-un-china-2018';

/** Executes a mutation as an editor, which must succeed. */
export async function mutate(url: string, query: string, variables?: object): Promise<any> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(await signedIn('editor')) },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Record<string, any>; errors?: unknown };
  expect(errors).toBeUndefined();
  const [payload] = Object.values(data);
  expect(payload.errors).toEqual([]);
  return payload;
}

/** Creates a statement of the seed's visit. */
export function record(url: string, text: string, kind = 'PARAPHRASE'): Promise<any> {
  const input = { source: SOURCE, kind, text, visit: VISIT, cite: [{ start: 10, end: 20 }] };
  const query = `mutation ($input: CreateStatementInput!) {
    createStatement(input: $input) { statement { id } errors { message } } }`;
  return mutate(url, query, { input });
}

/** Commits change sets that change a visit. */
export async function changeVisit({ prisma }: Database, slug: string, count: number): Promise<void> {
  const newest = await prisma.changeSet.findFirst({ orderBy: { id: 'desc' } });
  const ids = Array.from({ length: count }, idSequence(newest?.id));
  const change = { type: 'Visit', operation: 'DELETED' as const, version: 1, before: { slug }, pages: [`Visit ${slug}`] };
  const changes = ids.map((changeSetId) => ({ ...change, changeSetId, nodeId: randomUUID() }));
  await prisma.$transaction([
    prisma.changeSet.createMany({ data: ids.map((id) => ({ id, source: SOURCE })) }),
    prisma.change.createMany({ data: changes }),
  ]);
}

export interface Closing {
  code: number;
  reason: string;
}

export interface Subscriber {
  client: Client;
  /** The close code and reason. */
  closed: Promise<Closing>;
  /** Subscribes, and returns the results that arrive. */
  listen: (query: string, variables?: Record<string, unknown>) => Listening;
}

export interface Listening {
  results: any[];
  /** The error that ended it; null if it completed. */
  ended: Promise<unknown>;
  stop: () => void;
}

export function subscriber(url: string, connectionParams: Record<string, unknown> = {}): Subscriber {
  const client = createClient({
    url: url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    connectionParams,
    retryAttempts: 0,
  });
  const closed = new Promise<Closing>((resolve) => client.on('closed', (event) => resolve(event as Closing)));
  return {
    client,
    closed,
    listen(query, variables) {
      const results: any[] = [];
      let stop = () => {};
      const ended = new Promise<unknown>((end) => {
        stop = client.subscribe({ query, variables }, { next: (it) => results.push(it), error: end, complete: () => end(null) });
      });
      return { results, ended, stop };
    },
  };
}

/** Returns the value of a metric; 0 if the server has not reported it yet. */
export async function metric(url: string, name: string): Promise<number> {
  const text = await (await fetch(new URL('/metrics', url))).text();
  const values = text.matchAll(new RegExp(`^communique_${name}(?:{.*})? (\\d+)$`, 'gm'));
  return [...values].reduce((sum, [, value]) => sum + Number(value), 0);
}

/** Waits until a server has this many subscriptions. */
export async function subscribed(url: string, count: number): Promise<void> {
  await expect.poll(() => metric(url, 'subscriptions')).toBe(count);
}
