import { ArgsType, Field } from 'type-graphql';
import { PageArgs } from '../connections/page.args.js';
import { SourceWhere } from './source.where.js';

@ArgsType()
export class SourcesArgs extends PageArgs {
  @Field(() => SourceWhere, { nullable: true, description: 'Only these sources.' })
  where?: SourceWhere | null;
}
