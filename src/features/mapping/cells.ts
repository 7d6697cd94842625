import { LRUCache } from 'lru-cache';
import { listItems, SEPARATOR } from '../../shared/csv-text.js';
import type { DataRecord } from './records/record.js';

/** The values of a record, without those that stand for a missing value. */
export class RecordCells {
  constructor(
    private readonly cells: DataRecord['cells'],
    private readonly nulls: ReadonlySet<string>,
  ) {}

  all(column: string): string[] {
    return (this.cells.get(column) ?? []).filter((value) => value !== '' && !this.nulls.has(value));
  }

  /** Returns the same cells with another value in a column. */
  with(column: string, value: string): RecordCells {
    return new RecordCells(new Map(this.cells).set(column, [value]), this.nulls);
  }
}

/** Splits a cell into values at separators. */
export function divide(value: string, separators: string | readonly string[] | undefined): string[] {
  let parts = [value];
  for (const separator of [separators ?? []].flat()) parts = parts.flatMap((part) => itemsIn(part, separator));
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** Splits a list at vertical bars, which is how exports write lists. */
function itemsIn(text: string, separator: string): string[] {
  return separator === SEPARATOR ? listItems(text) : text.split(parseSeparator(separator));
}

/** Compiling a separator takes longer than splitting a cell. */
const compiled = new LRUCache<string, string | RegExp>({ max: 1_000 });

/** A string, or a regular expression between slashes. */
export function parseSeparator(separator: string): string | RegExp {
  const known = compiled.get(separator) ?? compileSeparator(separator);
  compiled.set(separator, known);
  return known;
}

function compileSeparator(separator: string): string | RegExp {
  const pattern = /^\/(.+)\/$/.exec(separator)?.[1];
  return pattern === undefined ? separator : new RegExp(pattern, 'u');
}
