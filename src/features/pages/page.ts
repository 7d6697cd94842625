import type { GraphQLSchema } from 'graphql';
import type { ComponentChild } from 'preact';
import type { TypedDocumentString } from './generated/graphql.js';
import type { Chart } from './charts/chart.js';
import type { Rest } from './charts/rest.js';
import type { Citation } from './cite/panels.js';
import type { Notes } from './facts/notes.js';

/** The parts of a request that are available to a page. */
export interface PageRequest {
  /** The values of `:name` in the route, decoded. */
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** The names of query parameters that the page does not read, except for campaign parameters. */
  ignored: readonly string[];
  /** The current day, such as 2018-03-25. */
  today: string;
}

/** The properties of the server that are available to a page. */
export interface Site {
  /** The public origin of the server, such as https://example.org. */
  origin: string;
  /** Whether the server has the playground. */
  playground: boolean;
  /** Whether the server exports files. */
  exports: boolean;
  /** Whether the server has the desk, where editors sign in. */
  desk: boolean;
  /** The publisher of the site; null if the operator has not named one. */
  owner: string | null;
  /** Where to send corrections: a URL or an e-mail address. */
  contact: string | null;
  /** The licence of what the site publishes. */
  licence: string | null;
  /** The version of the data that the page shows. Null if it is not known. */
  version: string | null;
  /** Null if the server does not disclose its schema. */
  schema: GraphQLSchema | null;
}

export interface ExportedFile {
  name: string;
  url: string;
}

/** The feed of a page's visits. */
export interface Feed {
  title: string;
  path: string;
}

/** The rendered parts of a page. */
export interface View {
  title: string;
  /** One sentence for search engines and previews. */
  description: string;
  main: (notes: Notes) => ComponentChild;
  /** A schema.org description, without `@context`. */
  jsonLd?: object;
  /** The canonical path and query. If left out, search engines should not index the page. */
  canonical?: string;
  /** The value of the search field; null if the page has its own search field instead. */
  search?: string | null;
  status?: 200 | 400 | 404 | 410;
  /** Why the request is invalid. The page is still shown, with the invalid fields marked. */
  problem?: string;
  /** How to cite the page, at `/cite` followed by its path. */
  cite?: Citation;
  /** The part that other sites may show in a frame, if the page is embeddable. */
  embed?: ComponentChild;
  /** The feed of the page. */
  feed?: Feed;
  /** The file with the page's data, if the server exports files. */
  file?: ExportedFile;
  /** The charts of the page, which can also be downloaded. A chart with too little to draw is null. */
  charts?: readonly (Chart | null)[];
}

/** The props of a page's main part. */
export interface MainProps<Data> {
  data: Data;
  request: PageRequest;
  site: Site;
  notes: Notes;
}

/** A response other than HTML, such as a feed. If it has a name, browsers download it. */
export interface Body {
  body: string;
  type: string;
  name?: string;
  /** Shown instead to a reader who opens the URL in a browser. */
  opened?: View;
}

/** `movedTo`: the new URL of the page. `seeOther`: the page that shows an object without a page of its own. */
export type PageOutcome = View | Body | { movedTo: string } | { seeOther: string } | { missing: string };

/** A page: its route, its document, and how to render it. */
export interface Page<Data, Variables> {
  route: string;
  /** Null if the page has no data. */
  document: TypedDocumentString<Data, Variables> | null;
  variables: (request: PageRequest) => Variables;
  view: (data: Data, request: PageRequest, site: Site) => PageOutcome;
  /** The query parameters that the page reads. Others are ignored. */
  reads?: readonly string[];
  /**
   * The parameters that a form may send by POST because they are too long for a URL, with their maximum lengths in characters.
   * Only the browser may keep the response, and the page does not link to it.
   */
  takesForm?: Readonly<Record<string, number>>;
  /** Set if the answer to the document may lack data of the page or of a chart's file. */
  rest?: readonly Rest<Data>[];
  /** Whether other sites may show `View.embed`, at `/embed` followed by the page's path. */
  isEmbeddable?: true;
  /** Fallback, used when this page has no result. */
  otherwise?: AnyPage;
}

export type AnyPage = Page<unknown, unknown>;

/** Erases the types of a page, after the compiler has checked them. */
export function definePage<Data, Variables>(page: Page<Data, Variables>): AnyPage {
  return page as unknown as AnyPage;
}

export function routeSlug({ params }: PageRequest): string {
  return params['slug'] ?? '';
}
