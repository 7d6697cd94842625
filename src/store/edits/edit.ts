import { findClaim, inputKey, putClaim, removeClaim } from '../../claims/draft.js';
import type { Claim, Key, Kind } from '../../claims/kinds/kind.js';
import { slug } from '../../claims/kinds/fields.js';
import { ownerOf } from '../../claims/kinds/kinds.js';
import type { Path } from '../../claims/problem.js';
import type { PrismaClient } from '../../db/generated/client.js';
import { refuse } from './edit-refused.js';
import { edited, openDraft } from './edited.js';
import { once, type Request } from './idempotency.js';
import { factById, factByKey, sourcesOf, type StoredFact, type Tx } from './stored-fact.js';

// A mutation changes what one source claims, by the same rules and the same writer as an import (decision 12). So the
// store is still a function of its sources' annotations, and an editor's work is kept when other sources are imported.

export interface Creation extends Request {
  /** Of a kind in a table, the slug or the key within the source. */
  key: Key;
  claim: Claim;
  source: string;
}

/** Adds a claim to a source; gives the id of the row, which other sources may have claimed before. */
export function create(prisma: PrismaClient, kind: Kind, creation: Creation): Promise<string> {
  const { key, claim, source, by } = creation;
  return edited(prisma, (tx) =>
    once(tx, kind, creation, async () => {
      const draft = await openDraft(tx, source, by);
      if ('table' in kind.place) refuseNoSlug(kind.place.slug ?? 'slug', key['slug'] as string);
      if (findClaim(kind, draft.annotation, key)) {
        refuse(
          'ALREADY_EXISTS',
          `The source ${source} already claims ${kind.thing} with this key. Update that claim instead.`,
          [],
        );
      }
      const place = putClaim(kind, draft.annotation, key, claim);
      if (!place) {
        const { name, thing } = ownerOf(kind)!;
        refuse(
          'NOT_FOUND',
          `The source ${source} claims no ${name} ${String(key[name])}. Create ${thing} in it first.`,
          [name],
        );
      }
      await draft.save(kind, claim, place);
      return (await factByKey(tx, kind, key, source))!.id;
    }),
  );
}

export interface Target {
  /** Null where nothing has the name that was given. */
  id: string | null;
  /** The version that the editor saw. */
  version: number;
  /** The source whose claim is changed; null for the only one that there is. */
  source: string | null;
  by: string;
}

/** Changes what a source claims; gives the id of the row that the claim is about then. */
export function update(prisma: PrismaClient, kind: Kind, target: Target, changes: Claim): Promise<string> {
  return edited(prisma, async (tx) => {
    const stored = await current(tx, kind, target);
    const source = await theSource(tx, kind, target, stored);
    const { annotation, save } = await openDraft(tx, source, target.by);
    const placed = findClaim(kind, annotation, stored.key);
    if (!placed)
      refuse('NOT_FOUND', `The source ${source} makes no claim about this ${kind.name}. Name a source that does.`, [
        'source',
      ]);
    const claim = patched(placed.claim, changes);
    const key = 'table' in kind.place ? stored.key : inputKey(kind, { ...owned(kind, stored.key), ...claim });
    if (!sameKey(key, stored.key)) {
      if (findClaim(kind, annotation, key)) refuse('ALREADY_EXISTS', `The source ${source} already claims ${kind.thing} with this key. Choose another key.`, []); // prettier-ignore
      removeClaim(kind, annotation, stored.key);
    }
    await save(kind, claim, putClaim(kind, annotation, key, claim), stored.id);
    // Another source may claim one under that key already, or go on claiming this one.
    return (await factByKey(tx, kind, key, source))!.id;
  });
}

/** Withdraws the claims about a row, of one source or of all; gives its id. */
export function retract(prisma: PrismaClient, kind: Kind, target: Target): Promise<string> {
  return edited(prisma, async (tx) => {
    const stored = await current(tx, kind, target);
    const sources = await sourcesOf(tx, kind, stored);
    if (target.source !== null && !sources.includes(target.source))
      refuse(
        'NOT_FOUND',
        `The source ${target.source} makes no claim about this ${kind.name}. Name a source that does.`,
        ['source'],
      );
    for (const source of target.source === null ? sources : [target.source]) {
      const { annotation, save } = await openDraft(tx, source, target.by);
      removeClaim(kind, annotation, stored.key);
      await save(kind, {}, null);
    }
    return stored.id;
  });
}

/** Before the slug becomes a key of the draft: `__proto__` must not. */
function refuseNoSlug(name: string, text: string): void {
  const { success, error } = slug.safeParse(text);
  if (!success) refuse('SHAPE', `The ${name} ${JSON.stringify(text)} ${error.issues[0]!.message}.`, [name]);
}

/** The stored row, at the version that the editor saw. */
export async function current(
  tx: Tx,
  kind: Kind,
  { id, version }: Pick<Target, 'id' | 'version'>,
  path: Path = [],
): Promise<StoredFact> {
  const stored = id === null ? null : await factById(tx, kind, id);
  if (!stored) refuse('NOT_FOUND', `There is no such ${kind.name}. It may have been deleted.`, path);
  if (stored.version !== version) {
    const message = `Version conflict: expected ${version}, current ${stored.version}. Read it again and retry.`;
    refuse('CONFLICT', message, [...path, 'version']);
  }
  return stored;
}

async function theSource(tx: Tx, kind: Kind, { source }: Target, stored: StoredFact): Promise<string> {
  if (source !== null) return source;
  const sources = await sourcesOf(tx, kind, stored);
  if (sources.length === 1) return sources[0]!;
  const found = sources.length === 0 ? 'No source makes' : `Several sources make (${sources.join(', ')})`;
  const advice = sources.length === 0 ? 'Create one first' : 'Name the source to change';
  return refuse('SOURCE_REQUIRED', `${found} a claim about this ${kind.name}. ${advice}.`, ['source']);
}

/** Null removes a value; what is left out stays. */
function patched(claim: Claim, changes: Claim): Claim {
  const all = Object.entries({ ...claim, ...changes });
  return Object.fromEntries(all.filter(([, value]) => value !== null && value !== undefined));
}

function owned(kind: Kind, key: Key): Claim {
  const owner = ownerOf(kind);
  return owner ? { [owner.name]: key[owner.name] } : {};
}

function sameKey(one: Key, other: Key): boolean {
  const fields = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...fields].every((field) => (one[field] ?? null) === (other[field] ?? null));
}
