import { passages } from '../passages.js';
import type { Rule } from '../rule.js';

/** A span lies within the text and is not empty. */
export const spanWithinText: Rule = (annotation, { text }) => {
  const length = text?.length ?? annotation.source.length;
  return passages(annotation).flatMap(({ path, start, end }) => {
    if (start >= end) return [{ path, message: `the span [${start}, ${end}] ends where it starts or before` }];
    if (end > length)
      return [{ path, message: `the span [${start}, ${end}] ends after the text, which has ${length} code points` }];
    return [];
  });
};
