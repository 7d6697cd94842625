const BLOCK = /^(model|enum) (\w+) \{\n(.*?)^\}/gms;
const FIELD = /^ {2}(\w+) +(\w+)(\?|\[\])?(.*)$/gm;
const TYPES = { Boolean: 'bool', Int: 'int', Json: 'jsonb', BigInt: 'bigint', String: 'text' };
const NATIVE = { Uuid: 'uuid', Date: 'date', Timestamptz: 'timestamptz' };

/**
 * The models of a Prisma schema: the columns of each, by name, with the PostgreSQL type that a cast names and whether
 * they may be null or are lists; and its relations, each with the model at the other end and the foreign key, on this
 * side (`own`) or on theirs. Columns that Prisma does not support are left out.
 */
export function shapeOf(schema) {
  const blocks = [...schema.matchAll(BLOCK)].map(([, kind, name, body]) => ({ kind, name, body }));
  const enums = new Set(blocks.filter(({ kind }) => kind === 'enum').map(({ name }) => name));
  const models = blocks
    .filter(({ kind }) => kind === 'model')
    .map(({ name, body }) => ({ name, fields: fieldsOf(body) }));
  const names = new Set(models.map(({ name }) => name));
  const isRelation = ({ type }) => names.has(type);

  return Object.fromEntries(
    models.map(({ name, fields }) => {
      const columns = fields.filter((field) => !isRelation(field)).map((field) => [field.name, columnOf(field, enums)]);
      const relations = fields.filter(isRelation).map((field) => [field.name, relationOf(name, field, models)]);
      return [name, { columns: Object.fromEntries(columns), relations: Object.fromEntries(relations) }];
    }),
  );
}

function fieldsOf(body) {
  return [...body.matchAll(FIELD)]
    .map(([, name, type, many, attributes]) => ({ name, type, many, attributes }))
    .filter(({ type }) => type !== 'Unsupported');
}

function columnOf({ type, many, attributes }, enums) {
  const native = NATIVE[/@db\.(\w+)/.exec(attributes)?.[1]];
  const column = { type: enums.has(type) ? `"${type}"` : (native ?? TYPES[type]) };
  if (!column.type) throw new Error(`prisma/shape.mjs does not know the type ${type}`);
  return { ...column, ...(many === '?' && { nullable: true }), ...(many === '[]' && { list: true }) };
}

function relationOf(model, field, models) {
  const own = foreignKey(field);
  if (own) return { model: field.type, own };
  const back = models
    .find(({ name }) => name === field.type)
    .fields.find((other) => other.type === model && relationName(other) === relationName(field) && foreignKey(other));
  return { model: field.type, theirs: foreignKey(back) };
}

function foreignKey({ attributes }) {
  return /fields: \[(\w+)\]/.exec(attributes)?.[1];
}

function relationName({ attributes }) {
  return /@relation\("(\w+)"/.exec(attributes)?.[1];
}
