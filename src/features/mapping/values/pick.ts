import type { RecordCells } from '../cells.js';
import type { RecordProblem } from '../map-record.js';

export type Fault = (problem: RecordProblem) => void;
export type Miss = (miss: { column: string; value: string }) => void;

/** Which columns of a record a mapping reads a value from. */
export interface Picked {
  /** A column, or several of which the first counts that is not empty. */
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

/** Compiles how the value of a column is read, where at most one is expected. */
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

/** Compiles how the values of a column are read. */
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

/** The parts of a value that `extract` takes: that of its first match, or of every match. */
function extractor({ extract, optional, every }: Picked & { every?: boolean | undefined }) {
  const pattern = extract === undefined ? null : new RegExp(extract, 'gu');
  return (value: string, column: string, fault: Fault, miss: Miss): string[] => {
    if (!pattern) return [value];
    const found = [...value.matchAll(pattern)].flatMap(([, part]) => part?.trim() || []);
    if (found.length > 0) return every ? found : found.slice(0, 1);
    if (optional) miss({ column, value });
    else fault({ column, code: 'extract-none', message: `${JSON.stringify(value)} has nothing that fits ${extract}` });
    return [];
  };
}
