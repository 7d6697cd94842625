import { isLeafType } from 'graphql';
import { type TypedField, typeOf } from '../exported.js';
import { link } from './json-ld.js';

/** Properties of a node, each of a field of the type or made of the row. The name of schema.org's type is given as it is. */
export type Node = Readonly<Record<string, string | ((row: never) => unknown)>>;

type Row = Readonly<Record<string, never>>;

/**
 * A row as JSON-LD. A date is its EDTF, an object the link to it, an identifier its address. Nodes are named by their slugs,
 * or else by their ids, unless `@id` says otherwise.
 */
export function nodeOf(
  name: string,
  properties: Node,
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
  const [{ field, isList }, type] = [of, typeOf(of)];
  const value = (row: Row) => row[field.name] as unknown;
  if (isLeafType(type)) return value;
  if (type.name === 'PartialDate') return (row) => (value(row) as { edtf: string } | null)?.edtf;
  if (type.name === 'Identifier') return (row) => (value(row) as { url: string }[]).map(({ url }) => url);
  const linked = (thing: unknown) => link(plurals.get(type.name)!, thing as { slug: string } | null);
  return isList ? (row) => (value(row) as object[]).map(linked) : (row) => linked(value(row));
}
