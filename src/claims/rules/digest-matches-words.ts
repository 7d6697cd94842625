import { passages } from '../passages.js';
import type { Rule } from '../rule.js';
import { sha256 } from '../text/sha256.js';

export const digestMatchesWords: Rule = {
  sentence: 'The digest of a passage must be the SHA-256 of its words.',
  *check(annotation, { text }) {
    if (!text) return;
    for (const { path, start, end, digest } of passages(annotation)) {
      if (digest === null) continue;
      const found = sha256(text.slice(start, end));
      if (found !== digest) yield { path, message: `the SHA-256 of the words at [${start}, ${end}] is ${found}, not ${digest}` };
    }
  },
};
