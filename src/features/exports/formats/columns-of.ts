import { isLeafType, isObjectType } from 'graphql';
import { type Made, type TypedField, typeOf } from '../exported.js';
import { type Column, date, list, reference, typed } from './columns.js';

const DATATYPES: Readonly<Record<string, Column<never>['datatype']>> = {
  Int: 'integer',
  Boolean: 'boolean',
  DateTime: 'dateTime',
};

type Row = Readonly<Record<string, never>>;

/** The columns of a field, by its type: a date has three, an object its slug and its name, a list of objects their slugs. */
export function columnsOf(of: TypedField): Made {
  const [{ field, isList }, type] = [of, typeOf(of)];
  const { name } = field;
  const description = field.description ?? '';
  const value = (row: Row) => row[name]!;
  if (isLeafType(type) && isList) return { selects: name, columns: list(name, description, value) };
  if (isLeafType(type)) {
    const datatype = name === 'url' ? 'anyURI' : (DATATYPES[type.name] ?? 'string');
    return { selects: name, columns: typed(datatype, name, description, value) };
  }
  if (type.name === 'PartialDate')
    return { selects: `${name} { edtf earliest latest }`, columns: date(name, description, value) };
  if (type.name === 'Identifier') {
    const curies = (row: Row) => (value(row) as { curie: string }[]).map(({ curie }) => curie);
    return { selects: `${name} { curie url }`, columns: list(name, `${description} As scheme:value.`, curies) };
  }
  if (isList) {
    const slugs = (row: Row) => (value(row) as { slug: string }[]).map(({ slug }) => slug);
    return { selects: `${name} { slug }`, columns: list(name, `${description} Their slugs.`, slugs) };
  }
  const label = isObjectType(type) && 'name' in type.getFields() ? 'name' : 'title';
  return { selects: `${name} { slug ${label} }`, columns: reference(type.name, name, description, value) };
}
