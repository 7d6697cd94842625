import { Args, Extensions, Query, Resolver } from 'type-graphql';
import { visits } from './visit.noun.js';
import { Prisma } from '../../db/generated/client.js';
import { connection, subselect } from '../../read/meaning.js';
import { PageArgs } from '../connections/page.args.js';
import { derive } from '../connections/relations.js';
import { VisitConnection } from './visit.type.js';

/** Each visit has a citation; none is of another source than any one of them. */
const ofOneSource = subselect(
  'visits of one source',
  'Visit',
  () => Prisma.sql`SELECT v.* FROM "Visit" v WHERE NOT EXISTS (SELECT FROM "Citation" c WHERE c."visitId" = v.id
    AND c."sourceId" <> (SELECT any_of."sourceId" FROM "Citation" any_of WHERE any_of."visitId" = v.id LIMIT 1))`,
);

@Resolver()
export class VisitsOfOneSourceResolver {
  @Query(() => VisitConnection, {
    description: 'The visits that one source alone reports, by start. The others have citations of several sources.',
  })
  @Extensions({ cost: 100 }) // looks at the citations of all visits
  @derive(connection(ofOneSource, visits.byDefault))
  visitsOfOneSource(@Args(() => PageArgs) _args: PageArgs): void {}
}
