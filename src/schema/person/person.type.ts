import { person } from '../../model/kinds/person.js';
import { ClaimedFields } from '../connections/claimed-fields.js';
import { Extensions, Int } from 'type-graphql';
import { Field, ObjectType } from '../described.js';
import { positions } from './position.list.js';
import { Prisma } from '../../db/generated/client.js';
import { children, expression, joinedRows, type Sql } from '../../query/stored-as.js';
import { connectionOf } from '../connections/connection.type.js';
import { Connection, derive, List } from '../connections/relations.js';
import { Disputable, Labelled, Node } from '../node/node.type.js';
import { type Identifier, IdentifiersField } from '../identifier.type.js';
import { Recorded } from '../history/recorded.type.js';
import { Citable } from '../history/citable.type.js';
import { StatementConnection } from '../statement/statement.type.js';
import { VisitConnection } from '../visit/visit.type.js';
import { byRank, kin, Kinship } from './kinship.type.js';
import { heldOn, PositionArgs } from './position.held.js';
import { Position } from './position.type.js';
import { rootsOf } from '../connections/roots.js';
import { statements } from '../statement/statement.list.js';
import { visits } from '../visit/visit.list.js';
import { people } from './person.list.js';

const unresolvedVisits = (person: Sql) => Prisma.sql`(SELECT count(DISTINCT d."visitId")::int FROM "Delegate" d
  WHERE d."personId" IS NULL AND d.name = ANY (${person}.aliases || ${person}.name))`;

@ObjectType('A person who visits, receives visitors, speaks or holds an office.', {
  implements: [Node, Labelled, Citable, Disputable, Recorded],
})
@ClaimedFields(person)
export class Person extends Node {
  @Field(() => String, 'The unique and stable name for URLs: kim-jong-un.')
  slug!: string;

  @IdentifiersField('the person in other collections')
  identifiers!: Identifier[];

  @List(() => [Position], children('Position', 'personId'), positions.defaultOrder, {
    description: 'The offices, newest first, at most 100. With `asOf`, only those that may have been held on that day.',
    args: () => PositionArgs,
    where: heldOn,
  })
  positions!: Position[];

  @List(() => [Kinship], kin, byRank, { description: 'The relatives: spouses, siblings, parents, then children, at most 100.' })
  kin!: Kinship[];

  @Connection(() => VisitConnection, visits, joinedRows('Visit', 'Delegate', 'personId', 'visitId'), {
    description: 'The visits in which the person took part, on either side, by start.',
  })
  visits!: object;

  @Field(
    () => Int,
    'The number of visits with a delegate who is not identified and whose printed name is exactly a name of this person. They are not among `visits`.',
  )
  @Extensions({ cost: 10 })
  @derive(expression(unresolvedVisits))
  unresolvedVisits!: number;

  @Connection(() => StatementConnection, statements, joinedRows('Statement', 'StatementSpeaker', 'personId', 'statementId'), {
    description: 'The statements of the person, alone or with others, by source and passage.',
  })
  statements!: object;
}

export const PersonConnection = connectionOf('Person', 'people', Person);

export const PersonRoots = rootsOf(Person, people, PersonConnection, {
  name: 'person',
  slug: 'kim-jong-un',
  identifier: 'wikidata:Q56226',
});
