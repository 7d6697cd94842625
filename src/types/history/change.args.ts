import { ArgsType, Field } from 'type-graphql';
import { PageArgs } from '../connections/page.args.js';
import { GraphQLDateTime } from '../dates/date-time.scalar.js';
import { RecordedType } from './change.type.js';

@ArgsType()
export class ChangesArgs extends PageArgs {
  @Field(() => [RecordedType], {
    nullable: true,
    description: 'The types whose changes are listed. The default is all.',
  })
  type?: RecordedType[] | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'An instant: only changes at it or later are listed.' })
  since?: Date | null;
}
