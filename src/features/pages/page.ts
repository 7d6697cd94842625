import type { GraphQLSchema } from 'graphql';
import type { ComponentChild } from 'preact';
import type { TypedDocumentString } from './generated/graphql.js';
import type { Notes } from './facts/notes.js';

/** What a page may know of a request. */
export interface PageRequest {
  /** The values of `:name` in the route, decoded. */
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** The day, as 2018-03-25. */
  today: string;
}

/** What a page may know of the server. */
export interface Site {
  /** The address at which people reach the server: https://example.org. */
  origin: string;
  /** Whether the playground is there to open a document in. */
  playground: boolean;
  /** Whether files are exported. */
  exports: boolean;
  /** The version of the data that the answer was read at. Null if it is not known. */
  version: string | null;
  /** Null where the server does not tell it. */
  schema: GraphQLSchema | null;
}

export interface ExportedFile {
  name: string;
  url: string;
}

/** The visits of a page as a feed. */
export interface Feed {
  title: string;
  path: string;
}

/** What is rendered with the data of a page. */
export interface View {
  title: string;
  /** One sentence for search engines and previews. */
  description: string;
  main: (notes: Notes) => ComponentChild;
  /** schema.org's description, without `@context`. */
  jsonLd?: object;
  /** The path and query, where several show the same. */
  canonical?: string;
  /** What stands in the search field. */
  search?: string;
  status?: 200 | 400 | 404 | 410;
  /** Why the request cannot be answered: what is left of the page says where. */
  problem?: string;
  /** What other sites may show of it in a frame, where the page is embeddable. */
  embed?: ComponentChild;
  /** The same as a feed. */
  feed?: Feed;
  /** What of the page can be had as a file, where the server exports files. */
  file?: ExportedFile;
}

/** What the main part of a page is made of. */
export interface MainProps<Data> {
  data: Data;
  request: PageRequest;
  site: Site;
  notes: Notes;
}

/** Something else than HTML, as a feed. */
export interface Body {
  body: string;
  type: string;
}

/** `movedTo`: the page has another address now. `seeOther`: the address of the page that shows an object without a page. */
export type PageOutcome = View | Body | { movedTo: string } | { seeOther: string } | { missing: string };

/** A page: its route, the document that it is made of, and how. */
export interface Page<Data, Variables> {
  route: string;
  /** Null for a page without data. */
  document: TypedDocumentString<Data, Variables> | null;
  variables: (request: PageRequest) => Variables;
  view: (data: Data, request: PageRequest, site: Site) => PageOutcome;
  /** Parameters of the query that the page reads. Others are dropped. */
  reads?: readonly string[];
  /** Whether other sites may show `View.embed`, at /embed and the page's address. */
  isEmbeddable?: true;
  /** Asked once more where this one finds nothing. */
  otherwise?: AnyPage;
}

export type AnyPage = Page<unknown, unknown>;

/** Forgets the types of a page, after the compiler has compared them. */
export function definePage<Data, Variables>(page: Page<Data, Variables>): AnyPage {
  return page as unknown as AnyPage;
}

export function routeSlug({ params }: PageRequest): string {
  return params['slug'] ?? '';
}
