import { Prisma } from '../../db/generated/client.js';
import { DelegateCapacity, OccurrenceStatus, OfficeClass } from '../../model/generated/enums.js';
import { storedColumn, Stored, subselect } from '../../query/stored-as.js';
import { ascending } from '../connections/list-definition.js';
import { Field, Nullable, ObjectType } from '../described.js';

@ObjectType('Visits that a source covers, in machine-readable form. A null condition excludes nothing.')
export class Coverage {
  @Nullable(() => [String], 'The slugs of the countries visited. Null for all countries.')
  @Stored(storedColumn('hosts'))
  hosts!: string[] | null;

  @Nullable(() => [String], 'The slugs of the visiting countries. Null for all countries.')
  @Stored(storedColumn('guests'))
  guests!: string[] | null;

  @Nullable(
    () => String,
    'The days on which the visits began, as an EDTF interval, such as `1874/2020` or `1906-11/..`. A source lists nothing after its own date.',
  )
  @Stored(storedColumn('years'))
  years!: string | null;

  @Nullable(() => DelegateCapacity, 'Only visits with a visitor in this capacity.')
  @Stored(storedColumn('capacity'))
  capacity!: string | null;

  @Nullable(() => [OfficeClass], 'Only visits by people who hold an office in one of these classes.')
  @Stored(storedColumn('offices'))
  offices!: string[] | null;

  @Nullable(() => [OccurrenceStatus], 'Only visits with these statuses.')
  @Stored(storedColumn('status'))
  status!: string[] | null;

  @Field(() => Boolean, 'Whether the source claims to list all such visits.')
  @Stored(storedColumn('isComplete'))
  isComplete!: boolean;
}

const COLUMNS = {
  ...{ hosts: 'text[]', guests: 'text[]', years: 'text', capacity: 'text', offices: 'text[]', status: 'text[]' },
  ...{ isComplete: 'bool', ordinal: 'int' },
};

export const coverage = subselect(
  'coverage',
  COLUMNS,
  (row) => Prisma.sql`SELECT c.* FROM ROWS FROM (jsonb_to_recordset(${row}.coverage) AS
    (hosts text[], guests text[], years text, capacity text, offices text[], status text[], complete bool)) WITH ORDINALITY
    AS c(hosts, guests, years, capacity, offices, status, "isComplete", ordinal)`,
);

/** A total order without an id. */
export const inOrder = ascending({ ordinal: 'int' });
