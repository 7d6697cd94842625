import { GraphQLScalarType } from 'graphql';
import { GraphQLDate as ISODate } from 'graphql-scalars';
import { badUserInput } from '../../shared/errors.js';

/** A calendar date. Neither the calendar nor PostgreSQL has a year 0. */
export const GraphQLDate = new GraphQLScalarType<Date, string>({
  ...ISODate.toConfig(),
  description: 'A calendar date, YYYY-MM-DD, from 0001-01-01 to 9999-12-31.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  parseValue: (value) => read(() => ISODate.parseValue(value)),
  parseLiteral: (node, variables) => read(() => ISODate.parseLiteral(node, variables)),
});

function read(parse: () => Date): Date {
  const date = day(parse);
  if (date.getUTCFullYear() < 1) throw badUserInput('Date has no year 0000; the first is 0001.');
  return date;
}

/** graphql-js adds the value and its path. */
function day(parse: () => Date): Date {
  try {
    return parse();
  } catch {
    throw new TypeError('Date must be a calendar date in the format YYYY-MM-DD: 2018-03-25.');
  }
}
