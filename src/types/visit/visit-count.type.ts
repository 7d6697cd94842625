import { Field, Int, ObjectType } from 'type-graphql';
import { columnOf, one, Stored } from '../../read/meaning.js';
import { Country } from '../country/country.type.js';

@ObjectType({ description: 'How many visits share one value.', simpleResolvers: true })
export class VisitCount {
  @Field(() => String, {
    nullable: true,
    description:
      "A year, a country's code (its slug where it has none), a status, a kind; null for visits that have no such value.",
  })
  @Stored(columnOf('key'))
  key!: string | null;

  @Field(() => Country, { nullable: true, description: 'The country, where visits are counted by one.' })
  @Stored(one('countryId'))
  country!: object | null;

  @Field(() => Int, { description: 'How many visits.' })
  @Stored(columnOf('count'))
  count!: number;
}
