import { canonicalJson } from '../../../store/rows/row.js';
import { refuse } from './edit-refused.js';
import type { Tx } from '../../../store/transaction.js';
import { sha256 } from '../../../model/text/sha256.js';

const LONGEST_KEY = 255;
const PATH = ['idempotencyKey'];
const REMEMBERED_MS = 7 * 24 * 60 * 60 * 1_000;

export const IDEMPOTENCY_KEY = `A unique value of your choice, at most ${LONGEST_KEY} characters, that identifies the request. A request repeated within a week with the same key and input has no further effect, and returns the result of the first one. The same key with another input is refused with IDEMPOTENCY_KEY_REUSED.`;

export interface Request {
  by: string;
  /** The client's key for this request, if any. */
  idempotencyKey: string | null;
  input: unknown;
}

/** The ids of the rows that a request created, in the request's order. */
interface Outcome {
  ids: string[];
  /** Whether an earlier request with the same key created them. */
  isRepeated: boolean;
}

/**
 * Carries out a request at most once per idempotency key. The caller must hold a lock that another request with the same key
 * would wait for. @throws EditRefused
 */
export async function once(
  tx: Tx,
  mutation: string,
  { by: subject, idempotencyKey: key, input }: Request,
  work: () => Promise<string[]>,
): Promise<Outcome> {
  if (key === null) return { ids: await work(), isRepeated: false };
  if (key.length > LONGEST_KEY) {
    refuse('SHAPE', `The key has ${key.length} characters. Use at most ${LONGEST_KEY}.`, PATH);
  }
  const hash = sha256(canonicalJson([mutation, input]));
  const before = await tx.idempotencyKey.findUnique({ where: { subject_key: { subject, key } } });
  if (before?.sha256 === hash) return { ids: before.nodeIds, isRepeated: true };
  if (before) {
    const message = `The key ${key} was used for another mutation or input. Use a new key.`;
    refuse('IDEMPOTENCY_KEY_REUSED', message, PATH);
  }
  const nodeIds = await work();
  await tx.idempotencyKey.deleteMany({ where: { createdAt: { lt: new Date(Date.now() - REMEMBERED_MS) } } });
  await tx.idempotencyKey.create({ data: { subject, key, sha256: hash, nodeIds } });
  return { ids: nodeIds, isRepeated: false };
}

export function refuseDeleted(): never {
  refuse('NOT_FOUND', 'The object created with this key has since been deleted. Use a new key to create it again.', PATH);
}
