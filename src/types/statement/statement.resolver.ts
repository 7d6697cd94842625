import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Prisma, type Statement as StatementRow } from '../../db/generated/client.js';
import { derived, list, Stored } from '../../read/meaning.js';
import type { Order } from '../../read/pages/order.js';
import { maximumPageSize } from '../../read/pages/page-size.js';
import { Speaker } from './speaker.type.js';
import { Statement } from './statement.type.js';

type SpeakerRow = Prisma.StatementSpeakerGetPayload<{ include: { person: true; organization: true; country: true } }>;

const speakers = derived(
  'speakers',
  {},
  (statement) => Prisma.sql`SELECT s.ordinal, COALESCE(s."personId", s."organizationId", s."countryId") AS id,
    CASE WHEN s."personId" IS NOT NULL THEN 'Person' WHEN s."organizationId" IS NOT NULL THEN 'Organization'
    ELSE 'Country' END AS type FROM "StatementSpeaker" s WHERE s."statementId" = ${statement}.id`,
);
/** Total without the id: a statement has one speaker for each ordinal, and a unique index in their order. */
const asNamed: Order = [{ column: 'ordinal', type: 'int', direction: 'asc' }];

@Resolver(() => Statement)
export class StatementResolver {
  @FieldResolver(() => [Speaker], {
    description: 'The speakers, at most 100: several for a joint statement, none if the source names nobody.',
  })
  @Stored(list(speakers, asNamed))
  async speakers(@Root() statement: StatementRow, @Ctx() { load }: Context) {
    const speakers = await load.related<SpeakerRow[]>('Statement', statement.id, 'speakers', {
      include: { person: true, organization: true, country: true },
      orderBy: { ordinal: 'asc' },
      take: maximumPageSize,
    });
    return speakers.map(({ person, organization, country }) => {
      if (person) return { ...person, __typename: 'Person' };
      return organization ? { ...organization, __typename: 'Organization' } : { ...country, __typename: 'Country' };
    });
  }
}
