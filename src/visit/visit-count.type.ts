import { Field, Int, ObjectType } from 'type-graphql';
import { Country } from '../country/country.type.js';

@ObjectType({ description: 'How many visits share one value.', simpleResolvers: true })
export class VisitCount {
  @Field(() => String, {
    nullable: true,
    description:
      "A year, a country's code (its slug where it has none), a status, a kind; null for visits that have no such value.",
  })
  key!: string | null;

  @Field(() => Country, { nullable: true, description: 'The country, where visits are counted by one.' })
  country!: object | null;

  @Field(() => Int, { description: 'How many visits.' })
  count!: number;
}
