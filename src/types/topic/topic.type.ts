import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../connections/connection.type.js';
import { Recorded } from '../history/recorded.type.js';
import { Node } from '../node/node.type.js';

@ObjectType({ implements: [Node, Recorded], description: 'Something that statements are about.' })
export class Topic extends Node {
  @Field(() => String, { description: 'Its name in addresses, unique and stable: denuclearization.' })
  slug!: string;

  @Field(() => String, { description: 'In a few words.' })
  name!: string;
}

export const TopicConnection = connectionOf('Topic', 'topics', Topic);
