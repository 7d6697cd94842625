import { delegate } from '../../model/kinds/delegate.js';
import { KindType } from '../connections/kind-type.js';
import { ArgsType } from 'type-graphql';
import { Nullable } from '../described.js';
import { positions } from '../person/position.list.js';
import { createConnection } from '../connections/connection.type.js';
import { List } from '../connections/relations.js';
import { Prisma } from '../../db/generated/client.js';
import { DelegationSide } from '../../model/generated/enums.js';
import { Node } from '../node/node.type.js';
import { subselect } from '../../query/stored-as.js';
import { CertaintyArgs, heldAtStart } from '../person/position.held.js';
import { Position } from '../person/position.type.js';

const positionsHeld = subselect(
  'positions held when the visit began',
  {},
  (delegate, args: CertaintyArgs) => Prisma.sql`SELECT p.* FROM "Position" p, "Visit" v
    WHERE p."personId" = ${delegate}."personId" AND v.id = ${delegate}."visitId"
    AND ${heldAtStart(Prisma.raw('p'), Prisma.raw('v'), args)}`,
);

@KindType(delegate, 'A person who takes part in a visit, on the visiting or the receiving side.', {
  person: 'The person. Null if the source does not make clear who is meant.',
})
export class Delegate extends Node {
  @List(() => [Position], positionsHeld, positions.defaultOrder, {
    description:
      'The offices that the person may have held when the visit began, newest first, at most 100. An office whose end is unknown may already have ended: see `certainty`.',
    args: () => CertaintyArgs,
  })
  positions!: Position[];
}

@ArgsType()
export class DelegationArgs {
  @Nullable(() => DelegationSide, 'The side to list. By default, both.')
  side?: DelegationSide | null;
}

export const DelegateConnection = createConnection('Delegate', 'delegates', Delegate);
