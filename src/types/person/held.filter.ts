import { countryFilter } from '../country/country.noun.js';
import { type FilterField, one, text } from '../filters/fields.js';
import { filterOf } from '../filters/filter.js';
import { organizationFilter } from '../organization/organization.noun.js';
import { personFilter } from './person.noun.js';
import { InputType } from 'type-graphql';
import { Nullable } from '../described.js';
import { Prisma } from '../../db/generated/client.js';
import type { Sql } from '../../read/meaning.js';
import type { Name, Related } from '../../read/condition.js';
import { Certainty, heldAtStart } from './position.held.js';

export const officeFilter = filterOf(
  'Position',
  'Conditions on an office that a person held, all of which must hold.',
  {
    title: text('The title of the office.'),
    person: one(personFilter, 'The person who held it.'),
    organization: one(organizationFilter, 'The organization in which it is held.'),
    country: one(countryFilter, 'The country in which it is held.'),
  },
  { name: 'OfficeWhere' },
);

@InputType({ description: 'An office that was held when a visit began, or may have been.' })
export class HeldWhere {
  @Nullable(() => officeFilter.Input, 'The office. The default is any.')
  office?: object | null;

  @Nullable(
    () => Certainty,
    'Whether it must be known that the office was held then, or must not be. The default is both: an office of unknown end may have ended.',
  )
  certainty?: Certainty | null;
}

/** The visit of a row, and whether a position is of a person of the row. */
interface Owner {
  name: string;
  of: (row: Sql, position: Sql, visit: Sql) => Sql;
}

const byDelegate: Owner = {
  name: 'of the delegate',
  of: (delegate, position, visit) =>
    Prisma.sql`${position}."personId" = ${delegate}."personId" AND ${visit}.id = ${delegate}."visitId"`,
};
const byAnybody: Owner = { name: 'of anybody', of: (row, _, visit) => Prisma.sql`${visit}.id = ${row}.id` };

/** Positions held at the start of the visit of a row. */
function heldThen({ name, of }: Owner, certainty: Certainty | null): Related {
  return {
    name: `positions ${name}, ${certainty ?? 'held'}`,
    model: 'Position',
    exists: (row, meets, named: Name) => {
      const [position, visit] = [named(), named()];
      return Prisma.sql`EXISTS (SELECT FROM "Position" ${position}, "Visit" ${visit}
        WHERE ${of(row, position, visit)} AND ${heldAtStart(position, visit, { certainty })} AND ${meets(position)})`;
    },
  };
}

const held = (owner: Owner, description: string): FilterField => ({
  type: () => HeldWhere,
  description,
  on: () => (value: HeldWhere) => {
    const related = heldThen(owner, value.certainty ?? null);
    return [{ related, where: officeFilter.where(value.office) }];
  },
});

export const heldByDelegate = (description: string) => held(byDelegate, description);
export const heldByAnybody = (description: string) => held(byAnybody, description);
