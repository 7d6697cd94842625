import { NO_TEXT } from '../kinds/source.js';
import type { Rule } from '../rule.js';
import { sha256 } from '../text/sha256.js';

export const sourceHasText: Rule = {
  sentence: 'A source must state the SHA-256 and the length of its text; a link must have a URL instead.',
  isOfText: true,
  *check({ source: { kind, url, sha256, length } }) {
    if (kind === 'LINK') {
      if (url === undefined) yield { path: ['source', 'url'], reason: 'URL_MISSING', params: {} };
      if (sha256 !== NO_TEXT) yield { path: ['source', 'sha256'], reason: 'HASH_OF_LINK', params: {} };
      if (length !== 0) yield { path: ['source', 'length'], reason: 'LENGTH_OF_LINK', params: {} };
      return;
    }
    if (sha256 === NO_TEXT) yield { path: ['source', 'sha256'], reason: 'HASH_MISSING', params: {} };
    if (length === 0) yield { path: ['source', 'length'], reason: 'LENGTH_MISSING', params: {} };
  },
};

export const textMatchesHash: Rule = {
  sentence: 'The text must have the SHA-256 and the length given for the source.',
  isOfText: true,
  *check({ source }, { text }) {
    if (!text) return;
    const found = sha256(text.text);
    if (found !== source.sha256)
      yield { path: ['source', 'sha256'], reason: 'HASH_DIFFERS', params: { found, given: source.sha256 } };
    if (text.length !== source.length)
      yield { path: ['source', 'length'], reason: 'LENGTH_DIFFERS', params: { found: text.length, given: source.length } };
  },
};

export const textStorable: Rule = {
  sentence: 'The text must not contain a NUL character.',
  isOfText: true,
  *check(_, { text }) {
    const unit = text ? text.text.indexOf('\0') : -1;
    if (!text || unit < 0) return;
    yield { path: ['source'], reason: 'NUL_CHARACTER', params: { at: text.fromUnits(unit) } };
  },
};
