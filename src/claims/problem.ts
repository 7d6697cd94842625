export type Path = (string | number)[];

/** One thing that is wrong with an annotation, and where. */
export interface Problem {
  /** The law that is broken, by the name of its file in rules/; `syntax` and `shape` are the reader's own. */
  rule: string;
  path: Path;
  /** In the annotation's file, both from 1. */
  line?: number;
  column?: number;
  /** A sentence with the values in it, and no full stop. */
  message: string;
}

/** An annotation that is refused, whole. */
export class AnnotationRefused extends Error {
  override readonly name = 'AnnotationRefused';

  constructor(
    readonly problems: Problem[],
    options?: ErrorOptions,
  ) {
    super(problems.map(formatProblem).join('\n'), options);
  }
}

/** As an editor or a terminal can follow it: `12:5 visits.x.cite[0] message (rule)`. */
export function formatProblem({ rule, path, line, column, message }: Problem): string {
  const place = line === undefined ? '' : `${line}:${column} `;
  const where = path.length === 0 ? '' : `${formatPath(path)}: `;
  return `${place}${where}${message} (${rule})`;
}

/** `visits.kim-jong-un-china-2018.delegation[2].cite[0]`. */
export function formatPath(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}

/** In the order in which a reader of the file meets them; those without a place come last, as they were. */
export function inOrderOfPlace(problems: Problem[]): Problem[] {
  const last = Number.MAX_SAFE_INTEGER;
  return problems.toSorted((a, b) => (a.line ?? last) - (b.line ?? last) || (a.column ?? last) - (b.column ?? last));
}
