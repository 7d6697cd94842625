import type { Cells } from '../cells.js';
import type { Mapping } from '../shape.js';

/** Finds records that a mapping leaves out: by which of its conditions, as text, and null for the others. */
export function skipFinder({ skip }: Pick<Mapping, 'skip'>): (cells: Cells) => string | null {
  const conditions = [skip].flat().map((condition) => ({
    text: Object.entries(condition)
      .map(([column, pattern]) => `${column}: ${pattern}`)
      .join(', '),
    tests: Object.entries(condition).map(([column, pattern]) => ({ column, pattern: new RegExp(pattern, 'iu') })),
  }));
  const fits = (cells: Cells, column: string, pattern: RegExp) => {
    const values = cells.all(column);
    return (values.length === 0 ? [''] : values).some((value) => pattern.test(value));
  };
  return (cells) =>
    conditions.find(({ tests }) => tests.every(({ column, pattern }) => fits(cells, column, pattern)))?.text ?? null;
}
