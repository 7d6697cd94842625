import { Field, Int, ObjectType } from 'type-graphql';
import { Prisma } from '../../db/generated/client.js';
import { children, expression, type Sql } from '../../read/meaning.js';
import { citationsByPassage } from '../connections/orders.js';
import { connectionOf } from '../connections/connection.type.js';
import { Connection, derive, List, One } from '../connections/relations.js';
import { Node } from '../node/node.type.js';
import { Cited } from './cited.type.js';
import { Source } from './source.type.js';
import { citations } from './citation.noun.js';

/** PostgreSQL's substring counts code points, as the offsets do. */
const exact = (row: Sql) => Prisma.sql`COALESCE(${row}.exact, (
  SELECT substring(d.text FROM ${row}.start + 1 FOR ${row}."end" - ${row}.start)
  FROM "SourceDocument" d WHERE d."sourceId" = ${row}."sourceId"))`;

@ObjectType({
  implements: Node,
  description: "A passage of a source, as stand-off annotation (W3C Web Annotation's position and quote selectors).",
})
export class Citation extends Node {
  @Field(() => Int, {
    description:
      "The start of the passage in the source's text, in Unicode code points. Start and end are both 0 if the source is a link, which is cited as a whole.",
  })
  start!: number;

  @Field(() => Int, {
    description: 'The end of the passage, in Unicode code points. The character at this offset is not part of it.',
  })
  end!: number;

  @Field(() => String, {
    nullable: true,
    description:
      "The part of the structure of the text, as a fragment identifier without #: row=17 (RFC 7111), or an element's id. Null if none is recorded.",
  })
  fragment!: string | null;

  @Field(() => String, { nullable: true, description: 'The SHA-256 of the words. Null if it is not recorded.' })
  digest!: string | null;

  @Field(() => Boolean, {
    description: 'Whether it is the main passage of its source for the fact: the first that the source gives.',
  })
  isMain!: boolean;

  @Field(() => String, {
    nullable: true,
    description: "The words of the passage. Null if neither the source's text nor a quote of the passage is stored.",
  })
  @derive(expression(exact))
  exact!: string | null;

  @One(() => Source, { description: 'The source in whose text the offsets are counted.' })
  source!: Source;
}

const citing = (type: string) => children('Citation', `${type[0]!.toLowerCase()}${type.slice(1)}Id`);

export const CitationConnection = connectionOf('Citation', 'citations', Citation);

Connection(() => CitationConnection, citations, citing, {
  description: 'The passages that support the fact, by source and passage, in pages.',
})(Cited.prototype, 'citationsConnection');

List(() => [Citation], citing, citationsByPassage, {
  description: 'The passages that support the fact, by source and passage, at most 100.',
})(Cited.prototype, 'citations');
