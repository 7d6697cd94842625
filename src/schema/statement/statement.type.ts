import { statement } from '../../model/kinds/statement.js';
import { KindType } from '../connections/kind-type.js';
import { ArgsType, createUnionType } from 'type-graphql';
import { Field } from '../described.js';
import { topics } from '../topic/topic.list.js';
import { visits } from '../visit/visit.list.js';
import { expression, type Sql, subselect, joinedRows } from '../../query/stored-as.js';
import { columnTypes } from '../../query/model.js';
import { lift } from '../../query/compile/param.js';
import { Prisma } from '../../db/generated/client.js';
import { createConnection } from '../connections/connection.type.js';
import { derive, List, One } from '../connections/relations.js';
import { Node, type Typed } from '../node/node.type.js';
import { Organization } from '../organization/organization.type.js';
import { LANGUAGE_OF_TEXT } from '../source/source.list.js';
import { Source } from '../source/source.type.js';
import { Topic } from '../topic/topic.type.js';
import { Visit } from '../visit/visit.type.js';
import { Country } from '../country/country.type.js';
import { Person } from '../person/person.type.js';
import { createRoots } from '../connections/roots.js';
import { statements } from './statement.list.js';
import { ascending } from '../connections/list-definition.js';

const Speaker = createUnionType({
  name: 'Speaker',
  description: 'A speaker: a person, or an organization or country speaking in its own name.',
  types: () => [Person, Organization, Country] as const,
  resolveType: (value) => (value as unknown as Typed).__typename,
});

const speakers = subselect(
  'speakers',
  { ordinal: 'int', type: 'text', id: 'uuid' },
  (statement) => Prisma.sql`SELECT s.ordinal, COALESCE(s."personId", s."organizationId", s."countryId") AS id,
    CASE WHEN s."personId" IS NOT NULL THEN 'Person' WHEN s."organizationId" IS NOT NULL THEN 'Organization'
    ELSE 'Country' END AS type FROM "StatementSpeaker" s WHERE s."statementId" = ${statement}.id`,
);
const roles = (row: Sql) =>
  Prisma.sql`ARRAY(SELECT s.role FROM "StatementSpeaker" s WHERE s."statementId" = ${row}.id ORDER BY s.ordinal)`;
const reporters = subselect(
  'outlets in order',
  { ...columnTypes('Organization'), ordinal: 'int' },
  (statement) => Prisma.sql`SELECT o.*, r.ordinal FROM "StatementReport" r JOIN "Organization" o ON o.id = r."organizationId"
    WHERE r."statementId" = ${statement}.id`,
);
/** A total order without the id: a statement has one speaker per ordinal, and a unique index in that order. */
const asNamed = ascending({ ordinal: 'int' });

const slug = (row: Sql) => Prisma.sql`(SELECT s.slug || '/' || ${row}.key FROM "Source" s WHERE s.id = ${row}."sourceId")`;

@KindType(statement, 'A statement, as reported by one source.', {
  key: 'The key, unique within its source and stable.',
  text: "The text. For a quote, it is exactly the printed words between the quotation marks, with editors' brackets and without a closing comma.",
  language: LANGUAGE_OF_TEXT,
  originalLanguage:
    'The language in which it was said, if the text is a translation, as a canonical BCP 47 tag such as `ko`. Null if not recorded.',
  saidOn: 'The day on which it was said. Null if the source does not give it.',
})
export class Statement extends Node {
  @Field(() => String, 'The stable name used in URLs: the slug of the source, a slash and the key.')
  @derive(expression(slug))
  slug!: string;

  @One(() => Source, 'The source that reports it.')
  source!: Source;

  @List(() => [Speaker], speakers, asNamed, {
    description: 'The speakers, at most 100. Several for a joint statement; empty if the source names nobody.',
  })
  speakers!: object[];

  @Field(
    () => [String],
    "The roles in which the speakers speak, in the order of `speakers` and in the source's words, such as “spokesperson for the ministry”. Null for a speaker whose role the source does not give.",
    { nullable: 'items' },
  )
  @derive(expression(roles))
  speakerRoles!: (string | null)[];

  @List(() => [Organization], reporters, asNamed, {
    description:
      'The outlets through which the statement reached the source, at most 100: the source credits the first, and each quotes the next.',
  })
  reportedThrough!: Organization[];

  @List(() => [Visit], joinedRows('Visit', 'StatementVisit', 'statementId', 'visitId'), visits.defaultOrder, {
    description:
      'Other visits that the statement mentions (an invitation, a plan, an earlier visit), ordered by start date, at most 100.',
  })
  about!: Visit[];

  @List(() => [Topic], joinedRows('Topic', 'StatementTopic', 'statementId', 'topicId'), topics.defaultOrder, {
    description: 'The topics, ordered by name, at most 100.',
  })
  topics!: Topic[];
}

export const StatementConnection = createConnection('Statement', 'statements', Statement);

@ArgsType()
class StatementArgs {
  @Field(
    () => String,
    'The slug of the statement, `Statement.slug`, such as `china-north-korea-extol-traditional-friendship/friendship-extolled-jointly`.',
  )
  slug!: string;
}

export const StatementRoots = createRoots(Statement, statements, StatementConnection, {
  name: 'statement',
  args: () => StatementArgs,
  where: ({ slug }) => ({
    all: [
      { equal: { key: lift(slug as string, (text) => text.slice(text.indexOf('/') + 1)) } },
      {
        exists: 'source',
        where: { equal: { slug: lift(slug as string, (text) => text.slice(0, Math.max(0, text.indexOf('/')))) } },
      },
    ],
  }),
  description: 'The statement with this slug. Null if there is no such statement.',
});
