import type { Rule } from '../rule.js';
import { sha256 } from '../text/sha256.js';

export const textMatchesHash: Rule = {
  sentence: 'The text must have the SHA-256 and the length that are given for the source.',
  isOfText: true,
  *check({ source }, { text }) {
    if (!text) return;
    const found = sha256(text.text);
    if (found !== source.sha256)
      yield { path: ['source', 'sha256'], message: `the SHA-256 of the text is ${found}, not ${source.sha256}` };
    if (text.length !== source.length)
      yield { path: ['source', 'length'], message: `the text has ${text.length} code points, not ${source.length}` };
  },
};
