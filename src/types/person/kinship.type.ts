import { Field, ObjectType } from 'type-graphql';
import { One } from '../connections/relations.js';
import { Prisma } from '../../db/generated/client.js';
import { KinshipKind } from '../../db/generated/enums.js';
import { subselect } from '../../read/meaning.js';
import { order } from '../../read/pages/order.js';
import { Recorded } from '../history/recorded.type.js';
import { Cited } from '../source/cited.type.js';
import { Person } from './person.type.js';
import { enumOf } from '../enum.js';

enumOf('KinshipKind', KinshipKind, 'The relation of a relative to a person.', {
  SPOUSE: 'Husband or wife.',
  PARENT: 'Father or mother.',
  CHILD: 'Son or daughter.',
  SIBLING: 'Brother or sister.',
});

const RANKS = ['SPOUSE', 'SIBLING', 'PARENT', 'CHILD'];

/** Rows of Kinship, read from one side: `relativeId` is the other. */
export const kin = subselect(
  'kin',
  {},
  (
    person,
  ) => Prisma.sql`SELECT k.*, array_position(${Prisma.raw(`ARRAY['${RANKS.join("','")}']`)}, k.kind) AS rank FROM (
    SELECT id, kind::text, "personId", "relativeId", version, "updatedAt" FROM "Kinship" WHERE "personId" = ${person}.id
    UNION ALL
    SELECT id, CASE kind WHEN 'PARENT' THEN 'CHILD' WHEN 'CHILD' THEN 'PARENT' ELSE kind::text END, "relativeId",
      "personId", version, "updatedAt"
    FROM "Kinship" WHERE "relativeId" = ${person}.id) k`,
);
export const byRank = order([{ column: 'rank', type: 'int' }]);

@ObjectType({
  implements: [Cited, Recorded],
  description: 'A relative of a person: `person` is the spouse, parent, child or sibling.',
})
export class Kinship extends Cited {
  @Field(() => KinshipKind, { description: 'The relation of `person` to the one whose relative this is.' })
  kind!: KinshipKind;

  @One(() => Person, { foreignKey: 'relativeId', description: 'The relative.' })
  person!: Person;

  @One(() => Person, { foreignKey: 'personId', description: 'The person whose relative it is.' })
  of!: Person;
}
