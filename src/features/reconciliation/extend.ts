import { z } from 'zod';
import { badUserInput, ClientError } from '../../shared/errors.js';
import { type AskForEntity, entityNamed, entityType, TYPES } from './entity.js';
import { entitiesByIds } from './find.js';
import { PROPERTIES, findProperty, type PropertyValue } from './properties.js';

// Data extension: property values for reconciled rows.

/** The maximum number of entities per request. */
const MOST_IDS = 100;
const MOST_PROPERTIES = 30;

const extension = z.object({
  ids: z.array(z.string()),
  properties: z.array(z.object({ id: z.string() })).max(MOST_PROPERTIES),
});

type Extension = z.infer<typeof extension>;

/** @throws ClientError if it is not a data extension query, or has more than MOST_IDS ids */
export function readExtension(given: unknown): Extension {
  const read = extension.safeParse(given);
  if (!read.success) {
    const [{ path, message }] = read.error.issues as [z.core.$ZodIssue];
    throw badUserInput(`\`extend\` is not a data extension query: ${[...path.map(String), message].join(': ')}.`);
  }
  const value = read.data.ids.length;
  if (value <= MOST_IDS) return read.data;
  const extensions = { limit: 'batch', maximum: MOST_IDS, value };
  throw new ClientError('LIMIT_EXCEEDED', `\`extend\` has ${value} ids; the limit is ${MOST_IDS}.`, { status: 413, extensions });
}

interface Extended {
  meta: { id: string; name: string; type?: { id: string; name: string } }[];
  rows: Record<string, Record<string, PropertyValue[]>>;
}

/** Returns the property values; none for entities that are not stored. */
export async function extend(ask: AskForEntity, { ids, properties }: Extension, origin: string): Promise<Extended> {
  const unknown = properties.find(({ id }) => !findProperty(id));
  if (unknown) {
    throw badUserInput(
      `There is no property ${JSON.stringify(unknown.id.slice(0, 50))}. The properties are ${PROPERTIES.map(({ id }) => id).join(', ')}.`,
    );
  }
  const asked = properties.map(({ id }) => findProperty(id)!);
  const named = ids.flatMap((id) => entityNamed(id) ?? []).map(({ type, slug }) => ({ __typename: type, slug }));
  const entities = await entitiesByIds(ask, named);
  const rows = ids.map((id) => {
    const entity = entities.get(id);
    const values = asked.map((each) => [
      each.id,
      entity && each.types.includes(entity.__typename) ? each.values(entity, origin) : [],
    ]);
    return [id, Object.fromEntries(values) as Record<string, PropertyValue[]>] as const;
  });
  const country = entityType('Country');
  const meta = asked.map(({ id, name }) => ({
    id,
    name,
    ...(id === 'country' && { type: { id: country.id, name: country.name } }),
  }));
  return { meta, rows: Object.fromEntries(rows) };
}

/** The properties available for the entities of a type, or of any type if none is given. */
export function proposed(type: string | null, limit: number) {
  const of = TYPES.find(({ id }) => id === type);
  const properties = PROPERTIES.filter(({ types }) => !of || types.includes(of.id)).slice(0, limit);
  const shown = properties.map(({ id, name, description }) => ({ id, name, description }));
  return { limit, ...(of && { type: of.id }), properties: shown };
}
