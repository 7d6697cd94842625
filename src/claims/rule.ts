import type { Annotation } from './annotation.js';
import type { Countries } from './countries/country.js';
import type { CodePoints } from './text/code-points.js';
import type { Problem } from './problem.js';

/** What an annotation is checked against. */
export interface Context {
  /** The source's text; null where it is not at hand. */
  text: CodePoints | null;
  /** All countries, by slug. */
  countries: Countries;
}

/** The validator adds the rule's name, and the place in the file. */
export type Breach = Pick<Problem, 'path' | 'message'>;

export interface Rule {
  /** What must hold: a sentence, which also describes the error code in the API. */
  sentence: string;
  /** Finds every breach. A rule skips invalid dates and unresolved references: other rules report them. */
  check(annotation: Annotation, context: Context): Iterable<Breach>;
}
