import { ArgsType, Field, Int } from 'type-graphql';
import { children } from '../../read/meaning.js';
import type { Condition } from '../../read/condition.js';
import { Connection } from '../connections/relations.js';
import { enumOf } from '../enum.js';
import { citations } from './citation.noun.js';
import { CitationConnection } from './citation.type.js';
import { Source } from './source.type.js';

/** The kinds of facts that are cited, and the columns of a citation that name them. */
const CITED = {
  VISIT: 'visitId',
  DELEGATE: 'delegateId',
  EVENT: 'eventId',
  PARTICIPANT: 'participantId',
  STATEMENT: 'statementId',
  POSITION: 'positionId',
  KINSHIP: 'kinshipId',
  ORGANIZATION: 'organizationId',
} as const;
const CitedType = Object.fromEntries(Object.keys(CITED).map((name) => [name, name])) as Record<
  keyof typeof CITED,
  string
>;
type CitedType = keyof typeof CITED;

enumOf('CitedType', CitedType, 'A kind of fact that a passage supports.', {
  VISIT: 'A visit.',
  DELEGATE: 'A part in a visit.',
  EVENT: 'An event.',
  PARTICIPANT: 'A part in an event.',
  STATEMENT: 'A statement.',
  POSITION: 'An office.',
  KINSHIP: 'A kinship.',
  ORGANIZATION: 'An organization.',
});

@ArgsType()
class SourceCitationsArgs {
  @Field(() => Int, { nullable: true, description: 'An offset. Only passages that start at it or later are listed.' })
  start?: number | null;

  @Field(() => Int, { nullable: true, description: 'An offset. Only passages that start before it are listed.' })
  end?: number | null;

  @Field(() => CitedType, { nullable: true, description: 'The kind of facts. The default is all kinds.' })
  of?: CitedType | null;
}

function within({ start, end, of }: SourceCitationsArgs): Condition {
  return {
    all: [
      ...(start == null ? [] : [{ column: 'start', op: 'gte', value: start } as const]),
      ...(end == null ? [] : [{ column: 'start', op: 'lt', value: end } as const]),
      ...(of == null ? [] : [{ given: CITED[of] }]),
    ],
  };
}

Connection(() => CitationConnection, citations, children('Citation', 'sourceId'), {
  description: 'The passages of the source that facts rest on, one for each fact, by passage.',
  args: () => SourceCitationsArgs,
  where: within,
})(Source.prototype, 'citations');
