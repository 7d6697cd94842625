import { keyText, withOwner } from '../../../model/claims.js';
import { inOurWords } from '../../../model/read/shape-problems.js';
import { formSentence } from '../../../model/reasons.js';
import { findClaim, inputKey, putClaim, removeClaim } from '../../../model/change-claim.js';
import type { Claim, ClaimKey, Kind } from '../../../model/kinds/kind.js';
import { claimFields, slug } from '../../../model/kinds/fields.js';
import { ownerKind, referencedKind, slugColumn } from '../../../model/kinds/kinds.js';
import type { Path } from '../../../model/problem.js';
import type { Histories } from '../../../store/feed/history.js';
import { refuse } from './edit-refused.js';
import { openPart, savePart } from './run-edit.js';
import { once, refuseDeleted, type Request } from './idempotency.js';
import { factById, factByKey, claimingSources, type StoredFact } from './stored-fact.js';
import type { Tx } from '../../../store/transaction.js';
import { nameIn } from '../../../model/entries.js';
import { referencesIn } from '../../../model/references.js';
import { prismaModel } from '../../../store/rows/stored.js';
import type { EditedPart } from './edited-part.js';

// A mutation edits the annotation of one source, with the same rules and writer as an import (decision 12). The store thus
// remains a function of its annotations, and importing another source does not undo an editor's work.

export interface Creation extends Request {
  /** For a kind in a table, only the slug. */
  key: ClaimKey;
  claim: Claim;
  source: string;
  /** The change sets of several edits (see `Author`). */
  histories?: Histories | undefined;
}

/** Adds a claim to a source. Returns the id of its row, which another source may already have created. @throws EditRefused */
export async function create(tx: Tx, kind: Kind, creation: Creation): Promise<string> {
  const { key, claim, source, by, histories } = creation;
  const { ids, isRepeated } = await once(tx, kind.model, creation, async () => {
    const part = await openPart(tx, source);
    checkSlug(kind, key);
    await part.load(kind, key);
    if (findClaim(kind, part.annotation, key)) refuseTaken(source, kind);
    const place = putClaim(kind, part.annotation, key, claim);
    if (!place) {
      const { name, thing } = ownerKind(kind)!;
      const message = `The source ${source} claims no ${name} ${String(key[name])}. Create ${thing} in it first.`;
      refuse('NOT_FOUND', message, [name]);
    }
    await declareReferents(part, kind, claim);
    await savePart(part, { by, place, histories });
    return [(await factByKey(tx, kind, key, source))!.id];
  });
  const [id] = ids as [string];
  return isRepeated && !(await factById(tx, kind, id)) ? refuseDeleted() : id;
}

export interface Target {
  /** Null if the input does not identify a stored row. */
  id: string | null;
  /** The version that the editor saw. */
  version: number;
  /** The source whose claim is changed. Null if the row has only one source. */
  source: string | null;
  /** Whether a deletion withdraws the claims of all sources. */
  allSources: boolean;
  by: string;
  /** The change sets of several edits (see `Author`). */
  histories?: Histories | undefined;
}

/** Changes a source's claim. Returns the id of the row that the claim is about afterwards. @throws EditRefused */
export async function updateClaim(tx: Tx, kind: Kind, target: Target, changes: Claim): Promise<string> {
  const stored = await current(tx, kind, target);
  const source = await sourceToChange(tx, kind, target, stored);
  const part = await openPart(tx, source);
  await part.load(kind, stored.key);
  const placed = findClaim(kind, part.annotation, stored.key);
  if (!placed) refuseUnclaimed(source, kind);
  const claim = patched(placed.claim, changes);
  const key = newKey(kind, stored.key, claim);
  const isMoved = keyText(key) !== keyText(stored.key);
  if (isMoved) {
    await part.load(kind, key);
    if (findClaim(kind, part.annotation, key)) refuseTaken(source, kind);
    removeClaim(kind, part.annotation, stored.key);
  }
  const place = putClaim(kind, part.annotation, key, claim);
  await declareReferents(part, kind, claim);
  await savePart(part, { by: target.by, histories: target.histories, place, moved: stored.id });
  // A new key may match a different row, which another source has created.
  return isMoved ? (await factByKey(tx, kind, key, source))!.id : stored.id;
}

/** Withdraws what one source, or every source, claims about a row. Returns its id. @throws EditRefused */
export async function retract(tx: Tx, kind: Kind, target: Target): Promise<string> {
  const stored = await current(tx, kind, target);
  const sources = await claimingSources(tx, kind, stored);
  for (const source of sourcesToWithdraw(kind, target, sources)) {
    const part = await openPart(tx, source);
    await part.load(kind, stored.key);
    removeClaim(kind, part.annotation, stored.key);
    await savePart(part, { by: target.by, histories: target.histories });
  }
  return stored.id;
}

function sourcesToWithdraw(kind: Kind, { source, allSources }: Target, sources: string[]): string[] {
  if (source !== null) {
    if (allSources) refuse('SHAPE', 'Specify `source` or `allSources`, not both.', ['allSources']);
    return sources.includes(source) ? [source] : refuseUnclaimed(source, kind);
  }
  if (sources.length > 1 && !allSources) {
    refuseSeveral(
      sources,
      kind,
      'Specify the source whose claim is to be withdrawn, or set `allSources` to withdraw all claims.',
    );
  }
  return sources;
}

function refuseSeveral(sources: string[], { name }: Kind, advice: string): never {
  refuse('SOURCE_REQUIRED', `Several sources (${sources.join(', ')}) make a claim about this ${name}. ${advice}`, ['source']);
}

function refuseTaken(source: string, { thing }: Kind): never {
  const message = `The source ${source} already claims ${thing} with this key. Update that claim, or use another key.`;
  refuse('ALREADY_EXISTS', message, []);
}

function refuseUnclaimed(source: string, { name }: Kind): never {
  refuse('NOT_FOUND', `The source ${source} makes no claim about this ${name}. Specify a source that does.`, ['source']);
}

/** Must run before the slug is used as an object key, since `__proto__` is not an ordinary key. */
function checkSlug(kind: Kind, key: ClaimKey): void {
  const name = slugColumn(kind);
  const error = name ? slug.safeParse(key['slug'], inOurWords).error : undefined;
  if (error) refuse('SHAPE', `The ${name} ${JSON.stringify(key['slug'])} ${formSentence(error.issues[0]!.message)}.`, [name!]);
}

/** Returns the stored row. @throws EditRefused if its version is not the one that the editor saw */
export async function current(
  tx: Tx,
  kind: Kind,
  { id, version }: Pick<Target, 'id' | 'version'>,
  path: Path = [],
): Promise<StoredFact> {
  const stored = id === null ? null : await factById(tx, kind, id);
  if (!stored) refuse('NOT_FOUND', `There is no such ${kind.name}. It may have been deleted.`, path);
  if (stored.version !== version) refuseVersion(version, stored.version, path);
  return stored;
}

export function refuseVersion(expected: number, current: number, path: Path): never {
  const message = `Version conflict: expected ${expected}, current ${current}. Read it again and retry.`;
  refuse('CONFLICT', message, [...path, 'version']);
}

async function sourceToChange(tx: Tx, kind: Kind, { source }: Target, stored: StoredFact): Promise<string> {
  if (source !== null) return source;
  const sources = await claimingSources(tx, kind, stored);
  if (sources.length === 1) return sources[0]!;
  if (sources.length > 1) refuseSeveral(sources, kind, 'Specify the source to change.');
  return refuse('SOURCE_REQUIRED', `No source makes a claim about this ${kind.name}. Create one first.`, ['source']);
}

/** Null removes a value. Omitted fields do not change. */
function patched(claim: Claim, changes: Claim): Claim {
  const all = Object.entries({ ...claim, ...changes });
  return Object.fromEntries(all.filter(([, value]) => value !== null && value !== undefined));
}

/** A claim in a table keeps its slug, and a claim in a list its owner. */
function newKey(kind: Kind, before: ClaimKey, claim: Claim): ClaimKey {
  const owner = ownerKind(kind);
  return slugColumn(kind) ? before : inputKey(kind, withOwner(kind, claim, owner && before[owner.name]));
}

/**
 * Adds to the part the objects that a claim refers to, with their required fields, if other sources have created them.
 * Facts such as visits and events are not added: each needs a passage of this source.
 */
async function declareReferents(part: EditedPart, kind: Kind, claim: Claim): Promise<void> {
  for (const { to, slug } of referencesIn(kind.shape, claim)) {
    if (to === 'countries') continue;
    const referent = referencedKind(to);
    if (referent.cited === 'always' || findClaim(referent, part.annotation, { slug })) continue;
    if (await part.has(nameIn(referent, slug))) continue;
    const [row] = await prismaModel(part.tx, referent.model).findMany({ where: { slug } });
    if (!row) continue;
    const required = claimFields(referent.shape).filter((field) => field.required);
    const declared = Object.fromEntries(required.map(({ name }) => [name, row[name]]));
    putClaim(referent, part.annotation, { slug }, referent.shape.parse(declared));
  }
}
