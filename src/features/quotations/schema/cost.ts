import { quotationsIn } from '../../../model/text/quotations.js';
import { CHECK_LIMITS } from '../find/check.js';

/** The cost, in nodes, of a check, and of comparing each quotation with the passages found. */
const [CHECK, QUOTATION] = [50, 30];
/** The number of characters, and of words of a quotation, that cost one node. */
const [CHARACTERS_A_NODE, WORDS_A_NODE] = [200, 5];
/** The number of rows for which looking up a word costs one node, and the number of words to look up (see `quotationLevels`). */
const [ROWS_A_NODE, LOOKED_UP] = [40_000, 16];

const WORD = /\p{Script=Han}|[\p{L}\p{N}]+/gu;

/** The cost of a check, in nodes, in addition to what it returns. Depends on the text and the words of its quotations. */
export function checkCost({ text }: { text?: unknown }, sizeOf: (model: string) => number): number {
  if (typeof text !== 'string' || text.length > 2 * CHECK_LIMITS.characters) return CHECK;
  const outer = quotationsIn(text).filter(({ depth }) => depth === 0);
  const rows = sizeOf('Statement') + sizeOf('Paragraph');
  const costs = outer.slice(0, CHECK_LIMITS.quotations).map(({ start, end }) => {
    const words = text.slice(start, end).match(WORD)?.length ?? 0;
    return QUOTATION + words / WORDS_A_NODE + Math.min(words, LOOKED_UP) * (rows / ROWS_A_NODE);
  });
  return CHECK + text.length / CHARACTERS_A_NODE + costs.reduce((sum, cost) => sum + cost, 0);
}
