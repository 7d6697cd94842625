import { PLACE } from '../lists/paging.js';

/** Parameters of a page's address without its place in a list, changed: null takes one out. */
export function changed(query: URLSearchParams, changes: Record<string, string | null>): Record<string, string> {
  const kept = [...query].filter(([name, value]) => value !== '' && !(name in changes) && !PLACE.includes(name as 'at'));
  const added = Object.entries(changes).filter((each): each is [string, string] => each[1] !== null);
  return Object.fromEntries([...kept, ...added]);
}
