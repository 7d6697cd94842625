import { Text } from '../facts/names.js';
import type { ExplorePageQuery, FramedFragment, VisitWhere } from '../generated/graphql.js';
import { withQuery } from '../../../http/urls.js';
import { countIn, NO_KIND, number, STATUS, VISIT_KIND } from '../words.js';
import { chosenCountry, type FoundCountries } from '../lists/country-choices.js';
import { changed } from '../lists/paging.js';
import { inDecade } from '../charts/bars.js';
import { conditionsIn } from '../charts/frame.js';
import { ALL_COUNTRIES } from './counted.js';
import { CONDITIONS, hasFormerStates, isCountedByCertainty, countedWhere, statusesWhere, visitWhere } from './visit-filter.js';

/** A value of a facet, with the parameters that filter by it. */
interface FacetValue {
  label: string;
  count: number;
  set: Record<string, string>;
}

interface Facet {
  title: string;
  /** The parameters that select a value. */
  names: readonly string[];
  values: FacetValue[];
  /** The number of values, including those not shown. */
  total: number;
  /** The rows of the map that lists all values; null if no page does. */
  rows: string | null;
}

/** Facets in order of priority, since the operation limits may not allow all of them. */
const FACETS = {
  guests: { title: 'Visiting country', names: ['guest'], variable: 'byGuest', rows: 'guest' },
  decades: { title: 'Decade', names: ['decade', 'dated', 'since', 'until'], variable: 'byDecade' },
  kinds: { title: 'Kind', names: ['kind'], variable: 'byKind' },
  statuses: { title: 'Status', names: ['status'], variable: 'byStatus' },
  hosts: { title: 'Country visited', names: ['host'], variable: 'byHost', rows: 'host' },
  people: { title: 'Person', names: ['who'], variable: 'byPerson' },
  roles: { title: 'Office', names: ['role'], variable: 'byRole' },
  sources: { title: 'Source', names: ['source'], variable: 'bySource' },
} as const;
type FacetName = keyof typeof FACETS;
const NAMES = Object.keys(FACETS) as FacetName[];

/** The maximum number of facets if the filter contains a search, since an operation may have at most five searches. */
const WITH_WORDS = 2;

/** Returns the variables of the facets. Each is counted as if none of its own values were selected. */
export function facetVariables(query: URLSearchParams) {
  const where = visitWhere(query);
  let room = CONDITIONS - (isCountedByCertainty(query, where) ? 8 : 4) * conditionsIn(where);
  const most = 'search' in where ? WITH_WORDS : NAMES.length;
  const variables: Record<string, VisitWhere | boolean> = {};
  for (const [index, facet] of NAMES.entries()) {
    const { names, variable } = FACETS[facet];
    const others = new URLSearchParams(changed(query, Object.fromEntries(names.map((name) => [name, null]))));
    const without = facet === 'statuses' ? statusesWhere(query) : countedWhere(others);
    room -= conditionsIn(without);
    variables[variable] = without;
    variables[`has${variable.slice(2)}`] = index < most && room >= 0;
  }
  return variables as Record<(typeof FACETS)[FacetName]['variable'], VisitWhere> & Record<HasVariable, boolean>;
}

type HasVariable = (typeof FACETS)[FacetName]['variable'] extends `by${infer Name}` ? `has${Name}` : never;

const param = ([name, value]: [string, string]): Record<string, string> => ({ [name]: value });

/** Returns the facets of a page that were counted. */
export function facetsIn(data: ExplorePageQuery): Facet[] {
  const values: Record<FacetName, FacetValue[] | undefined> = {
    guests: data.guests?.nodes.map(({ count, guestCountry }) => ({
      ...{ count, label: guestCountry?.name ?? 'none' },
      set: param(guestCountry ? ['guest', guestCountry.slug] : ['states', 'none']),
    })),
    hosts: data.hosts?.nodes.map(({ count, hostCountry }) => ({
      ...{ count, label: hostCountry!.name },
      set: { host: hostCountry!.slug },
    })),
    kinds: data.kinds?.nodes.map(({ count, kind }) => ({
      ...{ count, label: kind ? VISIT_KIND[kind] : NO_KIND },
      set: { kind: kind ?? 'none' },
    })),
    statuses: data.statuses?.nodes.map(({ count, status }) => ({
      ...{ count, label: STATUS[status!] },
      set: { status: status! },
    })),
    decades: data.decades?.nodes.map(({ count, decade }) => ({
      ...{ count, label: decade === null ? 'decade not known' : `${decade}s` },
      set: inDecade(decade),
    })),
    people: data.people?.nodes.flatMap(({ count, person }) =>
      person ? [{ count, label: person.name, set: { who: person.slug } }] : [],
    ),
    roles: data.roles?.nodes.flatMap(({ count, role }) => (role ? [{ count, label: role, set: { role: `"${role}"` } }] : [])),
    sources: data.sources?.nodes.slice(0, SHOWN).map(({ count, source }) => ({
      ...{ count, label: source!.title },
      set: { source: source!.slug },
    })),
  };
  return NAMES.flatMap((facet) => {
    const { title, names, ...of } = FACETS[facet];
    const rows = 'rows' in of ? of.rows : null;
    return values[facet] ? [{ title, names, values: values[facet], total: data[facet]!.totalCount, rows }] : [];
  });
}

/** Returns the facts shown in the frame of the visits, from the facets. Null if not all facets were counted. */
export function framedByFacets({ guest, host, ...data }: ExplorePageQuery, query: URLSearchParams): FramedFragment | null {
  const { guests, hosts, kinds, sources, statuses } = data;
  if (!guests || !hosts || !kinds || !sources || !statuses) return null;
  const totalCount = countIn(statuses, countedWhere(query));
  // A facet counts as if none of its values were chosen.
  const chosen = (country: { name: string }) => ({ totalCount: 1, nodes: [{ count: totalCount, country }] });
  const [from, to] = ['guest', 'host'].map((name) => scopeCountry(query, name, { guest, host }));
  const sides = {
    guests: { ...guests, nodes: guests.nodes.map(({ count, guestCountry }) => ({ count, country: guestCountry })) },
    hosts: { ...hosts, nodes: hosts.nodes.map(({ count, hostCountry }) => ({ count, country: hostCountry })) },
  };
  return {
    guestsFramed: from ? chosen(from) : sides.guests,
    hostsFramed: { visitsCount: totalCount, ...(to ? chosen(to) : sides.hosts) },
    kindsFramed: kinds,
    sourcesFramed: sources,
    lastFramed: { nodes: [] },
  };
}

/** Returns a country in the filter, as the scope of the visits names it. */
function scopeCountry(query: URLSearchParams, name: string, found: FoundCountries) {
  const country = chosenCountry(query, name, found);
  if (!country || !hasFormerStates(query) || country.predecessors.length === 0) return country;
  return { name: `${country.name} or its former states` };
}

/** The number of values shown. A facet that no page lists shows all its values if there are at most `WHOLE`. */
const SHOWN = 8;
const WHOLE = 20;

interface Props {
  path: string;
  query: URLSearchParams;
}

/** The facets of the visits. Each value links to the visits that it counts. */
export function FacetList({ path, query, facets }: Props & { facets: Facet[] }) {
  const shown = facets.filter(({ names, values }) => values.length > 1 || names.some((name) => query.get(name)));
  if (shown.length === 0) return null;
  return (
    <details class="facets">
      <summary>Narrow down</summary>
      <div>
        {shown.map((facet) => (
          <FacetOf key={facet.title} path={path} query={query} facet={facet} />
        ))}
      </div>
    </details>
  );
}

function FacetOf({ path, query, facet }: Props & { facet: Facet }) {
  const { title, names, values, total, rows } = facet;
  const shown = values.slice(0, total <= WHOLE && rows === null ? WHOLE : SHOWN);
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {values.length > 1 && names.some((name) => query.get(name)) && <p>Instead of your choice:</p>}
      <ul class="plain">
        {shown.map((value) => (
          <Value key={value.label} {...{ path, query, names, value }} />
        ))}
      </ul>
      {total > shown.length && (
        <p>
          {rows !== null ? (
            <a href={`${withQuery('/map', changed(query, { sort: null, rows }))}#${ALL_COUNTRIES}`}>
              All {number(total)} {rows === 'guest' ? 'visiting countries' : 'countries visited'}
            </a>
          ) : (
            `The ${shown.length} most frequent of ${number(total)}`
          )}
        </p>
      )}
    </section>
  );
}

interface ValueProps extends Props {
  names: readonly string[];
  value: FacetValue;
}

function Value({ path, query, names, value: { label, count, set } }: ValueProps) {
  const isChosen = Object.entries(set).every(([name, value]) => query.get(name)?.trim() === value);
  const none = Object.fromEntries(names.map((name) => [name, null]));
  return (
    <li>
      <a
        href={withQuery(path, changed(query, isChosen ? none : { ...none, ...set }))}
        {...(isChosen && { 'aria-current': 'true' })}
      >
        <Text>{label}</Text>
      </a>{' '}
      <span class="count">{number(count)}</span>
    </li>
  );
}
