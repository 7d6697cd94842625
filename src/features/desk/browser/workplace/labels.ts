import { capitalize } from '../../../../shared/capitals.js';
import { COLLECTIONS, SPEAKERS } from '../../collections.data.js';
import { fieldLabel } from '../../field-label.js';
import { entryCollection, formField, objectFields } from '../state/annotation-cells.js';
import { apply, cellText, type CellChange, type Cells, type Fields, type Json } from '../state/cells.js';
import type { LoadedProposal } from '../state/draft-cells.js';
import type { CountryChoice } from '../state/guess.js';

/** The names of the entries and countries that facts refer to. */
export interface Names {
  cells: Cells;
  countries: readonly CountryChoice[];
  /** Open proposals name entries that the draft does not have yet. */
  proposals: readonly LoadedProposal[];
}

/** The name of an entry's kind, as editors see it. */
export const kindLabel = (entry: string): string => COLLECTIONS[entryCollection(entry)]?.label ?? 'Draft';

/** The name of a proposal's kind, as editors see it. */
export function proposalLabel({ type }: { type: string }): string {
  return Object.values(COLLECTIONS).find(({ model }) => model.toUpperCase() === type.toUpperCase())?.label ?? choiceName(type);
}

/** The label of an entry without a kind. */
const DRAFT = { caption: { first: ['name', 'title', 'text'] }, about: [] };

/** One-line label of an entry: the people it is about, then its caption. */
export function entryLabel(known: Names, entry: string, fields: Fields): string {
  const { caption, about } = COLLECTIONS[entryCollection(entry)] ?? DRAFT;
  const isGiven = (field: string) => fields[field] !== undefined && fields[field] !== '';
  if ('all' in caption) return caption.all.map((field) => shownIn(known, entry, field, fields) || '?').join(' – ');
  const own = caption.first.find(isGiven);
  const names = [...about.filter(isGiven), ...(own === undefined ? [] : [own])];
  return names.map((field) => shownIn(known, entry, field, fields)).join(', ') || 'not named yet';
}

/** Returns the value of a field, or the name of the entry that it refers to. */
function shownIn(names: Names, entry: string, field: string, fields: Fields): string {
  const control = formField(entry, field)?.control;
  if (control === 'speakers') return speakerNames(names, fields[field]);
  const value = cellText(fields[field]);
  if (value === '' || typeof control !== 'object') return value;
  return 'one' in control ? referredName(names, control.one, value) : 'choice' in control ? choiceName(value) : value;
}

export const speakerNames = (names: Names, speakers: Json = []): string =>
  ([speakers].flat() as Fields[]).map((each) => speakerName(names, each)).join('; ');

export function speakerName(names: Names, speaker: Fields): string {
  const [by, of] = Object.entries(SPEAKERS).find(([name]) => Object.hasOwn(speaker, name)) ?? ['person', 'people'];
  const name = referredName(names, of, cellText(speaker[by]));
  return typeof speaker['role'] === 'string' ? `${name}, ${speaker['role']}` : name;
}

/** Names a fact with some of its values: "Person Ann Lee (Country: Finland)". */
export function factLabel(names: Names, entry: string, fields: readonly string[]): string {
  const all = names.cells.get(entry) ?? {};
  const values = fields.map((field) => `${formFieldLabel(entry, field)}: ${shownIn(names, entry, field, all) || '–'}`);
  return `${kindLabel(entry)} ${entryLabel(names, entry, all)}${values.length === 0 ? '' : ` (${values.join(', ')})`}`;
}

export const withCells = ({ countries, proposals }: Names, cells: Cells): Names => ({ cells, countries, proposals });

/** Lists the values that a change has inferred for existing facts. */
export function inferredLabel(names: Names, changes: readonly CellChange[]): string {
  const all = changes.filter(({ entry, isCompleted }) => isCompleted && names.cells.has(entry));
  if (all.length === 0) return '';
  const after = withCells(names, apply(names.cells, changes));
  return `. Also set: ${all.map(({ entry, field }) => factLabel(after, entry, [field])).join('; ')}`;
}

export function referredName({ cells, countries, proposals }: Names, table: string, slug: string): string {
  if (table === 'countries') return countries.find((each) => each.slug === slug)?.name ?? slug;
  const proposed = () => proposals.find(({ type, key }) => isOfTable(type, table) && objectFields(key)['slug'] === slug)?.claim;
  const fields = cells.get(`${table}/${slug}`) ?? objectFields(proposed());
  const name = fields['name'] ?? fields['title'];
  return typeof name === 'string' && name !== '' ? name : slug;
}

const isOfTable = (type: string, table: string): boolean => COLLECTIONS[table]?.model.toUpperCase() === type.toUpperCase();

/** For example “Direct quote” for DIRECT_QUOTE, and “Yes” for true. */
export const choiceName = (value: Json): string =>
  typeof value === 'boolean' ? (value ? 'Yes' : 'No') : capitalize(cellText(value).toLowerCase().replaceAll('_', ' '));

/** Shortens a long quotation to its beginning and end. */
export const excerpt = (words: string): string => (words.length > 60 ? `${words.slice(0, 40)} … ${words.slice(-15)}` : words);

/** Returns the event of a participant, or the visit of a delegate; null for other entries. */
export function ownerOf(entry: string, { of }: Fields): string | null {
  const owner = COLLECTIONS[entryCollection(entry)]?.list?.owner;
  return owner ? `${owner.collection}/${cellText(of)}` : null;
}

export function formFieldLabel(entry: string, field: string): string {
  return formField(entry, field)?.label ?? fieldLabel({}, field);
}
