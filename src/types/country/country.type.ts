import { Field, Int, ObjectType } from 'type-graphql';
import { Stored } from '../../read/meaning.js';
import { connectionOf } from '../connections/connection.type.js';
import { UPDATED_AT, VERSION } from '../history/recorded.type.js';
import { Node } from '../node/node.type.js';
import { GraphQLDateTime } from '../dates/date-time.scalar.js';
import { dateTime } from '../../read/sql/date-time.sql.js';

@ObjectType({ implements: Node, description: 'A state, or a territory that ISO 3166-1 lists.' })
export class Country extends Node {
  @Field(() => String, { description: 'Its name in addresses, unique and stable: north-korea.' })
  slug!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'ISO 3166-1 alpha-2; null for a state that it does not list (the Soviet Union, the Kingdom of Hawaii).',
  })
  code!: string | null;

  @Field(() => String, { description: 'Short name in English, as people say it.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Formal name in English, where the store has it.' })
  officialName!: string | null;

  @Field(() => [String], { description: 'Other names and abbreviations: DPRK.' })
  aliases!: string[];

  @Field(() => Int, { description: VERSION })
  version!: number;

  @Field(() => GraphQLDateTime, { description: UPDATED_AT })
  @Stored(dateTime('updatedAt'))
  updatedAt!: Date;
}

export const CountryConnection = connectionOf('Country', 'countries', Country);
