import { astFromValue, Kind, parse, print, typeFromAST, type ConstValueNode, type DocumentNode, type GraphQLSchema } from 'graphql'; // prettier-ignore

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
      const type = typeFromAST(schema, variable.type as never);
      const defaultValue = value === undefined || !type ? null : astFromValue(value, type as never);
      return defaultValue ? { ...variable, defaultValue: defaultValue as ConstValueNode } : variable;
    });
    return { ...definition, variableDefinitions };
  });
  return `/graphql?query=${encodeURIComponent(print({ ...document, definitions } as DocumentNode))}`;
}
