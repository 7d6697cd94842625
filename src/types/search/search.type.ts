import { createUnionType, Field, Float, Int, ObjectType } from 'type-graphql';
import { PageInfo } from '../connections/connection.type.js';
import { Country } from '../country/country.type.js';
import { Event } from '../event/event.type.js';
import type { Typed } from '../node/node.type.js';
import { Organization } from '../organization/organization.type.js';
import { Person } from '../person/person.type.js';
import { Source } from '../source/source.type.js';
import { Statement } from '../statement/statement.type.js';
import { Topic } from '../topic/topic.type.js';
import { Visit } from '../visit/visit.type.js';

export const SearchResult = createUnionType({
  name: 'SearchResult',
  description: 'An object that a search can find.',
  types: () => [Person, Organization, Country, Visit, Event, Statement, Topic, Source] as const,
  resolveType: (value) => (value as unknown as Typed).__typename,
});

@ObjectType({ description: 'A match, with its cursor.', simpleResolvers: true })
export class SearchEdge {
  @Field(() => String, { description: 'The cursor: an opaque place in the list, for `after`.' })
  cursor!: string;

  @Field(() => SearchResult, { description: 'The object.' })
  node!: object;

  @Field(() => Float, { description: 'The rank. A higher one is better.' })
  score!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'The text as HTML, with the matching words in <mark>…</mark> and everything else escaped. Of a long text, the parts around the matches.',
  })
  headline!: string | null;
}

@ObjectType({ description: 'A page of search results, the best match first.', simpleResolvers: true })
export class SearchConnection {
  @Field(() => [SearchEdge], { description: 'The matches of the page, with cursors, scores and headlines.' })
  edges!: SearchEdge[];

  @Field(() => [SearchResult], { description: 'The objects of the page.' })
  nodes!: object[];

  @Field(() => PageInfo, { description: 'The place of the page in its list.' })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'The number of matches on all pages.' })
  totalCount!: number;
}
