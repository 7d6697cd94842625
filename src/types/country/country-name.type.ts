import { ObjectType } from 'type-graphql';
import { Field } from '../described.js';
import { Dated } from '../connections/relations.js';
import type { PartialDate } from '../dates/partial-date.type.js';

@ObjectType({ description: 'A name of a country, and when it was in use.' })
export class CountryName {
  @Field(() => String, 'The name in English: Zaire.')
  name!: string;

  @Dated('The day from which it was in use. Null if it is as old as the country.')
  start!: PartialDate | null;

  @Dated('The last day on which it was in use. Null if it is in use as long as the country exists.')
  end!: PartialDate | null;
}
