import { GraphQLScalarType } from 'graphql';
import { GraphQLJSON as AnyJSON } from 'graphql-scalars';

export const GraphQLJSON = new GraphQLScalarType({
  ...AnyJSON.toConfig(),
  description: 'Any JSON value: a string, number, boolean, null, array or object.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc8259',
});
