// A GraphQL Code Generator plugin that emits what caches need to know about the schema: see docs/clients.md.
import { getNamedType, isAbstractType, isObjectType } from 'graphql';

const PAGE = ['first', 'after', 'last', 'before'];

export function plugin(schema) {
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const objects = types.filter(isObjectType);
  const possibleTypes = Object.fromEntries(
    types.filter(isAbstractType).map((type) => [type.name, schema.getPossibleTypes(type).map(({ name }) => name)]),
  );
  const withoutId = objects.filter((type) => !type.getFields()['id'] && !roots.includes(type)).map(({ name }) => name);
  const lists = Object.fromEntries(objects.map((type) => [type.name, listsOf(type)]).filter(([, fields]) => fields));
  return `/** The types of each interface and union. */
export const possibleTypes: Record<string, string[]> = ${JSON.stringify(possibleTypes)};

/** The types whose objects have no id. */
export const withoutId: string[] = ${JSON.stringify(withoutId)};

/** For each paginated field: the arguments that select a different list. */
export const lists: Record<string, Record<string, string[]>> = ${JSON.stringify(lists)};
`;
}

function listsOf(type) {
  const fields = Object.values(type.getFields()).filter((field) => getNamedType(field.type).name.endsWith('Connection'));
  if (fields.length === 0) return undefined;
  const keysOf = ({ args }) => args.map(({ name }) => name).filter((name) => !PAGE.includes(name));
  return Object.fromEntries(fields.map((field) => [field.name, keysOf(field)]));
}
