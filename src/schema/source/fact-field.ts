import { compared } from '../../model/compare.js';
import { CLAIMED } from '../../model/kinds/kinds.js';
import { Prisma } from '../../db/generated/client.js';
import type { Sql } from '../../query/stored-as.js';
import { declareEnum } from '../enum.js';

/** The fields of facts that sources claim, by their names in the API. */
const names = [...new Set(CLAIMED.flatMap((kind) => compared(kind).fields.map(({ name }) => name)))].sort();
const constant = (name: string) => name.replace(/[A-Z]/g, '_$&').toUpperCase();

/** GUEST_COUNTRY for `guestCountry`. */
export const FactField = Object.fromEntries(names.map((name) => [constant(name), name]));

declareEnum(
  'FactField',
  FactField,
  'A field of a fact that sources claim.',
  Object.fromEntries(names.map((name) => [constant(name), `The field \`${name}\`.`])),
);

/** The API name of a field, as `constant` makes it. */
export const factFieldSql = (name: Sql) => Prisma.sql`upper(regexp_replace(${name}, '[A-Z]', '_\\&', 'g'))`;
