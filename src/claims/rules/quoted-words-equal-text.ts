import { countCodePoints } from '../text/code-points.js';
import { passages } from '../passages.js';
import type { Rule } from '../rule.js';

/** The quoted words of a span are the text's, as many as the span is long. */
export const quotedWordsEqualText: Rule = (annotation, { text }) =>
  passages(annotation).flatMap(({ path, start, end, exact }) => {
    if (exact === null) return [];
    const length = countCodePoints(exact);
    if (length !== end - start) {
      return [
        { path, message: `the words are ${length} code points long, the span [${start}, ${end}] ${end - start}` },
      ];
    }
    const printed = text?.slice(start, end) ?? exact;
    if (printed === exact) return [];
    return [
      { path, message: `the text has ${JSON.stringify(printed)} at [${start}, ${end}], not ${JSON.stringify(exact)}` },
    ];
  });
