import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../../shared/root.js';
import { encodable, type Encodable, shortHash } from '../../http/encoded.js';
import type { PlaygroundFiles } from './files.js';

const TITLE = 'Communiqué';

/** Shows a pair of quotation marks. */
const LOGO = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="28" height="28">
<rect width="32" height="32" rx="7" fill="#8f1d14"/>
<path fill="#fff" d="M7 22v-7c0-4 2-6 6-7v3c-2 .6-3 1.7-3 4h3v7zm11 0v-7c0-4 2-6 6-7v3c-2 .6-3 1.7-3 4h3v7z"/></svg>`;

/** A link to the pages, if there are any. */
const HOME = `<a href="/" title="Start page">${LOGO}</a>`;

/** A token typed into the headers is not stored in the browser. */
const KEPT = { shouldPersistHeaders: false };

/** Shown next to GraphiQL's icons. The browser opens and closes it, by mouse and by keyboard. */
const HISTORY = `<button type="button" id="history-open" popovertarget="history" title="History" aria-label="History">
<svg viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.5" aria-hidden="true"><circle cx="12" cy="12" r="9"/><path d="M12 7v5l3 2"/></svg>
</button>
<section id="history" popover aria-label="History">
<h2>History</h2>
<ul id="history-entries"></ul>
<button type="button" id="history-clear">Clear</button>
</section>
`;

const DEVELOPERS =
  ' <a href="/developers">The page for developers</a> shows queries with their results, and needs no JavaScript.';

/** Examples that write, or follow writes. They are useless on a server that accepts no tokens. */
const NEED_TOKENS: readonly string[] = ['11-record-a-visit', '12-read-then-follow', '13-live'];

export interface PlaygroundOptions {
  endpoint: string;
  hasPages: boolean;
  /** Whether the server accepts tokens: without them it is read-only. */
  acceptsTokens: boolean;
}

/**
 * The playground page: the first example, which start.js runs immediately, and a container for GraphiQL, which start.js loads
 * after the page, with the examples as tabs.
 */
export async function playgroundPage(
  { endpoint, hasPages, acceptsTokens }: PlaygroundOptions,
  files: PlaygroundFiles,
): Promise<Encodable> {
  const examples = (await readExamples()).filter(({ name }) => acceptsTokens || !NEED_TOKENS.includes(name));
  const defaultTabs = examples.map(({ query, variables }) => ({ query, variables: variables ?? null }));
  const at = (name: string) => `${endpoint}/assets/${name}`;
  const { js, css, workers } = files.later;
  const later = {
    js: at(js),
    css: at(css),
    workers: Object.fromEntries(Object.entries(workers).map(([label, name]) => [label, at(name)])),
  };
  const options = { title: TITLE, logo: hasPages ? HOME : LOGO, endpoint, defaultTabs, ...KEPT, files: later };
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>${TITLE}</title>
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(LOGO)}" />
<link rel="stylesheet" href="${at(files.style)}" />
<script type="application/json" id="options">${JSON.stringify(options).replaceAll('<', '\\u003c')}</script>
<script src="${at(files.start)}" defer></script>
</head>
<body id="body" class="no-focus-outline">
<div id="root"><main id="first">
<h1>${TITLE}: the playground</h1>
<noscript><p>The editor needs JavaScript.${hasPages ? DEVELOPERS : ''}</p></noscript>
<p id="first-state">Loading the editor (1.5 MB, only once) …</p>
<pre id="first-query">${escaped(defaultTabs[0]!.query)}</pre>
<pre id="first-answer" aria-live="polite">…</pre>
</main></div>
${HISTORY}</body>
</html>
`;
  return encodable(html, shortHash(html));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** In the package's root, since the compiler does not copy .graphql files. Codegen and the tests also read them. */
const FOLDER = join(ROOT, 'src/features/playground/examples');

interface Example {
  name: string;
  /** A GraphQL document. It begins with the question that it answers, as a comment. */
  query: string;
  /** Values for the document's variables as JSON text, from `<name>.variables.json`. */
  variables?: string;
}

/** The example queries, in the order of their numbered file names. */
export async function readExamples(): Promise<Example[]> {
  const files = (await readdir(FOLDER)).sort();
  const read = (file: string) => readFile(join(FOLDER, file), 'utf8');
  const documents = files
    .filter((file) => file.endsWith('.graphql'))
    .map(async (file) => {
      const name = file.replace(/\.graphql$/, '');
      const variables = `${name}.variables.json`;
      const query = await read(file);
      return files.includes(variables) ? { name, query, variables: await read(variables) } : { name, query };
    });
  return Promise.all(documents);
}
