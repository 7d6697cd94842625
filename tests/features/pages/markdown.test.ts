import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ComponentChild, h } from 'preact';
import { markdown } from '../../../src/features/pages/markdown/markdown.js';
import { nodesOf, parseMarkdown } from '../../support/markdown.js';
import { sample } from '../../support/thorough.js';
import { startTestServer, type TestServer } from '../../e2e/test-server.js';
import { SAMPLE_PAGES } from './sample-pages.js';

const VISIT = '/visits/kim-jong-un-china-2018';

let server: TestServer;
beforeAll(async () => void (server = await startTestServer(undefined, undefined, { RATE_LIMIT: '0' })));
afterAll(() => server?.close());

const get = (path: string, accept: string, init: RequestInit = {}) =>
  fetch(server.url + path, { ...init, headers: { accept, ...(init.headers as Record<string, string>) }, redirect: 'manual' });

/** /visits.md?kind=STATE */
const inMarkdown = (path: string) => path.replace(/^[^?]*/, (plain) => `${plain === '/' ? '/index' : plain}.md`);

const count = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].length;

test.each(sample(SAMPLE_PAGES, 3))(
  '%s is available as valid Markdown with every table and quote card, by URL and by Accept header',
  async (path) => {
    const [byAddress, byAccept, page] = await Promise.all([
      get(inMarkdown(path), '*/*'),
      get(path, 'text/markdown'),
      get(path, 'text/html'),
    ]);
    expect([byAddress.status, byAccept.status]).toEqual([page.status, page.status]);
    if (page.status >= 300 && page.status < 400) {
      expect(byAddress.headers.get('location')).toBe(inMarkdown(page.headers.get('location')!));
      return;
    }
    const text = await byAccept.text();
    expect(byAccept.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
    expect(await byAddress.text()).toBe(text);

    const nodes = nodesOf(parseMarkdown(text));
    const all = (type: string) => nodes.filter((node) => node.type === type);
    const html = /<main id="main">(.*)<\/main>/s.exec(await page.text())![1]!;
    expect(all('html')).toEqual([]);
    expect(all('heading').filter(({ depth }) => depth === 1)).toHaveLength(1);
    expect(all('table')).toHaveLength(count(html, /<table/g));
    expect(all('tableRow')).toHaveLength(count(html, /<tr[ >]/g));
    const inTables = [...html.matchAll(/<table.*?<\/table>/gs)].map(([table]) => table).join('');
    expect(all('blockquote')).toHaveLength(count(html, /<blockquote/g) - count(inTables, /<blockquote/g));
    const links = all('link').map(({ url }) => url!);
    for (const url of links) expect(url).toMatch(/^https?:\/\//);
    const cited = new Set(
      [...html.matchAll(/<sup class="cites">.*?<\/sup>/gs)].flatMap(([cites]) => cites.match(/href="[^"]*"/g)!),
    );
    for (const href of cited) {
      expect(links).toContain(new URL(href.slice(6, -1).replaceAll('&amp;', '&'), server.url + path).href);
    }
  },
);

test('a Markdown page states its type, its version and its web page, and has no navigation', async () => {
  const response = await get(`${VISIT}.md`, '*/*');
  const text = await response.text();
  expect(text).toContain(
    `\n---\n\n[This page on the web](${server.url}${VISIT}), version ${response.headers.get('communique-version')} of the data.\n`,
  );
  expect(text).not.toMatch(/Cite this page|On this page|Search everything|Skip to/);
  expect(text).toContain('> “This should not and will not change because of any single event at a particular time.” [\\[');
});

test('a Markdown page is cached separately from other formats, sent once, and available to HEAD requests', async () => {
  const first = await get(VISIT, 'text/markdown');
  const html = await get(VISIT, 'text/html');
  const etag = first.headers.get('etag')!;
  expect(etag).not.toBe(html.headers.get('etag'));
  expect(first.headers.get('vary')).toMatch(/\baccept\b/);
  expect(first.headers.get('cache-control')).toBe(html.headers.get('cache-control'));
  const again = await get(VISIT, 'text/markdown', { headers: { 'if-none-match': etag } });
  expect([again.status, await again.text()]).toEqual([304, '']);
  expect((await get(VISIT, 'text/html', { headers: { 'if-none-match': etag } })).status).toBe(200);
  const head = await get(`${VISIT}.md`, '*/*', { method: 'HEAD' });
  expect([head.status, head.headers.get('content-type'), await head.text()]).toEqual([200, 'text/markdown; charset=utf-8', '']);
  expect((await get(VISIT, 'text/html, text/markdown;q=0.9')).headers.get('content-type')).toContain('text/html');
  expect((await get(VISIT, '*/*')).headers.get('content-type')).toContain('text/html');
});

test('a page links to its Markdown, and llms.txt links to the Markdown of the main pages', async () => {
  const html = await (await get('/visits?kind=STATE', 'text/html')).text();
  expect(html).toContain('<link rel="alternate" type="text/markdown" href="/visits.md?kind=STATE"/>');
  const response = await get('/llms.txt', '*/*');
  expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  const { children } = parseMarkdown(await response.text());
  expect(children!.slice(0, 2).map(({ type }) => type)).toEqual(['heading', 'blockquote']);
  const links = nodesOf({ type: 'root', children: children! }).filter(({ type }) => type === 'link');
  expect(links.length).toBeGreaterThan(8);
  for (const { url } of links) {
    const linked = await fetch(url!);
    expect([linked.status, url]).toEqual([200, url]);
    if (url!.endsWith('.md')) expect(linked.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
  }
});

test.each([
  ['an unknown page', '/visits/there-was-none.md', 404, 'Not found'],
  ['an invalid filter', '/visits.md?since=nonsense', 400, '# Visits'],
  ['a feed', '/changes.atom.md', 404, 'Not found'],
])('%s is also answered in Markdown', async (_what, path, status, words) => {
  const response = await get(path, '*/*');
  expect([response.status, response.headers.get('content-type')]).toEqual([status, 'text/markdown; charset=utf-8']);
  expect((await response.text()).toLowerCase()).toContain(words.toLowerCase());
});

describe('elements', () => {
  const show = (element: ComponentChild) => markdown(element, 'https://example.org/a/b?c=1').trim();

  test.each<[string, ComponentChild, string]>([
    [
      'a link is made absolute',
      h('a', { href: '../x?a=(1)|2' }, 'An [odd] name!'),
      '[An \\[odd\\] name\\!](https://example.org/x?a=%281%29%7C2)',
    ],
    ['a link that a browser would execute is text', h('a', { href: 'javascript:alert(1)' }, 'x'), 'x'],
    ['text that looks like a list is a paragraph', h('p', null, '1. First'), '1\\. First'],
    ['text that looks like a heading is a paragraph', h('p', null, '# Not a heading'), '\\# Not a heading'],
    [
      'an exclamation mark before a link makes no image',
      h('p', null, 'Yes!', h('a', { href: '/y' }, 'y')),
      'Yes\\![y](https://example.org/y)',
    ],
    ['code has more backticks than its text', h('pre', null, 'a\n```\nb'), '````\na\n```\nb\n````'],
    ['a short list is tight', h('ul', null, h('li', null, 'a'), h('li', null, h('b', null, 'b'))), '- a\n- **b**'],
    ['a list keeps its numbers', h('ol', null, h('li', { value: 7 }, 'g')), '7. g'],
    ['a list within a list is indented', h('ol', null, h('li', null, 'a', h('ul', null, h('li', null, 'b')))), '1. a\n\n   - b'],
    [
      'a table has cells of one line',
      h(
        'table',
        null,
        h('thead', null, h('tr', null, h('th', null, 'A|B'))),
        h('tbody', null, h('tr', null, h('td', null, h('p', null, 'c'), h('p', null, 'd')))),
      ),
      '| A\\|B |\n| --- |\n| c d |',
    ],
    [
      'a description is an item',
      h('dl', null, h('div', null, h('dt', null, 'When'), h('dd', null, '2018', h('p', null, 'Or later.')))),
      '- **When:** 2018\n\n  Or later.',
    ],
    [
      'a quote has several paragraphs',
      h('blockquote', null, h('p', null, 'a'), h('p', null, h('q', null, 'b'))),
      '> a\n>\n> “b”',
    ],
    ['hidden content is left out', h('p', null, h('span', { class: 'hidden' }, 'Passage '), 'a', h('br', null), 'b'), 'a b'],
  ])('%s', (_what, element, expected) => expect(show(element)).toBe(expected));
});
