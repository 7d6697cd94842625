import { uncapitalize } from '../../capitals.js';
import { ArgsType, Int } from 'type-graphql';
import { Field, Nullable, ObjectType } from '../described.js';
import { Prisma } from '../../db/generated/client.js';
import { children, expression, type Sql } from '../../read/meaning.js';
import { wordsOf } from '../../read/sql/words.sql.js';
import { type Condition, EVERY_ROW } from '../../read/condition.js';
import { connectionOf } from '../connections/connection.type.js';
import { FactField } from '../disagreement/fact-field.js';
import { Event } from '../event/event.type.js';
import { Participant } from '../event/participant.type.js';
import { Connection, derive, List, One } from '../connections/relations.js';
import { Node } from '../node/node.type.js';
import { Organization } from '../organization/organization.type.js';
import { Kinship } from '../person/kinship.type.js';
import { Position } from '../person/position.type.js';
import { Statement } from '../statement/statement.type.js';
import { Delegate } from '../visit/delegate.type.js';
import { Visit } from '../visit/visit.type.js';
import { Cited } from '../node/fact.type.js';
import { Source } from './source.type.js';
import { citations } from './citation.noun.js';

const exact = (row: Sql) =>
  Prisma.sql`COALESCE(${row}.exact, ${wordsOf(Prisma.sql`${row}."sourceId"`, Prisma.sql`${row}.start`, Prisma.sql`${row}."end"`)})`;

@ObjectType("A passage of a source, as stand-off annotation (W3C Web Annotation's position and quote selectors).", {
  implements: Node,
})
export class Citation extends Node {
  @Field(
    () => Int,
    "The start of the passage in the source's text, in Unicode code points. Start and end are both 0 if the source is a link, which is cited as a whole.",
  )
  start!: number;

  @Field(() => Int, 'The end of the passage, in Unicode code points. The character at this offset is not part of it.')
  end!: number;

  @Nullable(
    () => String,
    "The part of the structure of the text, as a fragment identifier without #: row=17 (RFC 7111), or an element's id. Null if none is recorded.",
  )
  fragment!: string | null;

  @Nullable(() => String, 'The SHA-256 of the words. Null if it is not recorded.')
  digest!: string | null;

  @Field(() => Boolean, 'Whether it is the main passage of its source for the fact: the first that the source gives.')
  isMain!: boolean;

  @Field(
    () => [String],
    'The fields of the fact whose stored values the source does not state: it is silent, is less precise, or states another value. Empty if it states all of them.',
  )
  unsaid!: string[];

  @Nullable(() => String, "The words of the passage. Null if neither the source's text nor a quote of the passage is stored.")
  @derive(expression(exact))
  exact!: string | null;

  @One(() => Source, 'The source in whose text the offsets are counted.')
  source!: Source;

  @One(() => Visit, 'The visit that the passage supports. Null if it supports a fact of another kind.')
  visit!: object | null;

  @One(() => Delegate, 'The part in a visit that the passage supports. Null if it supports a fact of another kind.')
  delegate!: object | null;

  @One(() => Event, 'The event that the passage supports. Null if it supports a fact of another kind.')
  event!: object | null;

  @One(() => Participant, 'The part in an event that the passage supports. Null if it supports a fact of another kind.')
  participant!: object | null;

  @One(() => Statement, 'The statement that the passage supports. Null if it supports a fact of another kind.')
  statement!: object | null;

  @One(() => Position, 'The office that the passage supports. Null if it supports a fact of another kind.')
  position!: object | null;

  @One(() => Kinship, 'The kinship that the passage supports. Null if it supports a fact of another kind.')
  kinship!: object | null;

  @One(() => Organization, 'The organization that the passage supports. Null if it supports a fact of another kind.')
  organization!: object | null;
}

const citing = (type: string) => children('Citation', `${uncapitalize(type)}Id`);

export const CitationConnection = connectionOf('Citation', 'citations', Citation);

@ArgsType()
class SupportingArgs {
  @Nullable(
    () => FactField,
    'A field of the fact: only passages of sources that say its stored value. The default is all passages.',
  )
  supporting?: string | null;
}

const supporting = ({ supporting: field }: SupportingArgs): Condition =>
  field == null ? EVERY_ROW : { not: { column: 'unsaid', op: 'has', value: field } };

Connection(() => CitationConnection, citations, citing, {
  description: 'The passages that report the fact, by source and passage, in pages.',
  args: () => SupportingArgs,
  where: supporting,
})(Cited.prototype, 'citationsConnection');

List(() => [Citation], citing, citations.byDefault, {
  description: 'The passages that report the fact, by source and passage, at most 100.',
  args: () => SupportingArgs,
  where: supporting,
})(Cited.prototype, 'citations');
