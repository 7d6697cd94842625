import { badUserInput } from '../../../shared/errors.js';
import { Prisma } from '../../../db/generated/client.js';
import { base64url } from '../../../query/sql/cursor.sql.js';
import { type Place } from '../place.js';
import { BEGINNING } from '../../../store/feed/history.js';

// Cursors of live updates: positions in the feed of change sets, as base64url of live:<id> or live:<id>:<statement>.

const MALFORMED = 'The cursor of live updates is malformed. Pass a `liveCursor`, or the cursor of an event, unchanged.';
const FORM = /^live:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?::([1-9]\d{0,8}))?$/;

export function encodeLiveCursor({ id, statement }: Place): string {
  return Buffer.from(`live:${id}${statement === undefined ? '' : `:${statement}`}`).toString('base64url');
}

/** @throws ClientError BAD_USER_INPUT */
export function decodeLiveCursor(cursor: string): Place {
  const [, id, statement] = FORM.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  const place = id === undefined ? null : { id, ...(statement !== undefined && { statement: Number(statement) }) };
  if (!place || encodeLiveCursor(place) !== cursor) throw badUserInput(MALFORMED);
  return place;
}

/** The newest position in the statement's snapshot. */
export const newestCursor = base64url(
  Prisma.sql`'live:' || COALESCE((SELECT "id"::text FROM "ChangeSet" ORDER BY "ChangeSet"."id" DESC LIMIT 1), ${Prisma.raw(`'${BEGINNING}'`)})`,
);
