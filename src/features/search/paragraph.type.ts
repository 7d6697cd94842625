import { Int } from 'type-graphql';
import { Field, ObjectType } from '../../schema/described.js';
import { Prisma } from '../../db/generated/client.js';
import { storedColumn, expression, type Sql } from '../../query/stored-as.js';
import { derive, One } from '../../schema/connections/relations.js';
import { Labelled, Node } from '../../schema/node/node.type.js';
import { Source } from '../../schema/source/source.type.js';

const slug = (row: Sql) =>
  Prisma.sql`(SELECT s.slug || '/' || ${row}.start || '-' || ${row}."end" FROM "Source" s WHERE s.id = ${row}."sourceId")`;

@ObjectType(
  "A paragraph of a source's text, or part of a long paragraph, as a unit of search. Only sources whose text is stored have paragraphs.",
  { implements: [Node, Labelled] },
)
export class Paragraph extends Node {
  @Field(() => String, 'The stable name used in URLs: the slug of the source, a slash, and the start and end joined by a hyphen.')
  @derive(expression(slug))
  slug!: string;

  @One(() => Source, 'The source that contains the paragraph.')
  source!: Source;

  @Field(() => Int, "The start, in Unicode code points from the start of the source's text.")
  @derive(storedColumn('start'))
  from!: number;

  @Field(() => Int, "The end, exclusive, in Unicode code points from the start of the source's text.")
  @derive(storedColumn('end'))
  to!: number;

  @Field(() => String, 'The words.')
  @derive(storedColumn('exact'))
  text!: string;
}
