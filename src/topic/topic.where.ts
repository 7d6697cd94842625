import { Field, InputType } from 'type-graphql';
import type { Where } from '../connection/order.js';
import { allOf } from '../filter/logic.js';
import { matches, StringFilter, textColumn } from '../filter/string.filter.js';

@InputType({ description: 'Which topics; all that is given must hold.' })
export class TopicWhere {
  @Field(() => StringFilter, { nullable: true, description: 'Its slug.' })
  slug?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'Its name.' })
  name?: StringFilter | null;
}

export function topicWhere({ slug, name }: TopicWhere): Where {
  return allOf([...matches(slug, textColumn('slug')), ...matches(name, textColumn('name', 'nameFolded'))]);
}
