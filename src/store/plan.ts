import type { Annotation } from '../claims/annotation.js';
import { changesBetween, type RowChange } from './history.js';
import { Ids } from './ids.js';
import { relinked, type Links } from './links.js';
import { refuseCycles } from './parents.js';
import { changesOf, type Changes, type Row } from './row.js';
import { documentOf, isSameDocument, type Document } from './source-document.js';
import type { State } from './state.js';
import { views } from './view.js';
import { KINDS, wantedRows, type Kind, type Wanted } from './wanted.js';

/** What turns the rows and links that are stored into those that are wanted. */
interface Difference {
  changes: Record<Kind, Changes>;
  /** Statements whose links are replaced by those given. */
  relinked: Set<string>;
  links: Links;
  /** What the history will tell; of people, organizations and topics that go, only if nothing else holds them. */
  history: RowChange[];
}

/** Everything that is written at once. */
export interface Plan extends Difference {
  /** Null where it is stored already. */
  document: Document | null;
  newId: () => string;
}

/** Compares what is to be stored with what is; throws `AnnotationRefused` where it cannot be. */
export function planImport(annotation: Annotation, state: State, text?: string, moved?: string): Plan {
  const { said, source, merged, supports, facts, own } = state;
  const ids = new Ids(state.entities, merged);
  const sourceId = source?.id ?? ids.next();
  const wanted = wantedRows(merged, { annotation: said, supports, sourceId, moved }, ids, { ...facts, ...own });
  refuseCycles(wanted.rows.organizations, state.parents);

  const document = documentOf(annotation, sourceId, source, text);
  const slugs = ids.slugs().set(sourceId, annotation.source.slug);
  return {
    ...difference({ rows: storedRows(state), links: own.links }, wanted, slugs),
    document: isSameDocument(document, source) ? null : document,
    newId: ids.next,
  };
}

/** `slugs` knows every id to which the rows refer. */
export function difference(stored: Wanted, wanted: Wanted, slugs: Map<string, string>): Difference {
  const changes = KINDS.map((kind) => [kind, changesOf(stored.rows[kind], wanted.rows[kind])] as const);
  const history = historyOf(stored, wanted, slugs);
  return {
    changes: withVersions(Object.fromEntries(changes) as Record<Kind, Changes>, history),
    relinked: relinked(stored.links, wanted.links),
    links: wanted.links,
    history,
  };
}

/** What is stored of that which an import may change. */
function storedRows({ scope, source, entities, facts, own }: State): Record<Kind, Row[]> {
  const inScope = (table: keyof typeof scope) => entities[table].filter(({ slug }) => scope[table].has(slug));
  return {
    sources: source ? [without(source, 'document')] : [],
    people: inScope('people'),
    organizations: inScope('organizations'),
    topics: inScope('topics'),
    visits: inScope('visits'),
    events: inScope('events'),
    ...facts,
    statements: own.statements,
    citations: own.citations,
  };
}

function historyOf(stored: Wanted, wanted: Wanted, slugs: Map<string, string>): RowChange[] {
  const [before, after] = [views(stored.rows, stored.links, slugs), views(wanted.rows, wanted.links, slugs)];
  const kinds = KINDS.filter((kind) => kind !== 'citations');
  return kinds.flatMap((kind) => {
    const versions = new Map(stored.rows[kind].map((row) => [row.id, row['version'] as number]));
    return changesBetween(kind, before[kind], after[kind], versions);
  });
}

/** A row counts its changes, those of its citations and of a statement's links among them. */
function withVersions(changes: Record<Kind, Changes>, history: RowChange[]): Record<Kind, Changes> {
  const updatedAt = new Date();
  const updates = new Map(KINDS.flatMap((kind) => changes[kind].update).map((update) => [update.id, update]));
  for (const { kind, id, operation, version } of history) {
    if (operation !== 'UPDATED') continue;
    const update = updates.get(id);
    if (update) Object.assign(update.data, { version, updatedAt });
    else changes[kind].update.push({ id, data: { version, updatedAt } });
  }
  return changes;
}

function without(row: object, column: string): Row {
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== column)) as Row;
}
