import { formatPath, type Path, type Problem } from '../../../model/problem.js';
import { reasonMessage, type Reason } from '../../../model/reasons.js';
import { RULES, ruleName } from '../../../model/validate.js';
import { NamedError } from '../../../shared/named-error.js';

const EDIT_CODES = {
  CONFLICT: 'The object or the annotation has changed since the given version. The payload has its current state.',
  NOT_FOUND: 'No object has this id, slug or key.',
  NOT_REVERTIBLE: 'The claims that the change set replaced are not recorded, or an edit cannot restore them.',
  ALREADY_EXISTS: 'The source already makes a claim with this key. Update that claim instead.',
  SOURCE_REQUIRED: 'Several sources make a claim, or none does: specify the source, or set `allSources` in a deletion.',
  DRAFT_STATE: 'The state of the draft does not allow this.',
  SECOND_PERSON: 'A person other than the one who submitted the draft must publish it.',
  IDEMPOTENCY_KEY_REUSED: 'The key was already used for a different mutation or input.',
  REQUEST_TIMEOUT: 'The request timed out before the mutation, or all of its edits, had begun.',
  SYNTAX: 'An annotation is not valid YAML or JSON.',
  SHAPE: 'A value is missing, too long or malformed.',
  QUOTATION_IN_TEXT:
    'The words of a cited passage must occur exactly once in the text, or the passage must say which occurrence it means. The text must be given.',
  STORE: 'Combined with the stored data, the change would violate a database constraint.',
} as const;

const codeOf = (rule: string) => rule.toUpperCase().replaceAll('-', '_');

/** Descriptions by code. A rule's name is a code too: `span-within-text` becomes SPAN_WITHIN_TEXT. */
export const USER_ERROR_CODES: Readonly<Record<string, string>> = {
  ...EDIT_CODES,
  ...Object.fromEntries(Object.entries(RULES).map(([constant, { sentence }]) => [codeOf(ruleName(constant)), sentence])),
};

/** One reason why an edit was refused. */
export interface EditError {
  /** One of `USER_ERROR_CODES`. */
  code: string;
  message: string;
  /** Starts with the mutation's argument, or with `source` for any other part of the source's annotation. */
  path: string[];
  /** Set if the error is a problem in an annotation. */
  reason?: Reason;
  params?: object;
}

/** The mutation was refused, and nothing was written. */
export class EditRefused extends NamedError {
  constructor(readonly errors: EditError[]) {
    super(errors.map(({ message }) => message).join('\n'));
  }
}

export function refuse(code: keyof typeof EDIT_CODES, message: string, path: Path): never {
  throw new EditRefused([{ code, message, path: ['input', ...path].map(String) }]);
}

/** Converts problems of an annotation to errors of a mutation whose claim is at `place` in it. */
export function userErrors(problems: Problem[], place: Path | null): EditError[] {
  return problems.map((problem) => {
    const { path } = problem;
    const within = place?.every((step, index) => path[index] === step) ? path.slice(place.length) : null;
    if (within) return userError(problem, '', ['input', ...inputPath(within)]);
    const where = path.length === 0 ? '' : `${formatPath(path)}: `;
    return userError(problem, where, ['source', ...path.map(String)]);
  });
}

/** Converts one problem of an annotation to an error. Its message starts with `where`. */
export function userError(problem: Problem, where: string, path: string[]): EditError {
  const { rule, reason, params } = problem;
  return { code: codeOf(rule), message: sentence(where + reasonMessage(problem)), path, reason, params };
}

/** An annotation may write a passage as [start, end], where an input has two named fields. */
function inputPath(path: Path): string[] {
  return path.map((step, index) => {
    const inPassage = index === 2 && path[0] === 'cite';
    return inPassage && typeof step === 'number' ? ['start', 'end'][step]! : String(step);
  });
}

function sentence(message: string): string {
  return /[.?]$/.test(message) ? message : `${message}.`;
}
