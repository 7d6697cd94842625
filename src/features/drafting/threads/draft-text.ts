import { readAnnotation } from '../../../model/read/read.js';
import { CodePoints } from '../../../model/text/code-points.js';
import type { Known } from '../names/known.js';
import type { Answered } from '../model/answer.js';
import type { ModelUse } from '../model/ask-model.js';
import { propose, type Proposals } from '../propose.js';
import { withoutKnown, type KnownFact } from '../without-known.js';

/** A text to draft, as sent to a worker thread. */
export interface TextToDraft {
  text: string;
  published: string | null;
  outlet: string | null;
  known: Known;
  /** The annotation so far, as YAML or JSON, which need not be valid; empty if there is none. */
  annotated: string;
  /** The proposals that an editor has accepted, corrected or rejected. */
  decided?: readonly KnownFact[];
  /** The facts that a model found; null if no model was used, or it did not respond. */
  answered?: Answered | null;
}

/** The proposals for a text, and the outcome of asking a model. */
export interface Drafted extends Proposals {
  model?: ModelUse;
}

/** May stop when the signal aborts. */
export type DraftText = (given: TextToDraft, signal: AbortSignal | null) => Drafted | Promise<Drafted>;

/**
 * Proposes facts for an annotation that may be unfinished: facts in parts that cannot be read may be proposed again. Options
 * default to what the annotation states about the source.
 */
export const draftText: DraftText = ({ text, annotated, published, outlet, decided = [], ...given }) => {
  const read = annotated.trim() === '' ? null : readAnnotation(annotated, new CodePoints(text)).checkable;
  const annotation = read?.annotation ?? null;
  const about = {
    published: published ?? annotation?.source.publishedOn ?? null,
    outlet: outlet ?? annotation?.source.publisher ?? null,
  };
  const { proposals, dropped } = propose(text, { ...given, ...about, annotation });
  return { proposals: annotation ? withoutKnown(proposals, annotation, decided) : proposals, dropped };
};
