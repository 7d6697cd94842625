import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { CITED_NAMES, NAMES } from '../../../src/features/exports/exports.js';
import { bibtex, cslItem, ris } from '../../../src/features/exports/formats/citations.js';
import { emptyStore, seededStore } from '../../support/store.js';
import { fillWorld } from '../../support/world.js';
import { serve, type Served } from '../../http/serve.js';

let seeded: Database;
let world: Database;
let server: Served;
let worldServer: Served;
beforeAll(async () => {
  [seeded, world] = [await seededStore(), await emptyStore()];
  await fillWorld(world, 3, 60);
  [server, worldServer] = [await serve(seeded, {}), await serve(world, {})];
});
afterAll(async () => {
  for (const each of [server, worldServer, seeded, world]) await each?.close();
});

const exported = (file: string, from = server) => fetch(from.url.replace('graphql', `export/${file}`));
const textOf = async (file: string, from = server) => (await exported(file, from)).text();

interface Entry {
  key: string;
  fields: Record<string, string>;
}

/** Reads BibTeX strictly: entries of `name = {value}` with balanced braces, the macro of a month, and nothing else but white space. */
function readBibtex(text: string): Entry[] {
  const entries: Entry[] = [];
  let rest = text.trimStart();
  const take = (pattern: RegExp): string => {
    const found = pattern.exec(rest);
    if (found?.index !== 0) throw new Error(`not BibTeX: ${rest.slice(0, 60)}`);
    rest = rest.slice(found[0].length);
    return found[1] ?? '';
  };
  while (rest !== '') {
    const entry: Entry = { key: take(/@misc\{([\w-]+),\s*/), fields: {} };
    for (;;) {
      const name = take(/([a-z]+) = /);
      if (name === 'month') {
        entry.fields[name] = take(/([a-z]{3}),\s*/);
        continue;
      }
      let depth = 0;
      let end = 0;
      do {
        if (rest[end] === '{') depth += 1;
        if (rest[end] === '}') depth -= 1;
        end += 1;
        if (end > rest.length) throw new Error('a brace is open at the end');
      } while (depth > 0);
      expect(entry.fields).not.toHaveProperty(name);
      entry.fields[name] = rest.slice(1, end - 1);
      rest = rest.slice(end);
      if (!rest.startsWith(',')) break;
      take(/,\s*/);
    }
    take(/\s*\}\s*/);
    entries.push(entry);
  }
  return entries;
}

/** Reads RIS strictly: a line is two characters, two spaces, a hyphen and a space; an entry begins with TY and ends with ER. */
function readRis(text: string): Record<string, string[]>[] {
  const entries: Record<string, string[]>[] = [];
  let open: Record<string, string[]> | null = null;
  for (const line of text.split('\r\n').filter((each) => each !== '')) {
    const [, tag, value] = /^([A-Z][A-Z0-9]) {2}- (.*)$/.exec(line) ?? [];
    if (tag === undefined) throw new Error(`not RIS: ${line}`);
    if ((tag === 'TY') !== (open === null)) throw new Error(`an entry is not closed before ${line}`);
    open ??= {};
    if (tag === 'ER') {
      entries.push(open);
      open = null;
    } else (open[tag] ??= []).push(value!);
  }
  if (open) throw new Error('the last entry is not closed');
  return entries;
}

describe.each(CITED_NAMES)('%s', (name) => {
  test('are each cited once, with the same URLs in BibTeX, RIS and CSL-JSON', async () => {
    const response = await exported(`${name}.bib`, worldServer);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/x-bibtex; charset=utf-8']);
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${name}.bib"`);
    const version = response.headers.get('communique-version');
    const total = Number(response.headers.get('x-total-count'));
    const entries = readBibtex(await response.text());
    expect(total).toBeGreaterThan(0);
    expect(entries).toHaveLength(total);
    expect(new Set(entries.map(({ key }) => key)).size).toBe(total);
    const urls = entries.map(({ fields }) => fields['url']!);
    expect(new Set(urls).size).toBe(total);
    for (const { fields } of entries) expect(fields['note']).toMatch(new RegExp(`Version ${version} of the data$`));
    expect(readRis(await textOf(`${name}.ris`, worldServer)).map(({ UR }) => UR![0])).toEqual(urls);
    const items = JSON.parse(await textOf(`${name}.csl.json`, worldServer)) as { id: string; version: string; title: string }[];
    expect(items.map(({ id }) => id)).toEqual(urls);
    for (const item of items) {
      expect(item).toMatchObject({ type: 'webpage', version });
      expect(item.title).not.toBe('');
    }
    const page = await fetch(urls.at(-1)!, { headers: { accept: 'text/html' }, redirect: 'follow' });
    expect(page.status, urls.at(-1)).toBe(200);
    await page.text();
  });
});

test('rows without pages are not cited', async () => {
  const others = NAMES.filter((name) => !CITED_NAMES.includes(name));
  expect(others).toContain('delegates');
  for (const ending of ['bib', 'ris', 'csl.json']) expect((await exported(`${others[0]}.${ending}`)).status).toBe(406);
});

test('a quotation of an article whose text is not stored is not called its context, and its outlet is not invented', async () => {
  const path = 'sources/china-north-korea-extol-traditional-friendship/p/4535-4677';
  const read = async (of: string) =>
    (await (await fetch(server.url.replace('graphql', of), { headers: { accept: 'text/html' } })).text()).replaceAll(
      /<[^>]+>/g,
      '',
    );
  const page = await read(path);
  expect(page).not.toMatch(/in context|in their source/);
  expect(page).toContain('No link to the source is recorded: find it by its title and date.');
  expect(page).toContain('author and outlet not recorded, section: China Power, March 2018');
  const cited = await read(`cite/${path}`);
  expect(cited).toContain('March 2018. Author and outlet not recorded. Communiqué, version');
  expect(cited).not.toMatch(/howpublished|container-title|T2 /);
});

test('citations follow the filter and the order of the list', async () => {
  const query = new URLSearchParams({ where: '{"title":{"contains":"k"}}', orderBy: '[{"title":"DESC"}]' });
  const slugs = (await textOf(`visits.jsonl?${query}`))
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { slug: string }).slug);
  const items = JSON.parse(await textOf(`visits.csl.json?${query}`)) as { URL: string }[];
  expect(slugs.length).toBeGreaterThan(1);
  expect(items.map(({ URL: url }) => url.split('/').at(-1))).toEqual(slugs);
  expect(await textOf('visits.csl.json?where={"title":{"equals":"none"}}')).toBe('[\n\n]\n');
  expect(await textOf('visits.bib?where={"title":{"equals":"none"}}')).toBe('\n');
});

test.each([
  ['PARAPHRASE', /^(.+ and )?Xi Jinping( and .+)?: [^“]/, /^Paraphrase\. Reported in: China, North Korea Extol/],
  ['DIRECT_QUOTE', /^(.+ and )?Xi Jinping( and .+)?: “/, /^Quotation\. Reported in: China, North Korea Extol/],
])('the citation of a %s has its speakers in the title, and says where it was reported', async (kind, title, note) => {
  const where = encodeURIComponent(`{"kind":["${kind}"],"speaker":{"person":{"slug":{"equals":"xi-jinping"}}}}`);
  const items = JSON.parse(await textOf(`statements.csl.json?where=${where}`)) as any[];
  expect(items.length).toBeGreaterThan(0);
  for (const item of items) {
    expect(item).toMatchObject({ source: 'Communiqué' });
    expect(item).not.toHaveProperty('container-title');
    expect(item).not.toHaveProperty('author');
    expect(item.title).toMatch(title);
    expect(item.note).toMatch(note);
  }
});

test('a visit that only a data set records is cited with its publisher, its date and its title', async () => {
  const db = await seededStore();
  const own = await serve(db, { RESPONSE_CACHE_MB: '0' });
  const where = encodeURIComponent('{"slug":{"equals":"kim-jong-un-china-2018"}}');
  const read = async (ending: string) => textOf(`visits.${ending}?where=${where}`, own);
  expect(readBibtex(await read('bib'))[0]!.fields).not.toHaveProperty('publisher');
  const { id, name } = await db.prisma.organization.findFirstOrThrow();
  await db.prisma.source.updateMany({ data: { kind: 'DATASET', publisherId: id } });
  const { title, publisher, year, month, note } = readBibtex(await read('bib'))[0]!.fields;
  expect({ title, publisher, year, month }).toEqual({
    ...{ title: "Kim Jong-un's unofficial visit to China, March 2018", publisher: name },
    ...{ year: '2018', month: 'mar' },
  });
  expect(note).toMatch(/^Record in: China, North Korea Extol/);
  const [item] = JSON.parse(await read('csl.json')) as any[];
  expect(item).toMatchObject({ publisher: name, source: 'Communiqué' });
  expect(readRis(await read('ris'))[0]).toMatchObject({ PB: [name], PY: ['2018'] });
  const page = await fetch(new URL('/cite/visits/kim-jong-un-china-2018', own.url), { headers: { accept: 'text/html' } });
  expect(await page.text()).toMatch(/“[^”]+” Record in: China, North Korea Extol[^<]+, [^<]*2018\. Communiqué, version/);
  await own.close();
  await db.close();
});

const AWKWARD = 'A {brace}, 50 % \\ of A&B_#$^~\r\nand a line\u2028more';

test.each([
  ['BibTeX', bibtex, (text: string) => readBibtex(text).map(({ fields }) => fields['title'])],
  ['RIS', ris, (text: string) => readRis(text).map(({ TI }) => TI![0])],
])('no title can break %s', (_name, written, titles) => {
  const text = written({
    title: AWKWARD,
    url: 'https://example.org/visits/a',
    version: '1',
    speakers: [AWKWARD],
    notes: [AWKWARD],
  });
  const found = titles(text);
  expect(found).toHaveLength(1);
  expect(found[0]).toContain('50');
});

test('a year without a month stays a year', () => {
  const cited = { title: 'A', url: 'https://example.org/sources/a', version: null, publishedOn: { edtf: '2018' } };
  expect(readRis(ris(cited))).toEqual([
    { TY: ['ELEC'], TI: ['A'], T2: ['Communiqué'], PY: ['2018'], DA: ['2018///'], UR: [cited.url] },
  ]);
  expect(cslItem(cited)).toMatchObject({ issued: { 'date-parts': [[2018]] } });
});

test.each([
  [
    '/visits?kind=UNOFFICIAL',
    'visits',
    '{"kind":["UNOFFICIAL"],"status":["PROPOSED","INVITED","ACCEPTED","PLANNED","COMPLETED","ONGOING"]}',
  ],
  ['/people', 'people', null],
  ['/statements?kind=PARAPHRASE', 'statements', '{"kind":["PARAPHRASE"]}'],
  ['/sources', 'sources', null],
])('%s can be downloaded as citations and can itself be cited', async (path, noun, where) => {
  const response = await fetch(new URL(path, server.url), { headers: { accept: 'text/html' } });
  const html = (await response.text()).replaceAll('&amp;', '&').replaceAll('&quot;', '"');
  for (const ending of ['csv', 'bib', 'ris', 'csl.json']) {
    const orderBy = ending === 'csv' && noun === 'visits' ? '[{"start":"DESC"}]' : null; // the order of the list
    const given = new URLSearchParams({ ...(where && { where }), ...(orderBy && { orderBy }) });
    const url = `/export/${noun}.${ending}${where === null ? '' : `?${given}`}`;
    expect(html).toContain(`href="${url}"`);
    expect((await fetch(new URL(url, server.url))).status).toBe(200);
  }
  const [, address] = /href="(\/cite\/[^"]+)">Cite this page</.exec(html)!;
  const citation = await (await fetch(new URL(address!, server.url), { headers: { accept: 'text/html' } })).text();
  const [, text] = /<pre id="cite-text-text"[^>]*>(.*?)<\/pre>/s.exec(citation)!;
  const today = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date());
  expect(text).toMatch(
    new RegExp(String.raw`^“.*\.” \d+ (visit|people|person|statement|source)s?\. Communiqué, version \d+ of the data\. `),
  );
  expect(text).toContain(` ${new URL(path, server.url).href}. Accessed ${today}.`);
});

test('neither a later page of a list nor a list with an invalid filter is cited', async () => {
  const page = await fetch(new URL('/visits?kind=NONE_SUCH', server.url), { headers: { accept: 'text/html' } });
  expect(page.status).toBe(400);
  expect(await page.text()).not.toContain('/cite/');
});
