import { setTimeout as sleep } from 'node:timers/promises';
import { SOURCE, VISIT } from '../features/live/clients.js';
import type { PostgresqlServer } from '../support/cluster/postgresql-server.js';
import { signedIn } from '../support/token.js';
import { times } from './counts.js';

/** Between two writes of a client. Only long runs leave no processor time to the tests beside them. */
const PAUSE_MS = times(50, 0);

const CREATE = `mutation ($input: CreateStatementInput!) {
  createStatement(input: $input) { statement { id } errors { message } } }`;

/** Clients that each create one statement after another until they are stopped. */
export class Writers {
  readonly sent = new Set<string>();
  readonly acknowledged: string[] = [];
  /** Responses that neither acknowledge the write nor have status 503 or 504. */
  readonly strange: string[] = [];
  unavailable = 0;
  #stopped = false;
  readonly #clients: Promise<void>[];

  constructor(
    private readonly url: string,
    clients = 4,
  ) {
    this.#clients = Array.from({ length: clients }, (_, client) => this.#write(client));
  }

  /** Waits until this many more writes are acknowledged. */
  async acknowledge(more: number): Promise<void> {
    const wanted = this.acknowledged.length + more;
    while (this.acknowledged.length < wanted) await sleep(10);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#clients);
  }

  async #write(client: number): Promise<void> {
    const headers = { 'content-type': 'application/json', ...(await signedIn('editor')) };
    for (let n = 0; !this.#stopped; n++) {
      const text = `Statement ${n} of client ${client}.`;
      this.sent.add(text);
      const input = { source: SOURCE, kind: 'PARAPHRASE', text, visit: VISIT, cite: [{ start: 10, end: 20 }] };
      const body = JSON.stringify({ query: CREATE, variables: { input } });
      try {
        const response = await fetch(this.url, { method: 'POST', headers, body });
        const answer = await response.text();
        if ([503, 504].includes(response.status)) this.unavailable += 1;
        else if (answer.includes('"errors":[]')) this.acknowledged.push(text);
        else this.strange.push(`${response.status} ${answer}`);
        await sleep(response.status === 200 ? PAUSE_MS : 10);
      } catch {
        await sleep(10); // no answer: it is down
      }
    }
  }
}

/** Returns the texts that the writers have created. */
export async function statementsOf(server: PostgresqlServer): Promise<string[]> {
  const rows = await server.query<{ text: string }>(`SELECT "text" FROM "Statement" WHERE "text" LIKE 'Statement %'`);
  return rows.map(({ text }) => text);
}

/** Returns what is wrong with the texts in a store. An unacknowledged write may be missing or present. */
export function wrongWrites({ sent, acknowledged }: Pick<Writers, 'sent' | 'acknowledged'>, stored: string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of stored) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [
    ...acknowledged.filter((text) => !counts.has(text)).map((text) => `lost: ${text}`),
    ...[...counts].filter(([, count]) => count > 1).map(([text]) => `there twice: ${text}`),
    ...[...counts.keys()].filter((text) => !sent.has(text)).map((text) => `sent by nobody: ${text}`),
  ];
}
