import { DateOf } from '../dates/date.js';
import { Name, Text } from '../facts/names.js';
import { SourcesPageDocument, type SourceWhere } from '../generated/graphql.js';
import { page } from '../page.js';
import { csvOf, sourceUrl } from '../urls.js';
import { number, SOURCE_KIND } from '../words.js';
import { choiceOf, type FilterField, optionsOf, problemsOf, textOf, askedOf, wordsOf } from './filters.js';
import { List, listReads, listView } from './list.js';
import { placeOf } from './paging.js';

const PATH = '/sources';
const FIELDS: FilterField[] = [
  { name: 'q', label: 'Words: title, year, publisher', isSearch: true },
  { name: 'publisher', label: 'Publisher' },
  { name: 'kind', label: 'Kind', options: optionsOf(SOURCE_KIND) },
];

export const sourcesPage = page({
  route: PATH,
  document: SourcesPageDocument,
  reads: listReads(FIELDS),
  variables: ({ query }) => ({ where: whereOf(query), ...placeOf(query), ...askedOf(query) }),
  view: ({ meant = [], sources }, request) => {
    const problems = problemsOf(FIELDS, request.query);
    return {
      title: 'Sources',
      description: 'The articles and data sets that all facts rest on.',
      ...listView(PATH, request, problems, csvOf('sources', whereOf(request.query))),
      main: () => (
      <List title="Sources" path={PATH} noun={['source', 'sources']} fields={FIELDS} request={request} problems={problems} meant={meant} connection={sources}>
        <table class="wide">
          <caption class="hidden">Sources</caption>
          <thead>
            <tr>
              <th scope="col">Title</th>
              <th scope="col">Kind</th>
              <th scope="col">Publisher</th>
              <th scope="col">Published</th>
              <th scope="col" class="number">
                Visits
              </th>
              <th scope="col" class="number">
                Statements
              </th>
            </tr>
          </thead>
          <tbody>
            {sources.nodes.map((source) => (
              <tr key={source.slug}>
                <th scope="row">
                  <a href={sourceUrl(source)}>
                    <Text>{source.title}</Text>
                  </a>
                </th>
                <td data-label="Kind">{SOURCE_KIND[source.kind]}</td>
                <td data-label="Publisher">{source.publisher ? <Name of={source.publisher} as="Organization" /> : '–'}</td>
                <td data-label="Published">
                  <DateOf when={source.publishedOn} />
                </td>
                <td data-label="Visits" class="number">
                  {number(source.visits.totalCount)}
                </td>
                <td data-label="Statements" class="number">
                  {number(source.statements.totalCount)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </List>
    ), // prettier-ignore
    };
  },
});

function whereOf(query: URLSearchParams): SourceWhere {
  const [search, publisher, kind] = [wordsOf(query), textOf(query, 'publisher'), choiceOf(query, 'kind', SOURCE_KIND)];
  return {
    ...(search && { search }),
    ...(publisher && { publisher: { name: { contains: publisher } } }),
    ...(kind && { kind: [kind] }),
  };
}
