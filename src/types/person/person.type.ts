import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../connections/connection.type.js';
import { Recorded } from '../history/recorded.type.js';
import { Node } from '../node/node.type.js';

@ObjectType({ implements: [Node, Recorded], description: 'Somebody who visits, receives, speaks or holds an office.' })
export class Person extends Node {
  @Field(() => String, { description: 'The preferred name in addresses, unique and stable: kim-jong-un.' })
  slug!: string;

  @Field(() => String, { description: 'Preferred name.' })
  name!: string;

  @Field(() => [String], { description: 'Other names and spellings that sources use.' })
  aliases!: string[];
}

export const PersonConnection = connectionOf('Person', 'people', Person);
