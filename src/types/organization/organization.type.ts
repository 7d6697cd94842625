import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../connections/connection.type.js';
import { OrganizationKind } from '../../db/generated/enums.js';
import { Recorded } from '../history/recorded.type.js';
import { Node } from '../node/node.type.js';
import { Cited } from '../source/cited.type.js';

registerEnumType(OrganizationKind, {
  name: 'OrganizationKind',
  description: 'What sort of organization it is.',
  valuesConfig: {
    GOVERNMENT: { description: 'A government, or a part of one.' },
    PARTY: { description: 'A political party, or a part of one.' },
    NEWS_AGENCY: { description: 'A news agency or another outlet.' },
    THINK_TANK: { description: 'A research institute on policy.' },
    RESEARCH_PROJECT: { description: 'A project of research, often of a think tank.' },
    INTERGOVERNMENTAL: { description: 'An organization of states.' },
    OTHER: { description: 'Anything else.' },
  },
});

@ObjectType({
  implements: [Node, Cited, Recorded],
  description: 'A body that people hold office in, that speaks, reports or publishes.',
})
export class Organization extends Node {
  @Field(() => String, { description: 'The preferred name in addresses, unique and stable: xinhua.' })
  slug!: string;

  @Field(() => String, { description: 'Preferred name.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'As used in place of the name: CSIS.' })
  abbreviation!: string | null;

  @Field(() => [String], { description: 'Other names and spellings.' })
  aliases!: string[];

  @Field(() => OrganizationKind, { description: 'What sort of organization it is.' })
  kind!: OrganizationKind;
}

export const OrganizationConnection = connectionOf('Organization', 'organizations', Organization);
