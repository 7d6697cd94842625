import { createHash } from 'node:crypto';
import { claimFields, linkReferences } from '../../model/kinds/fields.js';
import { kindNamed, ownerOf, slugColumn, type Plural } from '../../model/kinds/kinds.js';
import type { RowChange } from './history.js';
import type { RecordedView } from './view.js';

// Which of the objects that a change set deletes are objects that it creates, under another slug (decision 83).

export interface Renaming {
  kind: Plural;
  from: string;
  to: string;
}

/** What a row says, without its slug. */
export interface RowContent {
  kind: Plural;
  id: string;
  /** Null for what is not found by a slug. */
  slug: string | null;
  /** Of the main passage and of all values but references. */
  digest: string;
  references: Reference[];
  /** A record of a data set identifies its object; a passage of a text may be of several. */
  cited: 'record' | 'passage' | null;
}

interface Reference {
  field: string;
  /** The kinds among which the slug is found. */
  to: readonly string[];
  slug: string;
  /** What a list's entry says beside the slug. */
  detail: string;
}

interface Referring {
  /** What the facts on both sides have in common, if they are the same fact. */
  fact: string;
  references: Reference[];
}

/** Collects what a change set does. Memory grows with the digests and slugs of its rows, not with their values. */
export class RenamedObjects {
  readonly #deleted: RowContent[] = [];
  readonly #created: RowContent[] = [];
  readonly #before: Referring[] = [];
  readonly #after: Referring[] = [];

  /** A new source renames nothing: only the slugs that it takes count. */
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

  /** What has a slug of its own. */
  get created(): RowContent[] {
    return this.#created.filter(({ slug }) => slug !== null);
  }

  /** `isKept` says of a deleted object that it was kept after all, because something refers to it. */
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

/** What was deleted, or what was created, with references among them by what the objects say: their slugs may differ. */
class Side {
  readonly #objects = new Map<string, RowContent>();
  readonly #owned = new Map<RowContent, string[]>();
  readonly #naming = new Map<RowContent, string[]>();

  constructor(rows: RowContent[], updated: Referring[]) {
    for (const row of rows) if (row.slug !== null) this.#objects.set(`${row.kind} ${row.slug}`, row);
    for (const row of rows) {
      const [fact, owner] = [this.#said(row), ownerOf(kindNamed(row.kind))];
      this.#names({ fact, references: row.references });
      for (const reference of owner ? row.references : []) {
        const object = reference.field === owner?.name ? this.#objectOf(reference) : undefined;
        if (object) append(this.#owned, object, fact);
      }
    }
    for (const referring of updated) this.#names(referring);
  }

  /** Objects by all that is known of them; those that share it are left out. */
  identified(): Map<string, RowContent> {
    const found = new Map<string, RowContent | null>();
    for (const row of this.#objects.values()) {
      const owned = row.cited === 'record' ? [] : (this.#owned.get(row) ?? []).toSorted();
      const identity = JSON.stringify([this.#said(row), owned]);
      found.set(identity, found.has(identity) ? null : row);
    }
    return new Map([...found].flatMap(([identity, row]) => (row ? [[identity, row]] : [])));
  }

  /** The facts that name an object, with the field that does. */
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

/** What the view of a whole row says. */
export function rowContent(kind: Plural, id: string, view: RecordedView): RowContent {
  const passage = Array.isArray(view['citations']) ? String(view['citations'][0]) : null;
  const cited = passage === null ? null : passage.includes(';sha256=') ? 'record' : 'passage';
  const left = new Set(['slug', 'citations', ...referenceFields(kind).keys(), ...(cited === 'record' ? wordingOf(kind) : [])]);
  const values = Object.entries(view).filter(([field]) => !left.has(field));
  return {
    ...{ kind, id, slug: hasSlug(kind) ? (view['slug'] as string) : null },
    digest: digestOf([passage && withoutKey(passage), values.toSorted(([a], [b]) => (a < b ? -1 : 1))]),
    references: referencesIn(kind, view),
    cited,
  };
}

/** Sources keep their slugs: one under another slug is another source. */
const hasSlug = (kind: Plural) => slugColumn(kindNamed(kind)) === 'slug' && kind !== 'sources';

/** A passage without the key that its record had, which is made of the slug. */
const withoutKey = (passage: string) => passage.replace(/#[^;]*;(?=sha256=)/, '#');

function referencesIn(kind: Plural, view: RecordedView): Reference[] {
  return [...referenceFields(kind)].flatMap(([field, to]) =>
    ([view[field] ?? []].flat() as string[]).map((entry) => {
      const [slug, detail = ''] = entry.split(/ (?=\()/, 2) as [string, string?];
      return { field, to, slug, detail };
    }),
  );
}

/** The fields of a kind that hold slugs, each with the kinds that it refers to. */
const referenceFields = memoized((kind) => {
  const fields = claimFields(kindNamed(kind).shape).flatMap(({ name, refersTo, links, type }): [string, string[]][] => {
    if (refersTo) return [[name, [refersTo]]];
    return links ? [[name, linkReferences(type as never).map((each) => each.refersTo!)]] : [];
  });
  const owner = ownerOf(kindNamed(kind));
  return new Map(owner ? [...fields, [owner.name, [owner.plural]]] : fields);
});

/** The fields that a correction of a mapping may word differently, though the record is the same. */
const wordingOf = memoized((kind) =>
  claimFields(kindNamed(kind).shape).flatMap(({ name, isOurWords, isSpelling, mayFollow }) =>
    isOurWords || isSpelling || mayFollow ? [name] : [],
  ),
);

function memoized<Value>(make: (kind: Plural) => Value): (kind: Plural) => Value {
  const known = new Map<Plural, Value>();
  return (kind) => {
    if (!known.has(kind)) known.set(kind, make(kind));
    return known.get(kind)!;
  };
}

function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url');
}
