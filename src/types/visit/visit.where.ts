import { Field, InputType } from 'type-graphql';
import type { Where } from '../../read/pages/order.js';
import { CountryWhere, countryWhere } from '../country/country.where.js';
import { VisitKind } from '../../db/generated/enums.js';
import { DelegateWhere, delegateWhere } from './delegate.where.js';
import { DateFilter, mayLieIn } from '../filters/date.filter.js';
import { allOf, type Logic, logic, oneOf, relation } from '../filters/logic.js';
import { matches, StringFilter, textColumn } from '../filters/string.filter.js';
import { UPDATED_SINCE, updatedSince } from '../history/updated-since.js';
import { GraphQLDateTime } from '../dates/date-time.scalar.js';
import { OccurrenceStatus } from './occurrence-status.js';

@InputType({ description: 'Which visits; all that is given must hold.' })
export class VisitWhere implements Logic<VisitWhere> {
  @Field(() => StringFilter, { nullable: true, description: 'Its slug.' })
  slug?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'Its title.' })
  title?: StringFilter | null;

  @Field(() => [VisitKind], {
    nullable: true,
    description: 'One of these kinds; a visit of no known kind is none of them.',
  })
  kind?: VisitKind[] | null;

  @Field(() => [OccurrenceStatus], { nullable: true, description: 'One of these statuses.' })
  status?: OccurrenceStatus[] | null;

  @Field(() => CountryWhere, { nullable: true, description: 'The country that visits.' })
  guestCountry?: CountryWhere | null;

  @Field(() => CountryWhere, { nullable: true, description: 'The country visited.' })
  hostCountry?: CountryWhere | null;

  @Field(() => DelegateWhere, {
    nullable: true,
    description: 'Visits some of whose delegates match, on the side given.',
  })
  delegate?: DelegateWhere | null;

  @Field(() => DateFilter, {
    nullable: true,
    description:
      "Visits that may have begun in this span (their start's first day is not after it, nor its last day before it).",
  })
  start?: DateFilter | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: UPDATED_SINCE })
  updatedSince?: Date | null;

  @Field(() => [VisitWhere], { nullable: true, description: 'All of these must hold.' })
  AND?: VisitWhere[] | null;

  @Field(() => [VisitWhere], { nullable: true, description: 'One of these must hold; nothing matches an empty list.' })
  OR?: VisitWhere[] | null;

  @Field(() => VisitWhere, { nullable: true, description: 'This must not hold.' })
  NOT?: VisitWhere | null;
}

export function visitWhere(filter: VisitWhere | null | undefined): Where {
  if (!filter) return {};
  return allOf([
    ...matches(filter.slug, textColumn('slug')),
    ...matches(filter.title, textColumn('title', 'titleFolded')),
    ...(filter.kind == null ? [] : [{ kind: { not: null } }, ...oneOf('kind', filter.kind)]),
    ...oneOf('status', filter.status),
    ...relation('guestCountry', filter.guestCountry, countryWhere),
    ...relation('hostCountry', filter.hostCountry, countryWhere),
    ...(filter.delegate == null ? [] : [{ delegation: { some: delegateWhere(filter.delegate) } }]),
    ...mayLieIn(filter.start, 'start'),
    ...updatedSince(filter.updatedSince),
    ...logic(filter, visitWhere),
  ]);
}
