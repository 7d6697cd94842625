import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../connections/connection.type.js';
import { StatementKind } from '../../db/generated/enums.js';
import { Recorded } from '../history/recorded.type.js';
import { Node } from '../node/node.type.js';
import { Cited } from '../source/cited.type.js';

registerEnumType(StatementKind, {
  name: 'StatementKind',
  description: 'Whose words a statement holds.',
  valuesConfig: {
    DIRECT_QUOTE: { description: "The speaker's own words, a whole sentence or more." },
    PARTIAL_QUOTE: { description: "A few of the speaker's own words inside another's sentence." },
    INDIRECT_QUOTE: { description: "Quoted words, but the outlet's: how it reported what the speaker said." },
    PARAPHRASE: { description: 'No quoted words: what was said, in the words of the annotation.' },
  },
});

@ObjectType({ implements: [Node, Cited, Recorded], description: 'What was said, as one source reports it.' })
export class Statement extends Node {
  @Field(() => StatementKind, { description: 'Whose words the text is.' })
  kind!: StatementKind;

  @Field(() => String, {
    description:
      "For quotes, exactly the printed words between the quotation marks, editors' brackets included, a closing comma left out.",
  })
  text!: string;
}

export const StatementConnection = connectionOf('Statement', 'statements', Statement);
