import { createHash } from 'node:crypto';
import type { Rule } from '../rule.js';

export const textMatchesHash: Rule = {
  sentence: 'The text must have the SHA-256 and the length that are given for the source.',
  isOfText: true,
  *check({ source: { sha256, length } }, { text }) {
    if (!text) return;
    const found = createHash('sha256').update(text.text).digest('hex');
    if (found !== sha256) yield { path: ['source', 'sha256'], message: `the SHA-256 of the text is ${found}, not ${sha256}` }; // prettier-ignore
    if (text.length !== length) yield { path: ['source', 'length'], message: `the text has ${text.length} code points, not ${length}` }; // prettier-ignore
  },
};
