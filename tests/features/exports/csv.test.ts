import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { divide } from '../../../src/features/mapping/cells.js';
import { csvCell, csvText } from '../../../src/shared/csv-text.js';
import { listItems } from '../../../src/features/mapping/cells.js';
import { csv } from '../../../src/features/exports/formats/csv.js';
import { textColumn } from '../../../src/features/exports/formats/columns.js';
import { runs } from '../../support/thorough.js';

const awkward = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', "'", '"', ',', ';', '＝', '|', ' ', 'é', '😀') }),
);

/** Recovers the original text, as a reader would. */
const withoutApostrophe = (cell: string) => (/^'+[=+\-@\t\r＝＋－＠]/.test(cell) ? cell.slice(1) : cell);

describe('a cell', () => {
  test('never starts with a formula', () => {
    fc.assert(
      fc.property(awkward, (value) => {
        expect(csvCell(value)).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
        expect(csvCell([value, value])).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
      }),
      { numRuns: runs(200, 2_000) },
    );
  });

  test('is parsed by csv-parse into its original value, whatever it contains', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(awkward, awkward), { minLength: 1 }), (rows) => {
        const format = csv<[string, string]>([
          ...textColumn<[string, string]>('a', '', ([a]) => a),
          ...textColumn<[string, string]>('b', '', ([, b]) => b),
        ]);
        const file =
          format.head +
          format.rows(
            rows.map((row) => JSON.stringify(row)),
            true,
          );
        const [header, ...cells] = parse(file, { record_delimiter: '\r\n' });
        expect(header).toEqual(['a', 'b']);
        expect(cells.map((row) => row.map(withoutApostrophe))).toEqual(rows);
      }),
      { numRuns: runs(200, 2_000) },
    );
  });

  test('is empty for a missing value, and joins the items of a list', () => {
    expect([null, undefined, 0, true, [], ['a', 'b']].map(csvCell)).toEqual(['', '', '0', 'true', '', 'a|b']);
  });
});

test('a cell containing any kind of line break is quoted', () => {
  expect(csvText([['a\nb', 'c\rd', 'e\r\nf', 'g']])).toBe('"a\nb","c\rd","e\r\nf",g\r\n');
});

test('the items of a list are parsed back as written, even if they contain bars and backslashes', () => {
  expect(csvCell(['The A | B', 'C\\', 'D'])).toBe(String.raw`The A \| B|C\\|D`);
  expect(listItems(String.raw`The A \| B|C\\|D`)).toEqual(['The A | B', 'C\\', 'D']);
  const item = fc.string({ unit: fc.constantFrom('a', '|', '\\', ' '), minLength: 1 });
  fc.assert(
    fc.property(fc.array(item, { minLength: 1 }), (items) => {
      expect(listItems(csvCell(items))).toEqual(items);
      expect(divide(csvCell(items), '|')).toEqual(items.map((each) => each.trim()).filter(Boolean));
    }),
    { numRuns: runs(200, 5_000) },
  );
});
