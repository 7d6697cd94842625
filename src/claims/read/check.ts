import { annotation as shape, type Annotation } from '../annotation.js';
import { CodePoints } from '../text/code-points.js';
import { setPlacesInWhole } from '../claims.js';
import { listIn } from '../entries.js';
import type { Path, Problem } from '../problem.js';
import { readAnnotation } from './read.js';
import type { Context } from '../rule.js';
import { shapeProblems } from './shape-problems.js';
import { validateAnnotation, validatePart } from '../validate.js';

export interface Import {
  yaml: string;
  /** The source's text, to be checked and stored beside the annotation. */
  text?: string | undefined;
}

export interface Checked {
  /** Null if it could not be read. */
  annotation: Annotation | null;
  problems: Problem[];
}

export type CheckAnnotation = (one: Import, countries: ReadonlySet<string>) => Checked | Promise<Checked>;

/** Reads and checks an annotation. A megabyte takes seconds, so a server uses a `CheckThread`. */
export function checkAnnotation({ yaml, text }: Import, countries: ReadonlySet<string>): Checked {
  const { annotation, problems, locate } = readAnnotation(yaml);
  if (!annotation) return { annotation, problems };
  const context = { text: text === undefined ? null : new CodePoints(text), countries };
  return { annotation, problems: validateAnnotation(annotation, context, locate) };
}

/** Where the claims of its lists stand in the whole annotation, of which a part is given. */
export type PlacesInWhole = Readonly<Record<string, readonly number[]>>;

/** Checks the part of an annotation that was changed, and what the change concerns: see `Rule`. */
export function checkPart(draft: Annotation, places: PlacesInWhole, context: Context): Checked {
  const read = shape.safeParse(draft, { reportInput: true });
  if (!read.success) {
    const problems = shapeProblems(read.error.issues);
    return { annotation: null, problems: problems.map((each) => ({ ...each, path: inWhole(each.path, places) })) };
  }
  for (const [collection, at] of Object.entries(places)) setPlacesInWhole(listIn(read.data, collection), at);
  return { annotation: read.data, problems: validatePart(read.data, context) };
}

/** The path in the whole annotation of a path in a part of it. */
export function inWhole(path: Path, places: PlacesInWhole): Path {
  const [collection, index, ...rest] = path;
  const place = typeof index === 'number' ? places[collection!]?.[index] : undefined;
  return place === undefined ? path : [collection!, place, ...rest];
}

/** Checks an annotation that was changed after it was read. */
export function checkDraft(draft: Annotation, context: Context): Checked {
  const read = shape.safeParse(draft, { reportInput: true });
  if (!read.success) return { annotation: null, problems: shapeProblems(read.error.issues) };
  return { annotation: read.data, problems: validateAnnotation(read.data, context) };
}
