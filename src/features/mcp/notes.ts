import { type DocumentNode, Kind, parse, print, visit } from 'graphql';
import { isObject } from '../../shared/json.js';
import { groupBy } from '../../shared/group-by.js';
import type { AskForTool } from './answer.js';

// Notes that explain an answer: why a passage has no text, and what an empty list means.

interface CitedSource {
  kind: string;
  length: number;
  text: string | null;
}

/** Returns the source in an answer from `cite`. */
function citedSource({ source }: Record<string, unknown>): CitedSource | null {
  return isObject(source) && 'text' in source ? (source as unknown as CitedSource) : null;
}

/** Returns why a source cannot have a passage at these offsets; null if it can, or if the tool takes no offsets. */
export function passageProblem(data: Record<string, unknown>, { start, end }: Record<string, unknown>): string | null {
  const source = citedSource(data);
  if (!source) return null;
  const [from, to] = [Number(start), Number(end)];
  if (source.kind === 'LINK') return from === 0 && to === 0 ? null : 'The source is only a URL, without text: give 0 and 0.';
  if (to <= from) return `\`end\` is ${to}; it must be greater than \`start\`, which is ${from}.`;
  if (to > source.length) return `\`end\` is ${to}; the source has ${source.length} code points.`;
  return null;
}

/** Returns why a passage is shown without its words; null if the words are shown. */
export function textNote(data: Record<string, unknown>): string | null {
  const source = citedSource(data);
  if (!source || source.text !== null) return null;
  if (source.kind === 'LINK') return 'The source is only a URL: it has no text, and facts cite it as a whole.';
  return 'The text of the source is not stored here, or may not be shown. Offsets count code points of the text with this `sha256`: cite `page`, or look the words up at `url`.';
}

const COVERAGE =
  'query Coverage { sources(first: 100) { totalCount nodes { title coversHosts coversGuests coversYears coversTrips } } }';

interface Coverage {
  totalCount: number;
  nodes: Record<string, string | null>[];
}

/** What an empty list means, by path, where it is not just that the sources record nothing. */
const MEANINGS: Record<string, string> = {
  events:
    'These sources record no meetings or other events in which this person took part. Notes of visits may mention meetings.',
  metAsGuest: 'These sources name no host whom the person met as a visitor.',
  metAsHost: 'These sources name no visitor whom the person met as a host.',
  'checkQuotations.quotations': 'The text has no quotations of at least `minWords` words, so nothing was checked.',
  'source.citations': 'No fact cites a passage within these offsets.',
};
/** Lists that are often empty, and need no explanation. */
const OFTEN_EMPTY = [
  'aliases',
  'citationsConnection',
  'counts',
  'disagreements',
  'notes',
  'notesOnVisits',
  'places',
  'predecessors',
  'unattributed',
];

/** Explains the empty lists of an answer; null if there are none. */
export async function emptyNote(data: Record<string, unknown>, ask: AskForTool): Promise<string | null> {
  const lists = listsIn(data);
  const empty = lists.filter(({ length }) => length === 0).map(({ path }) => path);
  const meanings = empty.flatMap((path) => MEANINGS[path] ?? []);
  const unexplained = empty.filter((path) => !(path in MEANINGS));
  if (unexplained.length === 0) return meanings.join(' ') || null;
  const isAll = empty.length === lists.length;
  const what = isAll ? 'these arguments' : unexplained.map((path) => `\`${path}\``).join(', ');
  const nothing = `Nothing was found in these sources for ${what}. This does not mean that nothing happened.`;
  const answer = isAll ? await ask(COVERAGE, {}) : null;
  const coverage = answer && 'text' in answer ? [coverageText((JSON.parse(answer.text) as Answer).data.sources)] : [];
  return [...meanings, nothing, ...coverage].join(' ');
}

interface Answer {
  data: { sources: Coverage };
}

/** Returns the paths and lengths of an answer's lists; for a connection, its total count. */
function listsIn(value: unknown, path: readonly string[] = []): { path: string; length: number }[] {
  const list = (length: number) => (OFTEN_EMPTY.includes(path.at(-1)!) ? [] : [{ path: path.join('.'), length }]);
  if (Array.isArray(value)) return value.length > 0 && value.every((each) => typeof each === 'string') ? [] : list(value.length);
  if (!isObject(value)) return [];
  const total = value['totalCount'] ?? value['cappedCount'];
  if (typeof total === 'number') return list(total);
  return Object.entries(value).flatMap(([name, each]) => listsIn(each, [...path, name]));
}

/** Returns what the first 100 sources cover, in their own words. */
function coverageText({ totalCount, nodes }: Coverage): string {
  const covered = groupBy(nodes, ({ coversHosts, coversGuests, coversTrips }) => {
    const countries = [coversGuests && `guests: ${coversGuests}`, coversHosts && `hosts: ${coversHosts}`];
    return [coversTrips, ...countries].filter(Boolean).join('; ');
  });
  const said = [...covered]
    .filter(([what]) => what !== '')
    .map(([what, sources]) => {
      const years = [...new Set(sources.flatMap(({ coversYears }) => coversYears ?? []))].join(', ');
      return `${sources.length} ${sources.length === 1 ? 'covers' : 'cover'} ${what}${years && `; ${years}`}`;
    });
  if (said.length === 0) return `None of the sources (${totalCount}) says what it covers.`;
  const others = totalCount - nodes.length + (covered.get('')?.length ?? 0);
  return `Of the sources (${totalCount}), ${said.join('. ')}. ${others > 0 ? `${others} ${others === 1 ? 'does not say what it covers' : 'do not say what they cover'}.` : ''}`;
}

/** Returns the notes on the filters of visits in a query, which may be why it finds nothing; null if there are none. */
export async function filterNote(query: string, variables: Record<string, unknown>, ask: AskForTool): Promise<string | null> {
  const document = notesDocument(parse(query));
  if (document === null) return null;
  const answer = await ask(document, variables);
  if ('refused' in answer) return null;
  const { data } = JSON.parse(answer.text) as { data: Record<string, { text: string }[]> | null };
  const texts = Object.values(data ?? {}).flatMap((notes) => notes.map(({ text }) => text));
  return [...new Set(texts)].join(' ') || null;
}

/** Returns the query for the notes on all filters of visits at the root of a query; null if it has no such filter. */
function notesDocument(document: DocumentNode): string | null {
  const [operation] = document.definitions.flatMap((each) => (each.kind === Kind.OPERATION_DEFINITION ? [each] : []));
  const filters = operation!.selectionSet.selections.flatMap((each) =>
    each.kind === Kind.FIELD && /^visit(?:s|Counts|CountsConnection)$/.test(each.name.value)
      ? (each.arguments ?? []).filter(({ name }) => name.value === 'where')
      : [],
  );
  if (filters.length === 0) return null;
  const used = new Set<string>();
  for (const filter of filters) visit(filter, { Variable: ({ name }) => void used.add(name.value) });
  const variables = operation!.variableDefinitions?.filter(({ variable }) => used.has(variable.name.value)) ?? [];
  const given = variables.length > 0 ? `(${variables.map(print).join(', ')})` : '';
  return `query FilterNotes${given} { ${filters.map((filter, at) => `notes${at}: visitNotes(${print(filter)}) { text }`).join(' ')} }`;
}
