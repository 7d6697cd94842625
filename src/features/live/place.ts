import type { Database } from '../../db/database.js';
import { BEGINNING } from '../../store/feed/history.js';

/** A position in the feed of change sets, which is in commit order. */
export interface Place {
  /** The id of the last change set before this position. */
  id: string;
  /**
   * The number of statements of that change set before this position. Undefined if the whole change set is before this
   * position.
   */
  statement?: number;
}

/** Whether `place` is after `other`. The end of a change set is after each of its statements. */
export function isAfter(place: Place, other: Place): boolean {
  if (place.id !== other.id) return place.id > other.id;
  return (place.statement ?? Infinity) > (other.statement ?? Infinity);
}

/** The change sets around a change set in the feed. */
interface Surroundings {
  exists: boolean;
  /** Whether the feed has more than `limit` newer change sets. */
  isFarBehind: boolean;
  /** The one before it, or BEGINNING. */
  previous: string;
  /** The newest change set, or BEGINNING. */
  newest: string;
}

/** Reads everything in one snapshot. BEGINNING counts as an existing change set. */
export async function readSurroundings(db: Database, id: string, limit: number): Promise<Surroundings> {
  type Row = [exists: boolean, isFarBehind: boolean, previous: string | null, newest: string | null];
  const [row] = await db.query<Row>({ text: SURROUNDINGS, values: [id, limit] }); // unnamed: planned for this id
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
