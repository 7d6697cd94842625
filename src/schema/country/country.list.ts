import { Int } from 'type-graphql';
import { Prisma } from '../../db/generated/client.js';
import { Region, Subregion } from '../../model/generated/enums.js';
import type { Related } from '../../query/condition.js';
import { ascii, code, equal, existed, identifierFilter, names, oneOf, related, updatedSince } from '../filters/fields.js';
import { type Filter, defineFilter } from '../filters/filter.js';
import { defineList } from '../connections/list-definition.js';

/**
 * A country itself, or a state that replaced it, directly or through others. Successors are looked up once per statement,
 * starting from the countries that meet the condition. A state that still exists was not replaced, even if others left it.
 */
const successors: Related = {
  name: 'itself and its successors',
  model: 'Country',
  exists: (row, meets, name) => {
    const [line, met, step, former] = [name(), name(), name(), name()];
    return Prisma.sql`${row}.id = ANY (ARRAY(WITH RECURSIVE ${line}(id) AS (
      SELECT ${met}.id FROM "Country" ${met} WHERE ${meets(met)}
      UNION SELECT ${step}."predecessorId" FROM "CountrySuccession" ${step} JOIN ${line} ON ${line}.id = ${step}."successorId"
        JOIN "Country" ${former} ON ${former}.id = ${step}."predecessorId" AND ${former}."endEdtf" IS NOT NULL)
      SELECT id FROM ${line}))`;
  },
};

export const countryFilter: Filter = defineFilter('Country', 'Conditions on a country, all of which must hold.', {
  slug: ascii('The slug.'),
  code: code('The ISO 3166-1 alpha-2 code.'),
  code3: code('The ISO 3166-1 alpha-3 code, or the code that a former state had.'),
  cow: oneOf(() => Int, 'One of these Correlates of War numbers.'),
  gw: oneOf(() => Int, 'One of these Gleditsch and Ward numbers.'),
  name: names('The name or one of the aliases. `equalsInsensitive`, `contains` and `startsWith` also search the formal name.'),
  isSovereign: equal(() => Boolean, "Whether the country is a state rather than another state's territory.", 'sovereign'),
  region: oneOf(() => Region, 'One of these regions. A country without a region does not match.'),
  subregion: oneOf(() => Subregion, 'One of these subregions. A country without one does not match.'),
  identifier: identifierFilter('An identifier of the country in another collection, such as `wikidata:Q423`.'),
  existedIn: existed('Countries that may have existed at some point in this range.'),
  withFormerStates: related(
    () => countryFilter,
    successors,
    'A country that meets these conditions, or a former state that such a country replaced, wholly or in part. For Russia, that includes the Soviet Union; for Kosovo, not Serbia, which still exists: see `visitNotes`.',
  ),
  updatedSince,
});

export const countries = defineList({
  model: 'Country',
  plural: 'countries',
  filter: countryFilter,
  by: 'name',
  orders: { name: 'The short name in English.' },
});
