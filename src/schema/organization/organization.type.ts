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

@KindType(organization, 'A body in which people hold office, or that makes statements, reports or publishes.', {
  slug: 'The unique, stable name used in URLs, such as `xinhua`.',
})
export class Organization extends Node {
  @Connection(() => OrganizationConnection, organizations, children('Organization', 'parentId'), {
    description: 'The parts of the organization, ordered by name.',
  })
  parts!: object;

  @Connection(() => PositionConnection, positions, children('Position', 'organizationId'), {
    description: 'The offices in the organization, newest first. With `asOf`, only those that may have been held on that day.',
    args: () => PositionArgs,
    where: heldOn,
  })
  positions!: object;

  @Connection(() => VisitConnection, visits, children('Visit', 'hostOrganizationId'), {
    description: 'The visits that the organization hosted, ordered by start date.',
  })
  visitsHosted!: object;

  @Connection(
    () => StatementConnection,
    statements,
    joinedRows('Statement', 'StatementSpeaker', 'organizationId', 'statementId'),
    {
      description: 'The statements that the organization made in its own name, ordered by source and passage.',
    },
  )
  statements!: object;

  @Connection(() => StatementConnection, statements, children('Statement', 'reportedById'), {
    description: 'The statements by others that the organization reported, ordered by source and passage.',
  })
  reported!: object;
}

const OrganizationConnection = createConnection('Organization', 'organizations', Organization);

export const OrganizationRoots = createRoots(Organization, organizations, OrganizationConnection, {
  name: 'organization',
  slug: 'xinhua',
  identifier: 'viaf:154862774',
});
