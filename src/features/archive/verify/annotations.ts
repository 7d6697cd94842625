import type { Annotation } from '../../../model/annotation.js';
import { annotationEntries, isListed, entryName, referredEntries, subjectsIn, type Entry } from '../../../model/entries.js';
import { TABLED } from '../../../model/kinds/kinds.js';
import { storedAnnotation } from '../../../store/entries/entries.js';
import { annotationParts } from '../../../store/import/parts.js';
import { planImport, type Difference } from '../../../store/plan/plan.js';
import { readState } from '../../../store/plan/state.js';
import type { Row } from '../../../store/rows/row.js';
import { TABLES, type FactRows, type Table } from '../../../store/rows/wanted.js';
import type { Tx } from '../../../store/transaction.js';
import { type Check, findRows, type Findings, tableRows } from './findings.js';

interface Source {
  id: string;
  slug: string;
}

/** Replans each stored annotation as if it were imported. Nothing may differ (decision 3). */
export const annotations: Check = {
  constraint: 'The rows match the stored annotations exactly',
  counts: 'claims',
  async run(tx, findings) {
    for await (const sources of tableRows<Source>(tx, 'Source', ['id', 'slug'])) {
      for (const source of sources) await ofSource(tx, source, findings);
    }
    await unclaimed(tx, findings);
  },
};

async function ofSource(tx: Tx, { id, slug }: Source, findings: Findings): Promise<void> {
  const annotation = await storedAnnotation(tx, slug).catch(() => null);
  if (annotation?.source?.slug !== slug) return findings.damage(`Source ${slug}`, 'has no readable annotation');
  findings.check(await entries(tx, id, annotation, findings));
  const cited = new Set<string>();
  try {
    for await (const part of annotationParts(tx, id, annotation)) {
      const state = await readState(tx, part);
      for (const citation of state.facts.citations ?? []) cited.add(citation.id);
      differences(slug, planImport(part.after, state), state.facts, findings);
    }
  } catch (error) {
    return findings.damage(`Source ${slug}`, `its annotation cannot be planned: ${(error as Error).message}`);
  }
  for await (const citations of tableRows<{ id: string }>(tx, 'Citation', ['id'], `r."sourceId" = '${id}'`)) {
    for (const citation of citations) {
      if (!cited.has(citation.id))
        findings.damage(`Citation ${citation.id} of ${slug}`, 'its source does not claim the cited fact');
    }
  }
}

/** Checks that the entries' names, and the lists by which they are found, match their claims. Returns the number of entries. */
async function entries(tx: Tx, sourceId: string, annotation: Annotation, findings: Findings): Promise<number> {
  const { slug } = annotation.source;
  const wanted = new Map([...annotationEntries(annotation)].map((entry) => [entryName(entry), found(entry)]));
  const rows = await tx.$queryRaw<{ name: string; found: string }[]>`
    SELECT "collection" || '/' || "key" AS name, jsonb_build_array("refersTo", "about")::text AS found
    FROM "AnnotationEntry" WHERE "sourceId" = ${sourceId}::uuid`;
  for (const row of rows) {
    const lists = wanted.get(row.name as never);
    const [refersTo, about] = JSON.parse(row.found) as [string[], string[]];
    if (lists === undefined) findings.damage(`AnnotationEntry ${row.name} of ${slug}`, 'has a different key from its claim');
    else if (lists !== text(refersTo, about))
      findings.damage(`AnnotationEntry ${row.name} of ${slug}`, 'refersTo or about does not match its claim');
  }
  return rows.length;
}

function found(entry: Entry): string {
  return text(referredEntries(entry), isListed(entry) ? subjectsIn(entry) : []);
}

function text(...lists: string[][]): string {
  return JSON.stringify(lists.map((list) => list.toSorted()));
}

function differences(slug: string, plan: Difference, stored: FactRows, findings: Findings): void {
  const { changes, relinked, history } = plan;
  const by = `does not match the claims of ${slug} and the other sources`;
  const told = new Set<string>();
  const tell = (table: Table, id: string, constraint: string) => {
    if (told.has(id)) return;
    told.add(id);
    findings.damage(`${table} ${nameOfRow(stored[table]?.find((row) => row.id === id)) ?? id}`, constraint);
  };
  const fields = new Map(history.map(({ id, after }) => [id, Object.keys(after ?? {})]));
  for (const table of TABLES) {
    for (const row of changes[table].create) {
      findings.damage(`${table} ${nameOfRow(row) ?? 'a row'}`, `is missing, though ${slug} claims it`);
    }
    for (const { id, data } of changes[table].update) {
      const columns = Object.keys(data).filter((column) => column !== 'version' && column !== 'updatedAt');
      tell(table, id, `${by}: ${(columns.length > 0 ? columns : (fields.get(id) ?? [])).join(', ')}`);
    }
    for (const id of changes[table].delete) tell(table, id, 'no source claims it');
  }
  for (const { kind, id, operation } of history) if (operation === 'UPDATED') tell(kind, id, by);
  for (const id of relinked) if (!told.has(id)) findings.damage(`links of ${id}`, by);
}

function nameOfRow(row: Row | undefined): string | undefined {
  return ['slug', 'key', 'title', 'name'].flatMap((column) => (row?.[column] as string | null | undefined) ?? [])[0];
}

/** Finds rows that no annotation claims, which replanning does not notice. */
async function unclaimed(tx: Tx, findings: Findings): Promise<void> {
  const noSource = `NOT EXISTS (SELECT FROM "AnnotationEntry" e WHERE e."sourceId" = r."id" AND e."collection" = 'source' AND e."key" = r."slug")`;
  await findRows(tx, findings, 'Source', noSource, 'no source claims it');
  for (const { model, place } of TABLED) {
    const key = place.slug ?? 'slug';
    const own = place.slug ? 'AND e."sourceId" = r."sourceId"' : '';
    const entry = `SELECT FROM "AnnotationEntry" e WHERE e."collection" = '${place.table}' AND e."key" = r."${key}" ${own}`;
    await findRows(tx, findings, model, `NOT EXISTS (${entry})`, 'no source claims it');
  }
}
