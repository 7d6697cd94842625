import { z } from 'zod';
import { annotation } from '../../model/annotation.js';
import { claimFields, type ClaimField, linkReferences } from '../../model/kinds/fields.js';
import type { Caption, Kind } from '../../model/kinds/kind.js';
import { KINDS, ownerOf } from '../../model/kinds/kinds.js';
import { fieldLabel } from '../../model/kinds/labels.js';

// What the desk knows of each kind, derived from the kinds' declarations. It is computed when the desk is bundled.

/** How a field is filled in. */
export type Control =
  | 'line'
  | 'words'
  | 'lines'
  | 'number'
  | 'date'
  | 'speakers'
  /** One entry of a table, or a country. */
  | { one: string }
  /** Several. */
  | { several: string }
  | { choice: readonly string[] };

export interface FormField {
  name: string;
  label: string;
  control: Control;
  /** Stands behind “More fields”, unless it has a value. */
  isRare?: true;
  isRequired?: true;
}

/** A collection of an annotation: a table, with entries by slug, or a list. */
interface Collection {
  /** What editors call an entry. */
  label: string;
  model: string;
  /** The form, with the fields first that are filled in most. */
  fields: readonly FormField[];
  caption: Caption;
  /** The fields with the people whom an entry of a list is about. */
  about: readonly string[];
  /** The field that selected words go into; null if none does. */
  wordsField: string | null;
  /** Whether an entry must cite a passage. */
  mustCite: boolean;
  /** The only field of a table's entries, if they are written as its value alone. */
  bare: string | null;
  list: ListedCollection | null;
}

export interface ListedCollection {
  /** The collection inside whose entries the list stands, and the name by which a key refers to one. */
  owner: { collection: string; name: string } | null;
  /** The fields that name an entry. The owner is `of`. */
  key: readonly string[];
  /** The fields of whom or what an entry is about: the first of them that has a value. */
  who: readonly string[];
  /** The field with the name as printed, if there is one. */
  printed: string | null;
}

/** The collections by their names in an annotation, in its order. */
export const COLLECTIONS: Readonly<Record<string, Collection>> = Object.fromEntries(
  KINDS.toSorted((a, b) => rank(a) - rank(b)).map((kind) => [collectionName(kind), collection(kind)]),
);

/** The tables to which the fields of a speaker refer. */
export const SPEAKERS: Readonly<Record<string, string>> = Object.fromEntries(
  KINDS.flatMap(({ shape }) => claimFields(shape))
    .flatMap(({ type }) => (type instanceof z.ZodObject ? linkReferences(type) : []))
    .map(({ name, refersTo }) => [name, refersTo!]),
);

function rank(kind: Kind): number {
  return Object.keys(annotation.shape).indexOf(collectionName(ownerOf(kind) ?? kind));
}

function collectionName({ place }: Kind): string {
  return 'table' in place ? place.table : place.list;
}

function collection(kind: Kind): Collection {
  const { label, model, caption, about = [], cited, place } = kind;
  const fields = claimFields(kind.shape).filter(({ name, isMap, isComputed }) => name !== 'cite' && !isMap && !isComputed);
  const words = fields.find(({ name, isOurWords }) => ['name', 'text', 'title'].includes(name) && !isOurWords);
  return {
    ...{ label, model, caption, about },
    fields: formFields(kind, fields),
    wordsField: words?.name ?? null,
    mustCite: cited === 'always',
    bare: 'table' in place ? (place.bare ?? null) : null,
    list: 'list' in place ? listed(kind, fields) : null,
  };
}

function formFields(kind: Kind, fields: readonly ClaimField[]): FormField[] {
  const { featured = fields.map(({ name }) => name) } = kind;
  const order = [...featured, ...fields.map(({ name }) => name).filter((name) => !featured.includes(name))];
  const own = order.map((each): FormField => {
    const field = fields.find(({ name }) => name === each)!;
    return {
      ...{ name: each, label: fieldLabel(kind, each), control: control(field) },
      ...(!featured.includes(each) && { isRare: true }),
      ...(field.required && { isRequired: true }),
    };
  });
  const owner = ownerOf(kind);
  if (!owner) return own;
  return [{ name: 'of', label: owner.label, control: { one: collectionName(owner) }, isRequired: true }, ...own];
}

function control({ type, isList, isDate, isMultiline, links, refersTo }: ClaimField): Control {
  if (refersTo !== undefined) return isList ? { several: refersTo } : { one: refersTo };
  if (links) return 'speakers';
  if (isDate) return 'date';
  if (type instanceof z.ZodEnum) return { choice: type.options as string[] };
  if (type instanceof z.ZodNumber) return 'number';
  if (isList) return 'lines';
  return isMultiline ? 'words' : 'line';
}

function listed(kind: Kind, fields: readonly ClaimField[]): ListedCollection {
  const { about = [] } = kind;
  const own = (typeof kind.key === 'function' ? kind.key({}) : kind.key) ?? [];
  const names = fields.map(({ name }) => name);
  const key = names.includes('name') && !own.includes('name') ? [...own, 'name'] : own;
  const owner = ownerOf(kind);
  const references = fields.filter(({ name, refersTo }) => key.includes(name) && refersTo !== undefined);
  const who = owner ? references.map(({ name }) => name) : about.slice(0, 1);
  return {
    owner: owner && { collection: collectionName(owner), name: owner.name },
    key: owner ? ['of', ...key] : key,
    who,
    printed: names.find((name) => name === 'name' || name === `${who[0]}AsPrinted`) ?? null,
  };
}
