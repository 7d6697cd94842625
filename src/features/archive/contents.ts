import { readBatches } from '../../shared/batches.js';
import { Prisma } from '../../db/generated/client.js';
import { storedColumns, quotedColumns } from '../../store/rows/model-columns.js';
import type { Tx } from '../../store/transaction.js';
import { readDocument, toYaml } from './documents.js';
import type { ArchivedTable } from './tables.js';

/** A file of an archive, in chunks. */
export interface ArchiveFile {
  path: string;
  content: AsyncIterable<string> | Iterable<string>;
}

/** What has been read so far. */
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
