import { closest, distance } from 'fastest-levenshtein';
import { withQuery } from '../../../http/urls.js';
import { fold } from '../../../model/fold.js';
import { groupBy } from '../../../shared/group-by.js';
import { isFramedWhole } from '../charts/frame.js';
import { defineRest } from '../charts/rest.js';
import { dateText } from '../dates/date-text.js';
import { Text } from '../facts/names.js';
import { mayHaveOthers, notesRest } from '../facts/note.js';
import {
  type ChosenFragment,
  MeantInFilterDocument,
  type MeantInFilterQuery,
  NamesInFilterDocument,
  type NamesInFilterQuery,
} from '../generated/graphql.js';
import { searchWords, textParameter } from '../lists/filters.js';
import type { FoundByWords } from '../lists/list.js';
import { changed, INSTEAD } from '../lists/paging.js';
import { number } from '../words.js';
import { ANY_NAME, nameFilter, nameIn, nameWords, quoted, roleFilter, type SIDES, visitWhere } from './visit-filter.js';

// The people and offices that the names in a filter of visits refer to.

export interface Props {
  path: string;
  query: URLSearchParams;
}

type Named = ChosenFragment & { names?: NamesInFilterQuery };

/** Requests what the names in the filter may also match, if a name is exact or nothing was found. */
export function namesRest<Data extends Named>(totalOf: (data: Data, query: URLSearchParams) => number) {
  return defineRest({
    document: NamesInFilterDocument,
    next: (data: Data, { query }) => {
      const [name, under, role] = [nameIn(query), textParameter(query, 'under'), textParameter(query, 'role')];
      const exactly = name && data.who?.totalCount !== 0 ? quoted(name.text) : undefined;
      const isNone = totalOf(data, query) === 0;
      const isUnder = isNone && under !== null && name?.parameter !== 'under';
      const isRole = isNone && role !== null;
      const namesakes = namesakesIn(data);
      if (data.names || (exactly === undefined && !isUnder && !isRole && namesakes.length === 0)) return null;
      return {
        ...{ alike: exactly === undefined ? null : nameFilter(exactly), isExact: exactly !== undefined },
        ...{ under: isUnder ? nameFilter(under) : null, isUnder },
        ...{ inRole: isRole ? { delegate: roleFilter(role) } : null, isRole },
        ...{ namesakes, hasNamesakes: namesakes.length > 0 },
      };
    },
    add: (data, names: NamesInFilterQuery) => ({ ...data, names }),
  });
}

/** Requests the words that were searched for in place of unknown ones. */
export const meantRest = <Data extends FoundByWords>() =>
  defineRest({
    document: MeantInFilterDocument,
    next: ({ nearest, meant }: Data, { query }) => {
      const isNearly = nearest?.edges.some((each) => each.isNearly && each.missing.length === 0);
      return isNearly && !meant ? { words: searchWords(query)! } : null;
    },
    add: (data, { meant }: MeantInFilterQuery) => ({ ...data, meant }),
  });

/** The parameters on whose filters there may be notes, apart from countries. Frames say how many visits have no kind. */
const NOTED = 'q person who role under cities shortest longest since until decade precision'.split(' ');

/** Requests the notes on a filter that may have some, or that finds nothing. */
export const filterNotes = <Data extends ChosenFragment>(totalOf: (data: Data, query: URLSearchParams) => number) =>
  notesRest((data: Data, { query }) => {
    const { country, guest, host, who } = data;
    if (who?.totalCount === 0) return null; // the page shows this problem instead of visits
    const countries = [country, guest, host].flatMap((each) => each?.nodes ?? []);
    const where = visitWhere(query);
    const isKindLeft = 'kind' in where && !isFramedWhole(where);
    const isNoted = isKindLeft || NOTED.some((name) => query.get(name)) || mayHaveOthers(...countries);
    return isNoted || totalOf(data, query) === 0 ? where : null;
  });

/**
 * Returns the URL that selects a single person: if several people match, the only one with exactly the given name, or the only
 * office-holder with its words as whole words (Ford, not Sandiford); if nobody matches, the only one with a similar name. Null if
 * there is no such person.
 */
export function addressByName(path: string, query: URLSearchParams, { who, suggested }: ChosenFragment): string | null {
  const name = nameIn(query);
  if (!name || !who) return null;
  const { parameter, text } = name;
  const near = who.totalCount === 0 ? suggestedObjects(suggested, text) : [];
  if (near.length === 1) return withQuery(path, { ...changed(query, { [parameter]: `"${near[0]!.name}"` }), [INSTEAD]: text });
  if (who.totalCount < 2 || quoted(text) !== undefined || text.endsWith(ANY_NAME)) return null;
  const words = nameWords(fold(text)).join(' ');
  const named = who.nodes.filter((person) => nameWords(fold(person.name)).join(' ') === words);
  const holders =
    parameter === 'under' && who.totalCount <= who.nodes.length ? who.nodes.filter(({ positions }) => positions.length > 0) : [];
  const whole = holders.filter(hasWords(words.split(' ')));
  if (named.length === 0 && whole.length === 1 && holders.length > 1) named.push(...whole);
  return named.length === 1 ? withQuery(path, changed(query, { [parameter]: `"${named[0]!.name}"` })) : null;
}

const hasWords =
  (words: readonly string[]) =>
  ({ name, aliases }: { name: string; aliases: readonly string[] }) => {
    const own = new Set([name, ...aliases].flatMap((each) => nameWords(fold(each))));
    return words.every((word) => own.has(word));
  };

const MOST_NAMED = 5;

/** Returns the slugs of the people in a filter who share a name. */
function namesakesIn({ who }: ChosenFragment): string[] {
  const named = groupBy(who?.nodes.slice(0, MOST_NAMED) ?? [], ({ name }) => fold(name));
  return [...named.values()].flatMap((people) => (people.length > 1 ? people.map(({ slug }) => slug) : []));
}

type Suggestions = NonNullable<ChosenFragment['suggested']>;
type SuggestedObject = Extract<Suggestions['edges'][number]['node'], { slug: string }>;

/**
 * Returns the people and countries that words may refer to. Leaves out people who share only some of the words, such as a first
 * name: they need their last name or most of the words. The words must be like whole words of the names.
 */
export function suggestedObjects(suggested: Suggestions | null | undefined, text: string): SuggestedObject[] {
  const words = nameWords(fold(text));
  return (suggested?.edges ?? []).flatMap(({ missing, node }): SuggestedObject[] => {
    if (node.__typename !== 'Country' && node.__typename !== 'Person') return [];
    const lacking = missing.flatMap((each) => nameWords(fold(each)));
    const shared = words.filter((word) => !lacking.includes(word));
    const names = [node.name, ...node.aliases].map((name) => nameWords(fold(name)));
    const isMost = 2 * shared.length > words.length;
    const isNear =
      node.__typename === 'Country'
        ? isMost || names.flat().some((word) => isLikeOne(word, shared, 6))
        : (isMost && names.flat().some((word) => isLikeOne(word, shared))) ||
          names.some((name) => isLikeOne(name.at(-1)!, shared, 5));
    return isNear ? [node] : [];
  });
}

/** Whether a word differs from one of the words in at most one of so many letters. */
const isLikeOne = (word: string, words: readonly string[], letters = 4) =>
  words.some((each) => distance(word, each) <= Math.floor(word.length / letters));

/** Says whom and which office the filter was taken to mean, and what else it may mean. */
export function NamesTaken({ path, query, data }: Props & { data: Named }) {
  const { holders, inRole, roles } = data.names ?? {};
  const role = textParameter(query, 'role') ?? '';
  const only = (side: keyof typeof SIDES) => withQuery(path, changed(query, { side }));
  return (
    <>
      {role !== '' && !query.get('side') && inRole?.totalCount !== 0 && (
        <p class="aside">
          This office on either side. Show only that of <a href={only('guest')}>visitors</a>, or of{' '}
          <a href={only('host')}>those who received or met them</a>.
        </p>
      )}
      <PersonTaken {...{ path, query, data }} />
      <OthersNamed {...{ path, query, data }} />
      {holders?.totalCount === 0 && (
        <p class="aside">
          No person is called “<Text>{textParameter(query, 'under')!}</Text>”.
        </p>
      )}
      {inRole?.totalCount === 0 && (
        <UnknownRole {...{ path, query, role }} known={roles?.nodes.flatMap((each) => each.role ?? []) ?? []} />
      )}
    </>
  );
}

/** The people to whom a name may refer; for an unknown name, people with similar names. Each links to that person’s visits. */
function PersonTaken({ path, query, data: { who: found, suggested, names } }: Props & { data: Named }) {
  const name = nameIn(query);
  if (!found || !name) return null;
  const { parameter, text } = name;
  const isKnown = found.totalCount > 0;
  const instead = isKnown ? textParameter(query, INSTEAD) : null;
  const people = isKnown ? found.nodes.slice(0, MOST_NAMED) : suggestedObjects(suggested, text);
  if (people.length === 0 || (parameter === 'under' && isKnown && instead === null)) return null;
  const firsts = new Map(names?.namesakes?.nodes.map(({ slug, visits }) => [slug, visits.nodes[0]?.start]));
  const more = Math.max(found.totalCount - people.length, 0);
  const only = (person: { slug: string; name: string }): Record<string, string | null> =>
    parameter === 'person' ? { person: null, who: person.slug } : { under: `"${person.name}"` };
  return (
    <p class="aside">
      {instead !== null && <Text>{`No person is called “${instead}”. The closest name: `}</Text>}
      {instead === null && (isKnown ? 'Visits with ' : 'Did you mean ')}
      {isKnown && people.length > 1 && 'any of '}
      {people.map((each, index) => (
        <>
          {index > 0 && (isKnown ? ', ' : ' or ')}
          <a href={withQuery(path, changed(query, only(each)))}>
            <bdi>{each.name}</bdi>
          </a>
          {firsts.get(each.slug) && ` (first visit: ${dateText(firsts.get(each.slug)!)})`}
        </>
      ))}
      {more > 0 && ` and ${number(more)} more`}
      {isKnown ? '.' : '?'}
      {isKnown && people.length > 1 && ' Choose one to see only those visits.'}
    </p>
  );
}

/** Links to visits of everybody whose name contains the words of an exact name. */
function OthersNamed({ path, query, data: { who, names } }: Props & { data: Named }) {
  const name = nameIn(query);
  const others = who && names?.alike ? names.alike.totalCount - who.totalCount : 0;
  if (!name || others === 0) return null;
  return (
    <p class="aside">
      {others === 1 ? 'The name of another person contains' : `The names of ${number(others)} other people contain`} the same
      words. <a href={withQuery(path, changed(query, { [name.parameter]: quoted(name.text)! + ANY_NAME }))}>Show all</a>.
    </p>
  );
}

/** Says that no delegate has an office, and links to the office that is spelled most nearly like it. */
function UnknownRole({ path, query, role, known }: Props & { role: string; known: readonly string[] }) {
  const text = quoted(role) ?? role;
  const near = closest(fold(text), known.map(fold));
  const meant = distance(fold(text), near) <= 2 ? known[known.map(fold).indexOf(near)] : undefined;
  return (
    <p class="aside">
      No delegate has the office “<Text>{text}</Text>”.
      {meant !== undefined && (
        <>
          {' '}
          Did you mean <a href={withQuery(path, changed(query, { role: quoted(role) ? `"${meant}"` : meant }))}>{meant}</a>?
        </>
      )}
    </p>
  );
}
