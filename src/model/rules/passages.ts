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
      const passage = `the passage [${start}, ${end}]`;
      if (annotation.source.kind === 'LINK' && isWhole({ start, end })) continue;
      if (start >= end) yield { path, message: `${passage} is empty: its end must be greater than its start` };
      else if (end > length) yield { path, message: `${passage} ends after the text, which has ${length} code points` };
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
      if (found !== digest) yield { path, message: `the SHA-256 of the words at [${start}, ${end}] is ${found}, not ${digest}` };
    }
  },
};

export const quotedWordsEqualText: Rule = {
  sentence: 'The quoted words of a passage must equal the text of that passage.',
  *check(annotation, { text }) {
    for (const { path, start, end, exact } of passages(annotation)) {
      if (exact === null) continue;
      const length = countCodePoints(exact);
      const printed = text?.slice(start, end) ?? exact;
      if (length !== end - start) {
        const message = `the quoted words have ${length} code points, but the passage [${start}, ${end}] has ${end - start}`;
        yield { path, message };
      } else if (printed !== exact) {
        const message = `the text at [${start}, ${end}] is ${JSON.stringify(printed)}, not ${JSON.stringify(exact)}`;
        yield { path, message };
      }
    }
  },
};
