import { Int } from 'type-graphql';
import { Field, ObjectType } from '../described.js';
import { Prisma } from '../../db/generated/client.js';
import { expression, type Sql } from '../../query/stored-as.js';
import { derive, One } from '../connections/relations.js';
import { Labelled, Node } from '../node/node.type.js';
import { Source } from './source.type.js';

const slug = (row: Sql) =>
  Prisma.sql`(SELECT s.slug || '/' || ${row}.start || '-' || ${row}."end" FROM "Source" s WHERE s.id = ${row}."sourceId")`;

@ObjectType(
  'A paragraph of the text of a source, or a part of a long one. Search finds it. There are paragraphs only of texts that the store holds.',
  { implements: [Node, Labelled] },
)
export class Paragraph extends Node {
  @Field(() => String, 'The name for URLs: the slug of the source, a slash, and the start and the end with a hyphen between.')
  @derive(expression(slug))
  slug!: string;

  @One(() => Source, 'The source in whose text it stands.')
  source!: Source;

  @Field(() => Int, "The start in the source's text, in Unicode code points.")
  start!: number;

  @Field(() => Int, 'The end, in Unicode code points. The character at this offset is not part of it.')
  end!: number;

  @Field(() => String, 'The words.')
  exact!: string;
}
