import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../connections/connection.type.js';
import { SourceKind } from '../../db/generated/enums.js';
import { Recorded } from '../history/recorded.type.js';
import { Node } from '../node/node.type.js';

registerEnumType(SourceKind, {
  name: 'SourceKind',
  description: 'What sort of text a source is.',
  valuesConfig: {
    ARTICLE: { description: 'A piece of journalism.' },
    DATASET: { description: 'One file of a data set.' },
  },
});

@ObjectType({
  implements: [Node, Recorded],
  description: 'A text that facts rest on: an article, or one file of a data set.',
})
export class Source extends Node {
  @Field(() => String, { description: 'Its name in addresses, unique and stable.' })
  slug!: string;

  @Field(() => SourceKind, { description: 'What sort of text it is.' })
  kind!: SourceKind;

  @Field(() => String, { description: 'As printed.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'Section or column in which it appeared.' })
  section!: string | null;

  @Field(() => String, { nullable: true, description: 'Where it can be read.' })
  url!: string | null;

  @Field(() => String, { nullable: true, description: 'Licence of the text; null where none is stated.' })
  licence!: string | null;

  @Field(() => String, { description: "SHA-256 of the text's UTF-8 bytes: which text the offsets count in." })
  sha256!: string;
}

export const SourceConnection = connectionOf('Source', 'sources', Source);
