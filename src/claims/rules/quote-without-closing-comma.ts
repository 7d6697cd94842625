import type { Rule } from '../rule.js';

/** A comma that only closes a quote is left out of its words. */
export const quoteWithoutClosingComma: Rule = ({ statements }) =>
  Object.entries(statements)
    .filter(([, { kind, text }]) => kind !== 'PARAPHRASE' && text.endsWith(','))
    .map(([key, { text }]) => ({
      path: ['statements', key, 'text'],
      message: `the quote ends with the comma that closes it: ${JSON.stringify(text.slice(-40))}`,
    }));
