import { Field, InputType } from 'type-graphql';
import type { Where } from '../../read/pages/order.js';
import { CountryWhere, countryWhere } from '../country/country.where.js';
import { OrganizationKind } from '../../db/generated/enums.js';
import { allOf, type Logic, logic, oneOf, relation } from '../filters/logic.js';
import { matches, names, StringFilter, textColumn } from '../filters/string.filter.js';
import { UPDATED_SINCE, updatedSince } from '../history/updated-since.js';
import { GraphQLDateTime } from '../dates/date-time.scalar.js';

@InputType({ description: 'Which organizations; all that is given must hold.' })
export class OrganizationWhere implements Logic<OrganizationWhere> {
  @Field(() => StringFilter, { nullable: true, description: 'Its slug.' })
  slug?: StringFilter | null;

  @Field(() => StringFilter, {
    nullable: true,
    description: 'Its name or one of its aliases; `contains` and `startsWith` look at its abbreviation too.',
  })
  name?: StringFilter | null;

  @Field(() => [OrganizationKind], { nullable: true, description: 'One of these kinds.' })
  kind?: OrganizationKind[] | null;

  @Field(() => CountryWhere, { nullable: true, description: 'The country that it belongs to.' })
  country?: CountryWhere | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: UPDATED_SINCE })
  updatedSince?: Date | null;

  @Field(() => [OrganizationWhere], { nullable: true, description: 'All of these must hold.' })
  AND?: OrganizationWhere[] | null;

  @Field(() => [OrganizationWhere], {
    nullable: true,
    description: 'One of these must hold; nothing matches an empty list.',
  })
  OR?: OrganizationWhere[] | null;

  @Field(() => OrganizationWhere, { nullable: true, description: 'This must not hold.' })
  NOT?: OrganizationWhere | null;
}

export function organizationWhere(filter: OrganizationWhere | null | undefined): Where {
  if (!filter) return {};
  return allOf([
    ...matches(filter.slug, textColumn('slug')),
    ...matches(filter.name, names),
    ...oneOf('kind', filter.kind),
    ...relation('country', filter.country, countryWhere),
    ...updatedSince(filter.updatedSince),
    ...logic(filter, organizationWhere),
  ]);
}
