import { ArgsType, Field } from 'type-graphql';
import { PageArgs } from '../connections/page.args.js';
import { EventWhere } from './event.where.js';

@ArgsType()
export class EventsArgs extends PageArgs {
  @Field(() => EventWhere, { nullable: true, description: 'Only these events.' })
  where?: EventWhere | null;
}
