import { createHash } from 'node:crypto';
import { claimFields, linkReferences } from '../../model/kinds/fields.js';
import type { Kind } from '../../model/kinds/kind.js';
import { kindNamed, ownerKind, slugColumn, type Plural } from '../../model/kinds/kinds.js';
import type { RowChange } from './history.js';
import type { RecordedView } from './view.js';
import { memoized } from '../../shared/memoized.js';

// Detects renamed objects: those that a change set deletes and creates again under another slug (decision 41).

export interface Renaming {
  kind: Plural;
  from: string;
  to: string;
}

/** The content of a row, apart from its slug. */
export interface RowContent {
  kind: Plural;
  id: string;
  /** Null for rows that have no slug. */
  slug: string | null;
  /** Hash of the main passage and of all values except references. */
  digest: string;
  references: Reference[];
  /** What the row cites. A data set's record identifies one object, but several objects may cite the same passage of a text. */
  cited: 'record' | 'passage' | null;
}

interface Reference {
  field: string;
  /** The kinds that the slug may belong to. */
  to: readonly string[];
  slug: string;
  /** The rest of a list entry, apart from the slug. */
  detail: string;
}

interface Referring {
  /** An identifier that is equal on both sides for the same fact. */
  fact: string;
  references: Reference[];
}

/** Collects the changes of a change set. Memory use depends on the digests and slugs of its rows, not on their values. */
export class RenamedObjects {
  readonly #deleted: RowContent[] = [];
  readonly #created: RowContent[] = [];
  readonly #before: Referring[] = [];
  readonly #after: Referring[] = [];

  /** A new source renames nothing: only the slugs that it uses are recorded. */
  add(changes: RowChange[], isNewSource: boolean): void {
    for (const { kind, id, operation, before, after } of changes) {
      if (isNewSource && !hasSlug(kind)) continue;
      if (operation === 'CREATED') this.#created.push(rowContent(kind, id, after!));
      if (operation === 'DELETED') this.#deleted.push(rowContent(kind, id, before!));
      if (operation !== 'UPDATED') continue;
      const [was, is] = [referencesIn(kind, before!), referencesIn(kind, after!)];
      if (was.length === 0 || is.length === 0) continue;
      this.#before.push({ fact: id, references: was });
      this.#after.push({ fact: id, references: is });
    }
  }

  get created(): RowContent[] {
    return this.#created.filter(({ slug }) => slug !== null);
  }

  /** `isKept` returns whether an object that no source declares any more was kept because something refers to it. */
  find(isKept: (id: string) => boolean): Renaming[] {
    const deleted = this.#deleted.filter(({ slug, id }) => slug === null || !isKept(id));
    if (!deleted.some(({ slug }) => slug !== null)) return [];
    const [before, after] = [new Side(deleted, this.#before), new Side(this.#created, this.#after)];
    const created = after.identified();
    return [...before.identified()].flatMap(([identity, from]): Renaming[] => {
      const to = created.get(identity);
      const isSame = to && (from.cited !== null || before.namedBy(from).some((fact) => after.namedBy(to).includes(fact)));
      return isSame ? [{ kind: from.kind, from: from.slug!, to: to.slug! }] : [];
    });
  }
}

/**
 * The deleted rows, or the created ones. References among them are compared by the content of their objects, since the
 * slugs may differ.
 */
class Side {
  readonly #objects = new Map<string, RowContent>();
  readonly #owned = new Map<RowContent, string[]>();
  readonly #naming = new Map<RowContent, string[]>();

  constructor(rows: RowContent[], updated: Referring[]) {
    for (const row of rows) if (row.slug !== null) this.#objects.set(`${row.kind} ${row.slug}`, row);
    for (const row of rows) {
      const [fact, owner] = [this.#said(row), ownerKind(kindNamed(row.kind))];
      this.#names({ fact, references: row.references });
      for (const reference of owner ? row.references : []) {
        const object = reference.field === owner?.name ? this.#objectOf(reference) : undefined;
        if (object) append(this.#owned, object, fact);
      }
    }
    for (const referring of updated) this.#names(referring);
  }

  /** Returns the objects by a hash of everything known about them. Objects whose hash is not unique are left out. */
  identified(): Map<string, RowContent> {
    const found = new Map<string, RowContent | null>();
    for (const row of this.#objects.values()) {
      const owned = row.cited === 'record' ? [] : (this.#owned.get(row) ?? []).toSorted();
      const identity = JSON.stringify([this.#said(row), owned]);
      found.set(identity, found.has(identity) ? null : row);
    }
    return new Map([...found].flatMap(([identity, row]) => (row ? [[identity, row]] : [])));
  }

  /** Returns the facts that refer to an object, each with the name of the referring field. */
  namedBy(object: RowContent): string[] {
    return this.#naming.get(object) ?? [];
  }

  #names({ fact, references }: Referring): void {
    for (const reference of references) {
      const object = this.#objectOf(reference);
      if (object) append(this.#naming, object, `${reference.field} ${fact}`);
    }
  }

  #objectOf({ to, slug }: Reference): RowContent | undefined {
    return to.map((kind) => this.#objects.get(`${kind} ${slug}`)).find((object) => object !== undefined);
  }

  #said({ kind, digest, references }: RowContent): string {
    const named = references.map((reference) => {
      const object = this.#objectOf(reference);
      return [reference.field, object ? this.#said(object) : reference.slug, reference.detail];
    });
    return digestOf([kind, digest, named]);
  }
}

function append<Key>(lists: Map<Key, string[]>, key: Key, value: string): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** Returns the content of a row from its view. */
export function rowContent(kind: Plural, id: string, view: RecordedView): RowContent {
  const declared = kindNamed(kind);
  const passage = Array.isArray(view['citations']) ? String(view['citations'][0]) : null;
  const cited = passage === null ? null : passage.includes(';sha256=') ? 'record' : 'passage';
  const left = new Set([
    'slug',
    'citations',
    ...referenceFields(declared).keys(),
    ...(cited === 'record' ? wordingOf(declared) : []),
  ]);
  const values = Object.entries(view).filter(([field]) => !left.has(field));
  return {
    ...{ kind, id, slug: hasSlug(kind) ? (view['slug'] as string) : null },
    digest: digestOf([passage && withoutKey(passage), values.toSorted(([a], [b]) => (a < b ? -1 : 1))]),
    references: referencesIn(kind, view),
    cited,
  };
}

/** Sources are never renamed: a different slug is a different source. */
const hasSlug = (kind: Plural) => slugColumn(kindNamed(kind)) === 'slug' && kind !== 'sources';

/** Removes the record's key from a passage, since the key is derived from the slug. */
const withoutKey = (passage: string) => passage.replace(/#[^;]*;(?=sha256=)/, '#');

function referencesIn(kind: Plural, view: RecordedView): Reference[] {
  return [...referenceFields(kindNamed(kind))].flatMap(([field, to]) =>
    ([view[field] ?? []].flat() as string[]).map((entry) => {
      const [slug, detail = ''] = entry.split(/ (?=\()/, 2) as [string, string?];
      return { field, to, slug, detail };
    }),
  );
}

/** The fields of a kind that contain slugs, each with the kinds it may refer to. */
const referenceFields = memoized((kind: Kind) => {
  const fields = claimFields(kind.shape).flatMap(({ name, refersTo, links, type }): [string, string[]][] => {
    if (refersTo) return [[name, [refersTo]]];
    return links ? [[name, linkReferences(type as never).map((each) => each.refersTo!)]] : [];
  });
  const owner = ownerKind(kind);
  return new Map(owner ? [...fields, [owner.name, [owner.plural]]] : fields);
});

/** The fields whose wording may change when a mapping is corrected, although the record is the same. */
const wordingOf = memoized(({ shape }: Kind) =>
  claimFields(shape).flatMap(({ name, isOurWords, isSpelling, mayFollow }) =>
    isOurWords || isSpelling || mayFollow ? [name] : [],
  ),
);

function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url');
}
