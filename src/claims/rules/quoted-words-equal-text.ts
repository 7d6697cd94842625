import { countCodePoints } from '../text/code-points.js';
import { passages } from '../passages.js';
import type { Rule } from '../rule.js';

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
