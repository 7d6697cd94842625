import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { COMPRESS, type Encodable, hashOf } from '../http/encoded.js';
import { readExamples } from './examples.js';

const TITLE = 'Communiqué';

/** Quotation marks. */
const LOGO = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="28" height="28">
<rect width="32" height="32" rx="7" fill="#1f3a5f"/>
<path fill="#fff" d="M7 22v-7c0-4 2-6 6-7v3c-2 .6-3 1.7-3 4h3v7zm11 0v-7c0-4 2-6 6-7v3c-2 .6-3 1.7-3 4h3v7z"/></svg>`;

/** Leads to the pages, where there are some. */
const HOME = `<a href="/" title="Start page">${LOGO}</a>`;

/** A token that was typed into the headers is not kept in the browser. */
const KEPT = { shouldPersistHeaders: false };

/**
 * What GraphiQL's page lacks: the width of a phone, and the height of the window. A tab that was dragged keeps a transform
 * that moves it away under the pointer. Typographic apostrophes are no mistakes.
 */
const HEAD = `<meta name="viewport" content="width=device-width, initial-scale=1" />
<style>
html, body, #root { height: 100%; margin: 0; }
body { overflow: hidden; }
#root > .graphiql-container { height: 100vh; height: 100dvh; }
.graphiql-tab { transform: none !important; }
.graphiql-tabs { overflow-x: auto; }
.monaco-editor .unicode-highlight { border: 0 !important; background: none !important; }
@media (max-width: 700px) {
  .graphiql-container .graphiql-sidebar { display: none; }
  .graphiql-container #graphiql-session { flex-direction: column; }
  .graphiql-container .graphiql-horizontal-drag-bar { display: none; }
}
#history-open { position: fixed; left: 12px; top: 112px; width: 36px; height: 36px; border: 0; border-radius: 4px; background: none; color: #667085; cursor: pointer; }
#history-open:hover { background: #8882; }
#history { inset: 16px auto 16px 64px; width: min(24rem, calc(100vw - 96px)); height: auto; margin: 0; border: 1px solid #8888; border-radius: 8px; overflow: auto; font: 15px system-ui, sans-serif; }
#history { color-scheme: light dark; }
#history h2 { font-size: 1.2rem; margin: 0.5rem; }
#history ul { list-style: none; margin: 0; padding: 0.5rem; }
#history li button { width: 100%; padding: 0.5rem; border: 0; background: none; color: inherit; font: inherit; text-align: left; overflow: hidden; text-overflow: ellipsis; cursor: pointer; }
#history li button:hover { background: #8882; }
@media (max-width: 700px) { #history-open { left: auto; right: 8px; top: 4px; } #history { left: 16px; } }
</style>
`;

/** Beside GraphiQL's icons. The browser opens and closes it, by mouse and by keyboard. */
const HISTORY = `<button type="button" id="history-open" popovertarget="history" title="History" aria-label="History">
<svg viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.5" aria-hidden="true"><circle cx="12" cy="12" r="9"/><path d="M12 7v5l3 2"/></svg>
</button>
<section id="history" popover aria-label="History">
<h2>History</h2>
<ul id="history-entries"></ul>
<button type="button" id="history-clear">Clear</button>
</section>
`;
const HISTORY_SCRIPT = 'src/server/playground/history.js';

/**
 * GraphiQL with the example queries as tabs, in one page of about 9 MB that loads nothing else. It is rendered on first
 * use and kept compressed, so that it takes no memory until it is opened.
 */
export class PlaygroundPage {
  #compressed: Promise<Encodable> | undefined;

  constructor(
    private readonly endpoint: string,
    /** Whether there are pages that its logo can lead to. */
    private readonly hasPages: boolean,
  ) {}

  get(): Promise<Encodable> {
    return (this.#compressed ??= this.#make());
  }

  async #make(): Promise<Encodable> {
    const html = await this.#render();
    const bodies = { br: await COMPRESS.br(html), gzip: await COMPRESS.gzip(html) };
    const body: Encodable['body'] = (encoding) => (encoding === 'identity' ? promisify(gunzip)(bodies.gzip) : bodies[encoding]);
    return { hash: hashOf(html), body };
  }

  async #render(): Promise<string> {
    const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
    const defaultTabs = (await readExamples()).map(({ query, variables }) => ({ query, variables: variables ?? null }));
    const favicon = `data:image/svg+xml,${encodeURIComponent(LOGO)}`;
    const options = {
      title: TITLE,
      logo: this.hasPages ? HOME : LOGO,
      favicon,
      endpoint: this.endpoint,
      defaultTabs,
      ...KEPT,
    };
    const root = dirname(createRequire(import.meta.url).resolve('#package.json'));
    const script = await readFile(join(root, HISTORY_SCRIPT), 'utf8');
    return renderGraphiQL(options)
      .trim()
      .replace('</head>', () => `${HEAD}<script>${script}</script></head>`)
      .replace(/<\/body>\s*<\/html>$/, (end) => HISTORY + end);
  }
}
