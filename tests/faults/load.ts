import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { SOURCE } from '../features/live/clients.js';
import { signedIn } from '../support/token.js';

const JSON_TYPE = { 'content-type': 'application/json' };
const TOPIC = 'mutation ($input: UpdateVisitInput!) { updateVisit(input: $input) { errors { message } } }';
/** Like an application: a few documents and some variables. */
const QUERIES = [
  'query ($n: Int) { visits(first: $n) { nodes { title start { edtf } hostCountry { name } delegation(first: 5) { nodes { name } } } } }',
  'query ($n: Int) { statements(first: $n) { nodes { id text speakers { __typename } } } }',
  'query ($n: Int, $words: String = "visit") { search(query: $words, first: $n) { nodes { __typename } } }',
];

/** Clients that pause for as long as each answer took. They query, write, and abort exports and subscriptions. */
export class HalfLoad {
  readonly counts = { queries: 0, writes: 0, exports: 0, subscriptions: 0, failures: 0 };
  readonly #stop = new AbortController();
  readonly #ended: Promise<unknown>;

  constructor(private readonly url: string) {
    const work = [() => this.#query(), () => this.#query(), () => this.#write(), () => this.#export(), () => this.#subscribe()];
    this.#ended = Promise.all(work.map((each) => this.#repeat(each)));
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#ended;
  }

  async #repeat(work: () => Promise<void>): Promise<void> {
    while (!this.#stop.signal.aborted) {
      const begun = performance.now();
      await work().catch(() => (this.counts.failures += 1));
      await sleep(Math.max(5, performance.now() - begun));
    }
  }

  async #query(): Promise<void> {
    const n = this.counts.queries++;
    await this.#post({ query: QUERIES[n % QUERIES.length]!, variables: { n: 1 + (n % 50) } });
  }

  async #write(): Promise<void> {
    const n = this.counts.writes++;
    const read = await this.#post({ query: '{ visit(slug: "kim-jong-il-china-2000") { id version } }' });
    const { visit } = (JSON.parse(read) as { data: { visit: object } }).data;
    const input = { ...visit, source: SOURCE, title: `Version ${n}` };
    const answer = await this.#post({ query: TOPIC, variables: { input } }, await signedIn('editor'));
    if (!answer.includes('"errors":[]')) throw new Error(answer);
    await sleep(200);
  }

  /** The client disconnects after the first bytes. */
  async #export(): Promise<void> {
    this.counts.exports++;
    const away = new AbortController();
    const body = JSON.stringify({ query: '{ statements { nodes { id text citations { start } } } }' });
    const headers = { ...JSON_TYPE, accept: 'application/jsonl' };
    const response = await fetch(this.url, { method: 'POST', headers, body, signal: away.signal });
    if (!response.ok) throw new Error(await response.text());
    await response.body!.getReader().read();
    away.abort();
  }

  /** The connection of the client breaks. */
  async #subscribe(): Promise<void> {
    this.counts.subscriptions++;
    const socket = new WebSocket(this.url.replace('http', 'ws'), 'graphql-transport-ws');
    const message = (type: string) =>
      new Promise<void>((resolve, reject) => {
        socket.once('error', reject);
        socket.on('message', (text: Buffer) => text.toString().includes(`"type":"${type}"`) && resolve());
      });
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    socket.send('{"type":"connection_init"}');
    await message('connection_ack');
    const query = 'subscription { sourceImported { __typename } }';
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }));
    await Promise.race([message('next'), sleep(1_000)]);
    socket.terminate();
  }

  async #post(body: object, headers = {}): Promise<string> {
    const init = { method: 'POST', headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify(body) };
    const response = await fetch(this.url, init);
    const text = await response.text();
    if (!response.ok || text.includes('"data":null')) throw new Error(text);
    return text;
  }
}
