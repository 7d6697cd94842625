import type { Database } from '../../db/database.js';

/** A place in the feed of change sets, which are in the order of their commits. */
export interface Place {
  /** The id of the change set that it comes after. */
  id: string;
  /** If it comes after only some of the statements that the change set recorded: how many. */
  statement?: number;
}

/** The place before the first change set. */
export const BEGINNING = '00000000-0000-0000-0000-000000000000';

/** Whether `place` comes later. What a change set did as a whole comes after each of its statements. */
export function isAfter(place: Place, other: Place): boolean {
  if (place.id !== other.id) return place.id > other.id;
  return (place.statement ?? Infinity) > (other.statement ?? Infinity);
}

/** Where a change set stands in the feed. */
interface Surroundings {
  exists: boolean;
  /** Whether more than `limit` change sets follow it. */
  isFarBehind: boolean;
  /** The one before it, or BEGINNING. */
  previous: string;
  /** The newest of all, or BEGINNING. */
  newest: string;
}

/** All of one moment. BEGINNING counts as a change set. */
export async function readSurroundings(db: Database, id: string, limit: number): Promise<Surroundings> {
  type Row = [exists: boolean, isFarBehind: boolean, previous: string | null, newest: string | null];
  const [row] = await db.query<Row>({ text: SURROUNDINGS, values: [id, limit] }); // without a name: planned for the id
  const [exists, isFarBehind, previous, newest] = row!;
  return {
    exists: exists || id === BEGINNING,
    isFarBehind,
    previous: previous ?? BEGINNING,
    newest: newest ?? BEGINNING,
  };
}

const SURROUNDINGS = `SELECT
  EXISTS (SELECT FROM "ChangeSet" WHERE "id" = $1::uuid),
  EXISTS (SELECT FROM "ChangeSet" WHERE "id" > $1::uuid ORDER BY "id" OFFSET $2::int LIMIT 1),
  (SELECT s."id"::text FROM "ChangeSet" s WHERE s."id" < $1::uuid ORDER BY s."id" DESC LIMIT 1),
  (SELECT s."id"::text FROM "ChangeSet" s ORDER BY s."id" DESC LIMIT 1)`;
