import { person } from '../../model/kinds/person.js';
import { KindType } from '../connections/kind-type.js';
import { Args, Extensions, Int } from 'type-graphql';
import { Field } from '../described.js';
import { positions } from './position.list.js';
import { Prisma } from '../../db/generated/client.js';
import { children, connection, expression, joinedRows, type Sql, subselect } from '../../query/stored-as.js';
import { columnTypes } from '../../query/model.js';
import { dateColumns, order } from '../../query/paging/order.js';
import { createConnection } from '../connections/connection.type.js';
import { Connection, derive, List } from '../connections/relations.js';
import { Node } from '../node/node.type.js';
import { StatementConnection } from '../statement/statement.type.js';
import { EventConnection } from '../event/event.type.js';
import { events } from '../event/event.list.js';
import { delegates } from '../visit/delegate.list.js';
import { DelegateConnection } from '../visit/delegate.type.js';
import { VisitConnection } from '../visit/visit.type.js';
import { byRank, kin, Kinship } from './kinship.type.js';
import { heldOn, PositionArgs } from './position.held.js';
import { Position } from './position.type.js';
import { createRoots } from '../connections/roots.js';
import { statements } from '../statement/statement.list.js';
import { visits } from '../visit/visit.list.js';
import { people } from './person.list.js';

const unresolvedVisits = (person: Sql) => Prisma.sql`(SELECT count(DISTINCT d."visitId")::int FROM "Delegate" d
  WHERE d."personId" IS NULL AND d.name = ANY (${person}.aliases || ${person}.name))`;

/** The condition is part of the subselect, because it may concern objects that a delegate refers to. */
const delegations = subselect(
  'delegations',
  { ...columnTypes('Delegate'), startEarliest: 'date', startLatest: 'date' },
  (person, args, where) => Prisma.sql`SELECT d.*, v."startEarliest", v."startLatest" FROM "Delegate" d
    JOIN "Visit" v ON v.id = d."visitId" WHERE d."personId" = ${person}.id AND ${where(delegates.where(args), 'Delegate', Prisma.sql`d`)}`,
);
const byStartOfVisit = order('Visit', dateColumns('start'));
/** A page reads and sorts all of a person's visits. */
const DELEGATIONS = 10;

/** A person may take part in an event for several states or organizations. */
const eventsAttended = subselect(
  'events attended',
  'Event',
  (person) =>
    Prisma.sql`SELECT e.* FROM "Event" e WHERE e.id IN (SELECT p."eventId" FROM "Participant" p WHERE p."personId" = ${person}.id)`,
);

@KindType(person, 'A person who visits, receives visitors, speaks or holds an office.', {
  slug: 'The unique, stable name used in URLs, such as `kim-jong-un`.',
})
export class Person extends Node {
  @List(() => [Position], children('Position', 'personId'), positions.defaultOrder, {
    description: 'The offices, newest first, at most 100. With `asOf`, only those that may have been held on that day.',
    args: () => PositionArgs,
    where: heldOn,
  })
  positions!: Position[];

  @List(() => [Kinship], kin, byRank, {
    description: 'The relatives, at most 100: spouses first, then siblings, parents and children.',
  })
  kin!: Kinship[];

  @Connection(() => VisitConnection, visits, joinedRows('Visit', 'Delegate', 'personId', 'visitId'), {
    description: 'The visits in which the person took part, on either side, ordered by start date.',
  })
  visits!: object;

  @derive(connection(delegations, byStartOfVisit))
  @Field(
    () => DelegateConnection,
    'The delegations to which the person belongs, on either side, ordered by the start of the visit.',
  )
  @Extensions({ cost: DELEGATIONS })
  delegations(@Args(() => delegates.Args) _args: object): void {}

  @Connection(() => EventConnection, events, eventsAttended, {
    description: 'The events in which the person took part, ordered by start date.',
  })
  eventsAttended!: object;

  @Field(
    () => Int,
    'The number of visits with an unidentified delegate whose printed name exactly matches a name of this person. `visits` does not include them.',
  )
  @Extensions({ cost: 10 })
  @derive(expression(unresolvedVisits))
  unresolvedVisits!: number;

  @Connection(() => StatementConnection, statements, joinedRows('Statement', 'StatementSpeaker', 'personId', 'statementId'), {
    description: 'The statements that the person made, alone or with others, ordered by source and passage.',
  })
  statements!: object;
}

export const PersonConnection = createConnection('Person', 'people', Person);

export const PersonRoots = createRoots(Person, people, PersonConnection, {
  name: 'person',
  slug: 'kim-jong-un',
  identifier: 'wikidata:Q56226',
});
