import { readBatches } from '../../shared/batches.js';
import { Prisma } from '../../db/generated/client.js';
import { storedColumns, quotedColumns } from '../../store/rows/model-columns.js';
import type { Tx } from '../../store/transaction.js';
import type { ArchivedTable } from './tables.js';
import { parse, stringify } from 'yaml';
import { annotation as shape, type Annotation } from '../../model/annotation.js';
import { entryChanges } from '../../model/entries.js';
import { storedAnnotation } from '../../store/entries/entries.js';
import { canonicalJson } from '../../store/rows/row.js';
import { writeDocument } from '../../store/entries/source-document.js';

/** A file of an archive, in chunks. */
export interface ArchiveFile {
  path: string;
  content: AsyncIterable<string> | Iterable<string>;
}

/** The content that has been read so far. */
export interface ArchiveCounts {
  rows: Record<string, number>;
  sources: number;
  texts: number;
}

/** Rows per file, all of which are in memory at once. */
const ROWS = 5_000;
const SOURCES = 100;

/** A row, and its primary key as JSON. */
interface Read {
  line: string;
  place: string;
}

/** Yields the content of a store: rows by table, then the stored annotation and the text of each source. */
export async function* contents(tx: Tx, tables: readonly ArchivedTable[], counts: ArchiveCounts): AsyncGenerator<ArchiveFile> {
  for (const { table, key } of tables) yield* rowsOf(tx, table, key, counts);
  for await (const slug of slugs(tx)) {
    const { annotation, text } = await readDocument(tx, slug);
    counts.sources += 1;
    yield { path: `annotations/${slug}.yaml`, content: [toYaml(annotation)] };
    if (text === null) continue;
    counts.texts += 1;
    yield { path: `texts/${slug}.txt`, content: [text] };
  }
}

/** Yields rows as JSON with keys in PostgreSQL's order, so that equal rows are equal strings. */
async function* rowsOf(tx: Tx, table: string, key: readonly string[], counts: ArchiveCounts): AsyncGenerator<ArchiveFile> {
  const columns = storedColumns(table).map((name) => `'${name}', "${name}"`);
  const keys = quotedColumns(key);
  const place = `jsonb_build_array(${keys})::text AS place`;
  counts.rows[table] = 0;
  const read = (last: Read | null): Promise<Read[]> => {
    const after = last && (JSON.parse(last.place) as string[]);
    const where = after
      ? Prisma.sql`WHERE (${Prisma.raw(keys)}) > (${Prisma.join(after.map((id) => Prisma.sql`${id}::uuid`))})`
      : Prisma.empty;
    return tx.$queryRaw`
      SELECT jsonb_build_object(${Prisma.raw(columns.join(', '))})::text AS line, ${Prisma.raw(place)}
      FROM ${Prisma.raw(quotedColumns([table]))} ${where} ORDER BY ${Prisma.raw(keys)} LIMIT ${Prisma.raw(String(ROWS))}`;
  };
  let number = 1;
  for await (const rows of readBatches(ROWS, read)) {
    counts.rows[table] += rows.length;
    const path = `data/${table}/${String(number++).padStart(6, '0')}.jsonl`;
    yield { path, content: [rows.map(({ line }) => `${line}\n`).join('')] };
  }
}

async function* slugs(tx: Tx): AsyncGenerator<string> {
  const read = (last: { slug: string } | null) =>
    tx.source.findMany({
      where: { slug: { gt: last?.slug ?? '' } },
      orderBy: { slug: 'asc' },
      take: SOURCES,
      select: { slug: true },
    });
  for await (const sources of readBatches(SOURCES, read)) for (const { slug } of sources) yield slug;
}

// Reads and writes the annotations and texts of sources in an archive.

async function readDocument(tx: Tx, slug: string): Promise<{ annotation: Annotation; text: string | null }> {
  const annotation = (await storedAnnotation(tx, slug))!;
  // As JSON, because PGlite drops a byte order mark at the start of a value.
  const [row] = await tx.$queryRaw<[{ text: string | null }]>`
    SELECT to_json(d."text")::text AS text FROM "SourceDocument" d JOIN "Source" s ON s."id" = d."sourceId" WHERE s."slug" = ${slug}`;
  return { annotation, text: row.text === null ? null : (JSON.parse(row.text) as string) };
}

export async function restoreDocument(tx: Tx, slug: string, yaml: string, text: string | null): Promise<void> {
  const { id } = await tx.source.findUniqueOrThrow({ where: { slug }, select: { id: true } });
  await writeDocument(tx, { sourceId: id, ...entryChanges(null, shape.parse(parse(yaml))), text });
}

/** Writes YAML, or JSON (which is also YAML) if the YAML would be read back as something else. */
export function toYaml(annotation: object): string {
  const yaml = stringify(annotation, { lineWidth: 0, aliasDuplicateObjects: false });
  return canonicalJson(parse(yaml)) === canonicalJson(annotation) ? yaml : `${JSON.stringify(annotation)}\n`;
}
