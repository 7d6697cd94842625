import { GraphQLScalarType, Kind } from 'graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { orElse } from '../../shared/or-else.js';

/** An instant, printed in UTC with milliseconds, so that instants compare and sort correctly as strings. */
export const GraphQLDateTime = new GraphQLScalarType<Date, string>({
  ...GraphQLDateTimeISO.toConfig(),
  name: 'DateTime',
  description:
    'An instant in RFC 3339 format, from year 0001 to 9999, in UTC with milliseconds, such as `2026-11-25T03:02:54.338Z`. An input may have any offset; fractions of a millisecond are truncated.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  parseValue: instant,
  parseLiteral: (node) => instant(node.kind === Kind.STRING ? node.value : null),
});

/** graphql-js adds the value and its path. */
function instant(value: unknown): Date {
  const date = read(value);
  if (!date) {
    throw new TypeError('DateTime must be a date and a time with an offset or Z, in RFC 3339 format: 2026-11-25T03:02:54Z.');
  }
  const year = date.getUTCFullYear();
  if (year < 1 || year > 9999) throw new RangeError('DateTime must be between the years 0001 and 9999 in UTC.');
  return date;
}

/** Returns null if the value is invalid, because the library's messages do not explain what to send. */
function read(value: unknown): Date | null {
  return typeof value === 'string' ? orElse(() => GraphQLDateTimeISO.parseValue(value) as Date, null) : null;
}
