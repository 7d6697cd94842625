import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, it, test } from 'vitest';
import { linesOf, pictureSvg } from '../../../src/features/pages/picture/picture.js';
import { runs } from '../../support/thorough.js';

it('any title and description make well-formed SVG of few lines', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 400 });
  fc.assert(
    fc.property(text, text, (title, description) => {
      const parser = new SaxesParser();
      parser.on('error', (error) => {
        throw error;
      });
      parser.write(pictureSvg({ title, description, host: 'visits.example.org' })).close();
      expect(linesOf(title, 64, 4).length).toBeLessThanOrEqual(4);
    }),
    { numRuns: runs(200, 2_000), examples: [['</svg><script>', '\u0007&"\u2028']] },
  );
});

test('a long title is cut to whole words, and a text in another script is left out whole', () => {
  const lines = linesOf('The visit of the Prime Minister of the Republic to the neighbouring countries '.repeat(4), 64, 3);
  expect(lines).toHaveLength(3);
  expect(lines.join(' ')).toMatch(/^The visit of the Prime Minister [\w ]+…$/);
  expect(linesOf('Łódź and Việt Nam, 1989–1990', 64, 4)).toEqual(['Łódź and Việt Nam, 1989–1990']);
  for (const text of ['习近平', 'Визит', 'محمد بن سلمان', 'Visit of 习近平', 'Visit 🇰🇵'])
    expect(linesOf(text, 64, 4)).toEqual([]);
});
