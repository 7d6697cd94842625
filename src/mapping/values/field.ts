import type { Field } from '../../claims/kinds/fields.js';
import { divide, type Cells } from '../cells.js';
import type { RecordProblem } from '../map-record.js';
import { dateValue, type DateValue, type MatchedValue, type Role, type TextsValue } from '../shape.js';
import { dateReader } from './date-format.js';
import { fill } from './template.js';

export type Fault = (problem: RecordProblem) => void;
export type Miss = (miss: { column: string; value: string }) => void;
/** A field's value for a record; null if it has none. */
export type ReadField = (cells: Cells, fault: Fault, miss: Miss) => unknown;

interface Picked {
  from: string;
  extract?: string | undefined;
}

/** Compiles how one field is read. Countries are read apart, since they need a date. */
export function fieldReader({ role }: Pick<Field, 'type'> & { role: Role }, value: unknown): ReadField {
  switch (role) {
    case 'date':
      return dateField(typeof value === 'string' ? dateValue.parse({ from: value }) : (value as DateValue));
    case 'choice':
      return typeof value === 'string' ? () => value : matchedField(value as MatchedValue);
    case 'texts':
      return textsField(typeof value === 'string' ? { from: value } : (value as TextsValue));
    case 'number':
      return numberField(textField(value as string | Picked), value as string | Picked);
    default:
      return textField(value as string | Picked);
  }
}

/** The value of a column where at most one is expected. */
export function oneValue({ from: column, extract }: Picked, cells: Cells, fault: Fault): string | null {
  const values = cells.all(column);
  if (values.length > 1) {
    const message = `has ${values.length} values, where one is expected: ${values.join(', ')}`;
    fault({ column, code: 'several-values', message });
  }
  const [value] = values;
  if (value === undefined || extract === undefined) return value ?? null;
  return new RegExp(extract, 'u').exec(value)?.[1]?.trim() || null;
}

function textField(value: string | Picked): ReadField {
  if (typeof value !== 'string') return (cells, fault) => oneValue(value, cells, fault);
  if (value.includes('{')) return (cells) => fill(value, (column) => cells.all(column).join(', ')).trim() || null;
  return (cells, fault) => oneValue({ from: value }, cells, fault);
}

function textsField({ from, extract, split }: TextsValue): ReadField {
  if (from.includes('{')) return (cells) => [fill(from, (column) => cells.all(column).join(', '))];
  return (cells) => {
    const pattern = extract === undefined ? null : new RegExp(extract, 'u');
    const picked = cells.all(from).map((value) => (pattern ? (pattern.exec(value)?.[1] ?? '') : value));
    const values = picked.flatMap((value) => divide(value, split));
    return values.length > 0 ? [...new Set(values)] : null;
  };
}

function numberField(read: ReadField, value: string | Picked): ReadField {
  const column = typeof value === 'string' ? value : value.from;
  return (cells, fault, miss) => {
    const text = read(cells, fault, miss) as string | null;
    if (text === null) return null;
    if (/^\d{1,9}$/.test(text)) return Number(text);
    fault({ column, code: 'number-form', message: `${JSON.stringify(text)} is not a whole number` });
    return null;
  };
}

function dateField(value: DateValue): ReadField {
  const readers = value.formats.map((form) => dateReader(form, value.language));
  return (cells, fault) => {
    const { from: column } = value;
    const text = oneValue(value, cells, fault);
    if (text === null) return null;
    const dates = [...new Set(readers.flatMap((read) => read(text) ?? []))];
    if (dates.length === 1) return dates[0];
    const printed = JSON.stringify(text);
    if (dates.length === 0) {
      fault({ column, code: 'date-form', message: `${printed} is no date of the form ${value.formats.join(' or ')}` });
    } else fault({ column, code: 'date-ambiguous', message: `${printed} may be ${dates.join(' or ')}` });
    return null;
  };
}

function matchedField({ match, else: otherwise, ...picked }: MatchedValue): ReadField {
  const patterns = Object.entries(match).map(([pattern, value]) => ({ pattern: new RegExp(pattern, 'iu'), value }));
  return (cells, fault, miss) => {
    const text = oneValue(picked, cells, fault);
    if (text === null) return otherwise ?? null;
    const found = patterns.find(({ pattern }) => pattern.test(text));
    if (!found && otherwise === undefined) miss({ column: picked.from, value: text });
    return found?.value ?? otherwise ?? null;
  };
}
