import { readAnnotation } from '../../../model/read/read.js';
import { CodePoints } from '../../../model/text/code-points.js';
import type { Known } from '../names/known.js';
import type { Answered } from '../model/answer.js';
import type { ModelUse } from '../model/ask-model.js';
import { propose, type Proposals } from '../propose.js';

/** A text to draft, as it is given to a thread. */
export interface TextToDraft {
  text: string;
  published: string | null;
  outlet: string | null;
  known: Known;
  /** What is annotated so far, as YAML or JSON, which need not be valid; empty for nothing. */
  annotated: string;
  /** What a model found; null if none was asked, or it did not answer. */
  answered?: Answered | null;
}

/** What is proposed for a text, and what a model came to that was asked. */
export interface Drafted extends Proposals {
  model?: ModelUse;
}

/** May end when the signal aborts. */
export type DraftText = (given: TextToDraft, signal: AbortSignal | null) => Drafted | Promise<Drafted>;

/**
 * Proposes facts for an annotation that may be unfinished: of what cannot be read, nothing counts as annotated. It says what is
 * not given of the source.
 */
export const draftText: DraftText = ({ text, annotated, published, outlet, ...given }) => {
  const read = annotated.trim() === '' ? null : readAnnotation(annotated, new CodePoints(text)).checkable;
  const annotation = read?.annotation ?? null;
  const about = {
    published: published ?? annotation?.source.publishedOn ?? null,
    outlet: outlet ?? annotation?.source.publisher ?? null,
  };
  return propose(text, { ...given, ...about, annotation });
};
