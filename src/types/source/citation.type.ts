import { Field, Int, ObjectType } from 'type-graphql';
import { Prisma } from '../../db/generated/client.js';
import { children, expression, type Sql } from '../../read/meaning.js';
import { citationsByPassage } from '../connections/orders.js';
import { derive, List, One } from '../connections/relations.js';
import { Node } from '../node/node.type.js';
import { Cited } from './cited.type.js';
import { Source } from './source.type.js';

/** PostgreSQL's substring counts code points, as the offsets do. */
const exact = (row: Sql) => Prisma.sql`COALESCE(${row}.exact, (
  SELECT substring(d.text FROM ${row}.start + 1 FOR ${row}."end" - ${row}.start)
  FROM "SourceDocument" d WHERE d."sourceId" = ${row}."sourceId"))`;

@ObjectType({
  implements: Node,
  description: "A passage of a source, as stand-off annotation (W3C Web Annotation's position and quote selectors).",
})
export class Citation extends Node {
  @Field(() => Int, { description: "The start of the passage in the source's text, in Unicode code points." })
  start!: number;

  @Field(() => Int, {
    description: 'The end of the passage, in Unicode code points. The character at this offset is not part of it.',
  })
  end!: number;

  @Field(() => String, {
    nullable: true,
    description: "The words of the passage. Null if neither the source's text nor a quote of the passage is stored.",
  })
  @derive(expression(exact))
  exact!: string | null;

  @One(() => Source, { description: 'The source in whose text the offsets are counted.' })
  source!: Source;
}

const citations = (type: string) => children('Citation', `${type[0]!.toLowerCase()}${type.slice(1)}Id`);

List(() => [Citation], citations, citationsByPassage, {
  description: 'The passages that support the fact, by source and passage, at most 100.',
})(Cited.prototype, 'citations');
