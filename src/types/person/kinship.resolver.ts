import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { derived, one, type Sql, Stored } from '../../read/meaning.js';
import { order } from '../../read/pages/order.js';
import type { Context } from '../../context.js';
import { Prisma, type Kinship as KinshipRow } from '../../db/generated/client.js';
import { KinshipKind } from '../../db/generated/enums.js';
import type { Loader } from '../../read/load/loader.js';
import { Kinship } from './kinship.type.js';
import { Person } from './person.type.js';

/** A stored kinship, read from the side of one of the two. */
interface Kin {
  id: string;
  kind: KinshipKind;
  relativeId: string;
  version: number;
  updatedAt: Date;
}

const inverse = {
  [KinshipKind.SPOUSE]: KinshipKind.SPOUSE,
  [KinshipKind.SIBLING]: KinshipKind.SIBLING,
  [KinshipKind.PARENT]: KinshipKind.CHILD,
  [KinshipKind.CHILD]: KinshipKind.PARENT,
};

const ranks = Object.keys(inverse);

/** Rows of Kinship as they read from one side: `relativeId` is the other's. */
export const kin = derived(
  'kin',
  {},
  (person) => Prisma.sql`SELECT k.*, ${rank(Prisma.sql`k.kind`)} AS rank FROM (
    SELECT id, kind::text, "relativeId", version, "updatedAt" FROM "Kinship" WHERE "personId" = ${person}.id
    UNION ALL
    SELECT id, CASE kind WHEN 'PARENT' THEN 'CHILD' WHEN 'CHILD' THEN 'PARENT' ELSE kind::text END, "personId",
      version, "updatedAt"
    FROM "Kinship" WHERE "relativeId" = ${person}.id) k`,
);
export const kinInOrder = order([{ column: 'rank', type: 'int' }]);

function rank(kind: Sql): Sql {
  return Prisma.sql`array_position(${Prisma.raw(`ARRAY['${ranks.join("','")}']`)}, ${kind})`;
}

/** The relatives of a person, by kind and then as they were stored; one row answers for both sides. */
export async function kinOf(load: Loader, personId: string): Promise<Kin[]> {
  const [own, others] = await Promise.all([
    load.related<KinshipRow[]>('Person', personId, 'kinships', { take: 100 }),
    load.related<KinshipRow[]>('Person', personId, 'kinshipsOf', { take: 100 }),
  ]);
  const kin = [...own, ...others.map((row) => ({ ...row, kind: inverse[row.kind], relativeId: row.personId }))];
  return kin.sort((a, b) => ranks.indexOf(a.kind) - ranks.indexOf(b.kind) || (a.id < b.id ? -1 : 1)).slice(0, 100);
}

@Resolver(() => Kinship)
export class KinshipResolver {
  @FieldResolver(() => Person, { description: 'The relative.' })
  @Stored(one('relativeId'))
  person(@Root() kin: Kin, @Ctx() { load }: Context) {
    return load.required('Person', kin.relativeId);
  }
}
