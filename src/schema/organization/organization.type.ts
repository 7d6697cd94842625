import { organization } from '../../model/kinds/organization.js';
import { KindType } from '../connections/kind-type.js';
import { children, joinedRows } from '../../query/stored-as.js';
import { createConnection } from '../connections/connection.type.js';
import { Connection } from '../connections/relations.js';
import { Node } from '../node/node.type.js';
import { heldOn, PositionArgs } from '../person/position.held.js';
import { PositionConnection } from '../person/position.type.js';
import { StatementConnection } from '../statement/statement.type.js';
import { VisitConnection } from '../visit/visit.type.js';
import { visits } from '../visit/visit.list.js';
import { createRoots } from '../connections/roots.js';
import { positions } from '../person/position.list.js';
import { statements } from '../statement/statement.list.js';
import { organizations } from './organization.list.js';

@KindType(organization, 'A body in which people hold office, or that speaks, reports or publishes.', {
  slug: 'The unique and stable name for URLs: xinhua.',
})
export class Organization extends Node {
  @Connection(() => OrganizationConnection, organizations, children('Organization', 'parentId'), {
    description: 'The organizations that are part of it, ordered by name.',
  })
  parts!: object;

  @Connection(() => PositionConnection, positions, children('Position', 'organizationId'), {
    description: 'The offices in it, newest first. With `asOf`, only those that may have been held on that day.',
    args: () => PositionArgs,
    where: heldOn,
  })
  positions!: object;

  @Connection(() => VisitConnection, visits, children('Visit', 'hostOrganizationId'), {
    description: 'The visits that it received as the host, ordered by start date.',
  })
  visitsHosted!: object;

  @Connection(
    () => StatementConnection,
    statements,
    joinedRows('Statement', 'StatementSpeaker', 'organizationId', 'statementId'),
    {
      description: 'The statements that it made in its own name, ordered by source and passage.',
    },
  )
  statements!: object;

  @Connection(() => StatementConnection, statements, children('Statement', 'reportedById'), {
    description: 'The statements by others that it reported, ordered by source and passage.',
  })
  reported!: object;
}

const OrganizationConnection = createConnection('Organization', 'organizations', Organization);

export const OrganizationRoots = createRoots(Organization, organizations, OrganizationConnection, {
  name: 'organization',
  slug: 'xinhua',
  identifier: 'viaf:154862774',
});
