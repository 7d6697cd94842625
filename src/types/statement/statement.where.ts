import { Field, InputType } from 'type-graphql';
import type { Where } from '../../read/pages/order.js';
import { CountryWhere, countryWhere } from '../country/country.where.js';
import { StatementKind } from '../../db/generated/enums.js';
import { allOf, type Logic, logic, oneOf, relation } from '../filters/logic.js';
import { matches, StringFilter, textColumn } from '../filters/string.filter.js';
import { UPDATED_SINCE, updatedSince } from '../history/updated-since.js';
import { OrganizationWhere, organizationWhere } from '../organization/organization.where.js';
import { PersonWhere, personWhere } from '../person/person.where.js';
import { GraphQLDateTime } from '../dates/date-time.scalar.js';
import { TopicWhere, topicWhere } from '../topic/topic.where.js';
import { VisitWhere, visitWhere } from '../visit/visit.where.js';

@InputType({ description: 'Which speaker: exactly one of these.' })
export class SpeakerWhere {
  @Field(() => PersonWhere, { nullable: true, description: 'A person who matches.' })
  person?: PersonWhere;

  @Field(() => OrganizationWhere, { nullable: true, description: 'An organization that matches, in its own name.' })
  organization?: OrganizationWhere;

  @Field(() => CountryWhere, { nullable: true, description: 'A country that matches, in its own name.' })
  country?: CountryWhere;
}

@InputType({ description: 'Which statements; all that is given must hold.' })
export class StatementWhere implements Logic<StatementWhere> {
  @Field(() => [StatementKind], { nullable: true, description: 'One of these kinds.' })
  kind?: StatementKind[] | null;

  @Field(() => StringFilter, { nullable: true, description: 'What was said.' })
  text?: StringFilter | null;

  @Field(() => SpeakerWhere, { nullable: true, description: 'One of those who said it.' })
  speaker?: SpeakerWhere | null;

  @Field(() => OrganizationWhere, { nullable: true, description: 'The outlet that is credited.' })
  reportedBy?: OrganizationWhere | null;

  @Field(() => VisitWhere, {
    nullable: true,
    description: 'The visit on which it was said, or whose account reports it.',
  })
  visit?: VisitWhere | null;

  @Field(() => TopicWhere, { nullable: true, description: 'One of its topics.' })
  topic?: TopicWhere | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: UPDATED_SINCE })
  updatedSince?: Date | null;

  @Field(() => [StatementWhere], { nullable: true, description: 'All of these must hold.' })
  AND?: StatementWhere[] | null;

  @Field(() => [StatementWhere], {
    nullable: true,
    description: 'One of these must hold; nothing matches an empty list.',
  })
  OR?: StatementWhere[] | null;

  @Field(() => StatementWhere, { nullable: true, description: 'This must not hold.' })
  NOT?: StatementWhere | null;
}

export function statementWhere(filter: StatementWhere | null | undefined): Where {
  if (!filter) return {};
  return allOf([
    ...oneOf('kind', filter.kind),
    ...matches(filter.text, textColumn('text', 'textFolded')),
    ...(filter.speaker == null ? [] : [{ speakers: { some: speakerWhere(filter.speaker) } }]),
    ...relation('reportedBy', filter.reportedBy, organizationWhere),
    ...relation('visit', filter.visit, visitWhere),
    ...(filter.topic == null ? [] : [{ topics: { some: { topic: { is: topicWhere(filter.topic) } } } }]),
    ...updatedSince(filter.updatedSince),
    ...logic(filter, statementWhere),
  ]);
}

function speakerWhere({ person, organization, country }: SpeakerWhere): Where {
  return allOf([
    ...relation('person', person, personWhere),
    ...relation('organization', organization, organizationWhere),
    ...relation('country', country, countryWhere),
  ]);
}
