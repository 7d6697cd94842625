import { reasonMessage, type Reasoned } from './reasons.js';
import { NamedError } from '../shared/named-error.js';

export type Path = (string | number)[];

/** A problem in an annotation, and where it is. */
export type Problem = Reasoned & {
  /** The name of the broken rule, or `syntax`, `shape` or `store`. */
  rule: string;
  path: Path;
  /** Counted from 1. Set if the annotation was read from a file. */
  line?: number;
  column?: number;
};

export class AnnotationRefused extends NamedError {
  constructor(
    readonly problems: Problem[],
    options?: ErrorOptions,
  ) {
    super(problems.map(formatProblem).join('\n'), options);
  }
}

/** Formats a problem as `12:5 visits.x.cite[0]: message (rule)`. Editors and terminals turn the position into a link. */
export function formatProblem(problem: Problem): string {
  const { rule, path, line, column } = problem;
  const place = line === undefined ? '' : `${line}:${column} `;
  const where = path.length === 0 ? '' : `${formatPath(path)}: `;
  return `${place}${where}${reasonMessage(problem)} (${rule})`;
}

/** Formats a path as `visits.kim-jong-un-china-2018.delegation[2].cite[0]`. */
export function formatPath(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}

/** Sorts problems by position in the file. Problems without a position come last. */
export function inOrderOfPlace(problems: Problem[]): Problem[] {
  const last = Number.MAX_SAFE_INTEGER;
  return problems.toSorted((a, b) => (a.line ?? last) - (b.line ?? last) || (a.column ?? last) - (b.column ?? last));
}
