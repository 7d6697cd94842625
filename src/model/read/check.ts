import type { Countries } from '../countries/country.js';
import { annotation as shape, type Annotation } from '../annotation.js';
import { CodePoints } from '../text/code-points.js';
import { setPlacesInWhole } from '../claims.js';
import { listIn } from '../entries.js';
import { inOrderOfPlace, type Path, type Problem } from '../problem.js';
import { readAnnotation } from './read.js';
import type { RuleContext } from '../rule.js';
import type { Salvaged } from './salvage.js';
import { shapeProblems } from './shape-problems.js';
import { validateAnnotation, validatePart } from '../validate.js';

/** An annotation, either as YAML or as a parsed value. */
export type Import = ({ yaml: string } | { annotation: Annotation }) & {
  /** The source's text, to be checked and stored with the annotation. */
  text?: string | undefined;
};

export interface Checked {
  /** Null if the annotation cannot be read. */
  annotation: Annotation | null;
  problems: Problem[];
}

/** Checks an annotation. May stop when the signal aborts. */
export type CheckAnnotation = (one: Import, countries: Countries, signal?: AbortSignal | null) => Checked | Promise<Checked>;

/**
 * Reads and checks an annotation. Returns all syntax problems, shape problems and rule violations together. A megabyte takes
 * seconds, so the server uses `CheckThreads`.
 */
export function checkAnnotation(one: Import, countries: Countries): Checked {
  const text = one.text === undefined ? null : new CodePoints(one.text);
  if ('annotation' in one) return checkValue(one.annotation, { text, countries });
  const { annotation, problems, checkable, locate, certain } = readAnnotation(one.yaml, text);
  if (!checkable) return { annotation, problems };
  const { annotation: rest, original } = checkable;
  const broken = validateAnnotation(rest, { text, countries }, (path) => locate(original(path)));
  const located = broken.filter(isCertain(checkable)).map((problem) => ({ ...problem, path: original(problem.path) }));
  return { annotation, problems: inOrderOfPlace([...problems, ...certain(located)]) };
}

/** Returns a function that tests whether a problem is certain, rather than caused by what was left out or replaced. */
function isCertain({ annotation, doubtful, original }: Salvaged): (problem: Problem) => boolean {
  const texts = doubtful.map(textOf);
  const places = new Set(texts);
  /** All paths that contain a doubtful path. */
  const around = new Set(doubtful.flatMap((path) => path.map((_step, index) => textOf(path.slice(0, index)))));
  const claims = new Set(doubtful.flatMap((path) => (path.length === 2 ? [path[1]] : [])));
  const lacksTable = doubtful.some((path) => path.length < 2);
  return ({ rule, path }) => {
    if (rule === 'reference-resolves' && (lacksTable || claims.has(valueAt(annotation, path)))) return false;
    const at = original(path);
    return !around.has(textOf(at)) && !at.some((_step, index) => places.has(textOf(at.slice(0, index + 1))));
  };
}

const textOf = (path: Path) => JSON.stringify(path);

function valueAt(annotation: Annotation, path: Path): string | number {
  return path.reduce<unknown>((value, step) => (value as Record<string | number, unknown>)[step], annotation) as string;
}

/** For a partial annotation: the positions in the whole annotation of each list's claims, by list. */
export type PlacesInWhole = Readonly<Record<string, readonly number[]>>;

/** Checks the changed part of an annotation, and what the change affects (see `Rule`). */
export function checkPart(annotation: Annotation, places: PlacesInWhole, context: RuleContext): Checked {
  const read = shape.safeParse(annotation, { reportInput: true });
  if (!read.success) {
    const problems = shapeProblems(read.error.issues);
    return { annotation: null, problems: problems.map((each) => ({ ...each, path: inWhole(each.path, places) })) };
  }
  for (const [collection, at] of Object.entries(places)) setPlacesInWhole(listIn(read.data, collection), at);
  return { annotation: read.data, problems: validatePart(read.data, context) };
}

export function inWhole(path: Path, places: PlacesInWhole): Path {
  const [collection, index, ...rest] = path;
  const place = typeof index === 'number' ? places[collection!]?.[index] : undefined;
  return place === undefined ? path : [collection!, place, ...rest];
}

/** Checks an annotation that was changed after it was read. */
export function checkValue(annotation: Annotation, context: RuleContext): Checked {
  const read = shape.safeParse(annotation, { reportInput: true });
  if (!read.success) return { annotation: null, problems: shapeProblems(read.error.issues) };
  return { annotation: read.data, problems: validateAnnotation(read.data, context) };
}
