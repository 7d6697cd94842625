import { identifierFault, SCHEME_NAMES, SCHEMES } from '../../model/identifiers.js';
import { groupBy } from '../../shared/group-by.js';
import { type AskForEntity, entityNamed, type Entity, entityId, isEntity, type TypeId } from './entity.js';
import {
  CandidatesDocument,
  CurrentSlugDocument,
  EntitiesDocument,
  type EntitiesQueryVariables,
  type SearchType,
} from './generated/graphql.js';
import { type Sought, judge } from './judge.js';
import { nameWords } from './likeness.js';

// Finds entities with the store's search, and by id.

/** The word limit of a search. */
const MOST_WORDS = 20;
/** An id belongs to a single entity. An identifier may belong to several, if a source is wrong. */
const MOST_NAMED = 10;
/** Below this score, a name hardly resembles the one sought. */
const NEAR = 50;

/**
 * Returns the entities that a name may refer to. If none has all words of the name, searches for any of them; if the results are
 * not close, also tries the words with two adjacent letters swapped.
 */
export async function found(
  ask: AskForEntity,
  name: string,
  types: readonly TypeId[],
  first: number,
  full: boolean,
): Promise<Entity[]> {
  const words = nameWords(name).filter((word) => word !== 'or');
  const long = words.filter((word) => word.length > 1);
  const searched = long.length > 0 ? long : words;
  if (searched.length === 0) return [];
  const search = async (terms: readonly string[], by: string): Promise<Entity[]> => {
    const query = terms.slice(0, MOST_WORDS).join(by);
    const variables = { query, types: types.map((type) => type.toUpperCase() as SearchType), first, full };
    return (await ask(CandidatesDocument, variables)).search.nodes.filter(isEntity);
  };
  let all = await search(searched, ' ');
  const sought: Sought = { name, properties: new Map() };
  const best = () => judge(sought, all, [])[0];
  const hasAll = () => judge(sought, all, []).some(({ features, match }) => match || features[0]!.value === 100);
  if (hasAll()) return all;
  if (searched.length > 1) all = distinct([...all, ...(await search(searched, ' or '))]);
  if ((best()?.score ?? 0) >= NEAR) return all;
  const swapped = searched.flatMap(swaps);
  return swapped.length === 0 ? all : distinct([...all, ...(await search(swapped, ' or '))]);
}

/** All variants of a word with two adjacent letters swapped. */
function swaps(word: string): string[] {
  if (word.length < 4) return [];
  const letters = [...word];
  const each = letters
    .slice(1)
    .map((letter, at) => [...letters.slice(0, at), letter, letters[at], ...letters.slice(at + 2)].join(''));
  return [...new Set(each)].filter((other) => other !== word);
}

export function distinct(entities: readonly Entity[]): Entity[] {
  return [...new Map(entities.map((entity) => [`${entity.__typename} ${entity.slug}`, entity])).values()];
}

type Slugged = Pick<Entity, '__typename' | 'slug'>;

/** Returns entities by id, including ids with former slugs. Entities that are not stored are omitted. */
export async function entitiesByIds(ask: AskForEntity, named: readonly Slugged[], full = true): Promise<Map<string, Entity>> {
  const found = new Map((await entitiesOf(ask, named, full)).map((entity) => [entityId(entity), entity]));
  const current = new Map<string, Slugged>();
  for (const { __typename, slug } of named) {
    const id = entityId({ __typename, slug });
    if (found.has(id) || current.has(id) || __typename === 'Country') continue;
    const { person, organization } = await ask(CurrentSlugDocument, { slug, isPerson: __typename === 'Person' });
    const entity = person ?? organization;
    if (entity) current.set(id, { __typename, slug: entity.slug });
  }
  const renamed = new Map((await entitiesOf(ask, [...current.values()], full)).map((entity) => [entityId(entity), entity]));
  for (const [id, slugged] of current) {
    const entity = renamed.get(entityId(slugged));
    if (entity) found.set(id, entity);
  }
  return found;
}

async function entitiesOf(ask: AskForEntity, named: readonly Slugged[], full: boolean): Promise<Entity[]> {
  if (named.length === 0) return [];
  const byType = groupBy(named, ({ __typename }) => __typename);
  const where = (type: TypeId) => ({ slug: { in: (byType.get(type) ?? []).map(({ slug }) => slug) } });
  const first = Math.max(...[...byType.values()].map((each) => each.length));
  return entities(ask, where, [...byType.keys()], first, full);
}

/** Returns the entities with an identifier in another collection, for example wikidata:Q56226. */
export function entitiesWith(ask: AskForEntity, identifier: string, types: readonly TypeId[], full = true): Promise<Entity[]> {
  return entities(ask, () => ({ identifier }), types, MOST_NAMED, full);
}

type Where = EntitiesQueryVariables['people'] & EntitiesQueryVariables['organizations'] & EntitiesQueryVariables['countries'];

export async function entities(
  ask: AskForEntity,
  where: (type: TypeId) => Partial<Where>,
  types: readonly TypeId[],
  first: number,
  full: boolean,
): Promise<Entity[]> {
  const asked = (type: TypeId) => (types.includes(type) ? (where(type) as Where) : ({} as Where));
  const { people, organizations, countries } = await ask(EntitiesDocument, {
    people: asked('Person'),
    organizations: asked('Organization'),
    countries: asked('Country'),
    hasPeople: types.includes('Person'),
    hasOrganizations: types.includes('Organization'),
    hasCountries: types.includes('Country'),
    first,
    full,
  });
  return [...(people?.nodes ?? []), ...(organizations?.nodes ?? []), ...(countries?.nodes ?? [])];
}

/** Returns the entities that a text refers to by id or identifier: people/kim-jong-un, wikidata:Q56226, Q56226 or its URL. */
export async function namedBy(ask: AskForEntity, text: string, types: readonly TypeId[], full: boolean): Promise<Entity[]> {
  const named = entityNamed(text);
  if (named && types.includes(named.type)) {
    return [...(await entitiesByIds(ask, [{ __typename: named.type, slug: named.slug }], full)).values()];
  }
  const identifier = identifierIn(text.trim());
  return identifier === null ? [] : entitiesWith(ask, identifier, types, full);
}

function identifierIn(text: string): string | null {
  const ofAddress = SCHEME_NAMES.flatMap((scheme) => {
    const { url } = SCHEMES[scheme];
    return text.startsWith(url) ? [`${scheme}:${text.slice(url.length)}`] : [];
  });
  const given = [...ofAddress, text, `wikidata:${text.replace(/^https?:\/\/www\.wikidata\.org\/(?:wiki|entity)\//, '')}`];
  return given.find((each) => identifierFault(each) === null) ?? null;
}
