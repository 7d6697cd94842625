import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Notes } from '../../../src/features/pages/facts/notes.js';
import { htmlDocument } from '../../../src/features/pages/layout/document.js';
import { markdown } from '../../../src/features/pages/markdown/markdown.js';
import { nodesOf, parseMarkdown } from '../../support/markdown.js';
import { startTestServer, type TestServer } from '../../e2e/test-server.js';
import { runsOfEach } from '../../support/thorough.js';
import { samplePage, SAMPLE_PAGES } from './sample-pages.js';

// Whatever names, titles and words are stored, a page has the same elements, and none of the text is markup.

const HOSTILE = [
  '<script>alert(1)</script>',
  '</script><script>alert(1)</script>',
  '" onmouseover="alert(1)',
  "' autofocus onfocus=alert(1) '",
  '<!-- ',
  ']]>',
  '&lt;img src=x onerror=alert(1)&gt;',
  '\u202eright to left\u202c',
  'محمد بن سلمان',
  '🇰🇵👨‍👩‍👧‍👦',
  'x'.repeat(500),
  '\u0007\u2028\u2029',
  'javascript:alert(1)',
  '{{7*7}}',
  '<mark>',
  '*bold* _slanted_ ~~gone~~ `code` [link](/x) ![image](/y) [^1] <b> & &amp; \\',
  '[x]: /y',
  '# heading',
  '- item',
  '1) item',
  '> quotation',
  '---',
  '```',
  'a | b',
  'wow!',
  '$$ ',
  '$1 and $2',
];
const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
const hostile = fc.oneof(fc.constantFrom(...HOSTILE), words);

/** Fields with free text. Other fields are ids, enums, dates and numbers, which the schema restricts. */
const TEXTS = new Set([
  'name',
  'title',
  'text',
  'note',
  'venue',
  'place',
  'role',
  'original',
  'before',
  'after',
  'exact',
  'section',
  'licence',
  'coversHosts',
  'coversGuests',
  'coversYears',
  'coversTrips',
  'datesMean',
  'officialName',
  'startAsPrinted',
  'endAsPrinted',
  'guestCountryAsPrinted',
  'hostCountryAsPrinted',
  'abbreviation',
]);
const LISTS = new Set(['places', 'aliases', 'speakersAsPrinted', 'speakerRoles']);

const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

function replaced(value: unknown, by: string): unknown {
  if (Array.isArray(value)) return value.map((each) => replaced(each, by));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => {
      if (key === 'headline') return [key, escaped(by)]; // as the API does
      if (key === 'url' || (TEXTS.has(key) && typeof each === 'string')) return [key, by];
      if (LISTS.has(key)) return [key, (each as string[]).map(() => by)];
      return [key, replaced(each, by)];
    }),
  );
}

/** Nodes that are not structure: text, and the parser's extensions to GitHub's Markdown, which split links at braces. */
const TEXT = new Set(['text', 'liquidNode', 'wikiLink']);

/** The elements of a page in Markdown, with the targets of its links. */
const outline = (text: string) =>
  nodesOf(parseMarkdown(text.replaceAll('{', '(')))
    .filter(({ type }) => !TEXT.has(type))
    .map(({ type, depth, url }) => [type, depth, url && new URL(url).origin]);

/** The elements and attributes of a page in order; attribute values can contain anything. */
function skeleton(html: string): string[] {
  const TAG = /<(\/?[a-z][a-z0-9]*)((?:\s+[a-zA-Z][a-zA-Z0-9:-]*(?:="[^"]*")?)*)\s*\/?>/g;
  const body = html.replace('<!doctype html>', '');
  expect(body.replaceAll(TAG, '')).not.toContain('<');
  return [...body.matchAll(TAG)].map(([, name, attributes]) => name! + attributes!.replaceAll(/="[^"]*"/g, ''));
}

const assets = { css: '/a.css', js: '/a.js', icon: '/a.svg', picture: '/a.png' };
const site = {
  origin: 'https://visits.example.org',
  playground: true,
  exports: true,
  desk: false,
  owner: null,
  contact: null,
  licence: null,
  version: '7',
  schema: null,
};

function renderMarkdown(path: string, data: unknown): string | null {
  const { page, request } = samplePage(path);
  const outcome = page.view(data, request, site);
  return 'main' in outcome ? markdown(outcome.main(new Notes()), `${site.origin}${path}`) : null;
}

function render(path: string, data: unknown): string | null {
  const { page, request } = samplePage(path);
  const outcome = page.view(data, request, site);
  if (!('main' in outcome)) return null;
  const { title, description, jsonLd, main } = outcome;
  const data_ = {
    address: 'http://localhost/x',
    version: '7',
    json: '/x.json',
    markdown: '/x.md',
    document: '/graphql',
    file: null,
  };
  const frame = { title, description, jsonLd, origin: site.origin, canonical: null, assets, playground: true };
  return htmlDocument({ ...frame, data: data_ }, main(new Notes()));
}

describe('hostile text', () => {
  let server: TestServer;
  const answers = new Map<string, unknown>();
  beforeAll(async () => {
    server = await startTestServer();
    for (const path of SAMPLE_PAGES) {
      const [pathname, query = ''] = path.split('?');
      const response = await fetch(`${server.url}${pathname === '/' ? '/index' : pathname!}.json?${query}`);
      if (response.status === 400) continue; // no country is stored, so any country is unknown
      expect(response.status).toBeOneOf([200, 404]);
      const { data } = (await response.json()) as { data: unknown };
      answers.set(path, data);
    }
  });
  afterAll(() => server.close());

  it.each(SAMPLE_PAGES)('is shown as text in the Markdown of %s', (path) => {
    const data = answers.get(path);
    if (data === undefined) return;
    const plain = renderMarkdown(path, replaced(data, 'Plain words'));
    if (plain === null) return;
    const expected = outline(plain);
    fc.assert(
      fc.property(
        hostile.filter((text) => /\S/.test(text)), // a link without text is dropped
        (text) => {
          expect(outline(renderMarkdown(path, replaced(data, text))!)).toEqual(expected);
        },
      ),
      { numRuns: runsOfEach(5, 200), examples: HOSTILE.map((each) => [each] as [string]) },
    );
  });

  it.each(SAMPLE_PAGES)('is shown as text on %s', (path) => {
    const data = answers.get(path);
    if (data === undefined) return;
    const plain = render(path, replaced(data, 'Plain words'));
    if (plain === null) return;
    const expected = skeleton(plain);
    fc.assert(
      fc.property(hostile, (text) => {
        const html = render(path, replaced(data, text))!;
        expect(skeleton(html)).toEqual(expected);
        expect(html).not.toMatch(/href="(?!https?:|\/|#|\?)/i);
      }),
      { numRuns: runsOfEach(20, 400), examples: HOSTILE.map((each) => [each] as [string]) },
    );
  });
});
