import { parsedJson } from '../../shared/json.js';
import { badUserInput } from '../../shared/errors.js';
import { DESCRIBED_ENUMS } from '../../model/generated/enums.js';
import { isEnumType, type Order, type SortValues, type SortKey } from './order.js';

/** Returns an opaque cursor, which holds the list's order and the row's sort values. */
export function encodeCursor(place: SortValues, keys: Order): string {
  const values = place.map((value, index) => {
    if (!(value instanceof Date)) return value;
    return keys[index]!.type === 'date' ? value.toISOString().slice(0, 10) : value.toISOString();
  });
  return Buffer.from(JSON.stringify([signature(keys), ...values])).toString('base64url');
}

/** @throws ClientError BAD_USER_INPUT if the cursor is malformed or belongs to a list in another order */
export function decodeCursor(cursor: string, keys: Order, argument: string): SortValues {
  const values = parse(cursor);
  if (typeof values?.[0] !== 'string') throw malformed(argument);
  if (values[0] !== signature(keys)) {
    throw badUserInput(
      `The cursor in \`${argument}\` comes from a list in another order. Use it with the order of the list that returned it.`,
    );
  }
  if (values.length !== keys.length + 1) throw malformed(argument);
  return keys.map((key, index) => {
    const value = read(values[index + 1], key);
    if (value === undefined) throw malformed(argument);
    return value;
  });
}

export function signature(keys: Order): string {
  return keys.map(({ column, direction }) => (direction === 'asc' ? column : `-${column}`)).join();
}

function malformed(argument: string): Error {
  return badUserInput(`The cursor in \`${argument}\` is malformed. Pass an endCursor, startCursor or edge's cursor unchanged.`);
}

function parse(cursor: string): unknown[] | null {
  const bytes = Buffer.from(cursor, 'base64url');
  if (bytes.toString('base64url') !== cursor) return null;
  const values = parsedJson(bytes.toString());
  return Array.isArray(values) ? values : null;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Returns the value in the type of its column, or undefined if it is invalid. */
function read(value: unknown, { type, nullable }: SortKey): SortValues[number] | undefined {
  if (value === null) return nullable ? null : undefined;
  if (type === 'int') return Number.isInteger(value) && Math.abs(value as number) < 2 ** 31 ? (value as number) : undefined;
  if (type === 'bool') return typeof value === 'boolean' ? value : undefined;
  if (typeof value !== 'string' || value.includes('\0')) return undefined;
  if (type === 'uuid') return uuid.test(value) ? value : undefined;
  if (type === 'text') return value;
  if (isEnumType(type)) return Object.hasOwn(enumValues(type), value) ? value : undefined;
  if (type === 'decimal') return /^\d{1,9}(\.\d{1,9})?$/.test(value) ? value : undefined;
  if (type === 'timestamptz') return instant(value);
  return /^\d{4}-\d\d-\d\d$/.test(value) ? instant(`${value}T00:00:00.000Z`) : undefined;
}

function enumValues(type: string): object {
  const enums: Record<string, { values: object }> = DESCRIBED_ENUMS;
  return enums[type.slice(1, -1)]!.values;
}

/** Parses an instant in the format of `toISOString`. Rejects year 0, which PostgreSQL lacks, and years with over four digits. */
function instant(text: string): Date | undefined {
  const date = new Date(text);
  if (Number.isNaN(date.getTime()) || text.startsWith('0000')) return undefined;
  return date.toISOString() === text && text.length === 24 ? date : undefined;
}
