import type { Rule } from '../rule.js';

export const quoteWithoutClosingComma: Rule = {
  sentence: 'A quote must not end with the comma before its closing quotation mark.',
  *check({ statements }) {
    for (const [key, { kind, text }] of Object.entries(statements)) {
      const message = `leave the final comma out of the quote and its passage: ${JSON.stringify(text.slice(-40))}`;
      if (kind !== 'PARAPHRASE' && text.endsWith(',')) yield { path: ['statements', key, 'text'], message };
    }
  },
};
