import { uncapitalize } from '../../shared/capitals.js';
import { Args, ArgsType, Extensions } from 'type-graphql';
import { compared } from '../../model/compare.js';
import { unsaidEntry } from '../../model/disagreements.js';
import { CITED } from '../../model/kinds/kinds.js';
import { badUserInput } from '../../shared/errors.js';
import { groupBy } from '../../shared/group-by.js';
import { Field, Nullable, ObjectType } from '../described.js';
import { Columns } from '../connections/columns.js';
import { Prisma } from '../../db/generated/client.js';
import { children, expression, type Sql, Stored, storedOneOf, subselect } from '../../query/stored-as.js';
import { lift } from '../../query/compile/param.js';
import { columnTypes } from '../../query/model.js';
import { column } from '../../query/sql/identifier.js';
import { passageWords } from '../../query/sql/words.sql.js';
import { type Condition, EVERY_ROW } from '../../query/condition.js';
import { createConnection } from '../connections/connection.type.js';
import { FactField, factFieldSql } from './fact-field.js';
import { Connection, derive, List, One } from '../connections/relations.js';
import { Node, Cited } from '../node/node.type.js';
import { Source } from './source.type.js';
import { citations, fullestCitations } from './citation.list.js';

const exact = (row: Sql) =>
  Prisma.sql`COALESCE(${row}.exact, ${passageWords(Prisma.sql`${row}."sourceId"`, Prisma.sql`${row}.start`, Prisma.sql`${row}."end"`)})`;

@ArgsType()
class UnsaidEntriesArgs {
  @Field(() => FactField, 'The field with the list.')
  field!: string;
}

const unsaidEntries = (row: Sql, _type: string, { field }: UnsaidEntriesArgs) => {
  const prefix = unsaidEntry(checkedList('field', field), '');
  return Prisma.sql`ARRAY(SELECT substr(entry, ${prefix.length + 1}::int) FROM unnest(${row}.unsaid) entry WHERE entry ^@ ${prefix}::text)`;
};

/** The kinds of cited facts that have a list of strings or identifiers, grouped by list field. */
const LISTS = groupBy(
  CITED.flatMap((kind) =>
    compared(kind).fields.flatMap(({ name, isList, isMap, links }) => ((isList && !links) || isMap ? [{ kind, name }] : [])),
  ),
  ({ name }) => name,
);

/** @throws ClientError BAD_USER_INPUT if a field is not such a list */
function checkedList(argument: string, field: string | null | undefined): string {
  if (LISTS.has(field ?? '')) return field!;
  const lists = Object.keys(FactField).filter((name) => LISTS.has(FactField[name]!));
  throw badUserInput(`\`${argument}\` must name a field with a list: ${lists.join(', ')}.`);
}

@ObjectType(
  "A passage of a source that supports a fact, as stand-off annotation (W3C Web Annotation's position and quote selectors).",
  {
    implements: Node,
  },
)
@Columns({
  start:
    "The start of the passage, in Unicode code points from the start of the source's text. Start and end are both 0 if the source is a link, which is cited as a whole.",
  end: "The end of the passage, exclusive, in Unicode code points from the start of the source's text.",
  fragment:
    "The structural part of the text that holds the passage, as a fragment identifier without `#`, such as `row=17` (RFC 7111) or an element's id. Null if not recorded.",
  digest: 'The SHA-256 of the words, in lower-case hexadecimal. Null if not recorded.',
  isMain: "Whether this is the source's main passage for the fact, which is the first that the annotation lists.",
})
export class Citation extends Node {
  @Field(() => Cited, 'The fact that the passage supports.')
  @derive(storedOneOf(CITED))
  fact!: Cited;

  @Field(
    () => [FactField],
    'The fields of the fact whose stored values the source does not support, because it is silent, is less precise or gives a different value. Empty if it supports all of them.',
  )
  @Stored(
    expression(
      (row) => Prisma.sql`ARRAY(SELECT ${factFieldSql(Prisma.sql`name`)} FROM unnest(${row}.unsaid) name WHERE name !~ ':')`,
    ),
  )
  unsaid!: string[];

  @Field(
    () => [String],
    'The stored entries of a list, such as PLACES, that the source omits although it gives others. If it gives none, `unsaid` contains the field.',
  )
  @derive(expression(unsaidEntries))
  unsaidEntries(@Args(() => UnsaidEntriesArgs) _args: object): void {}

  @Nullable(() => String, "The words of the passage. Null if neither the source's text nor a quotation of the passage is stored.")
  @derive(expression(exact))
  exact!: string | null;

  @One(() => Source, 'The source. Offsets are counted in its text.')
  source!: Source;
}

/** A page of the fullest citations reads and sorts all citations of a fact, which costs as much as counting them. */
const FULLEST = 10;

const factColumn = (type: string) => `${uncapitalize(type)}Id`;
const citing = (type: string) => children('Citation', factColumn(type));

/** Citations and their source's number of unsupported fields, by which they are sorted. */
const citingWithUnsaidCount = (type: string) =>
  subselect(
    `citations of ${type} with their numbers of fields unsaid`,
    { ...columnTypes('Citation'), unsaidCount: 'int' },
    (fact) => Prisma.sql`SELECT c.*, cardinality(c.unsaid) AS "unsaidCount" FROM "Citation" c
      WHERE ${column(Prisma.sql`c`, factColumn(type))} = ${fact}.id`,
  );

export const CitationConnection = createConnection('Citation', 'citations', Citation);

@ArgsType()
class SupportingArgs {
  @Nullable(
    () => FactField,
    "A field of the fact. Lists only passages of sources that give the field's stored value or, for a list, at least one entry. By default, all passages are listed.",
  )
  supporting?: string | null;

  @Nullable(
    () => String,
    'A stored entry of the list field named in `supporting`, such as a city in PLACES. Only passages of sources that give this entry are listed.',
  )
  entry?: string | null;
}

function supporting({ supporting: field, entry }: SupportingArgs): Condition {
  const isUnsaid = (value: string): Condition => ({ not: { column: 'unsaid', op: 'has', value } });
  if (entry != null) {
    const list = checkedList('supporting', field);
    const hasEntry = LISTS.get(list)!.map(({ kind }): Condition => ({
      exists: kind.name,
      where: { column: list, op: 'has', value: entry },
    }));
    return { all: [isUnsaid(list), isUnsaid(lift(entry, (text) => unsaidEntry(list, text))), { any: hasEntry }] };
  }
  return field == null ? EVERY_ROW : isUnsaid(field);
}

Connection(() => CitationConnection, citations, citing, {
  description: 'The passages that report the fact, ordered by source and passage, as a paginated list.',
  args: () => SupportingArgs,
  where: supporting,
})(Cited.prototype, 'citationsConnection');

List(() => [Citation], citing, citations.defaultOrder, {
  description: 'The passages that report the fact, ordered by source and passage, at most 100.',
  args: () => SupportingArgs,
  where: supporting,
})(Cited.prototype, 'citations');

Connection(() => CitationConnection, fullestCitations, citingWithUnsaidCount, {
  description:
    'The passages that report the fact, as a paginated list. Passages from sources that give more of its stored values come first; ties are ordered by source and passage.',
})(Cited.prototype, 'fullestCitations');
Extensions({ cost: FULLEST })(Cited.prototype, 'fullestCitations');
