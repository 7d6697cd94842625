import { LRUCache } from 'lru-cache';
import { SEPARATOR } from '../../shared/csv-text.js';
import type { DataRecord } from './records/record.js';

/** A record's values, without those that stand for a missing value. */
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

/** Returns the items of a list that `csvCell` wrote. */
export function listItems(cell: string): string[] {
  const items: string[] = [];
  let [item, from] = ['', 0];
  for (const { 0: found, 1: slashes = '', 2: end = '', index } of cell.matchAll(/(\\*)(\||$)/g)) {
    const isEscaped = slashes.length % 2 === 1;
    item +=
      cell.slice(from, index) +
      slashes.slice(end === '' ? slashes.length >> 1 : (slashes.length + 1) >> 1) +
      (isEscaped ? end : '');
    from = index + found.length;
    if (end !== '' && isEscaped) continue;
    items.push(item);
    item = '';
    if (end === '') break;
  }
  return items;
}
