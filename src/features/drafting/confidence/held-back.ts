import { createHash } from 'node:crypto';
import { SURE } from './confidence.js';
import type { DraftedProposal } from '../proposal.js';

/** How many of the sure proposals are not shown before an editor has decided: one in twenty. */
export const HELD_BACK = 0.05;

/**
 * Whether the desk does not show a sure proposal before an editor has said for themselves what its words are. It follows from the
 * draft and the first passage, so that nothing is remembered, all processes say the same, and so do all proposals for the same words.
 */
export function isHeldBack(draft: string, { confidence, passages }: Pick<DraftedProposal, 'confidence' | 'passages'>): boolean {
  const [passage] = passages;
  if (confidence < SURE || passage === undefined) return false;
  const hash = createHash('sha256')
    .update(JSON.stringify([draft, passage]))
    .digest();
  return hash.readUInt32BE(0) < HELD_BACK * 2 ** 32;
}
