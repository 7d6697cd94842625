import { type Annotation, slug } from '../../claims/annotation.js';
import { checkDraft } from '../../claims/read/check.js';
import { CodePoints } from '../../claims/text/code-points.js';
import { AnnotationRefused, type Path } from '../../claims/problem.js';
import { storeWithin } from '../store.js';
import { countrySlugs } from '../countries.js';
import { BRISK, inOneTransaction } from '../transaction.js';
import type { PrismaClient } from '../../db/generated/client.js';
import { declareReferents } from './declare-referents.js';
import { once, type Request } from './idempotency.js';
import { find, type Key, type Noun, put, remove, sameKey, type Stored, type Tx } from './noun.js';
import { documentOf } from './sources.js';
import { EditRefused, refuse, userErrors } from './edit-refused.js';

// A mutation changes what one source claims, by the same rules and the same writer as an import: so the store goes on
// being a function of its sources' annotations, and what an editor wrote is still there when other sources come.

export type Input = Record<string, unknown>;

export interface Creation extends Request {
  key: Key;
  claim: Input;
  source: string;
}

/** Adds a claim to a source; gives the id of what it is about, which other sources may have told of before. */
export function create(prisma: PrismaClient, noun: Noun, creation: Creation): Promise<string> {
  const { key, claim, source, by } = creation;
  return edited(prisma, (tx) =>
    once(tx, noun, creation, async () => {
      const { draft, save } = await open(tx, source, by);
      if ('slug' in key) refuseNoSlug(noun, key['slug'] as string);
      if (find(noun, draft, key)) refuse('ALREADY_EXISTS', `${source} tells of it already: update it.`, []);
      const place = put(noun, draft, key, claim);
      if (!place) {
        const owner = noun.owner!;
        refuse('NOT_FOUND', `${source} does not tell of the ${owner} ${String(key[owner])}: create that first.`, [
          owner,
        ]);
      }
      await save(place, claim);
      return (await noun.byKey(tx, key, source))!.id;
    }),
  );
}

export interface Target {
  /** Null where there is none of the name that was given. */
  id: string | null;
  /** The one that the editor saw. */
  version: number;
  /** The source whose claim it is; where it is left out, the only one that there is. */
  source: string | null;
  by: string;
}

/** Changes what a source claims of a thing; gives the id of what it claims then. */
export function update(prisma: PrismaClient, noun: Noun, target: Target, changes: Input): Promise<string> {
  return edited(prisma, async (tx) => {
    const stored = await current(tx, noun, target);
    const source = await theSource(tx, noun, target, stored);
    const { draft, save } = await open(tx, source, target.by);
    const placed = find(noun, draft, stored.key);
    if (!placed) refuse('NOT_FOUND', `${source} does not tell of it.`, ['source']);
    const claim = patched(placed.claim, changes);
    const key = noun.keyOf?.({ ...claim, ...owned(noun, stored.key) }) ?? stored.key;
    if (!sameKey(key, stored.key)) {
      if (find(noun, draft, key)) refuse('ALREADY_EXISTS', `${source} tells of such a one already.`, []);
      remove(noun, draft, stored.key);
    }
    await save(put(noun, draft, key, claim)!, claim, stored.id);
    // Another source may tell of one by that name already, or go on telling of this one.
    return (await noun.byKey(tx, key, source))!.id;
  });
}

/** Takes back what sources claim of a thing: one of them, or all; gives its id. */
export function retract(prisma: PrismaClient, noun: Noun, target: Target): Promise<string> {
  return edited(prisma, async (tx) => {
    const stored = await current(tx, noun, target);
    const sources = await noun.sources(tx, stored);
    if (target.source !== null && !sources.includes(target.source))
      refuse('NOT_FOUND', `${target.source} does not tell of it.`, ['source']);
    for (const source of target.source === null ? sources : [target.source]) {
      const { draft, save } = await open(tx, source, target.by);
      remove(noun, draft, stored.key);
      await save(null, {});
    }
    return stored.id;
  });
}

/** Before it becomes a key of the draft: `__proto__` would be no key. */
function refuseNoSlug({ type }: Noun, text: string): void {
  const read = slug.safeParse(text);
  const name = type === 'Statement' ? 'key' : 'slug';
  if (!read.success) refuse('SHAPE', `The ${name} ${JSON.stringify(text)} ${read.error.issues[0]!.message}.`, [name]);
}

/** Does it in one transaction, one after the other, whole or not at all; a problem is told as an edit's. */
export async function edited<Result>(prisma: PrismaClient, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  try {
    return await inOneTransaction(prisma, work, BRISK);
  } catch (error) {
    if (error instanceof AnnotationRefused) throw new EditRefused(userErrors(error.problems, null));
    throw error;
  }
}

/** A source's annotation to work on, and what makes the store say what it has become. */
async function open(tx: Tx, source: string, by: string) {
  const document = await documentOf(tx, source);
  if (!document) refuse('NOT_FOUND', `There is no source ${source}: import it first.`, ['source']);
  const draft = structuredClone(document.annotation);

  async function save(place: Path | null, claim: Input, moved?: string): Promise<void> {
    await declareReferents(tx, draft, claim);
    await storeWithin(tx, await judged(tx, draft, document!.text, place), { by, moved, changesOnly: true });
  }
  return { draft, save };
}

/** The draft as an annotation that keeps every law; `place` is where the input's claim stands in it. */
export async function judged(tx: Tx, draft: Annotation, text: string | null, place: Path | null): Promise<Annotation> {
  const context = { text: text === null ? null : new CodePoints(text), countries: await countrySlugs(tx) };
  const { annotation, problems } = checkDraft(draft, context);
  if (problems.length > 0) throw new EditRefused(userErrors(problems, place));
  return annotation!;
}

export async function current(
  tx: Tx,
  noun: Noun,
  { id, version }: Pick<Target, 'id' | 'version'>,
  path: Path = [],
): Promise<Stored> {
  const stored = id === null ? null : await noun.byId(tx, id);
  if (!stored) refuse('NOT_FOUND', `There is no such ${noun.type.toLowerCase()}.`, path);
  if (stored.version !== version) {
    const message = `It is at version ${stored.version} by now, not ${version}: look at what it has become, and try again.`;
    refuse('CONFLICT', message, [...path, 'version']);
  }
  return stored;
}

async function theSource(tx: Tx, noun: Noun, { source }: Target, stored: Stored): Promise<string> {
  if (source !== null) return source;
  const sources = await noun.sources(tx, stored);
  if (sources.length === 1) return sources[0]!;
  const named = sources.length === 0 ? 'No source tells of it' : `These tell of it: ${sources.join(', ')}`;
  return refuse('SOURCE_REQUIRED', `${named}. Name the source whose annotation is to be changed.`, ['source']);
}

/** Null takes a value away; what is left out stays. */
function patched(claim: Input, changes: Input): Input {
  const all = Object.entries({ ...claim, ...changes });
  return Object.fromEntries(all.filter(([, value]) => value !== null && value !== undefined));
}

function owned({ owner }: Noun, key: Key): Input {
  return owner ? { [owner]: key[owner] } : {};
}
