import { passages, type Passage } from '../passages.js';
import { spanOf } from '../kinds/fields.js';
import { quotations } from '../text/quotations.js';
import type { Rule } from '../rule.js';

/** Quoted words stand between quotation marks in the text. */
export const quoteWithinQuotationMarks: Rule = (annotation, { text }) => {
  if (!text) return [];
  const printed = quotations(text);
  const quotes = Object.entries(annotation.statements)
    .filter(([, { kind }]) => kind !== 'PARAPHRASE')
    .map(([key, { cite }]): Passage => ({ path: ['statements', key, 'cite', 0], ...spanOf(cite[0]!) }));
  const quoted = passages(annotation).filter(({ exact }) => exact !== null);
  return [...quotes, ...quoted]
    .filter(({ start, end }) => !printed.some((quotation) => quotation.start <= start && end <= quotation.end))
    .map(({ path, start, end }) => ({
      path,
      message: `${JSON.stringify(text.slice(start, end))} at [${start}, ${end}] is not between quotation marks in the text`,
    }));
};
