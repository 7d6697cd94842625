import { kindOf, slugColumn, type Plural } from '../../claims/kinds/kinds.js';
import type { RowChange } from './history.js';
import { inChunks } from '../../batches.js';
import type { Tx } from '../transaction.js';
import type { View } from './view.js';

/** An object that a change set creates or deletes, by its slug. */
interface Entry {
  kind: Plural;
  id: string;
  slug: string;
  /** What it is known by under another slug, the surest first. */
  known: string[];
}

/**
 * The objects that a change set creates and deletes. Where one is created that differs from one that is deleted by its
 * slug alone, or has its passage, it is the same under another slug: the old one leads to it from then on.
 */
export class Renames {
  readonly #created: Entry[] = [];
  readonly #deleted: Entry[] = [];

  add(changes: RowChange[]): void {
    for (const { kind, id, operation, before, after } of changes) {
      if (operation === 'UPDATED' || slugColumn(kindOf(kind)) !== 'slug' || kind === 'sources') continue;
      const view = (operation === 'CREATED' ? after : before)!;
      const entry = { kind, id, slug: view['slug'] as string, known: knownBy(view) };
      (operation === 'CREATED' ? this.#created : this.#deleted).push(entry);
    }
  }

  /** Remembers the former slugs, and forgets those that are in use again. `isGone` says what was deleted in the end. */
  async write(tx: Tx, isGone: (id: string) => boolean): Promise<void> {
    if (this.#created.length === 0) return;
    const isEmpty = (await tx.formerSlug.findFirst({ select: { id: true } })) === null;
    for (const [type, slugs] of isEmpty ? [] : byType(this.#created)) {
      await inChunks(slugs, async (some) => {
        await tx.formerSlug.deleteMany({ where: { type, slug: { in: some } } });
        return [];
      });
    }
    for (const { type, from, to } of this.#renamed(isGone)) await rename(tx, type, from, to);
  }

  #renamed(isGone: (id: string) => boolean): { type: string; from: string; to: string }[] {
    let [deleted, created] = [this.#deleted.filter(({ id }) => isGone(id)), this.#created];
    const found: { type: string; from: string; to: string }[] = [];
    for (let n = 0; deleted.length > 0 && n < 2; n++) {
      const [old, now] = [unambiguous(deleted, n), unambiguous(created, n)];
      const pairs = [...old].flatMap(([key, from]) => (now.has(key) ? [[from, now.get(key)!] as const] : []));
      found.push(...pairs.map(([from, to]) => ({ type: kindOf(from.kind).model, from: from.slug, to: to.slug })));
      const paired = new Set<Entry>(pairs.flat());
      [deleted, created] = [deleted, created].map((all) => all.filter((entry) => !paired.has(entry))) as [Entry[], Entry[]];
    }
    return found;
  }
}

/** A slug of an object leads to another: so do those that led to it. */
export async function rename(tx: Tx, type: string, from: string, to: string): Promise<void> {
  await tx.formerSlug.updateMany({ where: { type, current: from }, data: { current: to } });
  await tx.formerSlug.upsert({
    where: { type_slug: { type, slug: from } },
    create: { type, slug: from, current: to },
    update: { current: to },
  });
}

/** Of what is cited, its main passage, and then all but slug and passages; of the rest, the name. */
function knownBy({ slug: _, citations, ...rest }: View): string[] {
  if (!Array.isArray(citations)) return [JSON.stringify(rest['name'])];
  return [wordsAt(String(citations[0])), JSON.stringify(rest)];
}

/** A passage without the key that its record had, which is made of the slug. */
const wordsAt = (passage: string) => passage.replace(/#[^;]*;(?=sha256=)/, '#');

/** The entries by the nth of what they are known by, of the same kind; those that share it are left out. */
function unambiguous(entries: Entry[], n: number): Map<string, Entry> {
  const found = new Map<string, Entry | null>();
  for (const entry of entries) {
    const known = entry.known[n];
    if (known === undefined) continue;
    const key = `${entry.kind} ${known}`;
    found.set(key, found.has(key) ? null : entry);
  }
  return new Map([...found].flatMap(([key, entry]) => (entry ? [[key, entry]] : [])));
}

function byType(entries: Entry[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { kind, slug } of entries) {
    const { model } = kindOf(kind);
    found.set(model, [...(found.get(model) ?? []), slug]);
  }
  return found;
}
