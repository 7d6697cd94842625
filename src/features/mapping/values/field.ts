import { toSlug } from '../../../model/slug.js';
import { type ClaimField, slug as slugShape } from '../../../model/kinds/fields.js';
import { journey } from '../../../model/kinds/journey.js';
import { divide, type RecordCells } from '../cells.js';
import { dateField } from '../dates/date-field.js';
import type { FieldRole, RoleValue } from '../shape.js';
import { dateValue, type DateValue, eventValue, type EventValue, type MatchedValue, type TextsValue } from '../value-shapes.js';
import { allValues, oneValue, type Fault, type Miss, type Picked } from './pick.js';
import { fill, templateColumns } from './template.js';

/** Reads the value of a field from a record; null if there is none. */
export type ReadField = (cells: RecordCells, fault: Fault, miss: Miss) => unknown;

/** Compiles a reader for a field. Countries are read separately, since they need a date. */
export function fieldReader({ role, name }: Pick<ClaimField, 'name'> & { role: FieldRole }, value: unknown): ReadField {
  switch (role) {
    case 'date': {
      const dated = typeof value === 'string' ? dateValue.parse({ from: value }) : (value as DateValue);
      return dateField(dated, name === 'end' ? 'end' : 'start');
    }
    case 'events':
      return eventField(typeof value === 'string' ? eventValue.parse({ from: value }) : (value as EventValue));
    case 'journeys':
      return journeyField(value as string);
    case 'organizations':
    case 'choice':
      return typeof value !== 'object' ? () => value : matchedField(value as MatchedValue);
    case 'texts':
      return textsField(typeof value === 'string' ? { from: value } : (value as TextsValue));
    case 'number':
      return numberField(value as string | Picked);
    default:
      return textField(value as string | Picked);
  }
}

function textField(value: string | Picked): ReadField {
  if (typeof value === 'string' && value.includes('{')) {
    return (cells) => fill(value, (column) => cells.all(column).join(', ')).trim() || null;
  }
  const pick = oneValue(typeof value === 'string' ? { from: value } : value);
  return (cells, fault, miss) => pick(cells, fault, miss)?.text ?? null;
}

function textsField({ split, ...picked }: Picked & Pick<TextsValue, 'split'>): ReadField {
  const { from } = picked;
  if (typeof from === 'string' && from.includes('{')) {
    return (cells) => [fill(from, (column) => cells.all(column).join(', '))];
  }
  const pick = allValues(picked);
  return (cells, fault, miss) => {
    const values = pick(cells, fault, miss).flatMap((value) => divide(value, split));
    return values.length > 0 ? [...new Set(values)] : null;
  };
}

function numberField(value: string | Picked): ReadField {
  const pick = oneValue(typeof value === 'string' ? { from: value } : value);
  return (cells, fault, miss) => {
    const picked = pick(cells, fault, miss);
    if (picked === null) return null;
    const { column, text } = picked;
    if (/^\d{1,9}$/.test(text)) return Number(text);
    fault({ column, code: 'number-form', message: `${JSON.stringify(text)} is not a whole number` });
    return null;
  };
}

/** An object that a record names, and what the annotation claims about it. */
export interface Named {
  slug: string;
  claim: object;
}

/** There is no journey if a column of the template has no value. */
function journeyField(template: string): ReadField {
  const columns = templateColumns(template);
  return (cells, fault): Named | null => {
    if (columns.some((column) => cells.all(column).length === 0)) return null;
    const name = fill(template, (column) => cells.all(column).join(', ')).trim();
    const slug = toSlug(name);
    if (!slugShape.safeParse(slug).success || !journey.shape.safeParse({ name }).success) {
      fault({ code: 'key-form', message: `the journey ${JSON.stringify(name)} yields no slug of 1 to 200 characters` });
    }
    return { slug, claim: { name } };
  };
}

function eventField({ title: template, kinds, ...picked }: EventValue): ReadField {
  const patterns = Object.entries(kinds).map(([pattern, kind]) => ({ pattern: new RegExp(pattern, 'iu'), kind }));
  const pick = oneValue(picked);
  return (cells, fault, miss): Named | null => {
    const named = pick(cells, fault, miss);
    if (named === null) return null;
    const title = template === undefined ? named.text : fill(template, (column) => cells.all(column).join(', ')).trim();
    const slug = toSlug(title);
    if (slug.length === 0 || slug.length > 200) {
      const message = `the title ${JSON.stringify(title)} yields no slug of 1 to 200 characters`;
      fault({ column: named.column, code: 'key-form', message });
    }
    const kind = patterns.find(({ pattern }) => pattern.test(title))?.kind ?? 'OTHER';
    return { slug, claim: { title, kind, places: [], participants: [] } };
  };
}

/**
 * Compiles a reader for a delegate's role: the first of these that has a value. Only the last one reports values that match
 * nothing.
 */
export function roleReader(roles: readonly RoleValue[]): (cells: RecordCells, fault: Fault, miss: Miss) => string | null {
  const readers = roles.map((role) => (typeof role === 'object' && 'match' in role ? matchedField(role) : textField(role)));
  return (cells, fault, miss) => {
    for (const [index, read] of readers.entries()) {
      const found = read(cells, fault, index < readers.length - 1 ? () => {} : miss) as string | null;
      if (found !== null) return found;
    }
    return null;
  };
}

function matchedField({ match, else: otherwise, ...picked }: MatchedValue): ReadField {
  const patterns = Object.entries(match).map(([pattern, value]) => ({ pattern: new RegExp(pattern, 'iu'), value }));
  const pick = oneValue(picked);
  return (cells, fault, miss) => {
    const text = pick(cells, fault, miss);
    if (text === null) return otherwise ?? null;
    const found = patterns.find(({ pattern }) => pattern.test(text.text));
    if (!found && otherwise === undefined) miss({ column: text.column, value: text.text });
    return found?.value ?? otherwise ?? null;
  };
}
