import { Args, ArgsType, Resolver } from 'type-graphql';
import { Field, FieldResolver, Nullable, ObjectType } from '../../schema/described.js';
import { ChangeOperation } from '../../model/generated/enums.js';
import { KINDS } from '../../model/kinds/kinds.js';
import { Prisma } from '../../db/generated/client.js';
import { storedColumn, connection, type RowSource, type Sql, subselect } from '../../query/stored-as.js';
import { selectCaption } from '../../query/sql/caption.sql.js';
import { join, literal } from '../../query/sql/identifier.js';
import { badUserInput } from '../../shared/errors.js';
import { createConnection, PageArgs } from '../../schema/connections/connection.type.js';
import { derive } from '../../schema/connections/relations.js';
import { Citable } from '../../schema/history/citable.type.js';
import { ascending } from '../../schema/connections/list-definition.js';

// The changes since a version of the data, for readers who return to a page that they cited.

@ArgsType()
class ChangesSinceArgs extends PageArgs {
  @Field(() => String, 'A version of the data, from `Query.dataVersion` or from a citation of the page.')
  dataVersion!: string;
}

function checkDataVersion(version: string): string {
  if (/^\d{1,15}$/.test(version)) return '';
  throw badUserInput('dataVersion must be a version of the data, such as "12", not the `version` of an object.');
}

/** Returns true if a change affects anything that an object's page shows or has shown. For a source, that includes its claims. */
function isShown(type: string, change: Sql, object: Sql): Sql {
  const bySource = Prisma.sql`SELECT by.id FROM "ChangeSet" by WHERE by.source = ${object}.slug`;
  if (type === 'Source') return Prisma.sql`${change}."changeSetId" IN (${bySource})`;
  return Prisma.sql`${change}.pages @> ARRAY[${literal(`${type} `)} || ${object}.slug]`;
}

const captions = join(
  KINDS.map(
    ({ model, plural }) => Prisma.sql`WHEN ${literal(model)} THEN ${selectCaption(plural, 'id', Prisma.raw('c."nodeId"'))}`,
  ),
  ' ',
);

const goneLater = Prisma.sql`SELECT FROM "Change" gone
  WHERE gone."nodeId" = c."nodeId" AND gone.operation = 'DELETED' AND gone.id > c.id`;

/** Hides values that have since been withdrawn, alone or with their source, perhaps so that nobody can read them. */
const readable = (value: Sql) => Prisma.sql`CASE WHEN EXISTS (SELECT FROM "Source" source WHERE source.slug = s.source)
  AND NOT EXISTS (${goneLater}) THEN ${value} END`;

const COLUMNS = {
  ...{ changeId: 'uuid', ordinal: 'int', kind: 'text', name: 'text', operation: 'text' },
  ...{ field: 'text', before: 'text', after: 'text' },
};

/** Returns true if the object was added after the version, so that a reader of that version cannot have seen it. */
const isNew = (version: string) => Prisma.sql`EXISTS (SELECT FROM "Change" made JOIN "ChangeSet" m ON m.id = made."changeSetId"
  WHERE made."nodeId" = c."nodeId" AND made.operation = 'CREATED' AND m."dataVersion" > ${version}::bigint)`;

/** Only editors may see who made a change, but anyone who cites the page may see what changed. */
const changesSince = (type: string): RowSource =>
  subselect(
    `changes of ${type} since a version`,
    COLUMNS,
    (object, { dataVersion: version }: ChangesSinceArgs) => Prisma.sql`
    SELECT c.id AS "changeId", COALESCE(f.ordinal, 0)::int AS ordinal, c."type" AS kind, c.operation::text AS operation,
      CASE c."type" ${captions} END AS name, f.field, ${readable(Prisma.sql`f.before`)} AS before, ${readable(Prisma.sql`f.after`)} AS after
    FROM "Change" c
    JOIN "ChangeSet" s ON s.id = c."changeSetId" AND s."dataVersion" > ${version}::bigint
    LEFT JOIN LATERAL (
      SELECT row_number() OVER (ORDER BY old.key COLLATE "C") AS ordinal, old.key AS field,
        old.value #>> '{}' AS before, c.after->old.key #>> '{}' AS after
      FROM jsonb_each(c.before) old WHERE c.operation = 'UPDATED'
    ) f ON true
    WHERE ${isShown(type, Prisma.sql`c`, object)} AND CASE c.operation WHEN 'DELETED' THEN NOT ${isNew(version)}
      ELSE NOT EXISTS (${goneLater} AND (${isShown(type, Prisma.sql`gone`, object)} OR ${isNew(version)})) END`,
    { reads: 'Change' },
  );

/** In commit order. */
const asCommitted = ascending({ changeId: 'uuid', ordinal: 'int' });

@ObjectType('A change since a version of the data: a changed field, or an object that was added or withdrawn.')
class ChangeSince {
  @Field(() => String, 'The type of the object, such as Visit, Delegate, Event, Participant, Statement or Position.')
  @derive(storedColumn('kind'))
  kind!: string;

  @Nullable(() => String, 'The current title, name or text of the object. Null if it has none or was withdrawn.')
  @derive(storedColumn('name'))
  name!: string | null;

  @Field(() => ChangeOperation, 'The operation.')
  @derive(storedColumn('operation'))
  operation!: ChangeOperation;

  @Nullable(() => String, 'The name of the field. Null unless the operation is UPDATED.')
  @derive(storedColumn('field'))
  field!: string | null;

  @Nullable(
    () => String,
    'The value before the change: references as slugs, partial dates as EDTF, lists as JSON. Null if there was none, or if the object or the source that changed it has since been withdrawn.',
  )
  @derive(storedColumn('before'))
  before!: string | null;

  @Nullable(() => String, 'The value after the change, in the same form as `before`. Null if there is none.')
  @derive(storedColumn('after'))
  after!: string | null;
}

const ChangeSinceConnection = createConnection('ChangeSince', 'changes', ChangeSince);

@Resolver(() => Citable)
export class ChangesSinceResolver {
  @FieldResolver(
    () => ChangeSinceConnection,
    'Changes to the object, and to everything that its page shows or showed, since a given version of the data, oldest first. For a visit, they include its delegation, events and statements; for a person, their offices, relatives, visits and statements; for a source, its claims. Changes made before the server recorded versions are not listed.',
  )
  @derive(connection(changesSince, asCommitted, undefined, { guards: { dataVersion: checkDataVersion } }))
  changesSince(@Args(() => ChangesSinceArgs) _args: ChangesSinceArgs): void {}
}
