import { DateOf } from '../dates/date.js';
import { Link, NameLink } from '../facts/names.js';
import { SourcesPageDocument, type SourceWhere } from '../generated/graphql.js';
import { sourceUrl } from '../../../http/urls.js';
import { number, SOURCE_KIND } from '../words.js';
import { selectedChoice, choiceOptions, textParameter, searchWords } from './filters.js';
import { listPage } from './list-page.js';

export const sourcesPage = listPage({
  path: '/sources',
  title: 'Sources',
  noun: ['source', 'sources'],
  description: 'The articles and data sets behind every fact.',
  fields: [
    { name: 'q', label: 'Words: title, year, publisher', isSearch: true },
    { name: 'publisher', label: 'Publisher' },
    { name: 'kind', label: 'Kind', options: choiceOptions(SOURCE_KIND) },
  ],
  document: SourcesPageDocument,
  where: whereOf,
  rows: ({ sources }) => sources,
  show: [
    {
      label: 'Title',
      cell: (source) => <Link to={sourceUrl(source)}>{source.title}</Link>,
    },
    { label: 'Kind', cell: ({ kind }) => SOURCE_KIND[kind] },
    { label: 'Publisher', cell: ({ publisher }) => (publisher ? <NameLink of={publisher} as="Organization" /> : '–') },
    { label: 'Published', cell: ({ publishedOn }) => <DateOf when={publishedOn} /> },
    { label: 'Visits', isNumber: true, cell: ({ visits }) => number(visits.totalCount) },
    { label: 'Statements', isNumber: true, cell: ({ statements }) => number(statements.totalCount) },
  ],
});

function whereOf(query: URLSearchParams): SourceWhere {
  const [search, publisher, kind] = [
    searchWords(query),
    textParameter(query, 'publisher'),
    selectedChoice(query, 'kind', SOURCE_KIND),
  ];
  return {
    ...(search && { search }),
    ...(publisher && { publisher: { name: { contains: publisher } } }),
    ...(kind && { kind: [kind] }),
  };
}
