import { compared } from '../../model/compare.js';
import { CITED } from '../../model/kinds/kinds.js';
import { enumOf } from '../enum.js';

/** The fields of facts that sources claim, by their names in the API. */
const names = [...new Set(CITED.flatMap((kind) => compared(kind).fields.map(({ name }) => name)))].sort();
const constant = (name: string) => name.replace(/[A-Z]/g, '_$&').toUpperCase();

/** GUEST_COUNTRY for `guestCountry`. */
export const FactField = Object.fromEntries(names.map((name) => [constant(name), name]));

enumOf(
  'FactField',
  FactField,
  'A field of a fact that sources claim.',
  Object.fromEntries(names.map((name) => [constant(name), `The field \`${name}\`.`])),
);
