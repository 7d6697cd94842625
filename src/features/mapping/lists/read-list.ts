import { dirname, join } from 'node:path';
import { Unreadable, type FileProblem } from '../problem.js';
import { readRecords } from '../records/read-records.js';

/** A row of a list that belongs to a mapping, with its line. */
interface ListRow<Column extends string> {
  line: number;
  values: Record<Column, string>;
}

export interface MappedList<Column extends string> {
  file: string;
  rows: ListRow<Column>[];
}

/** Reads a small CSV file next to a mapping, in UTF-8. Missing optional columns are empty. @throws Unreadable */
export async function readList<Required extends string, Optional extends string>(
  mappingFile: string,
  name: string,
  required: readonly Required[],
  optional: readonly Optional[],
): Promise<MappedList<Required | Optional>> {
  const file = join(dirname(mappingFile), name);
  const known: string[] = [...required, ...optional];
  const columns = new Map<string, number>();
  const format = { encoding: 'utf-8', csv: { delimiter: ',', quote: '"', header: true } } as const;
  const rows: ListRow<Required | Optional>[] = [];
  const listener = { column: (column: string, line: number) => void columns.set(column, line) };
  const ragged: FileProblem[] = [];
  for await (const { line, row, cells, fault } of readRecords(file, format, listener)) {
    if (fault) ragged.push({ file, line, row, ...fault });
    const values = Object.fromEntries(known.map((column) => [column, cells.get(column)?.[0] ?? '']));
    rows.push({ line, values: values as Record<Required | Optional, string> });
  }
  const problems: FileProblem[] = [
    ...required
      .filter((column) => !columns.has(column))
      .map((column) => ({ file, column, code: 'list-unreadable' as const, message: `has no column ${column}` })),
    ...[...columns]
      .filter(([column]) => !known.includes(column))
      .map(([column, line]) => ({
        ...{ file, line, column, code: 'list-unreadable' as const },
        message: `has a column ${JSON.stringify(column)}, which is not one of ${known.join(', ')}`,
      })),
    ...ragged,
  ];
  if (problems.length > 0) throw new Unreadable(problems);
  return { file, rows };
}
