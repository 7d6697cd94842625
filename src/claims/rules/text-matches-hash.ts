import { createHash } from 'node:crypto';
import type { Rule } from '../rule.js';

/** The text is the one that the offsets count in: its SHA-256 and its length are those of the source. */
export const textMatchesHash: Rule = ({ source }, { text }) => {
  if (!text) return [];
  const sha256 = createHash('sha256').update(text.text).digest('hex');
  const breaches = [];
  if (sha256 !== source.sha256) {
    breaches.push({ path: ['source', 'sha256'], message: `the text's SHA-256 is ${sha256}, not ${source.sha256}` });
  }
  if (text.length !== source.length) {
    breaches.push({
      path: ['source', 'length'],
      message: `the text has ${text.length} code points, not ${source.length}`,
    });
  }
  return breaches;
};
