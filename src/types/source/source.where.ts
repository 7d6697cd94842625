import { Field, InputType } from 'type-graphql';
import type { Where } from '../../read/pages/order.js';
import { SourceKind } from '../../db/generated/enums.js';
import { DateFilter, mayLieIn } from '../filters/date.filter.js';
import { allOf, type Logic, logic, oneOf, relation } from '../filters/logic.js';
import { matches, StringFilter, textColumn } from '../filters/string.filter.js';
import { UPDATED_SINCE, updatedSince } from '../history/updated-since.js';
import { OrganizationWhere, organizationWhere } from '../organization/organization.where.js';
import { GraphQLDateTime } from '../dates/date-time.scalar.js';

@InputType({ description: 'Which sources; all that is given must hold.' })
export class SourceWhere implements Logic<SourceWhere> {
  @Field(() => StringFilter, { nullable: true, description: 'Its slug.' })
  slug?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'Its title.' })
  title?: StringFilter | null;

  @Field(() => [SourceKind], { nullable: true, description: 'One of these kinds.' })
  kind?: SourceKind[] | null;

  @Field(() => OrganizationWhere, { nullable: true, description: 'Who published it.' })
  publisher?: OrganizationWhere | null;

  @Field(() => DateFilter, {
    nullable: true,
    description:
      "Sources that may have been published in this span (their date's first day is not after it, nor its last day before it).",
  })
  publishedOn?: DateFilter | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: UPDATED_SINCE })
  updatedSince?: Date | null;

  @Field(() => [SourceWhere], { nullable: true, description: 'All of these must hold.' })
  AND?: SourceWhere[] | null;

  @Field(() => [SourceWhere], { nullable: true, description: 'One of these must hold; nothing matches an empty list.' })
  OR?: SourceWhere[] | null;

  @Field(() => SourceWhere, { nullable: true, description: 'This must not hold.' })
  NOT?: SourceWhere | null;
}

export function sourceWhere(filter: SourceWhere | null | undefined): Where {
  if (!filter) return {};
  return allOf([
    ...matches(filter.slug, textColumn('slug')),
    ...matches(filter.title, textColumn('title', 'titleFolded')),
    ...oneOf('kind', filter.kind),
    ...relation('publisher', filter.publisher, organizationWhere),
    ...mayLieIn(filter.publishedOn, 'publishedOn'),
    ...updatedSince(filter.updatedSince),
    ...logic(filter, sourceWhere),
  ]);
}
