import type { z } from 'zod';
import { type Annotation, annotation } from '../annotation.js';
import { inOrderOfPlace, type Path, type Problem } from '../problem.js';
import type { Reason } from '../reasons.js';
import { isObject } from '../../shared/json.js';
import type { CodePoints } from '../text/code-points.js';
import { sha256 } from '../text/sha256.js';
import { type Location, type Parsed, parseYaml } from './parse.js';
import { type Filled, fillInPassages } from './quoted-passages.js';
import { salvage, type Salvaged } from './salvage.js';
import { shapeProblems } from './shape-problems.js';
import { TABLED } from '../kinds/kinds.js';

export interface ReadAnnotation {
  /** Null if there are problems. */
  annotation: Annotation | null;
  problems: Problem[];
  /** The part that the rules can check despite the problems; null if too little is left. */
  checkable: Salvaged | null;
  /** The passages that the file cites by their words, with their offsets. */
  filled: Filled[];
  /** Returns the position of a path in the file, or of the nearest enclosing part. */
  locate: (path: Path) => Location;
  rangeOf: Parsed['rangeOf'];
  /** Keeps the problems of the checkable part that are certain despite the syntax problems. */
  certain: (problems: Problem[]) => Problem[];
}

/**
 * Reads an annotation from YAML or JSON. Returns all syntax and shape problems. The text is used to find passages
 * cited by their words.
 */
export function readAnnotation(yaml: string, text: CodePoints | null = null): ReadAnnotation {
  const parsed = parseYaml(yaml);
  const { value, problems: syntax, locate, rangeOf } = parsed;
  const given = { locate, rangeOf, certain: (problems: Problem[]) => certain(parsed, problems) };
  if (value === undefined) {
    return { annotation: null, problems: inOrderOfPlace(syntax), checkable: null, filled: [], ...given };
  }

  if (text) fillInText(value, text);
  const { filled, problems: notFound, unfound } = fillInPassages(value, text);
  const read = readShape(value);
  const shape = read.success ? [] : shapeProblems(read.error.issues);
  const further = [...notFound, ...shape].map((problem) => ({ ...problem, ...locate(problem.path) }));
  const problems = inOrderOfPlace([...syntax, ...certain(parsed, further)]);
  const checkable = read.success
    ? { annotation: read.data, doubtful: [], original: (path: Path) => path }
    : salvage(value, shape, text);
  checkable?.doubtful.push(...unfound);
  const isWhole = read.success && problems.length === 0 && unfound.length === 0;
  return { annotation: isWhole ? read.data : null, problems, checkable, filled, ...given };
}

/** Fills in the text's hash and length if the source states neither. */
export function fillInText(value: unknown, text: CodePoints): void {
  const source = isObject(value) ? value['source'] : null;
  if (!isObject(source) || 'sha256' in source || 'length' in source) return;
  Object.assign(source, { sha256: sha256(text.text), length: text.length });
}

const LACKS: ReadonlySet<Reason> = new Set([
  'MISSING',
  'URL_MISSING',
  'HASH_MISSING',
  'LENGTH_MISSING',
  'ORIGINAL_LANGUAGE_MISSING',
]);

/** Keeps the problems that are certain despite syntax problems. Whatever seems to be missing may come later in the file. */
function certain({ problems: syntax, isIntact }: Parsed, problems: Problem[]): Problem[] {
  if (syntax.length === 0) return problems;
  return problems.filter(({ path, rule, reason }) => isIntact(path) && rule !== 'reference-resolves' && !LACKS.has(reason));
}

type Table = Record<string, unknown>;

/** The number of table entries that are read at a time. */
const PART = 1_000;

/**
 * Parses a value as an annotation. Replaces the entries of its large tables in place, part by part, so that memory never
 * holds them twice.
 */
function readShape(value: unknown): z.ZodSafeParseResult<Annotation> {
  const whole = () => annotation.safeParse(value, { reportInput: true });
  if (!isObject(value)) return whole();
  const large = TABLED.map(({ place }) => place.table).filter((table) => isLarge(value[table]));
  if (large.length === 0) return whole();
  for (const table of large) if (!replaceEntries(table, value[table] as Table)) return whole();
  const others = annotation.safeParse({ ...value, ...Object.fromEntries(large.map((table) => [table, {}])) });
  if (!others.success) return whole();
  const tables = large.map((table) => [table, value[table]]);
  return { success: true, data: { ...others.data, ...(Object.fromEntries(tables) as object) } };
}

function isLarge(value: unknown): boolean {
  return isObject(value) && Object.keys(value).length > PART;
}

/** Returns false if an entry has a problem. Replaced entries can be read again. */
function replaceEntries(table: string, rows: Table): boolean {
  const shape = (annotation.shape as unknown as Record<string, z.ZodType<Table>>)[table]!;
  const slugs = Object.keys(rows);
  for (let start = 0; start < slugs.length; start += PART) {
    const some = Object.fromEntries(slugs.slice(start, start + PART).map((slug) => [slug, rows[slug]]));
    const read = shape.safeParse(some);
    if (!read.success) return false;
    for (const slug of Object.keys(some)) rows[slug] = read.data[slug];
  }
  return true;
}
