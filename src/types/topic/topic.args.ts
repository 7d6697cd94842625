import { ArgsType, Field } from 'type-graphql';
import { PageArgs } from '../connections/page.args.js';
import { TopicWhere } from './topic.where.js';

@ArgsType()
export class TopicsArgs extends PageArgs {
  @Field(() => TopicWhere, { nullable: true, description: 'Only these topics.' })
  where?: TopicWhere | null;
}
