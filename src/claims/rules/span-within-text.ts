import { isWhole } from '../kinds/fields.js';
import { passages } from '../passages.js';
import type { Rule } from '../rule.js';

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
