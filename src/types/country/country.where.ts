import { Field, InputType } from 'type-graphql';
import type { Where } from '../../read/pages/order.js';
import { allOf, type Logic, logic } from '../filters/logic.js';
import { codeColumn, matches, names, StringFilter, textColumn } from '../filters/string.filter.js';
import { UPDATED_SINCE, updatedSince } from '../history/updated-since.js';
import { GraphQLDateTime } from '../dates/date-time.scalar.js';

@InputType({ description: 'Which countries; all that is given must hold.' })
export class CountryWhere implements Logic<CountryWhere> {
  @Field(() => StringFilter, { nullable: true, description: 'Its slug.' })
  slug?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'Its ISO 3166-1 alpha-2 code.' })
  code?: StringFilter | null;

  @Field(() => StringFilter, {
    nullable: true,
    description: 'Its name or one of its aliases; `contains` and `startsWith` look at its formal name too.',
  })
  name?: StringFilter | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: UPDATED_SINCE })
  updatedSince?: Date | null;

  @Field(() => [CountryWhere], { nullable: true, description: 'All of these must hold.' })
  AND?: CountryWhere[] | null;

  @Field(() => [CountryWhere], {
    nullable: true,
    description: 'One of these must hold; nothing matches an empty list.',
  })
  OR?: CountryWhere[] | null;

  @Field(() => CountryWhere, { nullable: true, description: 'This must not hold.' })
  NOT?: CountryWhere | null;
}

export function countryWhere(filter: CountryWhere | null | undefined): Where {
  if (!filter) return {};
  return allOf([
    ...matches(filter.slug, textColumn('slug')),
    ...matches(filter.code, codeColumn),
    ...matches(filter.name, names),
    ...updatedSince(filter.updatedSince),
    ...logic(filter, countryWhere),
  ]);
}
