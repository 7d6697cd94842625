import { canonicalJson } from '../rows/row.js';
import type { Kind } from '../../model/kinds/kind.js';
import { refuse } from './edit-refused.js';
import { factById } from './stored-fact.js';
import type { Tx } from '../transaction.js';
import { sha256 } from '../../model/text/sha256.js';

export const LONGEST_KEY = 255;
const REMEMBERED_MS = 7 * 24 * 60 * 60 * 1_000;

export interface Request {
  by: string;
  /** The client's key for this request, if any. */
  idempotencyKey: string | null;
  input: unknown;
}

/** Creates at most one row per idempotency key. A repeated request returns the id of the row that the first one created. */
export async function once(
  tx: Tx,
  kind: Kind,
  { by: subject, idempotencyKey: key, input }: Request,
  create: () => Promise<string>,
): Promise<string> {
  if (key === null) return create();
  const path = ['idempotencyKey'];
  if (key.length > LONGEST_KEY) {
    refuse('SHAPE', `The key has ${key.length} characters. Use at most ${LONGEST_KEY}.`, path);
  }
  const request = canonicalJson([kind.model, input]);
  const hash = sha256(request);
  const before = await tx.idempotencyKey.findUnique({ where: { subject_key: { subject, key } } });
  if (before?.sha256 === hash) {
    const made = await factById(tx, kind, before.nodeId);
    const message = 'What was created with this key has been deleted since. Use a new key to create it again.';
    return made?.id ?? refuse('NOT_FOUND', message, path);
  }
  if (before) {
    const message = `The key ${key} was used for another mutation or input. Use a new key.`;
    refuse('IDEMPOTENCY_KEY_REUSED', message, path);
  }
  const nodeId = await create();
  await tx.idempotencyKey.deleteMany({ where: { createdAt: { lt: new Date(Date.now() - REMEMBERED_MS) } } });
  await tx.idempotencyKey.create({ data: { subject, key, sha256: hash, type: kind.model, nodeId } });
  return nodeId;
}
