import { didYouMean } from '../../model/did-you-mean.js';
import { fold } from '../../model/fold.js';
import { isObject } from '../../shared/json.js';
import { type AskForTool, cappedText } from './answer.js';

// Arguments that name an object: by its slug, by a name, or by words that only one object contains.

interface NamedType {
  /** The singular name of the type, which is also the `Query` field that returns an object by its slug. */
  noun: string;
  /** The `Query` field that lists all objects. */
  list: string;
  /** The filter that finds an object by its whole name. */
  name: 'name' | 'title';
  /** Selects the fields that distinguish objects with the same name. Each alias is the word that precedes the value. */
  distinction: string;
}

const person: NamedType = {
  ...{ noun: 'person', list: 'people', name: 'name' },
  distinction:
    '... on Person { aliases of: country { name } as: positions { title } first_visit: visits(first: 1, orderBy: [{ start: ASC }]) { nodes { start { edtf } } } }',
};
const visit: NamedType = {
  ...{ noun: 'visit', list: 'visits', name: 'title' },
  distinction: '... on Visit { from: start { edtf } }',
};
const organization: NamedType = {
  ...{ noun: 'organization', list: 'organizations', name: 'name' },
  distinction: '... on Organization { aliases of: country { name } }',
};
const country: NamedType = {
  ...{ noun: 'country', list: 'countries', name: 'name' },
  distinction: '... on Country { aliases from: start { edtf } until: end { edtf } }',
};
const source: NamedType = {
  ...{ noun: 'source', list: 'sources', name: 'title' },
  distinction: '... on Source { of: publishedOn { edtf } }',
};

/** The arguments of tools that name an object. */
export const NAMED: Readonly<Record<string, NamedType>> = {
  ...{ person, speaker: person, outlet: organization, country, one: country, other: country },
  ...{ visit, slug: visit, source },
};

/** The object that an argument was resolved to. */
export interface Taken {
  given: string;
  slug: string;
  name: string;
  /** Other objects whose names contain the given words. */
  others?: string[];
}

interface Refused {
  refused: string;
}

type Resolved = { variables: Record<string, unknown>; taken: Record<string, Taken> } | Refused;

/** The maximum number of candidates, and of suggestions for an unknown name. */
const [MOST, MOST_NEAR] = [20, 6];

interface Labelled {
  slug: string;
  label: string;
  aliases?: string[];
}

type Taking = Labelled & { others?: string[] };

/** Replaces names in a tool's arguments with slugs. Refuses a name that is unknown, or that several objects share. */
export async function resolveNames(given: Readonly<Record<string, unknown>>, ask: AskForTool): Promise<Resolved> {
  const named = Object.keys(NAMED).filter((argument) => typeof given[argument] === 'string');
  if (named.length === 0) return { variables: given, taken: {} };
  const bySlug = await dataOf(ask, slugDocument(named), Object.fromEntries(named.map((name) => [name, slugIn(given, name)])));
  if ('refused' in bySlug) return bySlug;
  const [variables, taken] = [{ ...given }, {} as Record<string, Taken>];
  for (const argument of named) {
    const text = String(given[argument]);
    const found: Taking | Refused =
      (bySlug.data[argument] as Labelled | null) ?? (await findByName(NAMED[argument]!, argument, text, ask));
    if ('refused' in found) return found;
    variables[argument] = found.slug;
    const { slug, label, others } = found;
    if (slug !== text) taken[argument] = { given: text, slug, name: label, ...(others && { others }) };
  }
  return { variables, taken };
}

/** Also accepts the URL of the object's page, which answers contain. */
const slugIn = (given: Readonly<Record<string, unknown>>, argument: string) =>
  String(given[argument])
    .trim()
    .replace(/^https?:\/\/\S+\/(?=[^/\s]+$)/, '');

function slugDocument(named: readonly string[]): string {
  const variables = named.map((argument) => `$${argument}: String!`).join(', ');
  const fields = named.map((argument) => `${argument}: ${NAMED[argument]!.noun}(slug: $${argument}) { slug label }`);
  return `query NamedBySlug(${variables}) { ${fields.join(' ')} }`;
}

interface Found {
  named: { totalCount: number; nodes: Labelled[] };
  search: { totalCount: number; edges: { isNearly: boolean; missing: string[]; node: Labelled }[] };
}

/** Finds the object with this name or alias; otherwise the only object with all words of the text. */
async function findByName(type: NamedType, argument: string, text: string, ask: AskForTool): Promise<Taking | Refused> {
  const words = wordsIn(text);
  if (words.length === 0) return { refused: `\`${argument}\` has no name or slug. ${ADVICE}` };
  const found = await find(type, text.trim(), words.join(' '), ask);
  if ('refused' in found) return { refused: `\`${argument}\`: ${found.refused}` };
  const { named, search } = found;
  const exact = search.edges.filter(({ isNearly }) => !isNearly).map(({ node }) => node);
  if (named.totalCount > 0) {
    const slugs = new Set(named.nodes.map(({ slug }) => slug));
    const others = exact.filter((node) => !slugs.has(node.slug) && hasWords(node, words));
    const unread = search.totalCount - search.edges.length;
    return takeNamed(type, text, named, others, unread);
  }
  if (exact.length === 1 && search.totalCount === 1) return exact[0]!;
  if (exact.length > 1) return severalHave(type, text, search.totalCount, exact);
  const similar = search.edges.filter(({ missing }) => type.name === 'name' || isMinority(missing, words));
  const near = search.edges.length > 0 ? similar.map(({ node }) => node) : await findNear(type, words, ask);
  const choices = didYouMean(near.slice(0, MOST_NEAR).map(distinguished));
  return { refused: `No ${type.noun} in these sources has the slug or name “${text}”${choices || '.'} ${UNKNOWN}` };
}

const ADVICE = 'Look up slugs with find.';
const UNKNOWN = `An unknown name says nothing about what happened. ${ADVICE}`;

/** Takes the object with a name, unless others may be meant: people often share a surname that is the alias of only one. */
function takeNamed(
  type: NamedType,
  text: string,
  named: Found['named'],
  others: readonly Labelled[],
  unread: number,
): Taking | Refused {
  const [only] = named.nodes;
  const all = [...named.nodes, ...others];
  const isOwnName = fold(only!.label) === fold(text.trim());
  if (named.totalCount > 1 || (others.length > 0 && type === person && !isOwnName)) {
    return severalHave(type, text, named.totalCount + others.length + unread, all);
  }
  return { ...only!, ...(others.length > 0 && isOwnName && { others: others.map(distinguished) }) };
}

/** Whether one of the object's names contains the words, in this order. */
function hasWords({ label, aliases = [] }: Labelled, words: readonly string[]): boolean {
  const phrase = (each: readonly string[]) => ` ${fold(each.join(' '))} `;
  return [label, ...aliases].some((name) => phrase(wordsIn(name)).includes(phrase(words)));
}

function missingFrom(name: string, words: readonly string[]): string[] {
  const own = new Set(wordsIn(name).map(fold));
  return words.filter((word) => !own.has(fold(word)));
}

function severalHave(type: NamedType, text: string, total: number, nodes: readonly Labelled[]) {
  const count = cappedText(total);
  const rest = count === String(total) ? `${total - nodes.length} more` : 'others';
  const more = total > nodes.length ? `; and ${rest}` : '';
  const choices = nodes.map((node) => distinguished(node)).join('; ');
  return { refused: `“${text}” may be one of ${count} ${type.list}. Use the slug of one: ${choices}${more}.` };
}

/** For example `kim-jong-un (Kim Jong-un, of North Korea, as Leader)`: the words are the aliases of `distinction`. */
function distinguished({ slug, label, aliases: _aliases, ...others }: Labelled): string {
  const words = Object.entries(others).flatMap(([word, value]) =>
    leavesOf(value).map((leaf) => `${word.replaceAll('_', ' ')} ${leaf}`),
  );
  return `${slug} (${[label, ...words].join(', ')})`;
}

/** Returns the strings in a value; for a list, those in its first item. */
function leavesOf(value: unknown): string[] {
  if (Array.isArray(value)) return leavesOf(value[0]);
  return isObject(value) ? Object.values(value).flatMap(leavesOf) : typeof value === 'string' ? [value] : [];
}

async function find(type: NamedType, name: string, query: string, ask: AskForTool): Promise<Found | Refused> {
  const { list, noun, distinction } = type;
  const answer = await dataOf(
    ask,
    `query NamedByName($name: String!, $query: String!) {
      named: ${list}(where: { ${type.name}: { equalsInsensitive: $name } }, first: ${MOST}) { totalCount nodes { slug label ${distinction} } }
      search(query: $query, types: [${noun.toUpperCase()}], first: ${MOST}) {
        totalCount: cappedCount edges { isNearly missing node { ... on Labelled { slug label } ${distinction} } }
      }
    }`,
    { name, query },
  );
  return 'refused' in answer ? answer : (answer.data as unknown as Found);
}

/** Returns the objects whose names have more than half of the words, as suggestions. */
async function findNear(type: NamedType, words: readonly string[], ask: AskForTool): Promise<Labelled[]> {
  const telling = tellingWords(words);
  if (telling.length < 2) return [];
  const found = await find(type, telling[0]!, telling.join(' or '), ask);
  if ('refused' in found) return [];
  const nodes = found.search.edges.map(({ node }) => node);
  return nodes.filter(({ label }) => isMinority(missingFrom(label, telling), telling));
}

/** Whether fewer than half of the words of a text are missing. */
const isMinority = (missing: readonly string[], words: readonly string[]) => missing.length < tellingWords(words).length / 2;

const tellingWords = (words: readonly string[]) => words.filter((word) => !STOP_WORDS.test(word));

/** Words that say nothing about which object is meant. */
const STOP_WORDS = /^(?:an?|and|at|by|for|from|in|of|on|the|to|with)$/i;

/** Returns the words of a name or a slug, without search syntax. */
function wordsIn(text: string): string[] {
  const words = text.match(/[\p{L}\p{N}\p{M}]+(?:['’.][\p{L}\p{N}\p{M}]+)*/gu) ?? [];
  return words.filter((word) => word.toLowerCase() !== 'or');
}

async function dataOf(
  ask: AskForTool,
  document: string,
  variables: Record<string, unknown>,
): Promise<{ data: Record<string, unknown> } | Refused> {
  const answer = await ask(document, variables);
  if ('refused' in answer) return answer;
  const { data } = JSON.parse(answer.text) as { data: unknown };
  return isObject(data) ? { data } : { refused: 'No answer.' };
}
