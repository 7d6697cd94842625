import { GraphQLScalarType } from 'graphql';
import { GraphQLJSON as AnyJSON } from 'graphql-scalars';

export const GraphQLJSON = new GraphQLScalarType({
  ...AnyJSON.toConfig(),
  description: 'Any JSON value: a text, a number, true or false, null, a list or an object.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc8259',
});
