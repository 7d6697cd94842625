import { ArgsType, Int } from 'type-graphql';
import { Nullable } from '../described.js';
import { CITED } from '../../claims/kinds/kinds.js';
import { children } from '../../read/meaning.js';
import type { Condition } from '../../read/condition.js';
import { Connection } from '../connections/relations.js';
import { kindEnum } from '../kind-enum.js';
import { citations } from './citation.noun.js';
import { CitationConnection } from './citation.type.js';
import { Source } from './source.type.js';

/** By the columns of a citation that name its fact. */
const CitedType = kindEnum('CitedType', 'A kind of fact that a passage supports.', CITED, ({ foreignKey }) => foreignKey);

@ArgsType()
class SourceCitationsArgs {
  @Nullable(() => Int, 'An offset. Only passages that start at it or later are listed.')
  start?: number | null;

  @Nullable(() => Int, 'An offset. Only passages that start before it are listed.')
  end?: number | null;

  @Nullable(() => CitedType, 'The kind of facts. The default is all kinds.')
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
  description: 'The passages of the source that facts rest on, one for each fact, by passage.',
  args: () => SourceCitationsArgs,
  where: within,
})(Source.prototype, 'citations');
