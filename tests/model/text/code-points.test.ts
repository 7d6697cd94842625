import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CodePoints, countCodePoints } from '../../../src/model/text/code-points.js';

/** Generates texts with characters in and outside the Basic Multilingual Plane, and with lone surrogates. */
const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('a', '’', '朝', '🇰🇵', '𝕏', '\n', '\u{10ffff}') }),
  fc.array(fc.constantFrom('a', '\ud83d', '\ude00', '😀')).map((parts) => parts.join('')),
);

describe('a text addressed by code points', () => {
  test('has as many code points as iteration yields', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(countCodePoints(text)).toBe([...text].length);
        expect(new CodePoints(text).length).toBe([...text].length);
      }),
    );
  });

  test('is sliced like its list of code points', () => {
    fc.assert(
      fc.property(texts, fc.nat(40), fc.nat(40), (text, start, end) => {
        expect(new CodePoints(text).slice(start, end)).toBe([...text].slice(start, Math.max(start, end)).join(''));
      }),
    );
  });

  test('is converted from code points to code units and back', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const points = new CodePoints(text);
        for (let at = 0; at <= points.length; at++) expect(points.fromUnits(points.toUnits(at))).toBe(at);
      }),
    );
  });

  test('has the expected offsets in an example', () => {
    const points = new CodePoints('𝕏 said:\n“😀 well”');
    expect(points.length).toBe(16);
    expect(points.slice(11, 15)).toBe('well');
    expect([points.lineOf(0), points.lineOf(7), points.lineOf(8)]).toEqual([1, 1, 2]);
    expect(points.slice(11, 1_000)).toBe('well”');
    expect(points.slice(-5, 1)).toBe('𝕏');
  });

  test('is not read from the start on every access, even if it is long', () => {
    const points = new CodePoints('😀a'.repeat(1_000_000));
    const passages = Array.from({ length: 100_000 }, (_none, at) => points.slice(at * 20, at * 20 + 10));
    expect(new Set(passages)).toEqual(new Set(['😀a'.repeat(5)]));
  });
});
