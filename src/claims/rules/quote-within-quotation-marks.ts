import type { Annotation } from '../annotation.js';
import { passages, type Passage } from '../passages.js';
import { spanOf } from '../kinds/fields.js';
import { QuotedPassages } from '../text/quoted-passages.js';
import type { Rule } from '../rule.js';

export const quoteWithinQuotationMarks: Rule = {
  sentence: 'Quoted words must stand between quotation marks in the text.',
  *check(annotation, { text }) {
    if (!text) return;
    const quoted = new QuotedPassages(text);
    for (const { path, start, end } of quotes(annotation)) {
      if (quoted.has(start, end)) continue;
      const words = JSON.stringify(text.slice(start, end));
      yield { path, message: `${words} at [${start}, ${end}] is not between quotation marks in the text` };
    }
  },
};

/** The passages of quotes, and then all others with quoted words. */
function* quotes(annotation: Annotation): Generator<Passage> {
  for (const [key, { kind, cite }] of Object.entries(annotation.statements)) {
    if (kind !== 'PARAPHRASE') yield { path: ['statements', key, 'cite', 0], ...spanOf(cite[0]!) };
  }
  for (const passage of passages(annotation)) if (passage.exact !== null) yield passage;
}
