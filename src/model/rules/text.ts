import { NO_TEXT } from '../kinds/source.js';
import type { Rule } from '../rule.js';
import { sha256 } from '../text/sha256.js';

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
