import { expect, test } from 'vitest';
import { readQuotation } from '../../../src/features/quotations/compare/compare.js';
import { quotationLevels, quotationParts } from '../../../src/features/quotations/find/candidates.js';
import { checkCost } from '../../../src/features/quotations/schema/cost.js';

const words = (count: number) => Array.from({ length: count }, (_, n) => `word${n}`).join(' ');
const priceOf = (text: string, rows: number) => checkCost({ text }, (model) => (model === 'Statement' ? rows : 0));

test.each([3, 5, 12, 24, 25, 60, 300, 3_000])(
  'a quotation of %i words is looked up by at most eight blocks of each size, spread from its first word to its last',
  (count) => {
    for (const blocks of quotationLevels(readQuotation(words(count)))) {
      expect(blocks.length).toBeLessThanOrEqual(8);
      expect(new Set(blocks).size).toBe(blocks.length);
      expect(words(count).startsWith(blocks[0]!)).toBe(true);
      expect(words(count).endsWith(blocks.at(-1)!)).toBe(true);
      for (const block of blocks) expect(` ${words(count)} `).toContain(` ${block} `);
    }
  },
);

test('a quotation is looked up by the words between its ellipses and brackets', () => {
  expect(quotationParts(readQuotation('[W]e don’t … want, [Mr. Kim] said, war'))).toEqual(['we don’t ', ' want, ', ' said, war']);
});

test('a check costs more for each quotation, for each of its words, and in a larger store', () => {
  const quoted = (count: number) => `He said: “${words(count)}”. `;
  const prices = [5, 12, 24].map((count) => priceOf(quoted(count), 500_000));
  expect(prices).toEqual(prices.toSorted((a, b) => a - b));
  expect(priceOf(quoted(24).repeat(20), 500_000) - 50).toBeCloseTo(20 * (prices[2]! - 50));
  expect(priceOf(quoted(24), 500_000)).toBeGreaterThan(3 * priceOf(quoted(24), 0));
  expect(priceOf(quoted(3_000), 0) - priceOf(quoted(300), 0)).toBeGreaterThan(500);
});

test('the longest text with the most quotations fits within the budget in a store of 100,000 statements', () => {
  expect(priceOf(`“${words(24)}”\n`.repeat(500).slice(0, 100_000), 100_000)).toBeLessThan(50_000);
});
