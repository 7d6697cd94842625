import type { Annotation } from './annotation.js';
import type { Countries } from './countries/country.js';
import type { CodePoints } from './text/code-points.js';
import type { Path } from './problem.js';
import type { Reasoned } from './reasons.js';

/** The context in which rules check an annotation. */
export interface RuleContext {
  /** The source's text; null if it is not available. */
  text: CodePoints | null;
  countries: Countries;
  /** The slugs that the whole annotation declares, if only a part of it is checked. Used for suggestions. */
  declared?: Slugs;
}

/** Declared slugs, by table. */
export type Slugs = Readonly<Record<string, ReadonlySet<string>>>;

/** A problem as a rule reports it. The validator adds the name of the rule and the position in the file. */
export type Breach = Reasoned & { path: Path };

/**
 * A rule that annotations must follow.
 *
 * After an edit, a rule sees only the part of the annotation that the edit affects: the changed claims, claims about the
 * same people, everything that these refer to, directly or indirectly, and whatever refers to a removed claim. A rule that
 * needs anything else declares it.
 */
export interface Rule {
  /** The constraint, as a sentence. It is also the description of the error code in the API. */
  sentence: string;
  /** Whether the rule depends only on the source and its text, which no edit changes. */
  isOfText?: true;
  /**
   * By table, the fields that the rule compares with claims that refer to the object. When one of these fields changes, the
   * rule also sees the referring claims.
   */
  comparesWithReferrers?: Readonly<Record<string, readonly string[]>>;
  /** Returns every violation. Rules skip invalid dates and unresolved references, which other rules report. */
  check(annotation: Annotation, context: RuleContext): Iterable<Breach>;
}
