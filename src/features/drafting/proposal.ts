import type { Claim, ClaimKey } from '../../model/kinds/kind.js';
import type { KindModel } from '../../model/kinds/kinds.js';

/** Start and exclusive end, in code points. */
export type ProposedPassage = readonly [start: number, end: number];

/** A fact that a step proposes. */
export interface Proposed {
  type: KindModel;
  /** The fact's key in the annotation. Default: made from a statement's words, or from the fields of a list entry. */
  key?: ClaimKey;
  /** The claim with its passages, as it would be in the annotation. */
  claim: Claim;
  /** The passages that support it. Default: the passages that the claim cites. */
  passages?: readonly ProposedPassage[];
  /**
   * The fields that may be wrong or missing. The confidence applies to these fields, and the rest is certain. Default: the
   * confidence applies to the claim as a whole.
   */
  doubted?: readonly string[];
  /** The evidence for the fact, by the names in `confidence.ts`. */
  features: readonly string[];
  /** The reason for the proposal, in one plain sentence. */
  reason: string;
  /** The origin of the proposal. Default: the rules. */
  proposedBy?: string;
}

/** A proposed fact in the form that drafts store. It breaks no rule. */
export interface DraftedProposal {
  /** Unique in the text, and unchanged if the fact is proposed again. */
  name: string;
  type: KindModel;
  key: ClaimKey;
  claim: Claim;
  passages: ProposedPassage[];
  doubted: string[];
  features: string[];
  reason: string;
  /** The probability, from 0 to 1, that the claim is right. */
  confidence: number;
  /** `rules`, or `model:NAME`. */
  proposedBy: string;
}
