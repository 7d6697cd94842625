import { capitalize } from '../../../../shared/capitals.js';
import { COLLECTIONS } from '../../collections.data.js';
import { collectionOf, formField } from '../state/annotation-cells.js';
import { cellText, type Cells, type Fields } from '../state/cells.js';

/** What editors call the kind of an entry. */
export const kindLabel = (entry: string): string => COLLECTIONS[collectionOf(entry)]?.label ?? 'Draft';

/** The label of an entry without a kind. */
const DRAFT = { caption: { first: ['name', 'title', 'text'] }, about: [] };

/** One-line label of an entry: its caption, after the people whom it is about. */
export function labelOf(cells: Cells, entry: string, fields: Fields): string {
  const { caption, about } = COLLECTIONS[collectionOf(entry)] ?? DRAFT;
  const isGiven = (field: string) => fields[field] !== undefined && fields[field] !== '';
  if ('all' in caption) return caption.all.map((field) => shownIn(cells, entry, field, fields) || '?').join(' – ');
  const own = caption.first.find(isGiven);
  const names = [...about.filter(isGiven), ...(own === undefined ? [] : [own])];
  return names.map((field) => shownIn(cells, entry, field, fields)).join(', ') || 'not named yet';
}

/** Returns the value of a field, or the name of the entry that it refers to. */
function shownIn(cells: Cells, entry: string, field: string, fields: Fields): string {
  const control = formField(entry, field)?.control;
  const value = cellText(fields[field]);
  return value !== '' && typeof control === 'object' && 'one' in control ? referredName(cells, control.one, value) : value;
}

export function referredName(cells: Cells, table: string, slug: string): string {
  const fields = cells.get(`${table}/${slug}`);
  const name = fields?.['name'] ?? fields?.['title'];
  return typeof name === 'string' && name !== '' ? name : slug;
}

/** DIRECT_QUOTE is “Direct quote”. */
export const choiceName = (value: string): string => capitalize(value.toLowerCase().replaceAll('_', ' '));

/** Returns the label of a field in an entry's form. */
export function formFieldLabel(entry: string, field: string): string {
  return formField(entry, field)?.label ?? field;
}
