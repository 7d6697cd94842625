import { ArgsType, Field, InputType } from 'type-graphql';
import { PageArgs } from '../connections/page.args.js';
import { SortDirection } from '../connections/sort-direction.js';
import { PersonWhere } from './person.where.js';

@InputType({ description: 'What people are sorted by: exactly one key.' })
export class PersonOrder {
  @Field(() => SortDirection, { nullable: true, description: 'By preferred name.' })
  name?: SortDirection;
}

@ArgsType()
export class PeopleArgs extends PageArgs {
  @Field(() => PersonWhere, { nullable: true, description: 'Only these people.' })
  where?: PersonWhere | null;

  @Field(() => [PersonOrder], {
    nullable: true,
    description: 'Sorted by these, the first one first; by name where it is left out.',
  })
  orderBy?: PersonOrder[] | null;
}
