import { createUnionType, Field, Float, Int, ObjectType } from 'type-graphql';
import { expression, Stored } from '../../read/meaning.js';
import { PageInfo } from '../connections/connection.type.js';
import { Country } from '../country/country.type.js';
import { Prisma } from '../../db/generated/client.js';
import { Event } from '../event/event.type.js';
import type { Typed } from '../node/node.type.js';
import { Organization } from '../organization/organization.type.js';
import { Person } from '../person/person.type.js';
import { Source } from '../source/source.type.js';
import { Statement } from '../statement/statement.type.js';
import { Topic } from '../topic/topic.type.js';
import { Visit } from '../visit/visit.type.js';
import { headline } from './search.sql.js';

export const SearchResult = createUnionType({
  name: 'SearchResult',
  description: 'What a search finds.',
  types: () => [Person, Organization, Country, Visit, Event, Statement, Topic, Source] as const,
  resolveType: (value) => (value as unknown as Typed).__typename,
});

@ObjectType({ description: 'One thing found, with its cursor.', simpleResolvers: true })
export class SearchEdge {
  @Field(() => String, { description: 'Its place in the list, opaque; for `after`.' })
  cursor!: string;

  @Field(() => SearchResult, { description: 'The thing itself.' })
  node!: object;

  @Field(() => Float, { description: 'Higher is better.' })
  @Stored(expression((match) => Prisma.sql`trim_scale(${match}.score)`))
  score!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'HTML: the text with the words found in <mark>…</mark>, all else escaped; of a long text the cuttings around them.',
  })
  @Stored(expression(headline))
  headline!: string | null;
}

@ObjectType({ description: 'A page of search results, the best match first.', simpleResolvers: true })
export class SearchConnection {
  @Field(() => [SearchEdge], { description: 'The page, with cursors, scores and headlines.' })
  edges!: SearchEdge[];

  @Field(() => [SearchResult], { description: 'The page, without cursors.' })
  nodes!: object[];

  @Field(() => PageInfo, { description: 'Where the page stands in its list.' })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'How many match on all pages.' })
  totalCount!: number;
}
