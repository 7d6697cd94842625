import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Received {
  id: string;
  headers: Record<string, string>;
  body: string;
  path: string;
}

/** The response of a receiver: a status, or a function of the response. */
export type Answer = number | ((response: ServerResponse, request: IncomingMessage) => void);

/** A receiver of webhooks on this machine that keeps its messages and responds as configured. */
export class Receiver {
  readonly received: Received[] = [];
  answer: Answer = 204;
  readonly #server = createServer((request, response) => void this.#take(request, response));

  static async start(port = 0): Promise<Receiver> {
    const receiver = new Receiver();
    receiver.#server.listen(port, '127.0.0.1');
    await once(receiver.#server, 'listening');
    return receiver;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/hook`;
  }

  /** The change sets that it accepted, in the order of arrival. */
  get changeSets(): string[] {
    return this.received.map(({ body }) => (JSON.parse(body) as { data: { set: string } }).data.set);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const headers = request.headers as Record<string, string>;
    this.received.push({ id: headers['webhook-id']!, headers, body, path: request.url! });
    if (typeof this.answer === 'number') response.writeHead(this.answer).end();
    else this.answer(response, request);
  }
}
