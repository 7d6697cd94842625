// A generator for `prisma generate`. Writes src/db/generated/stored-models.ts, which describes the stored models, including
// what the Prisma client leaves out, such as which columns may be null.
import { writeFileSync } from 'node:fs';
import generatorHelper from '@prisma/generator-helper';

const TYPES = {
  Boolean: 'bool',
  Int: 'int',
  Json: 'jsonb',
  BigInt: 'bigint',
  Float: 'float8',
  String: 'text',
  DateTime: 'timestamptz',
};
const NATIVE = { Uuid: 'uuid', Date: 'date', Timestamptz: 'timestamptz' };

generatorHelper.generatorHandler({
  onManifest: () => ({ prettyName: 'models', defaultOutput: 'stored-models.ts' }),
  onGenerate: async ({ generator, dmmf }) => {
    const models = JSON.stringify(modelsOf(dmmf.datamodel), null, 2);
    writeFileSync(generator.output.value, `// Generated from prisma/*.prisma.\nexport const models = ${models};\n`);
  },
});

/**
 * Returns the models of a Prisma schema: the columns of each, by name, with the PostgreSQL type for casts and whether they
 * are nullable or lists; its primary key; its relations, each with the model at the other end and the foreign key, on this
 * side (`own`) or the other; and the columns of its multi-column indexes. Columns that Prisma does not support are left
 * out.
 */
function modelsOf({ models, indexes }) {
  const byName = new Map(models.map((model) => [model.name, model]));
  return Object.fromEntries(
    models.map(({ name, fields, primaryKey }) => {
      const columns = fields.filter(({ kind }) => kind === 'scalar' || kind === 'enum');
      const relations = fields.filter(({ kind }) => kind === 'object');
      const sorted = indexes.filter(({ model, type, fields: { length } }) => model === name && type === 'normal' && length > 1);
      return [
        name,
        {
          key: keyOf(fields, primaryKey),
          columns: byField(columns, columnOf),
          relations: byField(relations, (field) => relationOf(field, byName)),
          indexes: sorted.map((index) => index.fields.map((field) => field.name)),
        },
      ];
    }),
  );
}

function keyOf(fields, primaryKey) {
  return primaryKey?.fields ?? [fields.find(({ isId }) => isId).name];
}

function byField(fields, valueOf) {
  return Object.fromEntries(fields.map((field) => [field.name, valueOf(field)]));
}

function columnOf({ kind, type, nativeType, isRequired, isList }) {
  const named = kind === 'enum' ? `"${type}"` : (NATIVE[nativeType?.[0]] ?? TYPES[type]);
  if (!named) throw new Error(`src/build/shape.mjs does not know the type ${type}`);
  return { type: named, ...(!isRequired && { nullable: true }), ...(isList && { list: true }) };
}

function relationOf({ type, relationName, relationFromFields: [own] }, byName) {
  if (own) return { model: type, own };
  const back = byName
    .get(type)
    .fields.find((other) => other.relationName === relationName && other.relationFromFields.length > 0);
  return { model: type, theirs: back.relationFromFields[0] };
}
