import type { Annotation } from './annotation.js';
import type { CodePoints } from './text/code-points.js';
import type { Problem } from './problem.js';

/** What an annotation is judged by, besides itself. */
export interface Context {
  /** The source's text, where whoever checks has it. */
  text: CodePoints | null;
  /** Slugs of the countries that there are. */
  countries: ReadonlySet<string>;
}

/** A breach of one law: the law's name and the place in the file are added to it. */
export type Breach = Pick<Problem, 'path' | 'message'>;

/** One law: every breach of it, or none. Dates that do not read and references that lead nowhere are others' breaches. */
export type Rule = (annotation: Annotation, context: Context) => Breach[];
