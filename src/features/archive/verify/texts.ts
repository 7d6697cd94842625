import { isWhole } from '../../../model/kinds/fields.js';
import { CodePoints, countCodePoints } from '../../../model/text/code-points.js';
import { splitParagraphs } from '../../../model/text/paragraphs.js';
import { inChunks } from '../../../shared/batches.js';
import { asRows } from '../../../store/entries/paragraphs.js';
import type { Tx } from '../../../store/transaction.js';
import { type Check, type Findings, tableRows } from './findings.js';
import { sha256 } from '../../../model/text/sha256.js';

interface Source {
  id: string;
  slug: string;
  kind: string;
  sha256: string;
  length: number;
}

interface Citation {
  id: string;
  start: number;
  end: number;
  exact: string | null;
  digest: string | null;
}

export const texts: Check = {
  constraint:
    'Every text matches the hash and length that its source records, and its paragraphs and blocks; every passage lies within its text and matches the words there',
  counts: 'sources and passages',
  async run(tx, findings) {
    for await (const sources of tableRows<Source>(tx, 'Source', ['id', 'slug', 'kind', 'sha256', 'length'])) {
      for (const source of sources) await ofSource(tx, source, findings);
    }
  },
};

async function ofSource(tx: Tx, source: Source, findings: Findings): Promise<void> {
  findings.check();
  const text = await textOf(tx, source, findings);
  const columns = ['id', 'start', 'end', 'exact', 'digest'];
  for await (const citations of tableRows<Citation>(tx, 'Citation', columns, `r."sourceId" = '${source.id}'`)) {
    findings.check(citations.length);
    for (const citation of citations) {
      for (const constraint of brokenBy(citation, source, text))
        findings.damage(`Citation ${citation.id} of ${source.slug}`, constraint);
    }
  }
}

/** Returns null if the text is not stored, or if a different text is stored, which is then the only finding. */
async function textOf(tx: Tx, { id, slug, length, ...source }: Source, findings: Findings): Promise<CodePoints | null> {
  // As JSON, because PGlite drops a byte order mark at the start of a value.
  const [row] = await tx.$queryRaw<{ text: string | null }[]>`
    SELECT to_json("text")::text AS text FROM "SourceDocument" WHERE "sourceId" = ${id}::uuid`;
  if (!row) findings.damage(`Source ${slug}`, 'has no row in SourceDocument');
  const stored = row?.text == null ? null : (JSON.parse(row.text) as string);
  await searchParagraphs(tx, { id, slug }, stored, findings);
  await compareBlocks(tx, { id, slug }, findings);
  if (stored === null) return null;
  const text = new CodePoints(stored);
  const isThat = sha256(text.text) === source.sha256;
  if (!isThat) findings.damage(`SourceDocument ${slug}`, 'does not match the SHA-256 of its source');
  if (text.length !== length) findings.damage(`SourceDocument ${slug}`, `has ${text.length} code points, not ${length}`);
  return isThat ? text : null;
}

async function searchParagraphs(
  tx: Tx,
  { id, slug }: Pick<Source, 'id' | 'slug'>,
  text: string | null,
  findings: Findings,
): Promise<void> {
  const wanted = [...splitParagraphs(text ?? '')];
  const same = await inChunks(
    wanted,
    (paragraphs) => tx.$queryRaw<{ id: string }[]>`
    SELECT p."id" FROM ${asRows(id, paragraphs)} JOIN "Paragraph" p USING ("id", "start", "end", "exact", "searchVector")
    WHERE p."sourceId" = ${id}::uuid`,
  );
  const stored = await tx.paragraph.count({ where: { sourceId: id } });
  if (same.length === wanted.length && stored === wanted.length) return;
  const constraint = `has ${stored} paragraphs, of which ${same.length} match the ${wanted.length} of its text`;
  findings.damage(`Source ${slug}`, constraint);
}

async function compareBlocks(tx: Tx, { id, slug }: Pick<Source, 'id' | 'slug'>, findings: Findings): Promise<void> {
  const [{ others }] = await tx.$queryRaw<[{ others: number }]>`
    SELECT count(*)::int AS others
    FROM (SELECT wanted.* FROM "SourceDocument" d, "blocks_of"(d."text") AS wanted WHERE d."sourceId" = ${id}::uuid) AS wanted
      FULL JOIN (SELECT "number", "text" FROM "TextBlock" WHERE "sourceId" = ${id}::uuid) AS stored USING ("number")
    WHERE wanted."text" IS DISTINCT FROM stored."text"`;
  if (others > 0) findings.damage(`Source ${slug}`, `has ${others} blocks that do not match its text`);
}

function* brokenBy(citation: Citation, { kind, length }: Source, text: CodePoints | null): Generator<string> {
  const { start, end, exact, digest } = citation;
  if (kind === 'LINK' && isWhole(citation)) return;
  if (start < 0 || end <= start || end > length) {
    yield `[${start}, ${end}] is not within the text`;
    return;
  }
  if (exact !== null && countCodePoints(exact) !== end - start) yield 'its words and its passage differ in length';
  const words = text?.slice(start, end);
  if (words === undefined) return;
  if (exact !== null && exact !== words) yield 'its words differ from the text';
  if (digest !== null && sha256(words) !== digest) yield 'its digest does not match its words';
}
