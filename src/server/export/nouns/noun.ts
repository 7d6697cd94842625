import type { AllRows } from '../../../read/stream/all-rows.js';
import type { Column } from '../csv/columns.js';
import { type JsonLdContext, schemaOrg } from '../json-ld/json-ld.js';
import type { TypedDocumentString } from '../generated/graphql.js';

/** A kind of thing that can be exported: /export/visits.csv. */
export interface Noun {
  name: string;
  /** A query of a list at the root, or a fragment on the type of `rows`. */
  document: string;
  rows: AllRows | null;
  columns: Column<never>[];
  /** The columns that tell rows apart. */
  key: string | string[];
  context: (origin: string) => JsonLdContext;
  jsonLd: (row: never) => object;
}

interface Written<Row> {
  columns: Column<Row>[][];
  key?: string | string[];
  context?: (origin: string) => JsonLdContext;
  /** A row as JSON-LD. Nulls are left out. */
  jsonLd: (row: Row) => object;
}

/** What is selected of a row by a query with one list at its root. */
type RowOf<Query> = Query extends Record<string, { nodes: (infer Row)[] }> ? Row : never;

export function listed<Query, Variables>(
  name: string,
  document: TypedDocumentString<Query, Variables>,
  written: Written<RowOf<Query>>,
): Noun {
  return noun(name, document.toString(), null, written);
}

/** `Row` is what the fragment selects, and what the fields in `rows.more` give. */
export function stored<Row>(name: string, fragment: string, rows: AllRows, written: Written<Row>): Noun {
  return noun(name, fragment, rows, written);
}

function noun<Row>(name: string, document: string, rows: AllRows | null, written: Written<Row>): Noun {
  const { columns, key = 'slug', context = schemaOrg, jsonLd } = written;
  return { name, document, rows, columns: columns.flat(), key, context, jsonLd };
}
