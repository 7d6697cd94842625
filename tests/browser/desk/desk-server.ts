import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { readConfig } from '../../../src/config/config.js';
import type { Database } from '../../../src/db/database.js';
import { Sealed, Sessions } from '../../../src/features/desk/serve/session.js';
import { FEATURES } from '../../../src/features.js';
import { createServer } from '../../../src/http/server.js';
import type { Role } from '../../../src/shared/viewer.js';
import { freePort } from '../../support/free-port.js';
import { seededStore } from '../../support/store.js';
import { launchChromium, type TestBrowser } from '../chromium.js';

/** Returns the offsets of the first occurrence of words in a text, in code points. */
export function offsetsOf(words: string, text = ARTICLE): [start: number, end: number] {
  const start = [...text.slice(0, text.indexOf(words))].length;
  return [start, start + [...words].length];
}

const SESSION_SECRET = 's'.repeat(32);

/** A server with a desk and its own store, and browsers of signed-in editors. */
export class DeskServer {
  #app: FastifyInstance | null = null;
  readonly problems: string[] = [];

  private constructor(
    readonly db: Database,
    readonly browser: TestBrowser,
    private readonly port: number,
    private readonly variables: Record<string, string>,
  ) {}

  static async start(variables: Record<string, string> = {}): Promise<DeskServer> {
    const server = new DeskServer(await seededStore(), await launchChromium(), await freePort(), variables);
    await server.listen();
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async listen(): Promise<void> {
    const config = readConfig(
      {
        ...{ JWT_SECRET: 'x'.repeat(32), DESK_KEY: 'k'.repeat(43), SESSION_SECRET, RATE_LIMIT: '0', DRAIN_TIMEOUT: '0' },
        ...this.variables,
      },
      FEATURES,
    );
    this.#app = await createServer({ features: FEATURES, db: this.db, log: pino({ level: 'silent' }), config });
    await this.#app.listen({ host: '127.0.0.1', port: this.port });
  }

  /** Stops like a crash: open connections break. */
  async stop(): Promise<void> {
    this.#app?.server.closeAllConnections();
    await this.#app?.close();
    this.#app = null;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.stop();
    await this.db.close();
  }

  /** Opens the browser of an editor. Errors on its pages are added to `problems`. */
  async editor(
    subject: string,
    options: Parameters<Browser['newContext']>[0] = {},
    role: Role = 'EDITOR',
  ): Promise<BrowserContext> {
    const context = await this.browser.newContext({ viewport: { width: 1400, height: 900 }, ...options });
    const value = await new Sessions(new Sealed(SESSION_SECRET), this.db).begin(subject, role);
    await context.addCookies([{ name: 'communique-session', value, url: this.url, httpOnly: true, sameSite: 'Strict' }]);
    context.on('weberror', (error) => this.problems.push(error.error().message));
    context.on('console', (message) => {
      if (message.type() === 'error' && !/ERR_|status of/.test(message.text())) this.problems.push(message.text());
    });
    context.on('dialog', (dialog) => {
      this.problems.push(dialog.message());
      void dialog.dismiss();
    });
    return context;
  }

  async open(context: BrowserContext, slug: string): Promise<Page> {
    const page = await context.newPage();
    await page.goto(`${this.url}/desk/${slug}`);
    await page.locator('.desk-text').waitFor();
    return page;
  }

  /** Queries the API as the editor's page does. */
  async save(page: Page, input: object): Promise<{ draft: { slug: string; version: number }; errors: unknown[] }> {
    const query = `mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { draft { slug version } errors { code message } } }`;
    const headers = { 'content-type': 'application/json', 'communique-desk': '1', origin: this.url };
    const response = await page.request.post(`${this.url}/graphql`, {
      headers,
      data: { query, variables: { input: { keepText: false, ...input } } },
    });
    return ((await response.json()) as any).data.saveDraft;
  }

  /** Returns the stored annotation of a draft. */
  async stored(slug: string): Promise<any> {
    const annotation = await this.written(slug);
    return annotation === '' ? {} : JSON.parse(annotation);
  }

  /** Returns the annotation of a draft as written. */
  async written(slug: string): Promise<string> {
    const content = await this.db.prisma.draftContent.findFirstOrThrow({ where: { draft: { slug } } });
    return content.annotation;
  }
}

/** Selects words of the text with the mouse. */
export async function drag(page: Page, words: string): Promise<void> {
  const [from, to] = await page.evaluate((wanted) => {
    const text = document.querySelector('.desk-text')!;
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    const nodes: [number, Text][] = [];
    let all = '';
    while (walker.nextNode()) {
      nodes.push([all.length, walker.currentNode as Text]);
      all += (walker.currentNode as Text).data;
    }
    const at = all.indexOf(wanted);
    const place = (offset: number, isEnd: boolean) => {
      const [start, node] = nodes.findLast(([begins]) => (isEnd ? begins < offset : begins <= offset))!;
      const range = document.createRange();
      range.setStart(node, offset - start);
      range.setEnd(node, offset - start);
      return range;
    };
    const points = [place(at, false), place(at + wanted.length, true)];
    points[0]!.startContainer.parentElement!.scrollIntoView({ block: 'center' });
    return points.map((range) => {
      const { x, y, height } = range.getBoundingClientRect();
      return { x, y: y + height / 2 };
    });
  }, words);
  await page.mouse.move(from!.x + 0.5, from!.y);
  await page.mouse.down();
  await page.mouse.move((from!.x + to!.x) / 2, to!.y, { steps: 2 });
  await page.mouse.move(to!.x, to!.y, { steps: 3 });
  await page.mouse.up();
}

/** Waits until the status line says that everything is saved. */
export async function saved(page: Page): Promise<void> {
  await page.locator('.status[data-status=saved]', { hasText: 'Saved, version' }).waitFor();
}

/** A made-up article, with characters outside the Basic Multilingual Plane before and within its quotations. */
export const ARTICLE = `𝔖almi and Tamm promise a ferry line

TALLINN – Prime Minister Aino Salmi of Finland visited Estonia on 14 May 2019 for talks with her counterpart, Jaan Tamm. 🚢

“We will have a second ferry line by the summer of next year,” Salmi told reporters. She was accompanied by Pekka Lahti, the minister of transport.

Tamm called the plan “a 🚢 bridge that floats,” and said that his government would pay for the harbour.
`;
