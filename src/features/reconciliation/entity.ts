import { FOLDERS } from '../../query/page-folders.data.js';
import { capitalize } from '../../shared/capitals.js';
import type { CandidatesQuery, StateEntityFragment, TypedDocumentString } from './generated/graphql.js';

// The entities with which names can be reconciled.

type Found = CandidatesQuery['search']['nodes'][number];

/** A person, an organization or a country, as the documents select it. */
export type Entity = Extract<Found, { __typename: TypeId }>;
export type TypeId = 'Person' | 'Organization' | 'Country';

export const ALL_TYPES: readonly TypeId[] = ['Person', 'Organization', 'Country'];
/** The folder is the prefix of ids such as people/kim-jong-un, which is also the path of the page. */
export const TYPES = ALL_TYPES.map((id) => ({ id, name: id, folder: FOLDERS[id]! }));

export const entityType = (id: TypeId) => TYPES.find((type) => type.id === id)!;

export const isEntity = (found: Found): found is Entity => TYPES.some(({ id }) => id === found.__typename);

/** Unique among all entities, for example people/kim-jong-un. */
export const entityId = ({ __typename, slug }: Pick<Entity, '__typename' | 'slug'>) => `${entityType(__typename).folder}/${slug}`;

/** The type and the slug in an id or in the URL of a page; null if it is neither. */
export function entityNamed(text: string): { type: TypeId; slug: string } | null {
  const [, folder, slug] = /^(?:https?:\/\/[^/]+)?\/?([a-z]+)\/([a-z0-9-]{1,200})$/.exec(text.trim()) ?? [];
  const type = TYPES.find((each) => each.folder === folder);
  return type && slug !== undefined ? { type: type.id, slug } : null;
}

export function entityNames(entity: Entity): string[] {
  const own = [entity.name, ...entity.aliases];
  if (entity.__typename === 'Organization' && entity.abbreviation !== null) own.push(entity.abbreviation);
  if (entity.__typename === 'Country' && entity.officialName !== null) own.push(entity.officialName);
  return own;
}

/** The names and codes of a state. */
export function stateNames({ slug, name, aliases, code, code3 }: StateEntityFragment): string[] {
  return [name, ...aliases, slug, `countries/${slug}`, ...(code === null ? [] : [code]), ...(code3 === null ? [] : [code3])];
}

const MOST_OFFICES = 2;

/** A line that distinguishes namesakes, for example “Chancellor, West Germany”. */
export function describe(entity: Entity): string {
  switch (entity.__typename) {
    case 'Person': {
      const titles = [...new Set(entity.positions.map(({ title }) => title))].slice(0, MOST_OFFICES);
      return [...titles, entity.country?.name].filter((part) => part !== undefined).join(', ');
    }
    case 'Organization': {
      const kind = capitalize(entity.kind.toLowerCase().replaceAll('_', ' '));
      return [kind, ...(entity.country ? [entity.country.name] : [])].join(', ');
    }
    case 'Country': {
      const kind = entity.isSovereign ? 'State' : 'Territory';
      const [from, to] = [yearOfDay(entity.start?.earliest), yearOfDay(entity.end?.latest)];
      return from === null && to === null ? kind : `${kind}, ${from ?? ''}–${to ?? ''}`;
    }
  }
}

/** The year of a day: 2018 for 2018-03-25. */
export function yearOfDay(day: string | null | undefined): number | null {
  return day == null ? null : Number.parseInt(day);
}

/** Executes a document on behalf of the client, with all limits applied. @throws ClientError */
export type AskForEntity = <Data, Variables extends object>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
) => Promise<Data>;
