import { type ComponentChild, Fragment } from 'preact';
import { SentenceList, Text } from '../facts/names.js';
import { Note, type Noted } from '../facts/note.js';
import type {
  ChosenFragment,
  CountedSourcesFragment,
  CoverageFragment,
  FramedFragment,
  NamesInFilterQuery,
  NoteFragment,
  StatusesFragment,
} from '../generated/graphql.js';
import {
  addressBySlugs,
  filteredTitle,
  type FilterProblems,
  Namesakes,
  filterProblems,
  type SetFilter,
  selectedChoice,
  setFilters,
  textParameter,
  withUnclearCountries,
} from '../lists/filters.js';
import { type FoundByWords, Ignored, listView, NotShown, Searched } from '../lists/list.js';
import { changed } from '../lists/paging.js';
import type { PageRequest, View } from '../page.js';
import { withQuery } from '../../../http/urls.js';
import { csvUrl } from '../urls.js';
import {
  AHEAD,
  byStatus,
  CALLED_OFF,
  counted,
  countAnnounced,
  countHeld,
  number,
  STATUS,
  tookPlace,
  withAnnounced,
} from '../words.js';
import { ExploreForm } from './form.js';
import type { Chart } from '../charts/chart.js';
import { countedSources, coverageFraming, type Framing, visitsFraming } from '../charts/frame.js';
import { addressByName, NamesTaken, type Props } from './names.js';
import {
  CERTAINTIES,
  countedWhere,
  hasFormerStates,
  HELD,
  nameIn,
  otherCertainties,
  STATUSES,
  VISIT_FIELDS,
  visitFields,
  visitOrder,
  visitWhere,
} from './visit-filter.js';

interface Explored {
  path: string;
  heading: string;
  /** The beginning of the title, before the filters. The default is the heading. */
  what?: string;
  description: string;
  data: ChosenFragment &
    FoundByWords & { statuses?: StatusesFragment; names?: NamesInFilterQuery; sourced?: CountedSourcesFragment } & Noted;
  /** The facts shown in the frames of the visits; null if the page has only the coverage of all sources. */
  framed: FramedFragment | null;
  coverage?: CoverageFragment['coverage'];
  request: PageRequest;
  /** The number of visits that match the filter. */
  total: number;
  none?: string;
  /** The names of countries to suggest. */
  countries?: readonly string[];
  /** What the search words may refer to. */
  suggested?: ComponentChild;
  /** The charts of the visits. */
  charts?: (framing: FramingOf) => (Chart | null)[];
  main: (framing: FramingOf, charts: (Chart | null)[]) => ComponentChild;
}

/** Returns the framing of the visits, under a title such as “Visits per year”. */
export type FramingOf = (what: string, ...notes: string[]) => Framing;

/** A page that shows filtered visits as a list, a table or a map, with the filter form. */
export function exploredView({ path, heading, data, framed, request, total, ...of }: Explored): View | { seeOther: string } {
  const { query } = request;
  const { country, guest, host, who } = data;
  const found = { country, guest, host };
  const bySlugs = addressBySlugs(path, query, found) ?? addressByName(path, query, data);
  if (bySlugs !== null) return { seeOther: bySlugs };
  const problems = visitProblemsOf(query, data);
  const set = setFilters(visitFields(query), query, { ...found, who });
  const title = filteredTitle(of.what ?? heading, set);
  const where = countedWhere(query);
  const statuses = listedStatuses(query, data.statuses);
  const framing: FramingOf = (what, ...given) => {
    const notes = [announcedText(statuses), ...given];
    const isCounted = !of.coverage || !statuses || countHeld(statuses) > 0;
    return framed && isCounted
      ? visitsFraming({ title: filteredTitle(what, set), data: framed, where, notes })
      : coverageFraming(filteredTitle(what, set), data.sourced ? countedSources(data.sourced) : of.coverage!, ...notes);
  };
  const charts = of.charts?.(framing) ?? [];
  return {
    title,
    description: of.description,
    ...listView(path, request, problems, csvUrl('visits', visitWhere(query), visitOrder(query))),
    charts,
    main: () => (
      <>
        <div class="lead short">
          <h1>{heading}</h1>
        </div>
        <ExploreForm path={path} query={query} problems={problems} countries={of.countries ?? []} />
        <Chips path={path} query={query} set={set} />
        <Ignored names={request.ignored} />
        <Namesakes path={path} query={query} found={found} withFormerStates={hasFormerStates(query)} />
        <Notes path={path} query={query} notes={data.notes ?? []} />
        <NamesTaken path={path} query={query} data={data} />
        {problems.size > 0 ? (
          <NotShown problems={problems} />
        ) : (
          <>
            <div class="summary">
              <p class="total" role="status">
                {total === 0 && of.none ? of.none : foundText(query, total, statuses)}
                {total > 0 && query.get('q') && ' with these words'}
              </p>
              <Views path={path} query={query} />
            </div>
            <CalledOff path={path} query={query} statuses={data.statuses} />
            <InOffice path={path} query={query} data={data} total={total} />
            {of.suggested}
            <Searched words={textParameter(query, 'q') ?? ''} found={data} isEmpty={total === 0 && !isWholeName(data)} />
            {of.main(framing, charts)}
          </>
        )}
      </>
    ),
  };
}

/** Returns the numbers of the visits found by status. Undefined if they were not counted, or if a status was chosen. */
export function listedStatuses(query: URLSearchParams, statuses: StatusesFragment | undefined): StatusesFragment | undefined {
  if (!statuses || query.get('status')) return undefined;
  return { nodes: statuses.nodes.filter(({ status }) => !CALLED_OFF.includes(status!)) };
}

/** Says how many announced visits are not counted. Empty if there are none. */
function announcedText(statuses: StatusesFragment | undefined): string {
  const count = statuses ? countAnnounced(statuses) : 0;
  if (!statuses || count === 0) return '';
  const announced = { nodes: statuses.nodes.filter(({ status }) => AHEAD.includes(status!)) };
  return `Not counted: ${counted(count, 'announced visit')} (${byStatus(announced)}).`;
}

/** Returns the number of visits found. Names those that did not take place, or are announced, separately. */
function foundText(query: URLSearchParams, total: number, statuses: StatusesFragment | undefined): string {
  if (statuses) return withAnnounced(counted(countHeld(statuses), 'visit'), countAnnounced(statuses));
  const status = selectedChoice(query, 'status', STATUSES);
  if (status === 'announced') return counted(total, 'announced visit');
  return counted(total, status === null || status === 'past' || tookPlace(status) ? 'visit' : `${STATUS[status]} visit`);
}

/** The visits that the list leaves out unless their status is chosen. */
function CalledOff({ path, query, statuses }: Props & { statuses: StatusesFragment | undefined }) {
  const counts = new Map(statuses?.nodes.map(({ status, count }) => [status, count]));
  const off = query.get('status') ? [] : CALLED_OFF.filter((status) => counts.has(status));
  if (off.length === 0) return null;
  return (
    <p class="aside">
      Not among these:{' '}
      <SentenceList
        items={off.map((status) => (
          <a href={withQuery(path, changed(query, { status }))}>{counted(counts.get(status)!, `${STATUS[status]} visit`)}</a>
        ))}
      />
      .
    </p>
  );
}

/** Returns the problems of a visit filter. */
function visitProblemsOf(query: URLSearchParams, { country, guest, host, who }: ChosenFragment): FilterProblems {
  const problems = withUnclearCountries(filterProblems(VISIT_FIELDS, query), query, { country, guest, host });
  const name = nameIn(query);
  if (who?.totalCount !== 0) return problems;
  if (!name) problems.set('who', `No person has the slug “${textParameter(query, 'who')}”.`);
  else if (!problems.has(name.parameter)) problems.set(name.parameter, `No person is called “${name.text}”.`);
  return problems;
}

/** The active filters. Each links to the same page without that filter. */
function Chips({ path, query, set }: Props & { set: SetFilter[] }) {
  if (set.length === 0) return null;
  return (
    <nav class="chips" aria-label="Filters that are set">
      <ul>
        {set.map(({ name, label, text }) => (
          <li key={name}>
            <a href={withQuery(path, changed(query, { [name]: null }))}>
              <span class="hidden">Remove </span>
              {label}: <Text>{text}</Text>
              <span aria-hidden="true"> ×</span>
            </a>
          </li>
        ))}
        {set.length > 1 && (
          <li>
            <a class="all" href={path}>
              Show all
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}

/** Links to visits during an office, by how certain it is that the office was held then. */
function InOffice({ path, query, data, total }: Props & { data: ChosenFragment; total: number }) {
  const under = textParameter(query, 'under');
  if (under === null) return null;
  const counts = new Map<string | null, number | undefined>(
    otherCertainties(query).map((held, index) => [held, [data.lessCertain, data.leastCertain][index]?.totalCount]),
  );
  const people = nameIn(query)?.parameter === 'under' ? (data.who?.nodes ?? []) : [];
  const named = people.filter(({ positions }) => positions.length > 0);
  return (
    <>
      <nav class="views" aria-label="In office when the visit began">
        <ul>
          {CERTAINTIES.map((held) => {
            const label = held === null ? 'certainly' : HELD[held];
            const count = counts.has(held) ? counts.get(held) : total;
            const text = count === undefined ? label : `${label}: ${number(count)}`;
            return (
              <li key={label}>
                {counts.has(held) ? (
                  <a href={withQuery(path, changed(query, { held }))}>{text}</a>
                ) : (
                  <span aria-current="true">{text}</span>
                )}
              </li>
            );
          })}
        </ul>
      </nav>
      <p class="aside">
        Possibly: the sources place the person in office before or after, and no other person is known to have held it that day.
        Cannot be decided: no source says when the office began or ended, or who held it next.
      </p>
      {named.length > 1 && (
        <p class="aside">
          Office-holders of this name:{' '}
          {named.map(({ slug, name }, index) => (
            <Fragment key={slug}>
              {index > 0 && ', '}
              <a href={withQuery(path, changed(query, { under: name }))}>
                <Text>{name}</Text>
              </a>
            </Fragment>
          ))}
        </p>
      )}
    </>
  );
}

/** What the filter leaves out, each with a link to a list that includes it, if there is one. */
function Notes({ path, query, notes }: Props & { notes: readonly NoteFragment[] }) {
  return (
    <>
      {notes.map((note) => {
        const side = ['country', 'guest', 'host'].find((name) => textParameter(query, name) === note.country?.slug);
        const [to, link] = includedBy(note, query) ?? [];
        return (
          <Note
            key={note.text}
            note={note}
            urlOf={({ slug }) => {
              const person = { ...(nameIn(query) ? {} : { q: note.search }), person: null, who: slug };
              const state = note.kind === 'OTHER_NAMES' ? { q: note.search, country: slug } : side ? { [side]: slug } : {};
              return withQuery(path, changed(query, note.people.length > 0 ? person : state));
            }}
          >
            {to && (
              <>
                {' '}
                <a href={withQuery(path, changed(query, to))}>{link}</a>.
              </>
            )}
          </Note>
        );
      })}
    </>
  );
}

/** Returns the parameters and the text of a link to the visits that a note is about; null if there is none. */
function includedBy({ kind, search }: NoteFragment, query: URLSearchParams): [Record<string, string | null>, string] | null {
  if (kind === 'FORMER_STATES') return [{ states: 'former' }, 'Include former states'];
  if (search !== null && !query.get('q'))
    return [{ who: null, person: null, role: null, side: null, q: search }, 'Show all visits with this word'];
  const dated = query.get('decade') ? 'vague' : 'no';
  return kind === 'UNDATED' ? [{ since: null, until: null, decade: null, precision: null, dated }, 'Show them'] : null;
}

/** Whether the search words may be the name of one person or country. Visits that lack a word of it are then of little use. */
const isWholeName = ({ suggested }: ChosenFragment) => suggested?.edges.some(({ missing }) => missing.length === 0) ?? false;

const VIEWS = [
  ['/visits', 'List'],
  ['/counts', 'By country and decade'],
  ['/map', 'Map'],
] as const;

/** Links to the same visits as a list, as counts and as a map. */
function Views({ path, query }: Props) {
  return (
    <nav class="views" aria-label="Shown as">
      <ul>
        {VIEWS.map(([each, name]) => (
          <li key={each}>
            {each === path ? (
              <span aria-current="page">{name}</span>
            ) : (
              <a href={withQuery(each, changed(query, { sort: null, ...(each === '/visits' && { rows: null }) }))}>{name}</a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
