import { z } from 'zod';
import { annotation } from '../../model/annotation.js';
import { claimFields, type ClaimField, linkReferences } from '../../model/kinds/fields.js';
import type { Caption, Kind } from '../../model/kinds/kind.js';
import { KINDS, ownerKind } from '../../model/kinds/kinds.js';
import { fieldLabel } from './field-label.js';

// What the desk needs to know about each kind, derived from the kinds' declarations when the desk is bundled.

export type Control =
  | 'line'
  | 'words'
  | 'lines'
  | 'number'
  | 'date'
  | 'speakers'
  /** One entry of a table, or a country. */
  | { one: string }
  /** Several entries of a table. */
  | { several: string }
  | { choice: readonly (string | boolean)[] };

export interface FormField {
  name: string;
  /** Omitted if it is the field's name in words. */
  label?: string;
  control: Control;
  /** Hidden under “More fields” unless it has a value. */
  isRare?: true;
  isRequired?: true;
}

/** A collection of an annotation: a table, whose entries are keyed by slug, or a list. */
interface Collection {
  /** The label of an entry's kind. */
  label: string;
  model: string;
  /** The fields of the form, most used first. */
  fields: readonly FormField[];
  caption: Caption;
  /** The fields that identify the people a list entry is about. */
  about: readonly string[];
  /** The field that is filled with the selected words; null if there is none. */
  wordsField: string | null;
  mustCite: boolean;
  /** The entry's only field, if an annotation writes its bare value instead of an object; null otherwise. */
  bare: string | null;
  list: ListedCollection | null;
}

export interface ListedCollection {
  /** The collection whose entries contain the list, and the name by which a key refers to an entry of it. */
  owner: { collection: string; name: string } | null;
  /** The fields that identify an entry. `of` is the owner. */
  key: readonly string[];
  /** The fields that may name the subject of an entry. The first one that has a value is used. */
  who: readonly string[];
  /** The field with the printed name, if any. */
  printed: string | null;
}

/** The collections by name, in the order of an annotation. */
export const COLLECTIONS: Readonly<Record<string, Collection>> = Object.fromEntries(
  KINDS.toSorted((a, b) => rank(a) - rank(b)).map((kind) => [collectionName(kind), collection(kind)]),
);

/** Tables in which a name is enough to create an entry, since entries exist only as targets of references. */
export const NAMED: readonly string[] = Object.entries(COLLECTIONS).flatMap(([name, { list, mustCite, wordsField }]) =>
  !list && !mustCite && wordsField === 'name' ? [name] : [],
);

/** The table that each field of a speaker refers to. */
export const SPEAKERS: Readonly<Record<string, string>> = Object.fromEntries(
  KINDS.flatMap(({ shape }) => claimFields(shape))
    .flatMap(({ type, links }) => (links && type instanceof z.ZodObject ? linkReferences(type) : []))
    .map(({ name, refersTo }) => [name, refersTo!]),
);

function rank(kind: Kind): number {
  return Object.keys(annotation.shape).indexOf(collectionName(ownerKind(kind) ?? kind));
}

function collectionName({ place }: Kind): string {
  return 'table' in place ? place.table : place.list;
}

function collection(kind: Kind): Collection {
  const { label, model, caption, about = [], cited, place } = kind;
  const fields = claimFields(kind.shape).filter(
    // Coverage has no form control: editors write it in the annotation.
    ({ name, isMap, isComputed, links, type }) =>
      name !== 'cite' && !name.startsWith('covers') && !isMap && !isComputed && (links || !(type instanceof z.ZodObject)),
  );
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
      ...{ name: each, control: control(field) },
      ...(fieldLabel(kind, each) !== fieldLabel({}, each) && { label: fieldLabel(kind, each) }),
      ...(!featured.includes(each) && { isRare: true }),
      ...(field.required && { isRequired: true }),
    };
  });
  const owner = ownerKind(kind);
  if (!owner) return own;
  return [{ name: 'of', label: owner.label, control: { one: collectionName(owner) }, isRequired: true }, ...own];
}

function control({ type, isList, isDate, isMultiline, links, refersTo }: ClaimField): Control {
  if (refersTo !== undefined) return isList ? { several: refersTo } : { one: refersTo };
  if (links) return 'speakers';
  if (isDate) return 'date';
  if (type instanceof z.ZodEnum) return { choice: type.options as string[] };
  if (type instanceof z.ZodBoolean) return { choice: [true, false] };
  if (type instanceof z.ZodNumber) return 'number';
  if (isList) return 'lines';
  return isMultiline ? 'words' : 'line';
}

function listed(kind: Kind, fields: readonly ClaimField[]): ListedCollection {
  const { about = [] } = kind;
  const own = (typeof kind.key === 'function' ? kind.key({}) : kind.key) ?? [];
  const names = fields.map(({ name }) => name);
  const key = names.includes('name') && !own.includes('name') ? [...own, 'name'] : own;
  const owner = ownerKind(kind);
  const references = fields.filter(({ name, refersTo }) => key.includes(name) && refersTo !== undefined);
  const who = owner ? references.map(({ name }) => name) : about.slice(0, 1);
  return {
    owner: owner && { collection: collectionName(owner), name: owner.name },
    key: owner ? ['of', ...key] : key,
    who,
    printed: names.find((name) => name === 'name' || name === `${who[0]}AsPrinted`) ?? null,
  };
}
