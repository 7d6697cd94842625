import { useQuery } from '@apollo/client/react';
import { graphql } from './gql';

const VisitsDocument = graphql(`
  query Visits($first: Int!, $after: String) {
    visits(first: $first, after: $after, orderBy: [{ start: DESC }]) {
      totalCount
      edges {
        node {
          id
          title
          status
          start {
            edtf
          }
          hostCountry {
            id
            name
          }
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);

/** All visits, the latest first, a page at a time. */
export function Visits() {
  const { data, error, loading, fetchMore } = useQuery(VisitsDocument, { variables: { first: 5 } });
  if (error) return <p role="alert">{error.message}</p>;
  if (!data) return <p>Loading…</p>;

  const { totalCount, edges, pageInfo } = data.visits;
  return (
    <main>
      <h1>{totalCount} visits</h1>
      <ul>
        {edges.map(({ node: { id, title, status, start, hostCountry } }) => (
          <li key={id}>
            {title} ({start?.edtf ?? 'no date given'}, {hostCountry.name}, {status.toLowerCase()})
          </li>
        ))}
      </ul>
      {pageInfo.hasNextPage && (
        <button disabled={loading} onClick={() => void fetchMore({ variables: { after: pageInfo.endCursor } })}>
          More
        </button>
      )}
    </main>
  );
}
