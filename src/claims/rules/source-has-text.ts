import { NO_TEXT } from '../kinds/source.js';
import type { Rule } from '../rule.js';

export const sourceHasText: Rule = {
  sentence: 'A source must give the SHA-256 and the length of its text; a link must give a URL instead.',
  isOfText: true,
  *check({ source: { kind, url, sha256, length } }) {
    if (kind === 'LINK') {
      if (url === undefined) yield { path: ['source', 'url'], message: 'is missing: a link must have a URL' };
      if (sha256 !== NO_TEXT) yield { path: ['source', 'sha256'], message: 'a link has no text: leave the hash out' };
      if (length !== 0) yield { path: ['source', 'length'], message: 'a link has no text: leave the length out' };
      return;
    }
    const advice = 'or make the source a link (kind: LINK)';
    if (sha256 === NO_TEXT) yield { path: ['source', 'sha256'], message: `is missing: give the hash of the text, ${advice}` };
    if (length === 0) yield { path: ['source', 'length'], message: `is missing: give the length of the text, ${advice}` };
  },
};
