import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraphs, segments } from '../../../src/features/pages/source/marks.js';
import { runs } from '../../support/thorough.js';

const text = fc.array(fc.constantFrom('a', ' ', '\n', '𝒳', 'é', '<'), { maxLength: 40 }).map((all) => all.join(''));
const spans = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 })), { maxLength: 6 });

describe('a text with passages', () => {
  it('is split at every boundary, with no part lost or marked wrongly', () => {
    fc.assert(
      fc.property(text, spans, fc.nat(20), (text, pairs, offset) => {
        const passages = pairs.map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
        const all = segments(text, offset, passages);
        expect(all.map((segment) => segment.text).join('')).toBe(text);
        let at = offset;
        for (const segment of all) {
          for (let left = [...segment.text].length; left > 0; left--) {
            const expected = passages.filter(({ start, end }) => start <= at && at < end);
            expect(segment.passages).toEqual(expected);
            at++;
          }
        }
        // The start and the end of each passage within the text are marked exactly once.
        const length = [...text].length;
        for (const passage of passages) {
          const isWithin = passage.start >= offset && passage.end <= offset + length && passage.end > passage.start;
          if (!isWithin) continue;
          expect(all.filter(({ begins }) => begins.includes(passage))).toHaveLength(1);
          expect(all.filter(({ ends }) => ends.includes(passage))).toHaveLength(1);
        }
      }),
      { numRuns: runs(300, 3_000) },
    );
  });

  it('is shown by paragraph, and every passage still starts and ends exactly once', () => {
    fc.assert(
      fc.property(text, spans, (text, pairs) => {
        const passages = pairs.map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
        const all = segments(text, 0, passages);
        const lines = paragraphs(all);
        expect(
          lines
            .flat()
            .map((each) => each.text)
            .join(''),
        ).toBe(text.replaceAll('\n', ''));
        for (const key of ['begins', 'ends'] as const) {
          expect(lines.flat().flatMap((each) => each[key])).toEqual(all.flatMap((each) => each[key]));
        }
      }),
      { numRuns: runs(300, 3_000) },
    );
  });
});
