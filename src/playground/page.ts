import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { readExamples } from './examples.js';

export type Encoding = 'br' | 'gzip' | 'identity';

export interface Page {
  /** A strong entity tag, one for each encoding, in quotation marks. */
  etag: string;
  body: Buffer;
}

const TITLE = 'Communiqué';

/** Quotation marks: what was said. */
const LOGO = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="28" height="28">
<rect width="32" height="32" rx="7" fill="#1f3a5f"/>
<path fill="#fff" d="M7 22v-7c0-4 2-6 6-7v3c-2 .6-3 1.7-3 4h3v7zm11 0v-7c0-4 2-6 6-7v3c-2 .6-3 1.7-3 4h3v7z"/></svg>`;

/**
 * GraphiQL with the example queries as its tabs, in one page of about 9 MB that loads nothing else. It is made and
 * compressed when it is first asked for and then kept: a server that nobody opens in a browser spends no memory on it.
 */
export class PlaygroundPage {
  #html: Promise<Buffer> | undefined;
  readonly #pages = new Map<Encoding, Promise<Page>>();

  constructor(private readonly endpoint: string) {}

  get(encoding: Encoding): Promise<Page> {
    let page = this.#pages.get(encoding);
    if (!page) {
      page = this.#encode(encoding);
      page.catch(() => this.#pages.delete(encoding));
      this.#pages.set(encoding, page);
    }
    return page;
  }

  async #encode(encoding: Encoding): Promise<Page> {
    this.#html ??= this.#render();
    const html = await this.#html;
    const etag = `"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}-${encoding}"`;
    return { etag, body: await COMPRESS[encoding](html) };
  }

  async #render(): Promise<Buffer> {
    const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
    const defaultTabs = (await readExamples()).map(({ query, variables }) => ({ query, variables: variables ?? null }));
    const favicon = `data:image/svg+xml,${encodeURIComponent(LOGO)}`;
    const html = renderGraphiQL({ title: TITLE, logo: LOGO, favicon, endpoint: this.endpoint, defaultTabs });
    return Buffer.from(html.trim());
  }
}

const COMPRESS: Record<Encoding, (html: Buffer) => Promise<Buffer>> = {
  // Quality 11, brotli's default, would take half a minute for a page of this size; 5 gives most of it in a second.
  br: (html) => promisify(brotliCompress)(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (html) => promisify(gzip)(html),
  identity: async (html) => html,
};
