import { CITED, slugColumn } from '../../../model/kinds/kinds.js';
import { Prisma } from '../../../db/generated/client.js';
import type { FieldPlan } from '../../../query/compile/plan.js';
import type { Sql } from '../../../query/stored-as.js';
import { type Condition, EVERY_ROW } from '../../../query/condition.js';
import { order } from '../../../query/paging/order.js';
import { base64url } from '../../../query/sql/cursor.sql.js';
import { column, identifier, join, literal } from '../../../query/sql/identifier.js';
import { passageWords } from '../../../query/sql/words.sql.js';
import type { AllRows } from './plan-stream.js';

/** Fields that the schema's `Citation` lacks: the fact that it supports, and the words around the passage. */
export interface CitationRow {
  factType: string;
  /** The global id of the fact; for a fact with two sides, the id of the stored side. */
  factId: string | null;
  /** The slug of the fact, or its key within the source; null if it has neither. */
  fact: string | null;
}

/** Some words before and after the passage; null if the text is not stored. */
export interface WordsAround {
  prefix: string | null;
  suffix: string | null;
}

const AROUND = Prisma.raw('32');

/** Ordered by source and passage. */
export function citationRows({
  where = EVERY_ROW,
  wordsAround = false,
}: { where?: Condition; wordsAround?: boolean } = {}): AllRows {
  const passage = order('Citation', ['sourceId', 'start', 'end']);
  const more = Object.entries({ ...FACT, ...(wordsAround && WORDS_AROUND) }).map(([key, sql]): [string, FieldPlan] => [
    key,
    { kind: 'expression', sql },
  ]);
  return { model: 'Citation', order: passage, where, more };
}

const FACT: Record<keyof CitationRow, (row: Sql) => Sql> = {
  factType: (row) => byKind(row, ({ model }) => literal(model)),
  factId: (row) =>
    byKind(row, ({ model, foreignKey }) => base64url(Prisma.sql`${literal(`${model}:`)} || ${column(row, foreignKey)}`)),
  fact: (row) =>
    byKind(row, (kind) => {
      const slug = slugColumn(kind);
      return slug === null
        ? null
        : Prisma.sql`(SELECT f.${identifier(slug)} FROM ${identifier(kind.model)} f WHERE f.id = ${column(row, kind.foreignKey)})`;
    }),
};

const WORDS_AROUND: Record<keyof WordsAround, (row: Sql) => Sql> = {
  prefix: (row) => ofText(row, Prisma.sql`GREATEST(${row}.start - ${AROUND}, 0)`, Prisma.sql`${row}.start`),
  suffix: (row) => ofText(row, Prisma.sql`${row}."end"`, Prisma.sql`${row}."end" + ${AROUND}`),
};

function byKind(row: Sql, value: (kind: (typeof CITED)[number]) => Sql | null): Sql {
  const cases = CITED.map(
    (kind) => Prisma.sql`WHEN ${column(row, kind.foreignKey)} IS NOT NULL THEN ${value(kind) ?? Prisma.sql`NULL`}`,
  );
  return Prisma.sql`CASE ${join(cases, ' ')} END`;
}

function ofText(row: Sql, start: Sql, end: Sql): Sql {
  return Prisma.sql`CASE WHEN ${row}."end" > ${row}.start THEN ${passageWords(Prisma.sql`${row}."sourceId"`, start, end)} END`;
}
