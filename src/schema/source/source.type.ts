import { source } from '../../model/kinds/source.js';
import { KindType } from '../connections/kind-type.js';
import { Args, ArgsType, Int } from 'type-graphql';
import { Field, Nullable } from '../described.js';
import { passageWords } from '../../query/sql/words.sql.js';
import { Prisma } from '../../db/generated/client.js';
import type { Condition } from '../../query/condition.js';
import { children, expression, joinedRows, type Sql } from '../../query/stored-as.js';
import { createConnection } from '../connections/connection.type.js';
import { Connection, derive, List } from '../connections/relations.js';
import { Node } from '../node/node.type.js';
import { StatementConnection } from '../statement/statement.type.js';
import { VisitConnection } from '../visit/visit.type.js';
import { createRoots } from '../connections/roots.js';
import { statements } from '../statement/statement.list.js';
import { visits } from '../visit/visit.list.js';
import { Coverage, coverage, inOrder } from './coverage.type.js';
import { LANGUAGE_OF_TEXT, sources } from './source.list.js';

/** Maximum number of code points of a text in one response. */
const LONGEST_TEXT = 100_000;

@ArgsType()
class TextArgs {
  @Field(() => Int, 'The offset of the first code point.', { defaultValue: 0 })
  start!: number;

  @Field(() => Int, `The offset after the last code point, at most ${LONGEST_TEXT} after the first.`, {
    defaultValue: LONGEST_TEXT,
  })
  end!: number;
}

const text = (row: Sql, _type: string, { start, end }: TextArgs) => {
  const first = Prisma.sql`GREATEST(${start}::int, 0)`;
  return passageWords(
    Prisma.sql`${row}.id`,
    first,
    Prisma.sql`LEAST(GREATEST(${end}::int, 0) - ${first}, ${LONGEST_TEXT}) + ${first}`,
  );
};

/** A source may cite a visit several times. */
const firstOfEach: Condition = { all: [{ given: 'visitId' }, { equal: { ordinal: 0 } }] };

@KindType(source, 'A text that supports facts, such as an article or one file of a data set.', {
  licence: 'The licence of the text, as an SPDX id such as CC0-1.0 if it has one. Null if no licence is given.',
  language: LANGUAGE_OF_TEXT,
  coversHosts: 'The host countries to which its coverage is limited, such as the United States. Null if it may cover any.',
  coversGuests: 'The guest countries to which its coverage is limited. Null if it may cover any.',
  coversYears: 'The years that it covers, such as 1874–2020. Null if not recorded.',
  coversTrips:
    'The visits that it covers, by visitor, such as visits by heads of state and government. Null if it may cover any.',
  datesMean:
    'What its visit dates mean, such as days in Washington, D.C., although a visit may have lasted longer. Null if they are the actual days of the visits, or if their meaning is not recorded.',
  sha256:
    "The SHA-256 of the text's UTF-8 bytes, in lower-case hexadecimal. It identifies the text in which offsets are counted. For a link, the hash of the empty text.",
  length: 'The length of the text in Unicode code points, in which offsets are counted. 0 for a link.',
  publishedOn: 'The day of publication. Null if the text does not give it.',
})
export class Source extends Node {
  @List(() => [Coverage], coverage, inOrder, {
    description:
      'The visits that it covers, in machine-readable form, and whether it claims to list all of them. Empty if not recorded.',
  })
  coverage!: Coverage[];

  @Nullable(() => String, `The text between two offsets, at most ${LONGEST_TEXT} code points. Null if the text is not stored.`)
  @derive(expression(text))
  fullText!: string | null;

  @Connection(() => VisitConnection, visits, joinedRows('Visit', 'Citation', 'sourceId', 'visitId', firstOfEach), {
    description: 'The visits that it reports, ordered by start date.',
  })
  visits!: object;

  @Connection(() => StatementConnection, statements, children('Statement', 'sourceId'), {
    description: 'The statements that it reports, ordered by passage.',
  })
  statements!: object;
}

Args(() => TextArgs)(Source.prototype, 'fullText', 0);

const SourceConnection = createConnection('Source', 'sources', Source);

export const SourceRoots = createRoots(Source, sources, SourceConnection, {
  name: 'source',
  slug: 'china-north-korea-extol-traditional-friendship',
});
