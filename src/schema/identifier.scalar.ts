import { GraphQLScalarType, Kind } from 'graphql';
import { identifierFault } from '../model/identifiers.js';
import { badUserInput } from '../shared/errors.js';

/** `wikidata:Q56226`, as stored. */
export const GraphQLCurie = new GraphQLScalarType<string, string>({
  name: 'Curie',
  description:
    'An identifier in another collection, prefixed with its scheme and a colon, such as `wikidata:Q56226`. The scheme is a value of IdentifierScheme, in lower case.',
  specifiedByURL: 'https://www.w3.org/TR/curie/',
  serialize: String,
  parseValue: read,
  parseLiteral: (node) => {
    if (node.kind !== Kind.STRING) throw badUserInput('Curie must be a string: "wikidata:Q56226".');
    return read(node.value);
  },
});

function read(value: unknown): string {
  if (typeof value !== 'string') throw badUserInput('Curie must be a string: "wikidata:Q56226".');
  const fault = identifierFault(value);
  if (fault !== null) throw badUserInput(fault);
  return value;
}
