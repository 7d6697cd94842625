import { execFile, execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { parquet } from '../../../src/features/exports/formats/parquet.js';
import { listColumn, textColumn, typed } from '../../../src/features/exports/formats/columns.js';
import { gexf } from '../../../src/features/exports/formats/gexf.js';
import { NAMES } from '../../../src/features/exports/exports.js';
import { emptyStore } from '../../support/store.js';
import { fillWorld } from '../../support/world.js';
import { serve, type Served } from '../../http/serve.js';

const EDGES = ['edges-people', 'edges-countries'];

let world: Database;
let server: Served;
beforeAll(async () => {
  world = await emptyStore();
  await fillWorld(world, 3, 60);
  server = await serve(world, {});
});
afterAll(async () => {
  await server?.close();
  await world?.close();
});

const exported = (path: string) => fetch(server.url.replace('graphql', `export/${path}`));
/** A filter that also includes what was only planned. */
const EVERYTHING = `?where=${encodeURIComponent('{}')}`;

const csvOf = async (name: string, query = ''): Promise<Record<string, string>[]> =>
  parse(await (await exported(`${name}.csv${query}`)).text(), { columns: true, record_delimiter: '\r\n' });

/** Returns the text of a guarded cell. */
const unguarded = (cell: string) => (/^'+[=+\-@\t\r＝＋－＠]/.test(cell) ? cell.slice(1) : cell);

/** Returns a value as in the CSV. */
function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  return Array.isArray(value) ? value.join('|') : String(value as string | number | boolean);
}

describe.each([...NAMES, ...EDGES])('%s as Parquet', (name) => {
  test('has the same rows as the CSV, with types', async () => {
    const query = EDGES.includes(name) ? EVERYTHING : '';
    const response = await exported(`${name}.parquet${query}`);
    expect(response.headers.get('content-type')).toBe('application/vnd.apache.parquet');
    const file = await response.arrayBuffer();
    const { tableSchema } = (await (await exported(`${name}.csv-metadata.json`)).json()) as {
      tableSchema: { columns: { name: string; datatype: string; separator?: string }[] };
    };
    const asText: Record<string, (value: Date) => string> = {
      date: (day) => day.toISOString().slice(0, 10),
      dateTime: (instant) => instant.toISOString(),
    };
    const rows = (await parquetReadObjects({ file })).map((row) =>
      Object.fromEntries(
        tableSchema.columns.map(({ name, datatype }) => {
          const value: unknown = row[name];
          return [name, value instanceof Date ? asText[datatype]!(value) : cell(value)];
        }),
      ),
    );
    const cells = (await csvOf(name, query)).map((row) =>
      Object.fromEntries(Object.entries(row).map(([column, text]) => [column, unguarded(text)])),
    );
    expect(cells.length).toBeGreaterThan(0);
    expect(rows).toEqual(cells);
  });
});

describe('Parquet', () => {
  interface Row {
    n: number;
    word: string | null;
    words: string[];
  }
  const columns = [
    ...typed<Row>('integer', 'n', '', ({ n }) => n),
    ...textColumn<Row>('word', '', ({ word }) => word),
    ...listColumn<Row>('words', '', ({ words }) => words),
  ];
  const bytes = (part: string | Uint8Array) => (typeof part === 'string' ? Buffer.from(part) : part);

  test('is written in row groups to bound memory use', async () => {
    const rows = Array.from({ length: 25_000 }, (_, n): Row => ({
      n,
      word: n % 3 === 0 ? null : `word ${n % 100}`,
      words: ['a', 'b'].slice(n % 3),
    }));
    const format = parquet(columns);
    const parts = [bytes(format.head)];
    for (let start = 0; start < rows.length; start += 500) {
      parts.push(
        bytes(
          format.rows(
            rows.slice(start, start + 500).map((row) => JSON.stringify(row)),
            start === 0,
          ),
        ),
      );
    }
    expect(parts.filter(({ length }) => length > 0)).toHaveLength(3); // the head, and two groups that are full
    parts.push(bytes((format.tail as () => Uint8Array)()));
    const { buffer, byteOffset, byteLength } = Buffer.concat(parts);
    const file = buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
    expect(parquetMetadata(file).row_groups.map(({ num_rows }) => Number(num_rows))).toEqual([10_000, 10_000, 5_000]);
    expect(await parquetReadObjects({ file })).toEqual(rows);
  });

  test('contains only columns if there are no rows', async () => {
    const format = parquet(columns);
    const file = new Uint8Array(Buffer.concat([bytes(format.head), (format.tail as () => Uint8Array)()])).buffer;
    expect(await parquetReadObjects({ file })).toEqual([]);
    expect(parquetMetadata(file).schema[0]!.num_children).toBe(3);
  });
});

/** Returns the elements of an XML file, which must be well-formed. */
function elementsIn(xml: string): { name: string; attributes: Record<string, string> }[] {
  const elements: { name: string; attributes: Record<string, string> }[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => elements.push({ name, attributes: attributes as Record<string, string> }));
  parser.write(xml).close();
  return elements;
}

describe.each([
  ['edges-people', 'person', 'otherPerson', 'people'],
  ['edges-countries', 'guestCountry', 'hostCountry', 'countries'],
])('%s', (name, one, other, folder) => {
  test('contain the same edges as CSV, JSON Lines and GEXF, each edge once', async () => {
    const cells = await csvOf(name, EVERYTHING);
    expect(cells.length).toBeGreaterThan(3);
    const keys = cells.map((row) => `${row[one]} ${row[other]}`);
    expect(new Set(keys).size).toBe(keys.length);
    const lines = (await (await exported(`${name}.jsonl${EVERYTHING}`)).text()).trimEnd().split('\n');
    expect(lines).toHaveLength(cells.length);

    const response = await exported(`${name}.gexf${EVERYTHING}`);
    expect(response.headers.get('content-type')).toBe('application/gexf+xml; charset=utf-8');
    expect(response.headers.get('x-total-count')).toBeNull();
    const elements = elementsIn(await response.text());
    expect(elements[0]).toMatchObject({ name: 'gexf', attributes: { version: '1.3', xmlns: 'http://gexf.net/1.3' } });
    const edges = elements.filter((element) => element.name === 'edge').map(({ attributes }) => attributes);
    expect(edges.map(({ source, target, weight }) => [source, target, weight])).toEqual(
      cells.map((row) => [`${folder}/${row[one]}`, `${folder}/${row[other]}`, row['count']]),
    );
    const nodes = elements.filter((element) => element.name === 'node').map(({ attributes }) => attributes['id']);
    expect(new Set(nodes)).toEqual(new Set(edges.flatMap(({ source, target }) => [source, target])));
    expect(nodes.length).toBe(new Set(nodes).size);
  });

  test('include only completed visits and events unless a filter says otherwise', async () => {
    const total = (rows: Record<string, string>[]) => rows.reduce((sum, row) => sum + Number(row['count']), 0);
    const completed = `?where=${encodeURIComponent('{"status":["COMPLETED"]}')}`;
    expect(await csvOf(name)).toEqual(await csvOf(name, completed));
    expect(total(await csvOf(name))).toBeLessThan(total(await csvOf(name, EVERYTHING)));
  });

  test('have no JSON-LD', async () => {
    expect((await exported(`${name}.jsonld`)).status).toBe(406);
    expect((await exported('visits.gexf')).status).toBe(406);
  });
});

test('people who met form one pair, ordered by slug', async () => {
  for (const { person, otherPerson } of await csvOf('edges-people', EVERYTHING)) expect(person! < otherPerson!).toBe(true);
});

test('a name cannot break a GEXF file', () => {
  const label = '<a href="x">&\u0000\ud800\n😀';
  const format = gexf<string>((name) => ({ source: { id: name, label: name }, target: { id: 'b', label }, weight: 1 }), {
    isDirected: true,
    description: label,
  });
  const file = `${String(format.head)}${String(format.rows([JSON.stringify(label)], true))}${String((format.tail as () => string)())}`;
  const nodes = elementsIn(file).filter(({ name }) => name === 'node');
  expect(nodes.map(({ attributes }) => attributes['label'])).toEqual(Array.from({ length: 2 }, () => '<a href="x">&��\n😀'));
});

test('the data package describes every CSV file, and every slug it refers to exists', async () => {
  const response = await exported('datapackage.json');
  const described = (await response.json()) as any;
  expect(described.profile).toBe('tabular-data-package');
  expect(response.headers.get('communique-version')).toBe(described.version);
  expect(described.resources.map(({ name }: any) => name)).toEqual(NAMES);
  const files = new Map(await Promise.all(NAMES.map(async (name) => [name, await csvOf(name)] as const)));
  let checked = 0;
  for (const { name, path, schema } of described.resources) {
    expect(path).toBe(server.url.replace('graphql', `export/${name}.csv`));
    const rows = files.get(name)!;
    expect(schema.fields.map(({ name }: any) => name)).toEqual(Object.keys(rows[0]!));
    for (const { name: column, type, format } of schema.fields) {
      for (const text of rows.map((row) => row[column]!).filter((text) => text !== '')) {
        if (type === 'integer') expect(text).toMatch(/^-?\d+$/);
        if (type === 'boolean') expect(text).toMatch(/^(true|false)$/);
        if (type === 'date') expect(text).toMatch(/^\d{4}-\d\d-\d\d$/);
        if (type === 'datetime') expect(Number.isNaN(Date.parse(text))).toBe(false);
        if (format === 'uri') expect(URL.canParse(text)).toBe(true);
      }
    }
    for (const { fields, reference } of schema.foreignKeys ?? []) {
      const there = new Set(files.get(reference.resource || name)!.map((row) => row[reference.fields]));
      for (const slug of rows.map((row) => row[fields]!).filter((slug) => slug !== ''))
        expect(there, `${name}.${fields}`).toContain(slug);
      checked += 1;
    }
  }
  expect(checked).toBeGreaterThan(20);
});

/** The Python of Debian, which finds Debian's packages. */
const PYTHON = '/usr/bin/python3';

function hasModule(name: string): boolean {
  try {
    execFileSync(PYTHON, ['-c', `import ${name}`], { stdio: 'ignore' });
    return true;
  } catch {
    console.warn(`skipped: Debian's python3-${name} is not installed`);
    return false;
  }
}

test.each([
  ['pandas', 'print(len(visits), "startEarliest" in visits)', /^\d+ True/],
  ['networkx', 'print(graph.number_of_edges(), graph.is_directed())', /^\d+ True/],
])(
  'the examples in the docs for %s work',
  async (module, then, says) => {
    if (!hasModule(module)) return;
    const docs = await readFile('docs/exporting.md', 'utf8');
    const [, lines] = new RegExp(`\`\`\`python\\n(import ${module}[^\`]*)\`\`\``).exec(docs)!;
    const script = `${lines!.replace('http://localhost:4000', new URL(server.url).origin)}${then}`;
    const { stdout } = await promisify(execFile)(PYTHON, ['-c', script]);
    expect(stdout).toMatch(says);
  },
  120_000,
);

const RSCRIPT = '/usr/bin/Rscript';

test('the R example in the docs reads every visit', async () => {
  if (!existsSync(RSCRIPT)) return console.warn(`skipped: Debian's r-base-core is not installed`);
  const docs = await readFile('docs/exporting.md', 'utf8');
  const [, lines] = /```r\n([^`]*)```/.exec(docs)!;
  const script = `${lines!.replace('http://localhost:4000', new URL(server.url).origin)}cat(nrow(visits), class(visits$startEarliest))`;
  const { stdout } = await promisify(execFile)(RSCRIPT, ['-e', script]);
  expect(stdout).toBe(`${(await csvOf('visits')).length} character`);
});
