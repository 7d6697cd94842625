import { ArgsType, Field } from 'type-graphql';
import { PageArgs } from '../connections/page.args.js';
import { CountryWhere } from './country.where.js';

@ArgsType()
export class CountryArgs {
  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2, in capitals: KP.' })
  code?: string | null;

  @Field(() => String, { nullable: true, description: 'As its field `slug` gives it: north-korea.' })
  slug?: string | null;
}

@ArgsType()
export class CountriesArgs extends PageArgs {
  @Field(() => CountryWhere, { nullable: true, description: 'Only these countries.' })
  where?: CountryWhere | null;
}
