import { organization } from '../../model/kinds/organization.js';
import { ClaimedFields } from '../connections/claimed-fields.js';
import { Field, ObjectType } from '../described.js';
import { children, joinedRows } from '../../query/stored-as.js';
import { createConnection } from '../connections/connection.type.js';
import { Connection } from '../connections/relations.js';
import { OrganizationKind } from '../../model/generated/enums.js';
import { Disputable, Cited, Labelled, Node } from '../node/node.type.js';
import { type Identifier, IdentifiersField } from '../identifier.type.js';
import { Recorded } from '../history/recorded.type.js';
import { Citable } from '../history/citable.type.js';
import { heldOn, PositionsArgs } from '../person/position.held.js';
import { PositionConnection } from '../person/position.type.js';
import { StatementConnection } from '../statement/statement.type.js';
import { createRoots } from '../connections/roots.js';
import { declareEnum } from '../enum.js';
import { positions } from '../person/position.list.js';
import { statements } from '../statement/statement.list.js';
import { organizations } from './organization.list.js';

declareEnum('OrganizationKind', OrganizationKind, 'The kind of an organization.', {
  GOVERNMENT: 'A government, or a part of one.',
  PARTY: 'A political party, or a part of one.',
  NEWS_AGENCY: 'A news agency or another outlet.',
  THINK_TANK: 'A policy research institute.',
  RESEARCH_PROJECT: 'A research project, often of a think tank.',
  INTERGOVERNMENTAL: 'An organization of states.',
  ARMED_FORCES: 'The armed forces of a state, or a part of them.',
  ARMED_GROUP: 'An armed group that does not belong to a state.',
  BROADCASTER: 'A radio or television broadcaster.',
  COMPANY: 'A company.',
  COURT: 'A court or tribunal.',
  LEGISLATURE: 'A parliament or another legislature.',
  NEWSPAPER: 'A newspaper or magazine, in print or online.',
  NON_GOVERNMENTAL: 'A non-governmental organization.',
  RELIGIOUS: 'A church or another religious body.',
  UNIVERSITY: 'A university or school.',
  OTHER: 'Anything else.',
});

@ObjectType('A body in which people hold office, or that speaks, reports or publishes.', {
  implements: [Node, Labelled, Citable, Cited, Disputable, Recorded],
})
@ClaimedFields(organization)
export class Organization extends Node {
  @Field(() => String, 'The unique and stable name for URLs: xinhua.')
  slug!: string;

  @IdentifiersField('the organization in other collections')
  identifiers!: Identifier[];

  @Connection(() => OrganizationConnection, organizations, children('Organization', 'parentId'), {
    description: 'The organizations that are part of it, by name.',
  })
  parts!: object;

  @Connection(() => PositionConnection, positions, children('Position', 'organizationId'), {
    description: 'The offices in it, newest first. With `asOf`, only those that may have been held on that day.',
    args: () => PositionsArgs,
    where: heldOn,
  })
  positions!: object;

  @Connection(
    () => StatementConnection,
    statements,
    joinedRows('Statement', 'StatementSpeaker', 'organizationId', 'statementId'),
    {
      description: 'The statements that it made in its own name, by source and passage.',
    },
  )
  statements!: object;

  @Connection(() => StatementConnection, statements, children('Statement', 'reportedById'), {
    description: 'The statements of others that it reported, by source and passage.',
  })
  reported!: object;
}

const OrganizationConnection = createConnection('Organization', 'organizations', Organization);

export const OrganizationRoots = createRoots(Organization, organizations, OrganizationConnection, {
  name: 'organization',
  slug: 'xinhua',
  identifier: 'viaf:154862774',
});
