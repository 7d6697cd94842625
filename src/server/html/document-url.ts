import {
  type ConstValueNode,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  parse,
  parseConstValue,
  print,
  typeFromAST,
} from 'graphql';

const parsed = new Map<string, DocumentNode>();

/** The playground with a document in it. The values of its variables stand as their defaults. */
export function documentUrl(schema: GraphQLSchema, text: string, variables: unknown): string {
  const document = parsed.get(text) ?? parse(text, { noLocation: true });
  parsed.set(text, document);
  const values = variables as Record<string, unknown>;
  const definitions = document.definitions.map((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return definition;
    const variableDefinitions = definition.variableDefinitions?.map((variable) => {
      const value = values[variable.variable.name.value];
      if (value == null) return variable;
      const type = typeFromAST(schema, variable.type as never) as unknown as GraphQLInputType;
      return { ...variable, defaultValue: parseConstValue(literal(value, type)) as ConstValueNode };
    });
    return { ...definition, variableDefinitions };
  });
  return `/graphql?query=${encodeURIComponent(print({ ...document, definitions } as DocumentNode))}`;
}

/** A value of JSON as GraphQL writes it in a document: enums without quotation marks, and names of fields. */
function literal(value: unknown, type: GraphQLInputType): string {
  if (isNonNullType(type)) return literal(value, type.ofType);
  if (isListType(type)) {
    const items = Array.isArray(value) ? (value as unknown[]) : [value];
    return `[${items.map((item) => literal(item, type.ofType)).join()}]`;
  }
  if (isInputObjectType(type)) {
    const fields = type.getFields();
    const given = Object.entries(value as object).filter(([, each]) => each !== undefined);
    return `{${given.map(([name, each]) => `${name}: ${literal(each, fields[name]!.type)}`).join()}}`;
  }
  return isEnumType(type) ? String(value) : JSON.stringify(value);
}
