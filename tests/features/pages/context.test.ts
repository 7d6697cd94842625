import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AROUND, passageContext } from '../../../src/features/pages/source/context.js';
import { runs } from '../../support/thorough.js';

const text = fc.array(fc.constantFrom('word', ' ', ' ', '\n', '𝒳', '会', 'a'.repeat(150)), { minLength: 1, maxLength: 30 });

it('the context of a passage contains all of it, divided into paragraphs, and shows where it was cut', () => {
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(), (pieces, a, b) => {
      const all = [...pieces.join('')];
      const [start, end] = [a % all.length, b % all.length].toSorted((one, other) => one - other) as [number, number];
      const span = { start, end: end + 1 };
      const [from, to] = [Math.max(0, span.start - AROUND), Math.min(all.length, span.end + AROUND)];
      const { text, offset, isCutBefore, isCutAfter } = passageContext(all.slice(from, to).join(''), from, span, all.length);
      const shown = [...text];
      expect(all.slice(offset, offset + shown.length)).toEqual(shown);
      expect(offset).toBeLessThanOrEqual(span.start);
      const last = offset + shown.length;
      expect(last).toBeGreaterThanOrEqual(span.end);
      expect([...shown.slice(0, span.start - offset), ...shown.slice(span.end - offset)]).not.toContain('\n');
      if (!isCutBefore) expect(offset === 0 || all[offset - 1] === '\n').toBe(true);
      if (!isCutAfter) expect(last === all.length || all[last] === '\n').toBe(true);
    }),
    { numRuns: runs(300, 3_000) },
  );
});
