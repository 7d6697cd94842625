import type { Annotation } from '../../model/annotation.js';
import { citedFactId } from '../rows/citations.js';
import { viewChanges, type RowChange } from '../feed/history.js';
import { idSequence } from '../../shared/id-sequence.js';
import { KINDS } from '../../model/kinds/kinds.js';
import { Ids } from '../rows/ids.js';
import { relinked, type Links } from '../rows/links.js';
import { pagesOfRows } from '../feed/pages-of-rows.js';
import { refuseCycles } from './parents.js';
import { rowChanges, type Changes, type Row } from '../rows/row.js';
import type { State } from './state.js';
import { views } from '../feed/view.js';
import { hasHistory, TABLES, wantedRows, type WantedRows, type Table } from '../rows/wanted.js';

/** The changes that turn the stored rows and links into the wanted ones. */
export interface Difference {
  changes: Record<Table, Changes>;
  /** Ids of the rows whose links are replaced by `links`. */
  relinked: Set<string>;
  links: Links;
  /** Includes deletions that may not happen because something refers to the row. */
  history: RowChange[];
}

interface PlanOptions {
  newId?: () => string;
  moved?: string | undefined;
  /** Whether the source itself is deleted. Its annotation must be empty. */
  removed?: boolean;
}

/** Compares the stored rows with the wanted ones. @throws AnnotationRefused if organizations form a cycle */
export function planImport(
  annotation: Annotation,
  state: State,
  { newId = idSequence(), moved, removed = false }: PlanOptions = {},
): Difference & { sourceId: string } {
  const { claimed, source, resolved, differences, supports, facts, links } = state;
  const ids = new Ids(state.entities, resolved, newId);
  const sourceId = source?.id ?? ids.next();
  const sourceIds = new Map(state.others).set(annotation.source.slug, sourceId);
  const { citationsOfOthers } = state;
  const incoming = { annotation: claimed, supports, differences, citationsOfOthers, sourceId, sourceIds, moved };
  const wanted = wantedRows(resolved, incoming, ids, facts);
  if (removed) wanted.rows.sources = [];
  refuseCycles(wanted.rows.organizations, state.parents);

  const slugs = ids.slugs().set(sourceId, annotation.source.slug);
  const stored = { ...facts, sources: source ? [source] : [] } as Record<Table, Row[]>;
  const plan = difference({ rows: stored, links }, wanted, slugs, state.now);
  plan.changes.citations.update.push(...rowChanges(citationsOfOthers, wanted.ofOthers).update);
  return { ...plan, sourceId };
}

/** Compares stored and wanted rows. `slugs` must have every id that the rows refer to. */
export function difference(stored: WantedRows, wanted: WantedRows, slugs: Map<string, string>, now: Date): Difference {
  const changes = TABLES.map((table) => [table, rowChanges(stored.rows[table], wanted.rows[table])] as const);
  const history = historyOf(stored, wanted, slugs);
  const all = Object.fromEntries(changes) as Record<Table, Changes>;
  all.citations = withoutCollisions(all.citations, stored.rows.citations, wanted.rows.citations);
  return {
    changes: withVersions(all, history, now),
    relinked: relinked(stored.links, wanted.links),
    links: wanted.links,
    history,
  };
}

function historyOf(stored: WantedRows, wanted: WantedRows, slugs: Map<string, string>): RowChange[] {
  const [before, after] = [views(stored, slugs), views(wanted, slugs)];
  const [was, now] = [pagesOfRows(stored, slugs), pagesOfRows(wanted, slugs)];
  const pagesOf = (pages: Map<string, string[]>, id: string) => pages.get(id) ?? [];
  return TABLES.flatMap((table) => {
    if (!hasHistory(table)) return [];
    const versions = new Map(stored.rows[table].map((row) => [row.id, row['version'] as number]));
    const changes = viewChanges(table, before[table], after[table], versions);
    return changes.map((change) => ({
      ...change,
      pages: [...new Set([...pagesOf(now, change.id), ...pagesOf(was, change.id)])],
    }));
  });
}

/**
 * Sets versions and times. The version of a row counts its changes, including changes to its citations and links; the time
 * is when the write happened.
 */
function withVersions(changes: Record<Table, Changes>, history: RowChange[], updatedAt: Date): Record<Table, Changes> {
  const updates = new Map(TABLES.flatMap((table) => changes[table].update).map((update) => [update.id, update]));
  for (const { plural } of KINDS) for (const row of changes[plural].create) Object.assign(row, { updatedAt });
  for (const { kind, id, operation, version } of history) {
    if (operation !== 'UPDATED') continue;
    const update = updates.get(id);
    if (update) Object.assign(update.data, { version, updatedAt });
    else changes[kind].update.push({ id, data: { version, updatedAt } });
  }
  return changes;
}

/**
 * A citation may move to the position of another citation of the same fact. No two may share a position at any time, so the
 * moved citations of such a fact are deleted and reinserted with the same ids.
 */
function withoutCollisions(changes: Changes, stored: Row[], wanted: Row[]): Changes {
  const before = new Map(stored.map((row) => [placeKey(row), row.id]));
  const facts = new Set(wanted.filter((row) => (before.get(placeKey(row)) ?? row.id) !== row.id).map(citedFactId));
  if (facts.size === 0) return changes;
  const rows = new Map(wanted.map((row) => [row.id, row]));
  const again = new Set(changes.update.map(({ id }) => id).filter((id) => facts.has(citedFactId(rows.get(id)!))));
  return {
    create: [...changes.create, ...[...again].map((id) => rows.get(id)!)],
    update: changes.update.filter(({ id }) => !again.has(id)),
    delete: [...changes.delete, ...again],
  };
}

function placeKey(citation: Row): string {
  return JSON.stringify([citedFactId(citation), citation['start'], citation['end']]);
}
