import type { Annotation } from './annotation.js';
import type { Countries } from './countries/country.js';
import type { CodePoints } from './text/code-points.js';
import type { Path } from './problem.js';
import type { Reasoned } from './reasons.js';

/** The text, countries and slugs that rules check an annotation against. */
export interface RuleContext {
  /** The source's text; null where it is not at hand. */
  text: CodePoints | null;
  /** All countries, by slug. */
  countries: Countries;
  /** The slugs that the whole annotation declares, where a part of it is checked. Suggestions are taken from them. */
  declared?: Slugs;
}

/** Slugs by the table that declares them. */
export type Slugs = Readonly<Record<string, ReadonlySet<string>>>;

/** The validator adds the rule's name, and the place in the file. */
export type Breach = Reasoned & { path: Path };

/**
 * After an edit, a rule sees the part of the annotation that the edit concerns: the claims that have changed, those about
 * the same people, all that these refer to, directly or not, and what refers to a claim that is gone. A rule that looks
 * at anything else says so.
 */
export interface Rule {
  /** What must hold: a sentence, which also describes the error code in the API. */
  sentence: string;
  /** Whether it looks at the source and its text alone, which no edit changes. */
  isOfText?: true;
  /** Fields that it compares with claims that refer to theirs, by table. When one changes, it sees those claims too. */
  comparesWithReferrers?: Readonly<Record<string, readonly string[]>>;
  /** Finds every breach. A rule skips invalid dates and unresolved references: other rules report them. */
  check(annotation: Annotation, context: RuleContext): Iterable<Breach>;
}
