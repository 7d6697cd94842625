import { createHash } from 'node:crypto';
import { passages } from '../passages.js';
import type { Rule } from '../rule.js';

export const digestMatchesWords: Rule = {
  sentence: 'The digest of a passage must be the SHA-256 of its words.',
  *check(annotation, { text }) {
    if (!text) return;
    for (const { path, start, end, digest } of passages(annotation)) {
      if (digest === null) continue;
      const found = createHash('sha256').update(text.slice(start, end)).digest('hex');
      if (found !== digest) yield { path, message: `the SHA-256 of the words at [${start}, ${end}] is ${found}, not ${digest}` }; // prettier-ignore
    }
  },
};
