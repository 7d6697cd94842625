import { ArgsType, Field } from 'type-graphql';
import { PageArgs } from '../connections/page.args.js';
import { GraphQLDateTime } from '../dates/date-time.scalar.js';
import { RecordedType } from './change.type.js';

@ArgsType()
export class ChangesArgs extends PageArgs {
  @Field(() => [RecordedType], { nullable: true, description: 'Only of these types.' })
  type?: RecordedType[] | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Only what was changed at this instant or later.' })
  since?: Date | null;
}
