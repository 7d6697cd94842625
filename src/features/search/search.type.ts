import { ArgsType, createUnionType, Int } from 'type-graphql';
import { Field, Nullable } from '../../schema/described.js';
import { addCount, createConnection, createEdge } from '../../schema/connections/connection.type.js';
import { Country } from '../../schema/country/country.type.js';
import { Event } from '../../schema/event/event.type.js';
import type { Typed } from '../../schema/node/node.type.js';
import { Organization } from '../../schema/organization/organization.type.js';
import { Person } from '../../schema/person/person.type.js';
import { Paragraph } from './paragraph.type.js';
import { Source } from '../../schema/source/source.type.js';
import { Statement } from '../../schema/statement/statement.type.js';
import { Topic } from '../../schema/topic/topic.type.js';
import { Visit } from '../../schema/visit/visit.type.js';
import { createEnum, declareEnum } from '../../schema/enum.js';
import { SearchType } from './searched.js';

export const SearchResult = createUnionType({
  name: 'SearchResult',
  description: 'An object that a search can find. All have a slug and a label: see `Labelled`.',
  types: () => [Person, Organization, Country, Visit, Event, Statement, Topic, Source, Paragraph] as const,
  resolveType: (value) => (value as unknown as Typed).__typename,
});

export const SearchEdge = createEdge('Search', 'matches', SearchResult);
export const SearchConnection = createConnection('Search', 'matches', SearchResult, SearchEdge);
addCount(
  SearchConnection,
  'cappedCount',
  'The number of objects on all pages, counted up to 1,000; 1,001 if there are more. For frequent words, this field is much faster than `totalCount`.',
);

declareEnum('SearchType', SearchType, 'A type that a search can find.', {
  PERSON: 'People.',
  ORGANIZATION: 'Organizations.',
  COUNTRY: 'Countries.',
  VISIT: 'Visits.',
  EVENT: 'Events.',
  STATEMENT: 'Statements.',
  TOPIC: 'Topics.',
  SOURCE: 'Sources.',
  PARAGRAPH: 'Paragraphs of source texts, where the text is stored.',
});

export const SearchPlace = createEnum('SearchPlace', 'Where words of a query were found in an object.', {
  NAME: 'A name or the title.',
  PLACE: 'A city of a visit or an event.',
  NOTE: 'The note.',
  TEXT: 'The text of a statement, or the words of a paragraph.',
  FACT: "Not in a text: a word stands for the object's year, kind, status, country or outlet.",
});

@ArgsType()
export class SearchArgs {
  @Field(
    () => String,
    'The words to find, at most 20 words in 1,000 characters. All words must occur; quotation marks enclose "phrases", `or` separates alternatives, and `-` excludes a word. Inflection, case, diacritics and hyphens are ignored, and stop words such as `in` count only within phrases. A year or a range of at most 300 years (`1960s`, `1945-1947`, `after 1990`), a kind (`state visit`), a status, any name or adjective of a country (`India`, `Indian`) and any name of an outlet also match objects with that value. A query without a word finds nothing.',
  )
  query!: string;

  @Nullable(() => [SearchType], 'The types to search. By default, all. An empty list finds nothing.')
  types?: string[] | null;

  @Nullable(() => Int, 'The number of objects to return, from 0 to 100. Defaults to 20.')
  first?: number | null;

  @Nullable(() => String, 'A cursor. Only objects after it are returned.')
  after?: string | null;
}
