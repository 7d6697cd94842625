import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, type TestContext } from 'vitest';
import { Receiver } from '../features/webhooks/receiver.js';
import { askAt, importTitle } from '../features/webhooks/webhook-server.js';
import { clusterTest } from '../support/cluster/programs.js';
import { ServerProcess } from '../support/server-process.js';
import { slowTest } from '../support/thorough.js';
import { isPlanted, tellCounts, times } from './counts.js';
import { seededCluster, seededFolder } from './seeded.js';

// Row 31 of docs/reliability.md: more webhooks than a process has slots respond slowly, drip their responses or have a backlog.

const EACH = 8;
const BACKLOG = times(12, 300);
const COMMITS = times(8, 60);
const ANSWER_AFTER_MS = 10_000;
const TIMEOUT = 900_000;

const opened: { kill?(): Promise<void>; close?(): Promise<void>; stop?(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const each of opened.splice(0).reverse()) await (each.kill ?? each.close ?? each.stop)!.call(each);
});

slowTest(
  'row 31, embedded: webhooks with a backlog or slow receivers deliver everything',
  async (context) => othersGetTheirs(context, { DATA_DIR: await seededFolder() }),
  TIMEOUT,
);

clusterTest(
  'row 31, PostgreSQL: webhooks with a backlog or slow receivers deliver everything',
  async (context) => {
    const cluster = await seededCluster();
    opened.push(cluster);
    await othersGetTheirs(context, { DATABASE_URL: cluster.url() });
  },
  TIMEOUT,
);

async function othersGetTheirs(context: TestContext, variables: Record<string, string>): Promise<void> {
  const server = await ServerProcess.start('server', { ...variables, WEBHOOK_PRIVATE_ADDRESSES: '127.0.0.1' });
  opened.push(server);
  const [slow, dripping, backlogged] = [await receivers(EACH), await receivers(EACH), await receivers(EACH)];
  const [own] = (await receivers(1)) as [Receiver];
  for (const receiver of slow) {
    receiver.answer = (response, { url }) => {
      if (url === '/good') response.writeHead(204).end();
      else void setTimeout(() => response.writeHead(204).end(), ANSWER_AFTER_MS);
    };
  }
  for (const receiver of dripping) {
    receiver.answer = (response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write('.'), 100);
      response.on('close', () => clearInterval(drip));
    };
  }
  // If planted, the good webhook shares its address, and so its slots, with all slow ones.
  const good = isPlanted ? slow[0]! : own;
  const ids: string[] = [];
  for (const { url } of [...(isPlanted ? slow.map(() => slow[0]!) : slow), ...dripping, ...backlogged]) {
    ids.push(await register(server, url));
  }
  const every = async (mutation: string) => {
    for (const id of ids)
      await ask(server, `mutation ($id: ID!) { ${mutation}(input: { id: $id }) { errors { message } } }`, { id });
  };
  await every('pauseWebhook');
  for (let n = 0; n < BACKLOG; n++) await importTitle(server.url, 'backlog', `Title ${n}`);
  await register(server, new URL('/good', good.url).href);
  await every('resumeWebhook');
  await expect.poll(() => slow.some(({ received }) => received.length > 0)).toBe(true);

  const taken = () => good.received.filter(({ path }) => path === '/good');
  let takenAtOnce = 0; // before the next commit
  for (let n = 1; n <= COMMITS; n++) {
    await importTitle(server.url, 'news', `Title ${n}`);
    await sleep(1_000);
    if (taken().length === n) takenAtOnce += 1;
  }
  await expect.poll(() => taken().length).toBe(COMMITS);
  const slowest = slow.map(({ received }) => received.length);
  expect(Math.max(...slowest)).toBeLessThan(BACKLOG); // they are still slow

  const sets = () => backlogged.map(({ changeSets }) => changeSets);
  await expect
    .poll(() => sets().map(({ length }) => length), { timeout: 600_000 })
    .toEqual(backlogged.map(() => BACKLOG + COMMITS));
  const [all] = sets() as [string[]];
  expect(sets()).toEqual(backlogged.map(() => all));
  expect(new Set(all).size).toBe(all.length);
  expect(taken().map(({ body }) => (JSON.parse(body) as { data: { set: string } }).data.set)).toEqual(all.slice(BACKLOG));
  for (const { changeSets } of [...slow, ...dripping]) expect(changeSets).toEqual(all.slice(0, changeSets.length));
  expect(server.log).not.toMatch(/"level":(50|60)/);
  tellCounts(
    context,
    `${ids.length} webhooks with ${BACKLOG} messages each, ${EACH} of them answer after ${ANSWER_AFTER_MS / 1000} s and ${EACH} drip: another one got ${takenAtOnce} of ${COMMITS} messages within a second, and all; the slow ones got ${Math.min(...slowest)} to ${Math.max(...slowest)} meanwhile`,
  );
}

async function receivers(count: number): Promise<Receiver[]> {
  const started = await Promise.all(Array.from({ length: count }, () => Receiver.start()));
  opened.push(...started);
  return started;
}

async function register(server: ServerProcess, url: string): Promise<string> {
  const mutation = 'mutation ($url: String!) { registerWebhook(input: { url: $url }) { webhook { id } errors { message } } }';
  return (await ask(server, mutation, { url })).registerWebhook.webhook.id;
}

async function ask(server: ServerProcess, mutation: string, variables: object): Promise<any> {
  const { data, errors } = await askAt(server.url, mutation, variables, 'admin');
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}
