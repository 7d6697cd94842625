import type { Annotation } from '../annotation.js';
import { Ids } from './ids.js';
import { relinked, type Links } from './links.js';
import { refuseCycles } from './parents.js';
import { changesOf, type Changes, type Row } from './row.js';
import { documentOf, isSameDocument, type Document } from './source-document.js';
import type { State } from './state.js';
import { KINDS, wantedRows, type Kind } from './wanted.js';

/** Everything that an import writes. */
export interface Plan {
  changes: Record<Kind, Changes>;
  /** Statements whose links are replaced by those given. */
  relinked: Set<string>;
  links: Links;
  /** Null where it is stored already. */
  document: Document | null;
  newId: () => string;
}

/** Compares what is to be stored with what is; throws `AnnotationRefused` where it cannot be. */
export function planImport(annotation: Annotation, state: State, text: string | undefined): Plan {
  const { source, merged, supports, facts, own } = state;
  const ids = new Ids(state.entities, merged);
  const sourceId = source?.id ?? ids.next();
  const wanted = wantedRows(merged, { annotation, supports, sourceId }, ids, { ...facts, ...own });
  refuseCycles(wanted.rows.organizations, state.parents);

  const stored = storedRows(state);
  const changes = KINDS.map((kind) => [kind, changesOf(stored[kind], wanted.rows[kind])] as const);
  const document = documentOf(annotation, sourceId, source, text);
  return {
    changes: Object.fromEntries(changes) as Record<Kind, Changes>,
    relinked: relinked(own.links, wanted.links),
    links: wanted.links,
    document: isSameDocument(document, source) ? null : document,
    newId: ids.next,
  };
}

/** What is stored of that which an import may change. */
function storedRows({ scope, source, entities, facts, own }: State): Record<Kind, Row[]> {
  const inScope = (table: keyof typeof scope) => entities[table].filter(({ slug }) => scope[table].has(slug));
  return {
    sources: source ? [{ ...source }] : [],
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
