import { annotation as shape, type Annotation } from '../annotation.js';
import { CodePoints } from '../text/code-points.js';
import type { Problem } from '../problem.js';
import { readAnnotation } from './read.js';
import type { Context } from '../rule.js';
import { shapeProblems } from './shape-problems.js';
import { validateAnnotation } from '../validate.js';

/** An annotation as YAML, or as the value that YAML would give. */
export type Import = ({ yaml: string } | { draft: Annotation }) & {
  /** The source's text, to be checked and stored beside the annotation. */
  text?: string | undefined;
};

export interface Checked {
  /** Null if it could not be read. */
  annotation: Annotation | null;
  problems: Problem[];
}

export type CheckAnnotation = (one: Import, countries: ReadonlySet<string>) => Checked | Promise<Checked>;

/** Reads and checks an annotation. A megabyte takes seconds, so a server uses a `CheckThread`. */
export function checkAnnotation(one: Import, countries: ReadonlySet<string>): Checked {
  const context = { text: one.text === undefined ? null : new CodePoints(one.text), countries };
  if ('draft' in one) return checkDraft(one.draft, context);
  const { annotation, problems, locate } = readAnnotation(one.yaml);
  if (!annotation) return { annotation, problems };
  return { annotation, problems: validateAnnotation(annotation, context, locate) };
}

/** Checks an annotation that was changed after it was read. */
export function checkDraft(draft: Annotation, context: Context): Checked {
  const read = shape.safeParse(draft, { reportInput: true });
  if (!read.success) return { annotation: null, problems: shapeProblems(read.error.issues) };
  return { annotation: read.data, problems: validateAnnotation(read.data, context) };
}
