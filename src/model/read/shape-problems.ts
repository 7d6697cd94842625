import type { z } from 'zod';
import { annotation } from '../annotation.js';
import { similarWords } from '../did-you-mean.js';
import type { Path, Problem } from '../problem.js';
import { reasonMessage, type Measure, type Reasoned } from '../reasons.js';
import { keysAt } from './type-at.js';

type Issue = z.core.$ZodIssue;

/** The type that was parsed, and the path of its value in an annotation. */
interface Whole {
  type: z.ZodType;
  at: Path;
}

/**
 * Converts Zod's issues to problems: one for each unknown key and, for a union, the problems of the alternative that fits best.
 */
export function shapeProblems(issues: Issue[], whole: Whole = { type: annotation, at: [] }, within: Path = whole.at): Problem[] {
  return issues.flatMap((issue) => {
    const path = [...within, ...(issue.path as Path)];
    if (issue.code === 'unrecognized_keys') {
      const known = keysAt(whole.type, path.slice(whole.at.length));
      return issue.keys.map((key) => {
        const params = { key: found(key), similar: similarWords(key, known) };
        return problem([...path, key], { reason: 'UNKNOWN_KEY', params });
      });
    }
    if (issue.code === 'invalid_union') {
      const meant = issue.errors.find((errors) => errors.some((error) => !isOfAnotherType(error)));
      return meant ? shapeProblems(meant, whole, path) : problem(path, alternatives(issue.errors, issue.input));
    }
    if (issue.code === 'invalid_key') {
      return issue.issues.map(({ message }) =>
        problem(path, { reason: 'MALFORMED_KEY', params: { form: message, key: found(path.at(-1)) } }),
      );
    }
    return problem(path, reasoned(issue));
  });
}

const NAMED_BY_ZOD: readonly (string | undefined)[] = ['invalid_type', 'invalid_value', 'too_small', 'too_big'];

/** A Zod parsing option that replaces Zod's messages with this project's. */
export const inOurWords = {
  error: (issue: z.core.$ZodRawIssue): string | undefined =>
    NAMED_BY_ZOD.includes(issue.code) ? reasonMessage(reasoned(issue as Issue)) : undefined,
};

function problem(path: Path, reasoned: Reasoned): Problem {
  return { rule: 'shape', path, ...reasoned };
}

function isOfAnotherType(issue: Issue): boolean {
  return issue.code === 'invalid_type' && issue.path.length === 0;
}

function alternatives(errors: Issue[][], input: unknown): Reasoned {
  const expected = errors.flatMap(([error]) => (error?.code === 'invalid_type' ? [error.expected] : []));
  return { reason: 'WRONG_TYPE', params: { expected, value: found(input) } };
}

function reasoned(issue: Issue): Reasoned {
  const value = found(issue.input);
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? { reason: 'MISSING', params: { expected: issue.expected } }
        : { reason: 'WRONG_TYPE', params: { expected: [issue.expected], value } };
    case 'invalid_value': {
      const options = issue.values.map(String);
      const similar = typeof issue.input === 'string' ? similarWords(issue.input, options) : [];
      return { reason: 'NOT_AN_OPTION', params: { options, value, similar } };
    }
    case 'too_small':
      return { reason: 'TOO_SMALL', params: { measure: measureOf(issue.origin), limit: Number(issue.minimum), value } };
    case 'too_big':
      return { reason: 'TOO_LARGE', params: { measure: measureOf(issue.origin), limit: Number(issue.maximum), value } };
    default:
      return { reason: 'MALFORMED', params: { form: issue.message, value } };
  }
}

function measureOf(origin: string): Measure {
  if (origin === 'array') return 'ENTRIES';
  return origin === 'string' ? 'LENGTH' : 'VALUE';
}

function found(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'a table';
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
