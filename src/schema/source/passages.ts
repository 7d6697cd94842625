import { ArgsType, Int } from 'type-graphql';
import { Nullable } from '../described.js';
import { CITED } from '../../model/kinds/kinds.js';
import { children } from '../../query/stored-as.js';
import type { Condition } from '../../query/condition.js';
import { Connection } from '../connections/relations.js';
import { kindEnum } from '../enum.js';
import { citations } from './citation.list.js';
import { CitationConnection } from './citation.type.js';
import { Source } from './source.type.js';

/** Types of facts, by the columns of a citation that refer to them. */
const CitedType = kindEnum('CitedType', 'A kind of fact that a passage supports.', CITED, ({ foreignKey }) => foreignKey);

@ArgsType()
class SourceCitationsArgs {
  @Nullable(() => Int, 'An offset. Only passages that start at or after it are listed.')
  start?: number | null;

  @Nullable(() => Int, 'An offset. Only passages that start before it are listed.')
  end?: number | null;

  @Nullable(() => CitedType, 'The kind of fact. By default, all kinds.')
  of?: string | null;
}

function within({ start, end, of }: SourceCitationsArgs): Condition {
  return {
    all: [
      ...(start == null ? [] : [{ column: 'start', op: 'gte', value: start } as const]),
      ...(end == null ? [] : [{ column: 'start', op: 'lt', value: end } as const]),
      ...(of == null ? [] : [{ given: of }]),
    ],
  };
}

Connection(() => CitationConnection, citations, children('Citation', 'sourceId'), {
  description: 'The passages of the source that support facts, with one entry per fact, ordered by passage.',
  args: () => SourceCitationsArgs,
  where: within,
})(Source.prototype, 'passages');
