import { isLeafType } from 'graphql';
import { type ExportFormat, type FileFormat, parsedRow, type ReadRow } from './format.js';
import { type TypedField, fieldType } from '../exported.js';

const EDTF = 'http://id.loc.gov/datatypes/edtf/EDTF';

export type JsonLdContext = object | string | readonly (object | string)[];

/** The context for schema.org terms. Dates are in EDTF, so they are no more precise than the sources. */
export function schemaOrg(origin: string): JsonLdContext {
  const dates = ['startDate', 'endDate', 'datePublished', 'dateCreated', 'foundingDate', 'dissolutionDate'];
  return {
    '@base': `${origin}/`,
    '@vocab': 'https://schema.org/',
    ...Object.fromEntries(dates.map((name) => [name, { '@id': `https://schema.org/${name}`, '@type': EDTF }])),
    dateModified: { '@id': 'https://schema.org/dateModified', '@type': 'http://www.w3.org/2001/XMLSchema#dateTime' },
    url: { '@id': 'https://schema.org/url', '@type': '@id' },
    sameAs: { '@id': 'https://schema.org/sameAs', '@type': '@id' },
  };
}

/** W3C Web Annotation. https://www.w3.org/TR/annotation-model/ */
export function webAnnotation(origin: string): JsonLdContext {
  return ['http://www.w3.org/ns/anno.jsonld', { '@base': `${origin}/` }];
}

export const JSON_LD: FileFormat = {
  extension: 'jsonld',
  summary:
    'A graph in the vocabulary of [schema.org](https://schema.org); citations as [Web Annotations](https://w3.org/TR/annotation-model).',
  of: ({ context, jsonLd: node }) => node && { write: ({ origin }) => jsonLd(context(origin), node) },
};

/** Writes rows as a single graph, without empty properties. */
export function jsonLd<Row>(context: JsonLdContext, node: (row: Row) => object): ExportFormat {
  const text = (row: ReadRow) => JSON.stringify(withoutNulls(node(parsedRow<Row>(row))));
  return {
    type: 'application/ld+json; charset=utf-8',
    head: `{"@context":${JSON.stringify(context)},"@graph":[\n`,
    rows: (rows, isFirst) => `${isFirst ? '' : ',\n'}${rows.map(text).join(',\n')}`,
    tail: '\n]}\n',
  };
}

export function withoutNulls(object: object): object {
  const isGiven = (value: unknown) => value != null && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(object).filter(([, value]) => isGiven(value)));
}

/** A link to an object by its slug, such as people/kim-jong-un. */
export function link(plural: string, thing: { slug: string } | null | undefined): { '@id': string } | null {
  return thing ? { '@id': `${plural}/${thing.slug}` } : null;
}

/** The properties of a node, each given as a field name or as a function of the row. `@type` is the schema.org type, verbatim. */
export type JsonLdNode = Readonly<Record<string, string | ((row: never) => unknown)>>;

type Row = Readonly<Record<string, never>>;

/**
 * Converts a row to JSON-LD: a date to EDTF, an object to a link, an identifier to its URL. A node's `@id` is its slug, or its id
 * if it has no slug, unless the node sets `@id`.
 */
export function jsonLdNode(
  name: string,
  properties: JsonLdNode,
  fieldOf: (name: string) => TypedField,
  plurals: ReadonlyMap<string, string>,
): (row: Row) => object {
  const values = Object.entries(properties).map(([key, given]): [string, (row: Row) => unknown] => {
    if (typeof given !== 'string') return [key, given as (row: Row) => unknown];
    return [key, key === '@type' ? () => given : valueOf(fieldOf(given), plurals)];
  });
  return (row) => ({
    '@id': `${name}/${String(row['slug'] ?? row['id'])}`,
    ...Object.fromEntries(values.map(([key, value]) => [key, value(row)])),
  });
}

function valueOf(of: TypedField, plurals: ReadonlyMap<string, string>): (row: Row) => unknown {
  const [{ field, isList }, type] = [of, fieldType(of)];
  const value = (row: Row) => row[field.name] as unknown;
  if (isLeafType(type)) return value;
  if (type.name === 'PartialDate') return (row) => (value(row) as { edtf: string } | null)?.edtf;
  if (type.name === 'Identifier') return (row) => (value(row) as { url: string }[]).map(({ url }) => url);
  const linked = (thing: unknown) => link(plurals.get(type.name)!, thing as { slug: string } | null);
  return isList ? (row) => (value(row) as object[]).map(linked) : (row) => linked(value(row));
}
