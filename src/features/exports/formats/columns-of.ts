import { isLeafType, isObjectType } from 'graphql';
import { type Made, type TypedField, fieldType } from '../exported.js';
import { type ExportColumn, exportDateColumns, listColumn, referenceColumns, typed } from './columns.js';

const DATATYPES: Readonly<Record<string, ExportColumn<never>['datatype']>> = {
  Int: 'integer',
  Boolean: 'boolean',
  DateTime: 'dateTime',
};

type Row = Readonly<Record<string, never>>;

/**
 * Returns the columns for a field, depending on its type: three for a date, slug and name for an object, one column of slugs for
 * a list of objects.
 */
export function exportColumns(of: TypedField): Made {
  const [{ field, isList }, type] = [of, fieldType(of)];
  const { name } = field;
  const description = field.description ?? '';
  const value = (row: Row) => row[name]!;
  if (isLeafType(type) && isList) return { selects: name, columns: listColumn(name, description, value) };
  if (isLeafType(type)) {
    const datatype = name === 'url' ? 'anyURI' : (DATATYPES[type.name] ?? 'string');
    return { selects: name, columns: typed(datatype, name, description, value) };
  }
  if (type.name === 'PartialDate')
    return { selects: `${name} { edtf earliest latest }`, columns: exportDateColumns(name, description, value) };
  if (type.name === 'Identifier') {
    const curies = (row: Row) => (value(row) as { curie: string }[]).map(({ curie }) => curie);
    return { selects: `${name} { curie url }`, columns: listColumn(name, `${description} As scheme:value.`, curies) };
  }
  if (isList) {
    const slugs = (row: Row) => (value(row) as { slug: string }[]).map(({ slug }) => slug);
    const slug = isObjectType(type) ? 'slug' : '... on Labelled { slug }';
    return { selects: `${name} { ${slug} }`, columns: listColumn(name, `${description} Their slugs.`, slugs) };
  }
  const label = isObjectType(type) && 'name' in type.getFields() ? 'name' : 'title';
  return { selects: `${name} { slug ${label} }`, columns: referenceColumns(type.name, name, description, value) };
}
