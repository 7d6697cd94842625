import { capitalize } from '../../../../shared/capitals.js';
import { fieldOf, FORMS } from '../forms/kinds.js';
import { collectionOf } from '../state/annotation-cells.js';
import { textOf, type Cells, type Fields } from '../state/cells.js';

/** What editors call the kind of an entry. */
export const kindOf = (entry: string): string => FORMS[collectionOf(entry)]?.label ?? 'Draft';

/** What an entry says, in a line. */
export function labelOf(cells: Cells, entry: string, fields: Fields): string {
  const [name] = [fields['name'], fields['title'], fields['text']].filter((each) => typeof each === 'string' && each !== '');
  const person = fields['person'];
  const who = typeof person === 'string' ? nameOf(cells, 'people', person) : null;
  if (collectionOf(entry) === 'positions' && who !== null) return `${who}, ${textOf(name)}`;
  if (collectionOf(entry) === 'kinship') return `${who ?? '?'} – ${nameOf(cells, 'people', textOf(fields['relative']))}`;
  return textOf(name) || who || 'not named yet';
}

export function nameOf(cells: Cells, table: string, slug: string): string {
  const fields = cells.get(`${table}/${slug}`);
  const name = fields?.['name'] ?? fields?.['title'];
  return typeof name === 'string' && name !== '' ? name : slug;
}

/** DIRECT_QUOTE is “Direct quote”. */
export const choiceName = (value: string): string => capitalize(value.toLowerCase().replaceAll('_', ' '));

/** What the form of an entry calls a field. */
export function fieldLabel(entry: string, field: string): string {
  return fieldOf(entry, field)?.label ?? field;
}
