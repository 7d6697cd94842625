import { quotationsIn } from '../../../model/text/quotations.js';
import { CHECK_LIMITS } from '../find/check.js';

/** Every quotation is looked up in the tables of statements and paragraphs, which takes longer the larger they are. */
const [CHECK, QUOTATION] = [50, 20];
/** Characters that are read for one node, and rows whose look-up costs a quotation one more. */
const [CHARACTERS_A_NODE, ROWS_A_NODE] = [200, 50_000];

/** The cost of a check in nodes, in addition to what it returns, by the length of the text and the number of quotations. */
export function checkCost({ text }: { text?: unknown }, sizeOf: (model: string) => number): number {
  if (typeof text !== 'string' || text.length > 2 * CHECK_LIMITS.characters) return CHECK;
  const quotations = Math.min(quotationsIn(text).filter(({ depth }) => depth === 0).length, CHECK_LIMITS.quotations);
  const rows = sizeOf('Statement') + sizeOf('Paragraph');
  return CHECK + text.length / CHARACTERS_A_NODE + quotations * (QUOTATION + rows / ROWS_A_NODE);
}
