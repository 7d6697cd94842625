import { Field, ObjectType } from '../described.js';
import { One } from '../connections/relations.js';
import { Prisma } from '../../db/generated/client.js';
import { KinshipKind } from '../../model/generated/enums.js';
import { subselect } from '../../query/stored-as.js';
import { kinshipSides } from '../../query/sql/sides.sql.js';
import { Cited, KindName, Node } from '../node/node.type.js';
import { Recorded } from '../history/recorded.type.js';
import { Person } from './person.type.js';
import { ascending } from '../connections/list-definition.js';

const RANKS = ['SPOUSE', 'SIBLING', 'PARENT', 'CHILD'];

const sides = Object.values(kinshipSides).map((side) => Prisma.sql`SELECT * FROM (${side}) k`);

/** A person's kinships, from that person's side: `relativeId` is the other person. */
export const kin = subselect(
  'kin',
  {},
  (person) => Prisma.sql`SELECT k.*, array_position(${Prisma.raw(`ARRAY['${RANKS.join("','")}']`)}, k.kind) AS rank
    FROM (${Prisma.join(sides, ' UNION ALL ')}) k WHERE k."personId" = ${person}.id`,
);
export const byRank = ascending({ rank: 'int', id: 'uuid' });

@ObjectType(
  'A kinship between two people: `person` is the spouse, parent, child or sibling of the person in `of`. The same relation seen from the other side is a separate object with its own id.',
  { implements: [Node, Cited, Recorded] },
)
export class Kinship extends Node {
  @Field(() => KinshipKind, 'The relation of `person` to `of`.')
  kind!: KinshipKind;

  @KindName
  kindName!: string | null;

  @One(() => Person, 'The relative.', 'relativeId')
  person!: Person;

  @One(() => Person, 'The person whose relative `person` is.', 'personId')
  of!: Person;
}
