import type { z } from 'zod';
import { annotation } from '../annotation.js';
import { didYouMean } from '../did-you-mean.js';
import type { Path, Problem } from '../problem.js';
import { keysAt } from './type-at.js';

type Issue = z.core.$ZodIssue;

/** The type that the issues concern, and where its values stand in an annotation. */
interface Whole {
  type: z.ZodType;
  at: Path;
}

/** Zod's issues as problems: one for each unknown key; of a union, those of the alternative that fits best. */
export function shapeProblems(issues: Issue[], whole: Whole = { type: annotation, at: [] }, within: Path = whole.at): Problem[] {
  return issues.flatMap((issue) => {
    const path = [...within, ...(issue.path as Path)];
    if (issue.code === 'unrecognized_keys') {
      const known = keysAt(whole.type, path.slice(whole.at.length));
      return issue.keys.map((key) => problem([...path, key], `unknown key ${found(key)}${didYouMean(key, known)}`));
    }
    if (issue.code === 'invalid_union') {
      const meant = issue.errors.find((errors) => errors.some((error) => !isOfAnotherType(error)));
      return meant ? shapeProblems(meant, whole, path) : problem(path, alternatives(issue.errors, issue.input));
    }
    if (issue.code === 'invalid_key') {
      return issue.issues.map(({ message }) => problem(path, `the key ${found(path.at(-1))} ${message}`));
    }
    return problem(path, sentence(issue));
  });
}

function problem(path: Path, message: string): Problem {
  return { rule: 'shape', path, message };
}

function isOfAnotherType(issue: Issue): boolean {
  return issue.code === 'invalid_type' && issue.path.length === 0;
}

function alternatives(errors: Issue[][], input: unknown): string {
  const expected = errors.flatMap(([error]) => (error?.code === 'invalid_type' ? [typeName(error.expected)] : []));
  return `must be ${expected.join(' or ')}, not ${found(input)}`;
}

function sentence(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? `is missing: must be ${typeName(issue.expected)}`
        : `must be ${typeName(issue.expected)}, not ${found(issue.input)}`;
    case 'invalid_value':
      return `must be one of ${issue.values.join(', ')}, not ${found(issue.input)}${suggestion(issue)}`;
    case 'too_small':
      return `must be ${measured(issue)}at least ${issue.minimum}, not ${found(issue.input)}`;
    case 'too_big':
      return `must be ${measured(issue)}at most ${issue.maximum}, not ${found(issue.input)}`;
    default:
      return `${issue.message}: ${found(issue.input)}`;
  }
}

function suggestion({ input, values }: z.core.$ZodIssueInvalidValue): string {
  return typeof input === 'string' ? didYouMean(input, values.map(String)) : '';
}

function measured({ origin }: { origin: string }): string {
  if (origin === 'array') return 'a list of ';
  return origin === 'string' ? 'text of length ' : '';
}

const TYPE_NAMES: Partial<Record<string, string>> = {
  string: 'text',
  int: 'a whole number',
  number: 'a whole number',
  array: 'a list',
  tuple: '[start, end]',
  object: 'a table',
  record: 'a table',
};

function typeName(expected: string): string {
  return TYPE_NAMES[expected] ?? expected;
}

function found(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'a table';
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
