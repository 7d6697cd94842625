import { Field, InputType } from 'type-graphql';
import type { Where } from '../../read/pages/order.js';
import { CountryWhere, countryWhere } from '../country/country.where.js';
import { allOf, type Logic, logic, relation } from '../filters/logic.js';
import { matches, names, StringFilter, textColumn } from '../filters/string.filter.js';
import { UPDATED_SINCE, updatedSince } from '../history/updated-since.js';
import { GraphQLDateTime } from '../dates/date-time.scalar.js';

@InputType({ description: 'Which people; all that is given must hold.' })
export class PersonWhere implements Logic<PersonWhere> {
  @Field(() => StringFilter, { nullable: true, description: 'Their slug.' })
  slug?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'Their name or one of their aliases.' })
  name?: StringFilter | null;

  @Field(() => CountryWhere, { nullable: true, description: 'Their country.' })
  country?: CountryWhere | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: UPDATED_SINCE })
  updatedSince?: Date | null;

  @Field(() => [PersonWhere], { nullable: true, description: 'All of these must hold.' })
  AND?: PersonWhere[] | null;

  @Field(() => [PersonWhere], { nullable: true, description: 'One of these must hold; nothing matches an empty list.' })
  OR?: PersonWhere[] | null;

  @Field(() => PersonWhere, { nullable: true, description: 'This must not hold.' })
  NOT?: PersonWhere | null;
}

export function personWhere(filter: PersonWhere | null | undefined): Where {
  if (!filter) return {};
  return allOf([
    ...matches(filter.slug, textColumn('slug')),
    ...matches(filter.name, names),
    ...relation('country', filter.country, countryWhere),
    ...updatedSince(filter.updatedSince),
    ...logic(filter, personWhere),
  ]);
}
