import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Replay = (request: Asked, response: ServerResponse, times: number) => void;
export interface Asked {
  url: string;
  authorization: string | undefined;
  body: any;
}

/** A model is a server on this machine that replays answers. */
export class ReplayedModel {
  asked: Asked[] = [];
  replay: Replay = answers({});
  readonly #server = createServer((request: IncomingMessage, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body: unknown = JSON.parse(Buffer.concat(chunks).toString());
      this.asked.push({ url: request.url!, authorization: request.headers.authorization, body });
      this.replay(this.asked.at(-1)!, response, this.asked.length);
    });
  });

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1`;
  }

  forget(): void {
    this.asked = [];
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

export const completion = (content: string, more: object = {}) =>
  JSON.stringify({
    choices: [{ message: { content }, finish_reason: 'stop', ...more }],
    usage: { prompt_tokens: 120, completion_tokens: 30 },
  });
export const says =
  (status: number, body: string): Replay =>
  (_, response) =>
    void response.writeHead(status).end(body);
export const answers = (answer: object): Replay =>
  says(200, completion(JSON.stringify({ quotations: [], offices: [], ...answer })));
