import { Link, NameLink, Text } from '../facts/names.js';
import {
  PeoplePageDocument,
  type PeoplePageQuery,
  type PeoplePageQueryVariables,
  type PersonLineFragment,
  type PersonWhere,
} from '../generated/graphql.js';
import { personUrl, withQuery } from '../../../http/urls.js';
import { ANNOUNCED, CALLED_OFF, counted, number, TOOK_PLACE, withAnnounced } from '../words.js';
import { choiceOptions, filterByCountry, searchWords, selectedChoice, yearParameter } from './filters.js';
import { listPage } from './list-page.js';

const SORT = { visits: 'most visits first, of all people with visits' };

export const peoplePage = listPage<PeoplePageQuery, PeoplePageQueryVariables, PersonLineFragment>({
  path: '/people',
  title: 'People',
  noun: ['person', 'people'],
  description: 'The people who took part in visits and events, or were quoted.',
  fields: [
    { name: 'q', label: 'Name, in known spellings', isSearch: true },
    { name: 'country', label: 'Country', isCountry: true },
    { name: 'tookOffice', label: 'Took office in (year)', isYear: true },
    { name: 'sort', label: 'Order', options: choiceOptions(SORT, 'by name') },
  ],
  document: PeoplePageDocument,
  where: (query) => whereOf(query, 'CERTAIN'),
  variables: (query) => ({
    ...{ mayHave: whereOf(query, 'POSSIBLE'), ofOffice: yearParameter(query, 'tookOffice') !== null },
    byVisits: isByVisits(query),
    ...{ calledOff: CALLED_OFF, held: TOOK_PLACE, ahead: ANNOUNCED },
  }),
  rows: ({ people, byVisits }) => people ?? { ...byVisits!, nodes: byVisits!.nodes.flatMap(({ person }) => person ?? []) },
  before: ({ identified, mayHave, people }) => (
    <>
      {mayHave && people && mayHave.totalCount > people.totalCount && (
        <p class="aside">
          Not listed: {counted(mayHave.totalCount - people.totalCount, 'person', 'people')} who may have taken office in this
          year, since no source says when they did.
        </p>
      )}
      {people?.totalCount !== 0 && <Unresolved visits={identified.unresolved} />}
      <p class="aside">
        <a href="/spellings">Possible duplicate people</a>
      </p>
    </>
  ),
  show: [
    {
      label: 'Name',
      cell: (person) => <Link to={personUrl(person)}>{person.name}</Link>,
    },
    { label: 'Also', cell: ({ aliases }) => <Text>{aliases.slice(0, 3).join('; ') || '–'}</Text> },
    { label: 'Country', cell: ({ country }) => (country ? <NameLink of={country} as="Country" /> : '–') },
    { label: 'Visits', isNumber: true, cell: ({ visits, ahead }) => withAnnounced(number(visits.totalCount), ahead.totalCount) },
    { label: 'Statements', isNumber: true, cell: ({ statements }) => number(statements.totalCount) },
  ],
});

/** Whether the list is sorted by number of visits, which works only without a filter, because counts of visits cannot be filtered by person. */
const isByVisits = (query: URLSearchParams): boolean =>
  selectedChoice(query, 'sort', SORT) !== null && Object.keys(whereOf(query, 'CERTAIN')).length === 0;

/** A note on the delegates whom the counts do not include. */
function Unresolved({ visits }: { visits: number }) {
  if (visits === 0) return null;
  return (
    <p class="aside">
      <a href={withQuery('/visits', { delegates: 'unknown' })}>{counted(visits, 'visit has', 'visits have')}</a> a delegate who is
      not identified, and so not counted for anybody here.
    </p>
  );
}

function whereOf(query: URLSearchParams, certainty: 'CERTAIN' | 'POSSIBLE'): PersonWhere {
  const [search, country] = [searchWords(query), filterByCountry(query, 'country')];
  const year = yearParameter(query, 'tookOffice');
  return {
    ...(search && { search }),
    ...(country && { country }),
    ...(year && {
      held:
        certainty === 'CERTAIN' ? { year: { equals: Number(year) } } : { start: { gte: `${year}-01-01`, lte: `${year}-12-31` } },
    }),
  };
}
