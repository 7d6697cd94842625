import { passages, type Passage } from '../passages.js';
import { spanOf } from '../kinds/fields.js';
import { quotations } from '../text/quotations.js';
import type { Rule } from '../rule.js';

export const quoteWithinQuotationMarks: Rule = {
  sentence: 'Quoted words must stand between quotation marks in the text.',
  *check(annotation, { text }) {
    if (!text) return;
    const printed = quotations(text);
    const quotes = Object.entries(annotation.statements)
      .filter(([, { kind }]) => kind !== 'PARAPHRASE')
      .map(([key, { cite }]): Passage => ({ path: ['statements', key, 'cite', 0], ...spanOf(cite[0]!) }));
    const quoted = passages(annotation).filter(({ exact }) => exact !== null);
    for (const { path, start, end } of [...quotes, ...quoted]) {
      if (printed.some((quotation) => quotation.start <= start && end <= quotation.end)) continue;
      const words = JSON.stringify(text.slice(start, end));
      yield { path, message: `${words} at [${start}, ${end}] is not between quotation marks in the text` };
    }
  },
};
