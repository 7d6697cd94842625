import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { ChangeOperation } from '../../claims/generated/enums.js';
import { Prisma } from '../../db/generated/client.js';
import { columnOf, type Sql, subselect } from '../../read/meaning.js';
import type { Order } from '../../read/paging/order.js';
import { derive } from '../connections/relations.js';

@ArgsType()
export class ChangedSinceArgs {
  @Field(() => Int, { description: 'A version of the data, as a citation of the page has it.' })
  version!: number;
}

/** A row of what belongs to a visit. */
const ofVisit = (visit: Sql) => Prisma.sql`ARRAY(
  SELECT ${visit}.id
  UNION ALL SELECT d.id FROM "Delegate" d WHERE d."visitId" = ${visit}.id
  UNION ALL SELECT e.id FROM "Event" e WHERE e."visitId" = ${visit}.id
  UNION ALL SELECT p.id FROM "Participant" p JOIN "Event" e ON e.id = p."eventId" WHERE e."visitId" = ${visit}.id
  UNION ALL SELECT t.id FROM "Statement" t WHERE t."visitId" = ${visit}.id)`;

/** What a source said that was withdrawn since is not shown: it may have been withdrawn so that nobody reads it. */
const shown = (value: Sql) =>
  Prisma.sql`CASE WHEN EXISTS (SELECT FROM "Source" source WHERE source.slug = s.source) THEN ${value} END`;

/** Who made a change is for editors; what was changed is for everybody who cites the page. */
export const changesSince = subselect(
  'changes since a version',
  {
    ...{ changeId: 'uuid', ordinal: 'int', kind: 'text', name: 'text', operation: 'text' },
    ...{ field: 'text', before: 'text', after: 'text' },
  },
  (visit, { version }: ChangedSinceArgs) => Prisma.sql`
    SELECT c.id AS "changeId", COALESCE(f.ordinal, 0)::int AS ordinal, c."type" AS kind, c.operation::text AS operation,
      COALESCE(
        (SELECT v.title FROM "Visit" v WHERE v.id = c."nodeId"), (SELECT d.name FROM "Delegate" d WHERE d.id = c."nodeId"),
        (SELECT e.title FROM "Event" e WHERE e.id = c."nodeId"), (SELECT t.text FROM "Statement" t WHERE t.id = c."nodeId"),
        (SELECT COALESCE(p.name, person.name, country.name, organization.name) FROM "Participant" p LEFT JOIN "Person" person ON person.id = p."personId"
          LEFT JOIN "Country" country ON country.id = p."countryId" LEFT JOIN "Organization" organization ON organization.id = p."organizationId"
          WHERE p.id = c."nodeId")
      ) AS name,
      f.field, ${shown(Prisma.sql`f.before`)} AS before, ${shown(Prisma.sql`f.after`)} AS after
    FROM (
      SELECT * FROM "Change" WHERE "nodeId" = ANY (${ofVisit(visit)})
      UNION ALL
      SELECT gone.* FROM "Change" gone WHERE gone.operation = 'DELETED' AND gone.before->>'visit' = ${visit}.slug
        AND NOT EXISTS (SELECT FROM "Change" made JOIN "ChangeSet" m ON m.id = made."changeSetId"
          WHERE made."nodeId" = gone."nodeId" AND made.operation = 'CREATED' AND m."dataVersion" > ${version}::int)
    ) c
    JOIN "ChangeSet" s ON s.id = c."changeSetId" AND s."dataVersion" > ${version}::int
    LEFT JOIN LATERAL (
      SELECT row_number() OVER (ORDER BY old.key COLLATE "C") AS ordinal, old.key AS field,
        old.value #>> '{}' AS before, c.after->old.key #>> '{}' AS after
      FROM jsonb_each(c.before) old WHERE c.operation = 'UPDATED'
    ) f ON true`,
);

/** The order of the commits. */
export const asCommitted: Order = [
  { column: 'changeId', type: 'uuid', direction: 'asc' },
  { column: 'ordinal', type: 'int', direction: 'asc' },
];

@ObjectType({
  description: 'What changed since a version of the data: a field of an object, or an object that was added or withdrawn.',
})
export class ChangeSince {
  @Field(() => String, { description: 'The type of the object: Visit, Delegate, Event, Participant, Statement.' })
  @derive(columnOf('kind'))
  kind!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The present title, name or text of the object. Null if it has none or was withdrawn.',
  })
  @derive(columnOf('name'))
  name!: string | null;

  @Field(() => ChangeOperation, { description: 'The operation.' })
  @derive(columnOf('operation'))
  operation!: ChangeOperation;

  @Field(() => String, {
    nullable: true,
    description: 'The name of the field, if the operation is UPDATED; otherwise null.',
  })
  @derive(columnOf('field'))
  field!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The value before: references as slugs, partial dates as EDTF, lists as JSON. Null if there was none, or if the source that changed it was withdrawn since.',
  })
  @derive(columnOf('before'))
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'The value after the change, in the same form.' })
  @derive(columnOf('after'))
  after!: string | null;
}
