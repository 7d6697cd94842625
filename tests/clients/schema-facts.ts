import { buildSchema, getNamedType, isAbstractType, isObjectType } from 'graphql';

const PAGE = ['first', 'after', 'last', 'before'];

/** What a cache needs to know about a schema. */
export interface SchemaFacts {
  /** The types of each interface and union. */
  possibleTypes: Record<string, string[]>;
  /** The types whose objects have no id. */
  withoutId: string[];
  /** For each paginated field: the arguments that select a different list. */
  lists: Record<string, Record<string, string[]>>;
}

/** Reads them from schema.graphql. Run this in your build, and store the result as JSON. */
export function schemaFacts(sdl: string): SchemaFacts {
  const schema = buildSchema(sdl);
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
  const objects = types.filter(isObjectType).map((type) => ({ name: type.name, fields: type.getFields() }));
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].map((it) => it?.name);

  const lists: SchemaFacts['lists'] = {};
  for (const { name, fields } of objects) {
    for (const field of Object.values(fields)) {
      if (!getNamedType(field.type).name.endsWith('Connection')) continue;
      const others = field.args.map((argument) => argument.name).filter((argument) => !PAGE.includes(argument));
      (lists[name] ??= {})[field.name] = others;
    }
  }
  return {
    possibleTypes: Object.fromEntries(
      types.filter(isAbstractType).map((type) => [type.name, schema.getPossibleTypes(type).map(({ name }) => name)]),
    ),
    withoutId: objects.filter(({ name, fields }) => !fields['id'] && !roots.includes(name)).map(({ name }) => name),
    lists,
  };
}
