import { type AskForEntity, describe, entityId, entityType, TYPES, type TypeId } from './entity.js';
import { distinct, entities, found, namedBy } from './find.js';
import { PROPERTIES } from './properties.js';

// Suggestions while a user is typing.

const PAGE = 20;
/** The maximum page size of a list. */
const MOST = 100;

/** Returns the entities whose names begin with the text, then those that a search finds. `cursor` is the number to skip. */
export async function suggestEntities(ask: AskForEntity, prefix: string, types: readonly TypeId[], cursor: number) {
  const wanted = Math.min(cursor + PAGE, MOST);
  if (prefix.trim() === '' || cursor >= MOST) return { result: [] };
  const named = await namedBy(ask, prefix, types, false);
  const begun = await entities(ask, () => ({ name: { startsWith: prefix } }), types, wanted, false);
  const all = distinct([...named, ...begun]);
  if (all.length < wanted) all.push(...(await found(ask, prefix, types, wanted, false)));
  const result = distinct(all)
    .slice(cursor, wanted)
    .map((entity) => {
      const { id, name } = entityType(entity.__typename);
      const description = describe(entity);
      return { id: entityId(entity), name: entity.name, ...(description !== '' && { description }), notable: [{ id, name }] };
    });
  return { result };
}

interface Known {
  id: string;
  name: string;
  description?: string;
}

/** Returns the items whose ids or names begin with the text; all items if it is empty. */
function suggested(known: readonly Known[], prefix: string, cursor: number) {
  const begin = prefix.trim().toLowerCase();
  const fits = ({ id, name }: Known) => [id, name].some((text) => text.toLowerCase().startsWith(begin));
  const shown = ({ id, name, description }: Known) => ({ id, name, ...(description !== undefined && { description }) });
  return {
    result: known
      .filter(fits)
      .slice(cursor, cursor + PAGE)
      .map(shown),
  };
}

export const suggestTypes = (prefix: string, cursor: number) => suggested(TYPES, prefix, cursor);
export const suggestProperties = (prefix: string, cursor: number) => suggested(PROPERTIES, prefix, cursor);
