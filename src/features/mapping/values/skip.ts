import type { RecordCells } from '../cells.js';
import { type Mapping, FIELDS } from '../shape.js';
import { mappedDelegates } from '../columns.js';
import type { RecordProblem } from '../map-record.js';

/**
 * Returns a function that finds the condition by which a mapping leaves out a record, as text; null if the record is read.
 */
export function skipFinder({ skip }: Pick<Mapping, 'skip'>): (cells: RecordCells) => string | null {
  const conditions = [skip].flat().map((condition) => ({
    text: Object.entries(condition)
      .map(([column, pattern]) => `${column}: ${pattern}`)
      .join(', '),
    tests: Object.entries(condition).map(([column, pattern]) => ({ column, pattern: new RegExp(pattern, 'iu') })),
  }));
  const fits = (cells: RecordCells, column: string, pattern: RegExp) => {
    const values = cells.all(column);
    return (values.length === 0 ? [''] : values).some((value) => pattern.test(value));
  };
  return (cells) =>
    conditions.find(({ tests }) => tests.every(({ column, pattern }) => fits(cells, column, pattern)))?.text ?? null;
}

/** The beginning of a value in a record that summarizes others. No person or country has such a name. */
const SUMS = '^((grand |sub)?totals?|various|multiple|several)\\b';

/** Finds records that summarize others, by the mapping's patterns and by words that cannot be the name of a person or country. */
export function aggregateFinder(mapping: Mapping): (cells: RecordCells) => RecordProblem | null {
  const countries = FIELDS.filter(({ role }) => role === 'country').map(({ name }) => mapping.visit[name]);
  const columns = [...countries, ...mappedDelegates(mapping.visit)].flatMap((value) =>
    typeof value === 'object' ? [(value as { from: string }).from] : [],
  );
  const patterns = [...columns.map((column) => [column, SUMS] as const), ...Object.entries(mapping.aggregates)].map(
    ([column, pattern]) => ({ column, pattern: new RegExp(pattern, 'iu') }),
  );
  return (cells) => {
    for (const { column, pattern } of patterns) {
      const value = cells.all(column).find((each) => pattern.test(each));
      if (value === undefined) continue;
      const message = `${JSON.stringify(value)} summarizes several visits, and is not a visit`;
      return { column, code: 'aggregate', message };
    }
    return null;
  };
}
