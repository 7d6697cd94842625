import type { Rule } from '../rule.js';

export const textStorable: Rule = {
  sentence: 'The text must not contain a NUL character.',
  isOfText: true,
  *check(_, { text }) {
    const unit = text ? text.text.indexOf('\0') : -1;
    if (!text || unit < 0) return;
    const message = `the text has a NUL character at code point ${text.fromUnits(unit)}, which cannot be stored`;
    yield { path: ['source'], message };
  },
};
