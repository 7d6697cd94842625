import { Int } from 'type-graphql';
import { Field, Nullable, ObjectType, asPrinted, NOTE } from '../described.js';
import { connectionOf } from '../connections/connection.type.js';
import { Dated, One } from '../connections/relations.js';
import { Country } from '../country/country.type.js';
import type { PartialDate } from '../dates/partial-date.type.js';
import { PositionStatus } from '../../model/generated/enums.js';
import { Disputable, Cited, Node } from '../node/node.type.js';
import { Recorded } from '../history/recorded.type.js';
import { Organization } from '../organization/organization.type.js';
import { Person } from './person.type.js';
import { enumOf } from '../enum.js';

enumOf(
  'PositionStatus',
  PositionStatus,
  'Whether the office was still held when the newest source that states it was published. A missing end date does not mean that it is still held.',
  {
    HELD: 'Still held when the newest source that states it was published.',
    ENDED: 'No longer held when the newest source that states it was published. The day of the end may be unknown.',
    UNKNOWN: 'No source says.',
  },
);

@ObjectType('An office that a person held in an organization or a country.', { implements: [Node, Cited, Disputable, Recorded] })
export class Position extends Node {
  @Field(() => String, 'The title of the office, worded as in the sources: Foreign Minister.')
  title!: string;

  @Field(() => Int, 'The number of this term among those that the person is known to have held in this office, from 1.')
  term!: number;

  @Field(() => PositionStatus, 'Whether it was still held, according to the newest source that states it.')
  status!: PositionStatus;

  @Nullable(() => String, 'The person as the source prints the name. Null if it is not recorded.')
  personAsPrinted!: string | null;

  @Nullable(() => String, asPrinted('start', 'last year'))
  startAsPrinted!: string | null;

  @Nullable(() => String, asPrinted('end'))
  endAsPrinted!: string | null;

  @Nullable(() => String, NOTE)
  note!: string | null;

  @One(() => Person, 'The person who held it.')
  person!: Person;

  @One(() => Organization, 'The organization in which it is held.')
  organization!: Organization | null;

  @One(() => Country, 'The country in which it is held.')
  country!: Country | null;

  @Dated('The day on which it began. Null if no source gives it.')
  start!: PartialDate | null;

  @Dated(
    'The day on which it ended, or from which on it may have ended: [2018-03-25..]. Null if no source gives it; the office may still have ended.',
  )
  end!: PartialDate | null;
}

export const PositionConnection = connectionOf('Position', 'positions', Position);
