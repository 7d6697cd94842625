import {
  DirectiveLocation,
  GraphQLDeprecatedDirective,
  GraphQLDirective,
  GraphQLOneOfDirective,
  GraphQLSchema,
  isInputObjectType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';

/** A location from a draft of the specification, which graphql-js 16.15 adds to `@deprecated`. Other libraries reject it. */
const DRAFT: string = 'DIRECTIVE_DEFINITION';

/** Limits the locations of directives to those that older libraries, and libraries in other languages, support. */
export function withKnownDirectives(schema: GraphQLSchema): GraphQLSchema {
  const directives = schema.getDirectives().map((directive) => {
    if (directive.name !== GraphQLDeprecatedDirective.name) return directive;
    const { locations, ...config } = directive.toConfig();
    return new GraphQLDirective({ ...config, locations: locations.filter((location: string) => location !== DRAFT) });
  });
  return new GraphQLSchema({ ...schema.toConfig(), directives });
}

/** The definition of `@oneOf`, which graphql-js does not print but older libraries require. */
function oneOfDefinition(schema: GraphQLSchema): string {
  const isUsed = Object.values(schema.getTypeMap()).some((type) => isInputObjectType(type) && type.isOneOf);
  if (!isUsed) return '';
  const { name, description } = GraphQLOneOfDirective;
  return `"""${description ?? ''}"""\ndirective @${name} on ${DirectiveLocation.INPUT_OBJECT}\n\n`;
}

/** Prints the schema, including `@oneOf`. It is sorted, so that moving code does not change the output. */
export function schemaText(schema: GraphQLSchema): string {
  const sorted = lexicographicSortSchema(schema);
  return `${oneOfDefinition(sorted)}${printSchema(sorted)}\n`;
}
