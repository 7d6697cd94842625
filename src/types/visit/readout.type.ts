import { ObjectType } from 'type-graphql';
import { children } from '../../read/meaning.js';
import { statementsByPassage } from '../connections/orders.js';
import { Connection, One } from '../connections/relations.js';
import { Organization } from '../organization/organization.type.js';
import { StatementConnection } from '../statement/statement.type.js';

/** Made of a row with the visit's `id` and the `outletId`. */
@ObjectType({ description: "One outlet's account of a visit." })
export class Readout {
  @One(() => Organization, { foreignKey: 'outletId', description: 'The outlet.' })
  outlet!: Organization;

  @Connection(
    () => StatementConnection,
    children('Statement', 'visitId', { reportedById: 'outletId' }),
    statementsByPassage,
    { description: 'The statements that it reported, by source and passage.' },
  )
  statements!: object;
}
