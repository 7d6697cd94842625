import { isWhole } from '../kinds/fields.js';
import { passages } from '../references.js';
import type { Rule } from '../rule.js';
import { sha256 } from '../text/sha256.js';
import { countCodePoints } from '../text/code-points.js';

export const spanWithinText: Rule = {
  sentence: "A passage must lie within the source's text and must not be empty.",
  *check(annotation, { text }) {
    const length = text?.length ?? annotation.source.length;
    for (const { path, start, end } of passages(annotation)) {
      if (annotation.source.kind === 'LINK' && isWhole({ start, end })) continue;
      if (start >= end) yield { path, reason: 'EMPTY_PASSAGE', params: { start, end } };
      else if (end > length) yield { path, reason: 'PASSAGE_AFTER_TEXT', params: { start, end, length } };
    }
  },
};

export const digestMatchesWords: Rule = {
  sentence: 'The digest of a passage must be the SHA-256 of its words.',
  *check(annotation, { text }) {
    if (!text) return;
    for (const { path, start, end, digest } of passages(annotation)) {
      if (digest === null) continue;
      const found = sha256(text.slice(start, end));
      if (found !== digest) yield { path, reason: 'DIGEST_DIFFERS', params: { start, end, found, given: digest } };
    }
  },
};

export const quotedWordsEqualText: Rule = {
  sentence: 'The quoted words of a passage must be the words of the source at its position.',
  *check(annotation, { text }) {
    for (const { path, start, end, exact } of passages(annotation)) {
      if (exact === null) continue;
      const length = countCodePoints(exact);
      const printed = text?.slice(start, end) ?? exact;
      if (length !== end - start) {
        yield { path, reason: 'QUOTED_WORDS_OF_OTHER_LENGTH', params: { start, end, length } };
      } else if (printed !== exact) {
        yield { path, reason: 'QUOTED_WORDS_DIFFER', params: { start, end, printed, given: exact } };
      }
    }
  },
};
