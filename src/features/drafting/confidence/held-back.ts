import { createHash } from 'node:crypto';
import { SURE } from './confidence.js';
import type { DraftedProposal } from '../proposal.js';

/** The share of sure proposals that are held out until an editor has decided: one in twenty. */
export const HELD_BACK = 0.05;

/**
 * Whether a sure proposal is held out: the desk shows it only after the editor has annotated the words independently. Computed
 * from the draft and the first passage, so that nothing is stored, and all processes and all proposals for the same words
 * agree. People and organizations are never held out, since many other facts refer to them.
 */
export function isHeldBack(
  draft: string,
  { type, confidence, passages }: Pick<DraftedProposal, 'confidence' | 'passages'> & { type: string },
): boolean {
  const [passage] = passages;
  if (type === 'Person' || type === 'Organization' || confidence < SURE || passage === undefined) return false;
  const hash = createHash('sha256')
    .update(JSON.stringify([draft, passage]))
    .digest();
  return hash.readUInt32BE(0) < HELD_BACK * 2 ** 32;
}
