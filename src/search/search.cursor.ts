import { badUserInput } from '../errors.js';
import { fromGlobalId, toGlobalId } from '../node/global-id.js';
import type { Match, SearchedType } from './search.sql.js';

/** An opaque cursor: score and global id. */
export function encodeSearchCursor({ score, type, id }: Match): string {
  return Buffer.from(`${score} ${toGlobalId(type, id)}`).toString('base64url');
}

/** @throws GraphQLError BAD_USER_INPUT where the cursor is not one that a search gave out. */
export function decodeSearchCursor(cursor: string): Match {
  const parts = /^(\d{1,9}\.\d{6}) (\S+)$/.exec(Buffer.from(cursor, 'base64url').toString());
  try {
    const { type, id } = fromGlobalId(parts?.[2] ?? '');
    return { score: parts![1]!, type: type as SearchedType, id };
  } catch {
    throw badUserInput("The cursor in `after` is malformed. Pass an endCursor or an edge's cursor unchanged.");
  }
}
