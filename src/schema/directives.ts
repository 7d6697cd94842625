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

/** A draft's location, which graphql-js 16.15 says that `@deprecated` has. Other libraries cannot load a schema with it. */
const DRAFT: string = 'DIRECTIVE_DEFINITION';

/** The directives that this schema uses, as libraries of other languages and older ones know them. */
export function withKnownDirectives(schema: GraphQLSchema): GraphQLSchema {
  const directives = schema.getDirectives().map((directive) => {
    if (directive.name !== GraphQLDeprecatedDirective.name) return directive;
    const { locations, ...config } = directive.toConfig();
    return new GraphQLDirective({ ...config, locations: locations.filter((location: string) => location !== DRAFT) });
  });
  return new GraphQLSchema({ ...schema.toConfig(), directives });
}

/** The definition of `@oneOf`, which printing leaves out: libraries from before it need it. */
function oneOfDefinition(schema: GraphQLSchema): string {
  const isUsed = Object.values(schema.getTypeMap()).some((type) => isInputObjectType(type) && type.isOneOf);
  if (!isUsed) return '';
  const { name, description } = GraphQLOneOfDirective;
  return `"""${description ?? ''}"""\ndirective @${name} on ${DirectiveLocation.INPUT_OBJECT}\n\n`;
}

/** The schema as text, with `@oneOf`. It is sorted, so that moving code changes nothing. */
export function schemaText(schema: GraphQLSchema): string {
  const sorted = lexicographicSortSchema(schema);
  return `${oneOfDefinition(sorted)}${printSchema(sorted)}\n`;
}
