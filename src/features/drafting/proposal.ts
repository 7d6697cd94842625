import type { Claim, ClaimKey } from '../../model/kinds/kind.js';
import type { KindModel } from '../../model/kinds/kinds.js';

/** Start and exclusive end, in code points. */
export type ProposedPassage = readonly [start: number, end: number];

/** A fact that a step proposes. */
export interface Proposed {
  type: KindModel;
  /** Its key in the annotation. By default made from the words of a statement, or the fields of a claim in a list. */
  key?: ClaimKey;
  /** The claim with its passages, as it would be in the annotation. */
  claim: Claim;
  /** The passages that support it. Default: the passages that the claim cites. */
  passages?: readonly ProposedPassage[];
  /**
   * The fields that may be wrong or missing. The rest is certain, and the confidence is about these fields. By default it is
   * about the claim as a whole.
   */
  doubted?: readonly string[];
  /** The evidence for it, using the names in `confidence.ts`. */
  features: readonly string[];
  /** The reason for the proposal, in one plain sentence. */
  reason: string;
  /** The origin of the proposal. Default: the rules. */
  proposedBy?: string;
}

/** A proposed fact, as drafts store it. It breaks no rule. */
export interface DraftedProposal {
  /** Unique in the text, and the same when the fact is proposed again. */
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
