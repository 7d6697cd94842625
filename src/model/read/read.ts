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

/** What was read from an annotation file. */
export interface ReadAnnotation {
  /** Null if there are problems. */
  annotation: Annotation | null;
  problems: Problem[];
  /** What the rules can be checked on in spite of the problems; null if it is too little. */
  checkable: Salvaged | null;
  /** The passages that the file cites by their words, with their offsets. */
  filled: Filled[];
  /** The place of a path in the file, or of the nearest part around it. */
  locate: (path: Path) => Location;
  rangeOf: Parsed['rangeOf'];
  /** Of problems in what is checkable, those that are certain although the file has problems of syntax. */
  certain: (problems: Problem[]) => Problem[];
}

/** Reads an annotation from YAML or JSON. Gives all problems of syntax and of shape. The text finds passages cited by their words. */
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

/** A source that states neither the hash nor the length of its text takes them from the text. */
export function fillInText(value: unknown, text: CodePoints): void {
  const source = isObject(value) ? value['source'] : null;
  if (!isObject(source) || 'sha256' in source || 'length' in source) return;
  Object.assign(source, { sha256: sha256(text.text), length: text.length });
}

/** Reads YAML or JSON of another shape. Gives all problems of syntax, or else all problems of shape. */
export function readYaml<Value>(yaml: string, shape: z.ZodType<Value>) {
  const { value, problems: syntax, locate } = parseYaml(yaml);
  const refused = (problems: Problem[]) => ({ value: null, problems: inOrderOfPlace(problems), locate });
  if (value === undefined || syntax.length > 0) return refused(syntax);
  const read = shape.safeParse(value, { reportInput: true });
  if (read.success) return { value: read.data, problems: [], locate };
  return refused(
    shapeProblems(read.error.issues, { type: shape, at: [] }).map((problem) => ({ ...problem, ...locate(problem.path) })),
  );
}

const LACKS: ReadonlySet<Reason> = new Set([
  'MISSING',
  'URL_MISSING',
  'HASH_MISSING',
  'LENGTH_MISSING',
  'ORIGINAL_LANGUAGE_MISSING',
]);

/** Problems that are certain in spite of those of syntax. What is missing may come later, and so may what is referred to. */
function certain({ problems: syntax, isIntact }: Parsed, problems: Problem[]): Problem[] {
  if (syntax.length === 0) return problems;
  return problems.filter(({ path, rule, reason }) => isIntact(path) && rule !== 'reference-resolves' && !LACKS.has(reason));
}

type Table = Record<string, unknown>;

/** Entries of a table that are read at once. */
const PART = 1_000;

/**
 * Reads a value as an annotation. The entries of its large tables are replaced in the value, a part after the other, so
 * that memory does not hold them twice.
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

/** False if an entry has a problem. Entries that were replaced can be read again. */
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
