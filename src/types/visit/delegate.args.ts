import { ArgsType, Field } from 'type-graphql';
import { PageArgs } from '../connections/page.args.js';
import { DelegationSide } from '../../db/generated/enums.js';

@ArgsType()
export class DelegationArgs extends PageArgs {
  @Field(() => DelegationSide, { nullable: true, description: 'Only this side; both where it is left out.' })
  side?: DelegationSide | null;
}
