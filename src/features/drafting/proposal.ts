import type { Claim, ClaimKey } from '../../model/kinds/kind.js';
import type { KindModel } from '../../model/kinds/kinds.js';

/** From where to where, exclusive, in code points. */
export type ProposedPassage = readonly [start: number, end: number];

/** What a step proposes. */
export interface Proposed {
  /** The kind of fact. */
  type: KindModel;
  /** Its key in the annotation. Left out, that of a statement is made of its words, and that of a claim in a list of its fields. */
  key?: ClaimKey;
  /** The claim with its passages, as the annotation would have it. */
  claim: Claim;
  /** Where the text says so. Left out, what the claim cites. */
  passages?: readonly ProposedPassage[];
  /**
   * The fields that may be wrong, or missing: the rest is certain, and the confidence is about them. Left out, it is about
   * the claim as a whole.
   */
  doubted?: readonly string[];
  /** The evidence for it, by the names in `confidence.ts`. */
  features: readonly string[];
  /** Why, in one plain sentence. */
  reason: string;
  /** What proposes it; left out, the rules. */
  proposedBy?: string;
}

/** A fact that is proposed for an annotation, as a draft holds it. It breaks no rule. */
export interface DraftedProposal {
  /** Unique in the text; of the same fact the same when it is proposed again. */
  name: string;
  type: KindModel;
  key: ClaimKey;
  claim: Claim;
  passages: ProposedPassage[];
  doubted: string[];
  features: string[];
  reason: string;
  /** The probability that the claim is right, from 0 to 1. */
  confidence: number;
  /** `rules`, or `model:NAME`. */
  proposedBy: string;
}
