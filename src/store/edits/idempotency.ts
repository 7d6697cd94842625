import { createHash } from 'node:crypto';
import { canonicalJson } from '../row.js';
import type { Noun, Tx } from './noun.js';
import { refuse } from './edit-refused.js';

export const LONGEST_KEY = 255;
/** How long a key is remembered. */
const REMEMBERED_MS = 7 * 24 * 60 * 60 * 1_000;

/** Who asks for what. */
export interface Request {
  by: string;
  /** The client's own name for this request; null for none. */
  idempotencyKey: string | null;
  input: unknown;
}

/** Does what a client asks for under a key of its own once: asked again, it gives what has become of what was made then. */
export async function once(
  tx: Tx,
  noun: Noun,
  { by: subject, idempotencyKey: key, input }: Request,
  create: () => Promise<string>,
): Promise<string> {
  if (key === null) return create();
  if (key.length > LONGEST_KEY)
    refuse('SHAPE', `A key has at most ${LONGEST_KEY} characters, not ${key.length}.`, ['idempotencyKey']);
  const sha256 = createHash('sha256')
    .update(canonicalJson([noun.type, input]))
    .digest('hex');
  const before = await tx.idempotencyKey.findUnique({ where: { subject_key: { subject, key } } });
  if (before?.sha256 === sha256) {
    const made = await noun.byId(tx, before.nodeId);
    return made?.id ?? refuse('NOT_FOUND', 'What was made under this key has been deleted since.', ['idempotencyKey']);
  }
  if (before)
    refuse('IDEMPOTENCY_KEY_REUSED', `${key} was used for something else: take a new key.`, ['idempotencyKey']);
  const nodeId = await create();
  await tx.idempotencyKey.deleteMany({ where: { createdAt: { lt: new Date(Date.now() - REMEMBERED_MS) } } });
  await tx.idempotencyKey.create({ data: { subject, key, sha256, type: noun.type, nodeId } });
  return nodeId;
}
