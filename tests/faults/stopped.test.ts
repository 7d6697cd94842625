import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, type TestContext } from 'vitest';
import { openDatabase } from '../../src/db/open.js';
import { SOURCE, subscribed, subscriber, VISIT } from '../features/live/clients.js';
import { clusterTest } from '../support/cluster/programs.js';
import { ServerProcess } from '../support/server-process.js';
import { slowTest } from '../support/thorough.js';
import { signedIn } from '../support/token.js';
import { isPlanted, tellCounts, times } from './counts.js';
import { seededCluster, seededFolder } from './seeded.js';
import { wrongWrites } from './writes.js';

// Row 17 of docs/reliability.md: SIGTERM under load.

const TIMES = times(2, 20);
const [CLIENTS, SUBSCRIBERS, TIMEOUT] = [8, 3, 1_800_000];
const ENDINGS: Record<string, string> = { ECONNREFUSED: 'refused', ECONNRESET: 'reset' };
const READ = '{ visits(first: 20) { nodes { title delegation(first: 5) { nodes { name } } } } }';
const RECORD = 'mutation ($input: CreateStatementInput!) { createStatement(input: $input) { errors { message } } }';

const opened: { kill?(): Promise<void>; close?(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of opened.splice(0).reverse()) await (each.kill ?? each.close)!.call(each);
});

slowTest(
  'row 17, embedded: SIGTERM under load loses nothing',
  async (context) => {
    const dataDir = await seededFolder();
    await losesNothing(context, { DATA_DIR: dataDir }, { databaseUrl: null, dataDir });
  },
  TIMEOUT,
);

clusterTest(
  'row 17, PostgreSQL: SIGTERM under load loses nothing',
  async (context) => {
    const cluster = await seededCluster();
    opened.push(cluster);
    await losesNothing(context, { DATABASE_URL: cluster.url() }, { databaseUrl: cluster.url(), dataDir: '' });
  },
  TIMEOUT,
);

/** Clients that open a new connection for each request. */
class Clients {
  readonly sent = new Set<string>();
  readonly acknowledged: string[] = [];
  /** Accepted requests with an incomplete or undocumented response. */
  readonly lost: string[] = [];
  /** Requests on connections that the system had opened and the server had not accepted when it closed. */
  readonly reset: string[] = [];
  readonly counts = { answered: 0, refused: 0 };
  #stopped = false;
  readonly #ended: Promise<unknown>;

  constructor(
    private readonly url: string,
    round: number,
  ) {
    this.#ended = Promise.all(Array.from({ length: CLIENTS }, (_, client) => this.#run(`${round}-${client}`)));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#ended;
  }

  async #run(client: string): Promise<void> {
    const headers = await signedIn('editor');
    for (let n = 0; !this.#stopped; n++) {
      const text = `Statement ${n} of client ${client}.`;
      const input = { source: SOURCE, kind: 'PARAPHRASE', text, visit: VISIT, cite: [{ start: 10, end: 20 }] };
      const isWrite = n % 4 === 0;
      if (isWrite) this.sent.add(text);
      const answer = await this.#send(isWrite ? { query: RECORD, variables: { input } } : { query: READ }, headers);
      if (answer === 'refused') {
        this.counts.refused += 1;
        return;
      }
      if (answer === 'reset') {
        this.reset.push(text);
        return;
      }
      this.counts.answered += 1;
      if (isWrite && answer.includes('"errors":[]')) this.acknowledged.push(text);
      else if (isWrite || !answer.includes('"nodes":[')) this.lost.push(answer);
    }
  }

  #send(body: object, headers: Record<string, string>): Promise<string> {
    return new Promise((resolve) => {
      const options = { method: 'POST', agent: false, headers: { 'content-type': 'application/json', ...headers } };
      const sending = request(this.url, options, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.once('close', () => resolve(response.complete ? text : `cut off: ${text}`));
      });
      sending.once('error', ({ code, message }: NodeJS.ErrnoException) => resolve(ENDINGS[code ?? ''] ?? `failed: ${message}`));
      sending.end(JSON.stringify(body));
    });
  }
}

async function losesNothing(
  context: TestContext,
  variables: Record<string, string>,
  options: { databaseUrl: string | null; dataDir: string },
): Promise<void> {
  const server = await ServerProcess.start('server', variables);
  opened.push(server);
  const counts = { answered: 0, refused: 0, closed: 0 };
  const writes = { sent: new Set<string>(), acknowledged: [] as string[] };
  const reset: string[] = [];
  for (let time = 0; time < TIMES; time++) {
    if (time > 0) await server.start();
    const subscribers = Array.from({ length: SUBSCRIBERS }, () => subscriber(server.url));
    for (const { listen } of subscribers) listen('subscription { statementRecorded { text } }');
    await subscribed(server.url, SUBSCRIBERS);
    const clients = new Clients(server.url, time);
    while (clients.counts.answered < CLIENTS + 5 * time) await sleep(5);
    if (isPlanted) await server.kill();
    else expect(await server.stop()).toBe(0);
    await clients.stop();
    expect(clients.lost).toEqual([]);
    for (const { closed } of subscribers) expect([1001, 1012]).toContain((await closed).code);
    counts.answered += clients.counts.answered;
    counts.refused += clients.counts.refused;
    counts.closed += SUBSCRIBERS;
    clients.sent.forEach((text) => writes.sent.add(text));
    writes.acknowledged.push(...clients.acknowledged);
    reset.push(...clients.reset);
  }
  const db = await openDatabase(options);
  const rows = await db.prisma.statement.findMany({ where: { text: { startsWith: 'Statement ' } } });
  await db.close();
  const texts = rows.map(({ text }) => text);
  expect(wrongWrites(writes, texts)).toEqual([]);
  // On a busy machine, the system opens a few more connections after the server last reads its queue.
  expect(texts.filter((text) => reset.includes(text))).toEqual([]);
  expect(reset.length).toBeLessThanOrEqual(Math.ceil(TIMES / 10));
  tellCounts(
    context,
    `${TIMES} times: ${counts.answered} requests answered, ${writes.acknowledged.length} of them writes, none lost; ${reset.length} reset before they were taken; ${counts.closed} subscriptions closed`,
  );
}
