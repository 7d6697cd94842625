import { coverageText, NoneHere } from '../facts/none-here.js';
import { VisitsTable } from '../facts/visits-table.js';
import {
  type CountryWhere,
  type DelegateWhere,
  VisitsPageDocument,
  type VisitKind,
  type VisitOrder,
  type VisitWhere,
} from '../generated/graphql.js';
import { YearBars } from '../timeline/year-bars.js';
import { withQuery } from '../urls.js';
import { counted, NO_KIND, STATUS, VISIT_KIND } from '../words.js';
import { choiceOf, countryOf, type FilterField, numberOf, optionsOf, textOf, yearOf, wordsOf } from './filters.js';
import { listPage } from './list-page.js';
import { PLACE } from './paging.js';

const PATH = '/visits';
const KINDS = { ...VISIT_KIND, none: NO_KIND };
const DATED = { yes: 'given', no: 'not given', vague: 'in no one decade for certain' };
const PRECISION = { DAY: 'to the day', MONTH: 'only to the month', YEAR: 'only to the year' };
const STATES = { former: 'with their former states', sovereign: 'sovereign states only', none: 'no visiting country' };
const DELEGATES = { unknown: 'not all identified' };
const SORT = { oldest: 'oldest first', title: 'by title' };

const ALL_KINDS = Object.keys(VISIT_KIND) as VisitKind[];

export const VISIT_FIELDS: FilterField[] = [
  { name: 'q', label: 'Words: titles, places, notes, years', isSearch: true },
  { name: 'person', label: 'Person' },
  { name: 'country', label: 'Country, on either side', isCountry: true },
  { name: 'guest', label: 'Visiting country', isCountry: true },
  { name: 'host', label: 'Country visited', isCountry: true },
  { name: 'since', label: 'First year', isYear: true },
  { name: 'until', label: 'Last year', isYear: true },
  { name: 'dated', label: 'First day', options: optionsOf(DATED) },
  { name: 'kind', label: 'Kind', options: optionsOf(KINDS) },
  { name: 'status', label: 'Status', options: optionsOf(STATUS) },
  { name: 'decade', label: 'Decade, by its first year', isYear: true, isRare: true },
  { name: 'role', label: 'Office of a delegate', isRare: true },
  { name: 'under', label: 'Somebody in office then, or perhaps', isRare: true },
  { name: 'states', label: 'Countries', options: optionsOf(STATES, 'as they are named'), isRare: true },
  { name: 'longest', label: 'Days, at most', isNumber: true, isRare: true },
  { name: 'shortest', label: 'Days, at least', isNumber: true, isRare: true },
  { name: 'precision', label: 'First day known', options: optionsOf(PRECISION), isRare: true },
  { name: 'delegates', label: 'Delegates', options: optionsOf(DELEGATES), isRare: true },
  { name: 'sort', label: 'Order', options: optionsOf(SORT, 'newest first') },
];

export const visitsPage = listPage({
  path: PATH,
  title: 'Visits',
  noun: ['visit', 'visits'],
  description: 'Official visits, filtered by countries, people, years, kind and status.',
  fields: VISIT_FIELDS,
  document: VisitsPageDocument,
  where: visitWhereOf,
  variables: (query) => ({
    undated: visitWhereOf(undatedOf(query)),
    ofYears: isOfYears(query),
    orderBy: orderOf(query),
  }),
  rows: ({ visits }) => visits,
  before: ({ visits, undated, early, late, coverage }, { query }) => {
    const kept = Object.fromEntries([...query].filter(([name]) => !PLACE.includes(name as 'at')));
    const ofYear = (year: string) => withQuery(PATH, { ...kept, since: year, until: year });
    return (
      <>
        {visits.totalCount === 0 && coverageText(coverage) !== null && <NoneHere coverage={coverage} />}
        <p class="aside">
          <a href={withQuery('/counts', kept)}>By country and decade</a>
        </p>
        <Undated total={undated?.totalCount ?? 0} query={query} />
        <YearBars years={[early, late]} link={ofYear} label="By the year in which they began" />
      </>
    );
  },
  show: (visits, _, { today }) => <VisitsTable visits={visits} caption="Visits" today={today} />,
});

const isOfYears = (query: URLSearchParams) => Boolean(yearOf(query, 'since') ?? yearOf(query, 'until'));

/** The same filter for visits whose first day no source gives: no filter by years finds them. */
function undatedOf(query: URLSearchParams): URLSearchParams {
  const kept = [...query].filter(([name]) => !['since', 'until', 'dated', ...PLACE].includes(name));
  return new URLSearchParams([...kept, ['dated', 'no']]);
}

/** What a filter by years leaves out. */
function Undated({ total, query }: { total: number; query: URLSearchParams }) {
  if (total === 0) return null;
  return (
    <p class="aside">
      Not among them:{' '}
      <a href={withQuery(PATH, Object.fromEntries(undatedOf(query)))}>{counted(total, 'visit')} without a first day</a>, which may
      be of any year.
    </p>
  );
}

function orderOf(query: URLSearchParams): VisitOrder[] {
  const sort = choiceOf(query, 'sort', SORT);
  if (sort === 'title') return [{ title: 'ASC' }];
  return [{ start: sort === 'oldest' ? 'ASC' : 'DESC' }];
}

export function visitWhereOf(query: URLSearchParams): VisitWhere {
  const search = wordsOf(query);
  const [since, until, decade] = ['since', 'until', 'decade'].map((name) => yearOf(query, name));
  const [kind, status] = [choiceOf(query, 'kind', KINDS), choiceOf(query, 'status', STATUS)];
  const dated = choiceOf(query, 'dated', DATED);
  const [either, guestCountry, hostCountry] = ['country', 'guest', 'host'].map((name) => countriesOf(query, name));
  const [under, precision] = [textOf(query, 'under'), choiceOf(query, 'precision', PRECISION)];
  const [shortest, longest] = [numberOf(query, 'shortest'), numberOf(query, 'longest')];
  const delegate = delegateOf(query);
  const isState: CountryWhere = { sovereign: true };
  const others: VisitWhere[] = [
    ...(choiceOf(query, 'delegates', DELEGATES) ? [{ delegate: { NOT: { person: {} } } }] : []),
    ...(choiceOf(query, 'states', STATES) === 'none' ? [{ NOT: { guestCountry: {} } }] : []),
    ...(choiceOf(query, 'states', STATES) === 'sovereign' ? [{ guestCountry: isState, hostCountry: isState }] : []),
  ];
  return {
    ...(search && { search }),
    ...(delegate && { delegate }),
    ...(others.length > 0 && { AND: others }),
    ...(under && { held: { office: { person: { name: { contains: under } } } } }),
    ...((shortest ?? longest) !== null && { durationDays: { gte: shortest, lte: longest } }),
    ...(precision && { startPrecision: [precision] }),
    ...(either && { OR: [{ guestCountry: either }, { hostCountry: either }] }),
    ...(guestCountry && { guestCountry }),
    ...(hostCountry && { hostCountry }),
    ...(decade && { decade: { equals: Number(decade) } }),
    ...(dated === 'vague' && { decade: { isNull: true } }),
    ...((since ?? until ?? dated) && {
      start: {
        ...(since && { gte: `${since}-01-01` }),
        ...(until && { lte: `${until}-12-31` }),
        ...(dated && dated !== 'vague' && { isNull: dated === 'no' }),
      },
    }),
    ...(kind && (kind === 'none' ? { NOT: { kind: ALL_KINDS } } : { kind: [kind] })),
    ...(status && { status: [status] }),
  };
}

/** A delegate by name and office: as the source words it, or held when the visit began. */
function delegateOf(query: URLSearchParams): DelegateWhere | null {
  const [person, role] = [textOf(query, 'person'), textOf(query, 'role')];
  if (!person && !role) return null;
  const title = { contains: role };
  return {
    ...(person && { person: { name: { contains: person } } }),
    ...(role && { OR: [{ role: title }, { held: { office: { title } } }] }),
  };
}

function countriesOf(query: URLSearchParams, name: string): CountryWhere | null {
  const named = countryOf(query, name);
  if (!named) return null;
  return choiceOf(query, 'states', STATES) === 'former' ? { withFormerStates: named } : named;
}
