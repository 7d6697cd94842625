import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { type Kinship as KinshipRow, type Person as PersonRow, Prisma } from '../../db/generated/client.js';
import { KinshipKind } from '../../db/generated/enums.js';
import { derived, list, Stored } from '../../read/meaning.js';
import { order } from '../../read/pages/order.js';
import { maximumPageSize } from '../../read/pages/page-size.js';
import { Kinship } from './kinship.type.js';
import { Person } from './person.type.js';

const inverse = {
  [KinshipKind.SPOUSE]: KinshipKind.SPOUSE,
  [KinshipKind.SIBLING]: KinshipKind.SIBLING,
  [KinshipKind.PARENT]: KinshipKind.CHILD,
  [KinshipKind.CHILD]: KinshipKind.PARENT,
};

const ranks = Object.keys(inverse);

/** Rows of Kinship, read from one side: `relativeId` is the other. */
const kin = derived(
  'kin',
  {},
  (
    person,
  ) => Prisma.sql`SELECT k.*, array_position(${Prisma.raw(`ARRAY['${ranks.join("','")}']`)}, k.kind) AS rank FROM (
    SELECT id, kind::text, "relativeId", version, "updatedAt" FROM "Kinship" WHERE "personId" = ${person}.id
    UNION ALL
    SELECT id, CASE kind WHEN 'PARENT' THEN 'CHILD' WHEN 'CHILD' THEN 'PARENT' ELSE kind::text END, "personId",
      version, "updatedAt"
    FROM "Kinship" WHERE "relativeId" = ${person}.id) k`,
);
const kinInOrder = order([{ column: 'rank', type: 'int' }]);

@Resolver(() => Person)
export class PersonResolver {
  @FieldResolver(() => [Kinship], {
    description: 'The relatives: spouses, siblings, parents, then children, at most 100.',
  })
  @Stored(list(kin, kinInOrder))
  async kin(@Root() { id }: PersonRow, @Ctx() { load }: Context) {
    const [own, others] = await Promise.all([
      load.related<KinshipRow[]>('Person', id, 'kinships', { take: maximumPageSize }),
      load.related<KinshipRow[]>('Person', id, 'kinshipsOf', { take: maximumPageSize }),
    ]);
    const all = [...own, ...others.map((row) => ({ ...row, kind: inverse[row.kind], relativeId: row.personId }))];
    const rank = ({ kind }: KinshipRow) => ranks.indexOf(kind);
    return all.sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1)).slice(0, maximumPageSize);
  }
}
