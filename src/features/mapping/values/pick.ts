import type { RecordCells } from '../cells.js';
import type { RecordProblem } from '../map-record.js';

export type Fault = (problem: RecordProblem) => void;
export type Miss = (miss: { column: string; value: string }) => void;

/** The columns from which a mapping reads a value. */
export interface Picked {
  /** One or more columns. The first one that is not empty is used. */
  from: string | readonly string[];
  extract?: string | undefined;
  /** Whether `extract` may match nothing. */
  optional?: boolean | undefined;
}

export interface PickedValue {
  column: string;
  text: string;
}

export function columnsOfPicked({ from }: Picked): readonly string[] {
  return typeof from === 'string' ? [from] : from;
}

/** Compiles a reader for a column with at most one value. */
export function oneValue(picked: Picked): (cells: RecordCells, fault: Fault, miss: Miss) => PickedValue | null {
  const extract = extractor(picked);
  return (cells, fault, miss) => {
    const column = filledColumn(picked, cells);
    const values = cells.all(column);
    if (values.length > 1) {
      const message = `has ${values.length} values, where one is expected: ${values.join(', ')}`;
      fault({ column, code: 'several-values', message });
    }
    const text = values[0] === undefined ? undefined : extract(values[0], column, fault, miss)[0];
    return text === undefined ? null : { column, text };
  };
}

/** Compiles a reader for all values of a column. */
export function allValues(
  picked: Picked & { every?: boolean | undefined },
): (cells: RecordCells, fault: Fault, miss: Miss) => string[] {
  const extract = extractor(picked);
  return (cells, fault, miss) => {
    const column = filledColumn(picked, cells);
    return cells.all(column).flatMap((value) => extract(value, column, fault, miss));
  };
}

function filledColumn(picked: Picked, cells: RecordCells): string {
  const columns = columnsOfPicked(picked);
  return columns.find((column) => cells.all(column).length > 0) ?? columns[0]!;
}

/** Extracts the parts of a value that `extract` matches: the first, or with `every` all of them. */
function extractor({ extract, optional, every }: Picked & { every?: boolean | undefined }) {
  const pattern = extract === undefined ? null : new RegExp(extract, 'gu');
  return (value: string, column: string, fault: Fault, miss: Miss): string[] => {
    if (!pattern) return [value];
    const found = [...value.matchAll(pattern)].flatMap(([, part]) => part?.trim() || []);
    if (found.length > 0) return every ? found : found.slice(0, 1);
    if (optional) miss({ column, value });
    else fault({ column, code: 'extract-none', message: `${JSON.stringify(value)} does not match ${extract}` });
    return [];
  };
}
