import { listItems, SEPARATOR } from '../../shared/csv-text.js';
import type { DataRecord } from './records/record.js';

/** The values of one record, without those that mean that there is none. */
export class RecordCells {
  constructor(
    private readonly cells: DataRecord['cells'],
    private readonly nulls: ReadonlySet<string>,
  ) {}

  all(column: string): string[] {
    return (this.cells.get(column) ?? []).filter((value) => value !== '' && !this.nulls.has(value));
  }

  /** The same cells, with one value in a column. */
  with(column: string, value: string): RecordCells {
    return new RecordCells(new Map(this.cells).set(column, [value]), this.nulls);
  }
}

/** The values of a cell between separators, in order. */
export function divide(value: string, separators: string | readonly string[] | undefined): string[] {
  let parts = [value];
  for (const separator of [separators ?? []].flat()) parts = parts.flatMap((part) => itemsIn(part, separator));
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** Between vertical bars stand the items of a list, as exports write them. */
function itemsIn(text: string, separator: string): string[] {
  return separator === SEPARATOR ? listItems(text) : text.split(separatorOf(separator));
}

/** Text, or a regular expression between slashes. */
export function separatorOf(separator: string): string | RegExp {
  const pattern = /^\/(.+)\/$/.exec(separator)?.[1];
  return pattern === undefined ? separator : new RegExp(pattern, 'u');
}
