import { ArgsType, Field } from 'type-graphql';
import { PageArgs } from '../connections/page.args.js';
import { OrganizationWhere } from './organization.where.js';

@ArgsType()
export class OrganizationsArgs extends PageArgs {
  @Field(() => OrganizationWhere, { nullable: true, description: 'Only these organizations.' })
  where?: OrganizationWhere | null;
}
