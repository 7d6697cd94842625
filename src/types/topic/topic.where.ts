import { Field, InputType } from 'type-graphql';
import type { Where } from '../../read/pages/order.js';
import { allOf } from '../filters/logic.js';
import { matches, StringFilter, textColumn } from '../filters/string.filter.js';
import { UPDATED_SINCE, updatedSince } from '../history/updated-since.js';
import { GraphQLDateTime } from '../dates/date-time.scalar.js';

@InputType({ description: 'Which topics; all that is given must hold.' })
export class TopicWhere {
  @Field(() => StringFilter, { nullable: true, description: 'Its slug.' })
  slug?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'Its name.' })
  name?: StringFilter | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: UPDATED_SINCE })
  updatedSince?: Date | null;
}

export function topicWhere(filter: TopicWhere | null | undefined): Where {
  if (!filter) return {};
  return allOf([
    ...matches(filter.slug, textColumn('slug')),
    ...matches(filter.name, textColumn('name', 'nameFolded')),
    ...updatedSince(filter.updatedSince),
  ]);
}
