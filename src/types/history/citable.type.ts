import { ArgsType, Int } from 'type-graphql';
import { Field, InterfaceType, Nullable, ObjectType } from '../described.js';
import { ChangeOperation } from '../../claims/generated/enums.js';
import { Prisma } from '../../db/generated/client.js';
import { columnOf, type RowSource, type Sql, subselect } from '../../read/meaning.js';
import { identifier, join, literal } from '../../read/sql/identifier.js';
import { derive, List } from '../connections/relations.js';
import { ascending } from '../connections/noun.js';

@ArgsType()
class ChangedSinceArgs {
  @Field(() => Int, 'A version of the data, as a citation of the page gives it.')
  version!: number;
}

/** What the page of an object shows beside the object: the ids of rows, and the fields by which deleted rows named it. */
interface Shown {
  rows: (object: Sql) => Sql[];
  named: readonly string[];
}

/** The ids of rows that refer to an object; `id` is the column that has them. */
const referring =
  (model: string, foreignKey: string, id = 'id') =>
  (object: Sql) =>
    Prisma.sql`SELECT ${identifier(id)} FROM ${identifier(model)} WHERE ${identifier(foreignKey)} = ${object}.id`;

const rowsOf =
  (...parts: ((object: Sql) => Sql)[]) =>
  (object: Sql) =>
    parts.map((part) => part(object));

const participants = (visit: Sql) =>
  Prisma.sql`SELECT p.id FROM "Participant" p JOIN "Event" e ON e.id = p."eventId" WHERE e."visitId" = ${visit}.id`;

const SHOWN: Record<string, Shown> = {
  Visit: {
    rows: rowsOf(
      referring('Delegate', 'visitId'),
      referring('Event', 'visitId'),
      participants,
      referring('Statement', 'visitId'),
    ),
    named: ['visit'],
  },
  Person: {
    rows: rowsOf(
      referring('Position', 'personId'),
      referring('Kinship', 'personId'),
      referring('Kinship', 'relativeId'),
      referring('Delegate', 'personId'),
      referring('Participant', 'personId'),
      referring('StatementSpeaker', 'personId', 'statementId'),
    ),
    named: ['person', 'relative', 'speakers'],
  },
  Organization: {
    rows: rowsOf(
      referring('Position', 'organizationId'),
      referring('Statement', 'reportedById'),
      referring('StatementSpeaker', 'organizationId', 'statementId'),
    ),
    named: ['organization', 'reportedBy', 'speakers'],
  },
  Country: {
    rows: rowsOf(
      referring('Visit', 'hostCountryId'),
      referring('Visit', 'guestCountryId'),
      referring('StatementSpeaker', 'countryId', 'statementId'),
    ),
    named: ['hostCountry', 'guestCountry', 'speakers'],
  },
};

/** Whether a deleted row named an object in a field. A list has slugs, and in brackets what a source says beside one. */
function namedIn(field: string, object: Sql): Sql {
  const value = Prisma.sql`gone.before->${literal(field)}`;
  if (field !== 'speakers') return Prisma.sql`${value} = to_jsonb(${object}.slug)`;
  return Prisma.sql`(jsonb_typeof(${value}) = 'array'
    AND EXISTS (SELECT FROM jsonb_array_elements_text(${value}) entry WHERE split_part(entry, ' (', 1) = ${object}.slug))`;
}

/** The changes of an object and of what its page shows; of a source, the changes of what it says. */
function changesOf(type: string, object: Sql): Sql {
  const shown = SHOWN[type];
  if (!shown)
    return Prisma.sql`SELECT said.* FROM "Change" said JOIN "ChangeSet" by ON by.id = said."changeSetId" WHERE by.source = ${object}.slug`;
  const ids = join([Prisma.sql`SELECT ${object}.id`, ...shown.rows(object)], ' UNION ALL ');
  const named = join(
    shown.named.map((field) => namedIn(field, object)),
    ' OR ',
  );
  return Prisma.sql`SELECT * FROM "Change" WHERE "nodeId" = ANY (ARRAY(${ids}))
      UNION ALL SELECT gone.* FROM "Change" gone WHERE gone.operation = 'DELETED' AND (${named})`;
}

/** What the objects of each type are called. */
const NAMES: Record<string, string> = {
  Visit: 'title FROM "Visit" n',
  Event: 'title FROM "Event" n',
  Source: 'title FROM "Source" n',
  Position: 'title FROM "Position" n',
  Person: 'name FROM "Person" n',
  Organization: 'name FROM "Organization" n',
  Topic: 'name FROM "Topic" n',
  Delegate: 'name FROM "Delegate" n',
  Statement: 'text FROM "Statement" n',
  Kinship:
    'concat_ws(\' – \', a.name, b.name) FROM "Kinship" n JOIN "Person" a ON a.id = n."personId" JOIN "Person" b ON b.id = n."relativeId"',
  Participant: `COALESCE(n.name, person.name, country.name, organization.name) FROM "Participant" n LEFT JOIN "Person" person ON person.id = n."personId"
    LEFT JOIN "Country" country ON country.id = n."countryId" LEFT JOIN "Organization" organization ON organization.id = n."organizationId"`,
};

const nameOf = join(
  Object.entries(NAMES).map(([type, name]) => Prisma.raw(`WHEN '${type}' THEN (SELECT ${name} WHERE n.id = c."nodeId")`)),
  ' ',
);

/** What a source said that was withdrawn since is not shown: it may have been withdrawn so that nobody reads it. */
const readable = (value: Sql) =>
  Prisma.sql`CASE WHEN EXISTS (SELECT FROM "Source" source WHERE source.slug = s.source) THEN ${value} END`;

const COLUMNS = {
  ...{ changeId: 'uuid', ordinal: 'int', kind: 'text', name: 'text', operation: 'text' },
  ...{ field: 'text', before: 'text', after: 'text' },
};

/** Who made a change is for editors; what was changed is for everybody who cites the page. */
const changesSince = (type: string): RowSource =>
  subselect(
    `changes of ${type} since a version`,
    COLUMNS,
    (object, { version }: ChangedSinceArgs) => Prisma.sql`
    SELECT c.id AS "changeId", COALESCE(f.ordinal, 0)::int AS ordinal, c."type" AS kind, c.operation::text AS operation,
      CASE c."type" ${nameOf} END AS name, f.field, ${readable(Prisma.sql`f.before`)} AS before, ${readable(Prisma.sql`f.after`)} AS after
    FROM (${changesOf(type, object)}) c
    JOIN "ChangeSet" s ON s.id = c."changeSetId" AND s."dataVersion" > ${version}::int
    LEFT JOIN LATERAL (
      SELECT row_number() OVER (ORDER BY old.key COLLATE "C") AS ordinal, old.key AS field,
        old.value #>> '{}' AS before, c.after->old.key #>> '{}' AS after
      FROM jsonb_each(c.before) old WHERE c.operation = 'UPDATED'
    ) f ON true
    WHERE c.operation <> 'DELETED' OR NOT EXISTS (SELECT FROM "Change" made JOIN "ChangeSet" m ON m.id = made."changeSetId"
      WHERE made."nodeId" = c."nodeId" AND made.operation = 'CREATED' AND m."dataVersion" > ${version}::int)`,
    { reads: 'Change' },
  );

/** The order of the commits. */
const asCommitted = ascending({ changeId: 'uuid', ordinal: 'int' });

@ObjectType('A change since a version of the data: of a field of an object, or an object that was added or withdrawn.')
class ChangeSince {
  @Field(() => String, 'The type of the object: Visit, Delegate, Event, Participant, Statement, Position.')
  @derive(columnOf('kind'))
  kind!: string;

  @Nullable(() => String, 'The present title, name or text of the object. Null if it has none or was withdrawn.')
  @derive(columnOf('name'))
  name!: string | null;

  @Field(() => ChangeOperation, 'The operation.')
  @derive(columnOf('operation'))
  operation!: ChangeOperation;

  @Nullable(() => String, 'The name of the field, if the operation is UPDATED; otherwise null.')
  @derive(columnOf('field'))
  field!: string | null;

  @Nullable(
    () => String,
    'The value before: references as slugs, partial dates as EDTF, lists as JSON. Null if there was none, or if the source that changed it was withdrawn since.',
  )
  @derive(columnOf('before'))
  before!: string | null;

  @Nullable(() => String, 'The value after the change, in the same form.')
  @derive(columnOf('after'))
  after!: string | null;
}

@InterfaceType('An object with a page that can be cited.')
export abstract class Citable {
  @List(() => [ChangeSince], changesSince, asCommitted, {
    args: () => ChangedSinceArgs,
    description:
      'The changes since a version of the data, of the object and of what its page shows: for a visit its delegation, events and statements; for a person the offices, kin, visits and statements; for a source what it says. They are in the order in which they were made, at most 100. Changes that were made before the server recorded their versions are not listed.',
  })
  changedSince!: object[];
}
