import { Field, InputType } from 'type-graphql';
import type { Where } from '../../read/pages/order.js';
import { CountryWhere, countryWhere } from '../country/country.where.js';
import { EventKind } from '../../db/generated/enums.js';
import { DateFilter, mayLieIn } from '../filters/date.filter.js';
import { allOf, type Logic, logic, oneOf, relation } from '../filters/logic.js';
import { matches, StringFilter, textColumn } from '../filters/string.filter.js';
import { UPDATED_SINCE, updatedSince } from '../history/updated-since.js';
import { GraphQLDateTime } from '../dates/date-time.scalar.js';
import { OccurrenceStatus } from '../visit/occurrence-status.js';
import { VisitWhere, visitWhere } from '../visit/visit.where.js';

@InputType({ description: 'Which events; all that is given must hold.' })
export class EventWhere implements Logic<EventWhere> {
  @Field(() => StringFilter, { nullable: true, description: 'Its slug.' })
  slug?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'Its title.' })
  title?: StringFilter | null;

  @Field(() => [EventKind], { nullable: true, description: 'One of these kinds.' })
  kind?: EventKind[] | null;

  @Field(() => [OccurrenceStatus], { nullable: true, description: 'One of these statuses.' })
  status?: OccurrenceStatus[] | null;

  @Field(() => CountryWhere, { nullable: true, description: 'The country in which it takes place.' })
  country?: CountryWhere | null;

  @Field(() => VisitWhere, { nullable: true, description: 'The visit that it is part of.' })
  visit?: VisitWhere | null;

  @Field(() => DateFilter, {
    nullable: true,
    description:
      "Events that may have begun in this span (their start's first day is not after it, nor its last day before it).",
  })
  start?: DateFilter | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: UPDATED_SINCE })
  updatedSince?: Date | null;

  @Field(() => [EventWhere], { nullable: true, description: 'All of these must hold.' })
  AND?: EventWhere[] | null;

  @Field(() => [EventWhere], { nullable: true, description: 'One of these must hold; nothing matches an empty list.' })
  OR?: EventWhere[] | null;

  @Field(() => EventWhere, { nullable: true, description: 'This must not hold.' })
  NOT?: EventWhere | null;
}

export function eventWhere(filter: EventWhere | null | undefined): Where {
  if (!filter) return {};
  return allOf([
    ...matches(filter.slug, textColumn('slug')),
    ...matches(filter.title, textColumn('title', 'titleFolded')),
    ...oneOf('kind', filter.kind),
    ...oneOf('status', filter.status),
    ...relation('country', filter.country, countryWhere),
    ...relation('visit', filter.visit, visitWhere),
    ...mayLieIn(filter.start, 'start'),
    ...updatedSince(filter.updatedSince),
    ...logic(filter, eventWhere),
  ]);
}
