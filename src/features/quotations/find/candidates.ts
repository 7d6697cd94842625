import { Prisma } from '../../../db/generated/client.js';
import { interruptedParts } from '../../../model/text/find-quotation.js';
import { fold } from '../../../model/fold.js';
import { passageWords } from '../../../query/sql/words.sql.js';
import type { Loader } from '../../../query/load/loader.js';
import { inChunks } from '../../../shared/batches.js';
import { groupBy } from '../../../shared/group-by.js';
import { weightOf } from '../compare/align.js';
import type { Quotation } from '../compare/compare.js';

/** Stored words that may be the origin of a quotation. */
export interface Candidate {
  text: string;
  sourceId: string;
  /** Null if the words occur only in the text of the source. */
  statementId: string | null;
  /** The offset of these words in the text of the source, in code points. */
  start: number;
  /** The passage that the statement cites, in code points; null if there is no statement. */
  cited: { start: number; end: number; exact: string | null } | null;
}

export interface Candidates {
  found: Candidate[];
  /** Whether other passages may also contain all of the words. */
  isCapped: boolean;
}

/** The maximum number of rows per table that contain all words of a quotation. */
const MOST = 25;
/** The maximum number of words in a block, and of blocks in a level. In a longer quotation, the blocks are further apart. */
const [LONGEST_BLOCK, MOST_BLOCKS] = [6, 8];
/** The number of quotations to look up per SQL statement, so that no statement takes long. */
const BATCH = 50;

/** Splits a quotation at its ellipses and brackets, where it departs from the passage. */
export function quotationParts({ text, words }: Pick<Quotation, 'text' | 'words'>): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const { kind, start, end } of words) {
    if (kind !== 'gap' && kind !== 'insertion') continue;
    parts.push(text.slice(from, start));
    from = end;
  }
  parts.push(text.slice(from));
  return parts.map((part) => fold(part.replace(/\[(\p{L})\]/gu, '$1')));
}

/**
 * Returns lists of word blocks by which to look up a quotation: blocks of about half of its words, so that a changed word does
 * not matter, then blocks of three words.
 */
export function quotationLevels({ words }: Pick<Quotation, 'words'>): string[][] {
  const own = words.filter(({ kind }) => kind === 'word');
  const telling = own.filter((word) => weightOf(word) === 1);
  const used = (telling.length >= 2 ? telling : own).map(({ key }) => fold(key));
  const size = Math.min(Math.max(Math.ceil(used.length / 2), 2), LONGEST_BLOCK);
  const levels = [blocks(used, size, Math.ceil(size / 2))];
  if (size > 3) levels.push(blocks(used, 3, 1));
  return levels;
}

function blocks(words: readonly string[], size: number, step: number): string[] {
  const last = Math.max(0, words.length - size);
  const gaps = Math.min(Math.ceil(last / step), MOST_BLOCKS - 1);
  return Array.from({ length: gaps + 1 }, (_, n) => {
    const from = Math.round((n * last) / Math.max(gaps, 1));
    return words.slice(from, from + size).join(' ');
  });
}

interface Found {
  number: number;
  statementId: string | null;
  paragraphId: string | null;
  isCapped: boolean;
}

/** Finds the statements, and the paragraphs of stored texts, from which quotations may come. */
export async function findCandidates(load: Loader, quotations: readonly Quotation[]): Promise<Candidates[]> {
  const found: Found[] = [];
  for (let from = 0; from < quotations.length; from += BATCH) {
    const asked = quotations
      .slice(from, from + BATCH)
      .map((each) => ({ parts: quotationParts(each), levels: quotationLevels(each) }));
    const rows = await load.raw<Found[]>(
      Prisma.sql`SELECT * FROM quotation_candidates(${JSON.stringify(asked)}::jsonb, ${MOST}::int)
        ORDER BY number, "statementId", "paragraphId"`,
    );
    found.push(...rows.map((row) => ({ ...row, number: from + row.number })));
  }
  const ids = (column: 'statementId' | 'paragraphId') => [...new Set(found.flatMap((row) => row[column] ?? []))];
  const [statements, paragraphs] = [
    await inChunks(ids('statementId'), (some) => readStatements(load, some)),
    await inChunks(ids('paragraphId'), (some) => readParagraphs(load, some)),
  ];
  const byStatement = new Map(statements.map((row) => [row.id, row.candidates]));
  const byParagraph = new Map(paragraphs.map((row) => [row.id, row]));
  const byNumber = groupBy(found, ({ number }) => number);
  return quotations.map((_, index) => {
    const rows = byNumber.get(index + 1) ?? [];
    const own = new Set(rows.flatMap(({ statementId }) => byStatement.get(statementId ?? '') ?? []));
    const beside = new Set(rows.flatMap(({ paragraphId }) => byParagraph.get(paragraphId ?? '') ?? []));
    return { found: [...own, ...joined([...beside])], isCapped: rows.some(({ isCapped }) => isCapped) };
  });
}

interface StatementRow {
  id: string;
  sourceId: string;
  kind: string;
  text: string;
  start: number;
  end: number;
  exact: string | null;
}

/**
 * The text of a paraphrase is the annotator's: only the passage that it cites has printed words. Each part of an interrupted quote
 * has its own passage.
 */
async function readStatements(load: Loader, ids: string[]): Promise<{ id: string; candidates: Candidate[] }[]> {
  const words = passageWords(Prisma.sql`c."sourceId"`, Prisma.sql`c.start`, Prisma.sql`c."end"`);
  const rows = await load.raw<StatementRow[]>(Prisma.sql`
    SELECT s.id, s."sourceId", s.kind::text, s.text, c.start, c."end", COALESCE(c.exact, ${words}) AS exact
    FROM "Statement" s JOIN "Citation" c ON c."statementId" = s.id AND c."sourceId" = s."sourceId"
      AND (c."isMain" OR (s.kind <> 'PARAPHRASE' AND c.exact IS NOT NULL))
    WHERE s.id = ANY(${ids}::uuid[]) ORDER BY s.id, c."isMain" DESC, c.start`);
  return [...groupBy(rows, ({ id }) => id)].map(([id, cited]) => {
    const [{ kind, text, exact }] = cited as [StatementRow];
    const printed = kind === 'PARAPHRASE' ? exact : text;
    const candidate = (words: string, { sourceId, start, end, exact }: StatementRow): Candidate => {
      return { text: words, sourceId, statementId: id, start, cited: { start, end, exact } };
    };
    const parts = cited.filter((each) => each.exact !== text && interruptedParts(text).includes(each.exact ?? ''));
    const whole = printed === null ? [] : [candidate(printed, cited[0]!)];
    return { id, candidates: [...parts.map((each) => candidate(each.exact!, each)), ...whole] };
  });
}

interface ParagraphRow {
  id: string;
  sourceId: string;
  start: number;
  end: number;
  exact: string;
}

function readParagraphs(load: Loader, ids: string[]): Promise<ParagraphRow[]> {
  return load.raw<ParagraphRow[]>(Prisma.sql`
    SELECT p.id, p."sourceId", p.start, p."end", p.exact FROM "Paragraph" p WHERE p.id = ANY(${ids}::uuid[]) ORDER BY p.id`);
}

/** White space between paragraphs, in code points. */
const BETWEEN = 4;
/** The maximum number of paragraphs joined into one text. */
const MOST_JOINED = 4;

/** Joins consecutive paragraphs, since a quotation may continue in the next one. */
function joined(rows: readonly ParagraphRow[]): Candidate[] {
  const texts: { rows: number; sourceId: string; start: number; end: number; text: string }[] = [];
  for (const row of rows.toSorted((a, b) => (a.sourceId === b.sourceId ? a.start - b.start : a.sourceId < b.sourceId ? -1 : 1))) {
    const last = texts.at(-1);
    const isNext = last?.sourceId === row.sourceId && row.start >= last.end && row.start - last.end <= BETWEEN;
    if (last && isNext && last.rows < MOST_JOINED) {
      last.text += '\n'.repeat(row.start - last.end) + row.exact;
      last.end = row.end;
      last.rows++;
    } else {
      texts.push({ rows: 1, sourceId: row.sourceId, start: row.start, end: row.end, text: row.exact });
    }
  }
  return texts.map(({ sourceId, start, text }) => ({ text, sourceId, start, statementId: null, cited: null }));
}
