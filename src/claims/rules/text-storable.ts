import type { Rule } from '../rule.js';

/** The text holds no NUL character, which PostgreSQL cannot store. */
export const textStorable: Rule = (_, { text }) => {
  const unit = text ? text.text.indexOf('\0') : -1;
  if (!text || unit < 0) return [];
  return [{ path: ['source'], message: `the text has a NUL character at code point ${text.fromUnits(unit)}` }];
};
