import { compared } from '../../model/compare.js';
import { CLAIMED } from '../../model/kinds/kinds.js';
import { Prisma } from '../../db/generated/client.js';
import type { Sql } from '../../query/stored-as.js';
import { declareEnum } from '../enum.js';

/** The fields of facts that sources claim, by their names in the API. */
const names = [...new Set(CLAIMED.flatMap((kind) => compared(kind).fields.map(({ name }) => name)))].sort();
const constant = (name: string) => name.replace(/[A-Z]/g, '_$&').toUpperCase();

/** Maps enum names to field names: `GUEST_COUNTRY` to `guestCountry`. */
export const FactField = Object.fromEntries(names.map((name) => [constant(name), name]));

declareEnum(
  'FactField',
  FactField,
  'A field for which sources claim values.',
  Object.fromEntries(names.map((name) => [constant(name), `The field \`${name}\`.`])),
);

/** Converts a field's name to its enum name, like `constant`. */
export const factFieldSql = (name: Sql) => Prisma.sql`upper(regexp_replace(${name}, '[A-Z]', '_\\&', 'g'))`;
