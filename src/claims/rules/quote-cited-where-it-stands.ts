import { countCodePoints } from '../text/code-points.js';
import { spanOf } from '../kinds/fields.js';
import type { Rule } from '../rule.js';

export const quoteCitedWhereItStands: Rule = {
  sentence: 'The first passage of a quote must span exactly its words.',
  *check({ statements }, { text }) {
    for (const [key, { kind, cite, text: quote }] of Object.entries(statements)) {
      if (kind === 'PARAPHRASE') continue;
      const { start, end, exact } = spanOf(cite[0]!);
      const path = ['statements', key, 'cite', 0];
      const passage = `its first passage [${start}, ${end}]`;
      const length = countCodePoints(quote);
      const printed = text?.slice(start, end) ?? exact ?? quote;
      if (length !== end - start) {
        yield { path, message: `the quote has ${length} code points, but ${passage} has ${end - start}` };
      } else if (printed !== quote) {
        yield { path, message: `the quote is ${JSON.stringify(quote)}, but ${passage} is ${JSON.stringify(printed)}` };
      }
    }
  },
};
