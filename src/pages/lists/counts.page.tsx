import { groupBy } from '../../group-by.js';
import { Name } from '../facts/names.js';
import { CountsPageDocument, type CountsPageQuery, type VisitGroup } from '../generated/graphql.js';
import { page } from '../page.js';
import { withQuery } from '../urls.js';
import { counted, number } from '../words.js';
import { choiceOf, problemsOf } from './filters.js';
import { listReads, listView } from './list.js';
import { PLACE } from './paging.js';
import { VISIT_FIELDS, visitWhereOf } from './visits.page.js';

const PATH = '/counts';
const ROWS = { guest: 'visiting country', host: 'country visited' };
type Row = keyof typeof ROWS;
const BY: Record<Row, VisitGroup[]> = { guest: ['GUEST_COUNTRY', 'DECADE'], host: ['HOST_COUNTRY', 'DECADE'] };
type Group = CountsPageQuery['groups']['nodes'][number];

const rowOf = (query: URLSearchParams): Row => choiceOf(query, 'rows', ROWS) ?? 'guest';

/** Visits of the list's filter by country and decade. Each number leads to the visits that it counts. */
export const countsPage = page({
  route: PATH,
  document: CountsPageDocument,
  reads: [...listReads(VISIT_FIELDS), 'rows'],
  variables: ({ query }) => ({
    by: BY[rowOf(query)],
    where: visitWhereOf(query),
    after: query.get('after'),
  }),
  view: (data, request) => {
    const { query } = request;
    const problems = problemsOf(VISIT_FIELDS, query);
    return {
      title: `Visits by ${ROWS[rowOf(query)]} and decade`,
      description: 'The numbers of visits by country and decade, each with the visits that it counts.',
      ...listView(PATH, request, problems),
      main: () =>
        problems.size > 0 ? (
          <p class="total" role="alert">
            The numbers are not shown, since a field of the filter says something that cannot be understood.
          </p>
        ) : (
          <Counts data={data} query={query} row={rowOf(query)} />
        ),
    };
  },
});

function Counts({ data, query, row }: { data: CountsPageQuery; query: URLSearchParams; row: Row }) {
  const { groups, decades } = data;
  const filter = Object.fromEntries([...query].filter(([name]) => ![...PLACE, 'rows', 'sort'].includes(name)));
  const columns = decades.nodes.map(({ decade }) => decade);
  const rows = [...groupBy(groups.nodes, (group) => countryIn(group, row)?.slug ?? '').values()];
  const other: Row = row === 'guest' ? 'host' : 'guest';
  return (
    <>
      <div class="lead">
        <h1>{`Visits by ${ROWS[row]} and decade`}</h1>
        <p class="total" role="status">
          {counted(groups.visitsCount, 'visit')}
        </p>
        <p class="aside">
          <a href={withQuery('/visits', filter)}>The list of these visits</a>.{' '}
          <a href={withQuery(PATH, { ...filter, rows: other })}>By {ROWS[other]}</a>. A visit counts in a decade if it began in it
          for certain.
        </p>
        {groups.unresolved > 0 && (
          <p class="aside">
            Of these {counted(groups.unresolved, 'visit has', 'visits have')} a visiting country as it is printed, and it is not
            settled which it is. They count for no country.
          </p>
        )}
      </div>
      {rows.length > 0 && (
        <section class="scroll" tabIndex={0} aria-label="Numbers of visits">
          <table class="counts">
            <caption class="hidden">Numbers of visits</caption>
            <thead>
              <tr>
                <th scope="col">{row === 'guest' ? 'From' : 'To'}</th>
                <th scope="col" class="number">
                  All
                </th>
                {columns.map((decade) => (
                  <th key={decade} scope="col" class="number">
                    {decade === null ? 'of no one decade' : `${decade}s`}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((inRow) => (
                <Counted key={countryIn(inRow[0]!, row)?.slug} groups={inRow} {...{ row, columns, filter }} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {(groups.pageInfo.hasNextPage || groups.pageInfo.hasPreviousPage) && (
        <p class="more">
          {groups.pageInfo.hasPreviousPage && <a href={withQuery(PATH, { ...filter, rows: row })}>From the start</a>}{' '}
          {groups.pageInfo.hasNextPage && (
            <a href={withQuery(PATH, { ...filter, rows: row, after: groups.pageInfo.endCursor })}>More countries</a>
          )}
          <span class="aside"> The last country of a page may go on on the next. “All” has all of it.</span>
        </p>
      )}
    </>
  );
}

interface CountedProps {
  groups: Group[];
  row: Row;
  columns: (number | null)[];
  filter: Record<string, string>;
}

/** The numbers of one country. */
function Counted({ groups, row, columns, filter }: CountedProps) {
  const country = countryIn(groups[0]!, row);
  const { states, ...others } = filter;
  const ofCountry = country
    ? { ...others, [row]: country.slug, ...(states === 'sovereign' && { states }) }
    : { ...others, states: 'none' };
  const byDecade = new Map(groups.map((group) => [group.decade, group.count]));
  return (
    <tr>
      <th scope="row">{country ? <Name of={country} as="Country" /> : 'No country'}</th>
      <td class="number">
        <a href={withQuery('/visits', ofCountry)}>{number(groups[0]!.countOfFirst)}</a>
      </td>
      {columns.map((decade) => {
        const count = byDecade.get(decade);
        const at = decade === null ? { dated: 'vague' } : { decade: String(decade) };
        return (
          <td key={decade} class="number">
            {count === undefined ? '' : <a href={withQuery('/visits', { ...ofCountry, ...at })}>{number(count)}</a>}
          </td>
        );
      })}
    </tr>
  );
}

const countryIn = (group: Group, row: Row) => (row === 'guest' ? group.guestCountry : group.hostCountry);
