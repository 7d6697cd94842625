import type { ComponentChild } from 'preact';
import { capitalize } from '../../../shared/capitals.js';
import { countedSources, coverageFraming, storeFraming } from '../charts/frame.js';
import { listCitation, listFiles } from '../cite/panels.js';
import { PagePassages } from '../facts/cites.js';
import type { Notes } from '../facts/notes.js';
import type {
  CountedSourcesFragment,
  CountryChoicesFragment,
  CoverageFragment,
  TypedDocumentString,
} from '../generated/graphql.js';
import { type AnyPage, definePage, type PageRequest } from '../page.js';
import { csvUrl } from '../urls.js';
import { countriesMeantRest, type FoundCountries } from './country-choices.js';
import {
  addressBySlugs,
  countriesNamed,
  filteredTitle,
  type FormFilterField,
  Namesakes,
  filterProblems,
  setFilters,
  suggestionVariables,
  withUnclearCountries,
} from './filters.js';
import { type FoundByWords, type ListedPage, ListView, listReads, listView } from './list.js';
import { type ListColumn, LinesTable } from '../layout/table.js';
import { pageArguments } from './paging.js';

/** The variables of a list's document, including its filter. */
interface Filtered {
  where?: object | null | undefined;
}

/** What the documents of all lists request. `sourced`: the sources of the list, if they can be counted. */
type ListData = CoverageFragment & FoundByWords & CountryChoicesFragment & FoundCountries & { sourced?: CountedSourcesFragment };

/** The page of a list: its filters, and how to show its rows. */
interface ListPage<Data, Variables extends Filtered, Row> {
  /** /people */
  path: string;
  title: string;
  noun: readonly [one: string, several: string];
  description: string;
  /** Returns an explanation of what the rows show; empty if they need none. */
  explain?: (rows: readonly Row[], query: URLSearchParams) => string;
  fields: readonly FormFilterField[];
  document: TypedDocumentString<Data, Variables>;
  /** Returns the filter of the list and of its exported file. */
  where: (query: URLSearchParams) => NonNullable<Variables['where']>;
  /** The other variables of the document. */
  variables?: (query: URLSearchParams) => Partial<Variables>;
  /** Whether the exported file ignores the filter and contains all rows. */
  isExportedWhole?: true;
  rows: (data: Data, request: PageRequest) => ListedPage<Row>;
  /** Rendered between the form and the list. */
  before?: (data: Data) => ComponentChild;
  /** The columns of a table, or a function that renders the rows in another form. */
  show: readonly ListColumn<Row>[] | ((rows: Row[], notes: Notes) => ComponentChild);
  /** Whether the rows cite passages, which are then listed at the end. */
  hasPassages?: true;
}

export function listPage<Data, Variables extends Filtered, Row>(list: ListPage<Data, Variables, Row>): AnyPage {
  const { path, title, noun, description, fields, document, where, show } = list;
  const ofCountries = fields.filter(({ isCountry }) => isCountry).map(({ name }) => name);
  const isSearched = fields.some(({ isSearch }) => isSearch);
  const countries = (query: URLSearchParams) =>
    ofCountries
      .map((name) => [name, countriesNamed(query, name)] as const)
      .flatMap(([name, country]) => [
        [name, country],
        [`of${capitalize(name)}`, country !== null],
      ]);
  return definePage<Data, Variables>({
    route: path,
    document,
    reads: listReads(fields),
    ...(ofCountries.length > 0 && { rest: [countriesMeantRest<Data>()] }),
    variables: ({ query }) =>
      ({
        where: where(query),
        ...pageArguments(query),
        ...list.variables?.(query),
        ...(isSearched && suggestionVariables(query)),
        ...(Object.fromEntries(countries(query)) as object),
      }) as unknown as Variables,
    view: (data, request, site) => {
      const { query } = request;
      const given = data as Data & ListData;
      const { sourced } = given;
      const isFiltered = Object.keys(where(query)).length > 0;
      const found = Object.fromEntries(ofCountries.map((name) => [name, given[name]]));
      const bySlugs = addressBySlugs(path, query, found);
      if (bySlugs !== null) return { seeOther: bySlugs };
      const problems = withUnclearCountries(filterProblems(fields, query), query, found);
      const connection = list.rows(data, request);
      const explained = [description, list.explain?.(connection.nodes, query) ?? ''];
      const exported = list.isExportedWhole ? {} : where(query);
      const file = csvUrl(path.slice(1), exported);
      const filtered = filteredTitle(title, setFilters(fields, query, found));
      const listed = listView(path, request, problems, file);
      return {
        title,
        description,
        ...listed,
        ...('canonical' in listed &&
          listed.canonical !== undefined && {
            cite: listCitation({ title: filtered, path: listed.canonical }, connection.totalCount, noun),
          }),
        main: (notes) => (
          <>
            <ListView
              {...{ title, path, noun, fields, request, problems, connection }}
              countries={ofCountries.length > 0 ? countryNames(given) : []}
              found={given}
              namesakes={<Namesakes path={path} query={query} found={found} />}
              before={list.before?.(data)}
              framing={
                sourced
                  ? coverageFraming(filtered, countedSources(sourced), ...explained)
                  : (isFiltered ? storeFraming : coverageFraming)(filtered, given.coverage, ...explained)
              }
              files={listFiles(site, path.slice(1), exported)}
            >
              {typeof show === 'function' ? (
                show(connection.nodes, notes)
              ) : (
                <LinesTable caption={title} columns={show} rows={connection.nodes} />
              )}
            </ListView>
            {list.hasPassages && <PagePassages notes={notes} />}
          </>
        ),
      };
    },
  });
}

/** Returns the names of all countries in alphabetical order. */
function countryNames({ countriesFirst, countriesBetween, countriesLast }: CountryChoicesFragment): string[] {
  const names = [countriesFirst, countriesBetween, countriesLast].flatMap(({ nodes }) => nodes.map(({ name }) => name));
  return [...new Set(names)];
}
