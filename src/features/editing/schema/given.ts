import { inputKey } from '../../../model/change-claim.js';
import { claimFields } from '../../../model/kinds/fields.js';
import type { Claim, ClaimKey, Kind } from '../../../model/kinds/kind.js';
import { slugColumn } from '../../../model/kinds/kinds.js';
import { toSlug } from '../../../model/slug.js';
import type { Creation, Target } from '../store/edit.js';
import { factById, factByKey } from '../store/stored-fact.js';
import type { Tx } from '../../../store/transaction.js';
import { rowId } from './answer.js';
import { keyFields } from './input.js';

// Converts the inputs of mutations to edits of annotations.

/** The input of a kind's mutation. */
export type Input = Record<string, unknown>;

export function prepareCreation(kind: Kind, given: Input, by: string): Creation {
  const { source, idempotencyKey, ...rest } = given;
  const fields = withoutNulls(rest);
  return {
    key: keyIn(kind, fields),
    claim: claimIn(kind, fields),
    source: source as string,
    input: withoutNulls(given),
    idempotencyKey: (idempotencyKey as string | null | undefined) ?? null,
    by,
  };
}

/** Returns the fields of an update. Null removes a value. */
export function givenChanges(kind: Kind, given: Input): Claim {
  const identity = keyFields(kind);
  return claimIn(kind, Object.fromEntries(Object.entries(given).filter(([field]) => !identity.includes(field))));
}

/** Finds the row that an update or a deletion refers to. */
export async function findTarget(tx: Tx, kind: Kind, input: Input, by: string): Promise<Target> {
  const row = kind.namedByKey
    ? await factByKey(tx, kind, inputKey(kind, input), '')
    : await factById(tx, kind, rowId(kind, input['id'] as string));
  return {
    id: row?.id ?? null,
    version: input['version'] as number,
    source: (input['source'] as string | null | undefined) ?? null,
    allSources: input['allSources'] === true,
    by,
  };
}

function keyIn(kind: Kind, fields: Input): ClaimKey {
  const column = slugColumn(kind);
  if (!column) return inputKey(kind, fields);
  const slug = toSlug(String(fields[kind.slugFrom!]));
  // A statement's key is made from its first words, to keep it short.
  const made = column === 'key' ? slug.split('-').slice(0, 8).join('-') : slug;
  return { slug: (fields[column] as string | undefined) ?? made };
}

/** The claim fields of an input, in the form of an annotation. */
function claimIn({ shape }: Kind, input: Input): Claim {
  const fields = claimFields(shape).filter(({ name }) => input[name] !== undefined);
  return Object.fromEntries(fields.map(({ name }) => [name, name === 'cite' ? passages(input[name]) : plain(input[name])]));
}

/** In an annotation, a passage without words is [start, end]. */
function passages(cite: unknown): unknown {
  if (!Array.isArray(cite)) return cite;
  return (cite as { start: number; end: number }[]).map(({ start, end, ...rest }) => {
    const more = withoutNulls(rest);
    return Object.keys(more).length === 0 ? [start, end] : { start, end, ...more };
  });
}

/** Converts instances of input types to plain objects. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  return typeof value === 'object' && value !== null ? withoutNulls({ ...value }) : value;
}

function withoutNulls(input: Input): Input {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value != null));
}
