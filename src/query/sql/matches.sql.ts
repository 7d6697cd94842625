import { Prisma } from '../../db/generated/client.js';
import type { Sql } from '../stored-as.js';
import { type Condition, conjuncts, type UniqueName, someCondition } from '../condition.js';
import { identifier, join } from './identifier.js';
import type { Conditions } from './where.sql.js';

// Finds the rows of a filtered list: by reading all matches if there are few, otherwise by scanning the list in order.

/** The limits at which a filtered list proceeds to the next step. Tests lower them, because their stores hold fewer rows. */
export const bounds = {
  /** Number of rows that are tested in the list's order before all matches are read. */
  near: 600,
  /** Maximum number of matches that are read and sorted. */
  few: 10_000,
};

/** Maximum number of alternatives that are read separately. PostgreSQL has to plan each of them. */
const MOST_ALTERNATIVES = 8;

/** The rows that match a filter. `rows` is complete only if `areFew`. */
interface FewMatches {
  rows: Sql;
  areFew: Sql;
}

/**
 * The matches of a statement's filters, as CTEs that its lists share. Each is read once, and only if a list needs it.
 * PostgreSQL plans a CTE as if all of it were read, and so starts from the side with few matches (docs/decisions/027).
 */
export class Matches {
  readonly #ctes: Sql[] = [];
  readonly #once = new Map<object, Sql[]>();
  readonly #few = new Map<Condition, FewMatches>();

  constructor(
    private readonly conditions: Conditions,
    private readonly name: UniqueName,
  ) {}

  /** Adds a materialized CTE and returns its name. */
  keep(rows: Sql): Sql {
    const name = this.name();
    this.#ctes.push(Prisma.sql`${name} AS MATERIALIZED (${rows})`);
    return name;
  }

  /** Adds a CTE that several parts of the statement share: number `part` of the list or source that `of` identifies. */
  keepOnce(of: object, part: number, rows: Sql): Sql {
    const parts = this.#once.get(of) ?? [];
    this.#once.set(of, parts);
    return (parts[part] ??= Prisma.sql`SELECT * FROM ${this.keep(rows)}`);
  }

  few(model: string, where: Condition): FewMatches {
    const known = this.#few.get(where);
    if (known) return known;
    const parts = alternatives(where).map((each) => {
      const row = this.name();
      const all = this.keep(
        Prisma.sql`SELECT ${row}.* FROM ${identifier(model)} ${row} WHERE ${this.conditions.where(each, model, row)}`,
      );
      return Prisma.sql`(SELECT * FROM ${all} LIMIT ${Prisma.raw(String(bounds.few + 1))})`;
    });
    const [any] = [this.name()];
    const rows = this.keep(
      parts.length === 1 ? parts[0]! : Prisma.sql`SELECT DISTINCT ON (id) * FROM (${join(parts, ' UNION ALL ')}) ${any}`,
    );
    const found = { rows, areFew: Prisma.sql`${rowCountSql(rows)} <= ${Prisma.raw(String(bounds.few))}` };
    this.#few.set(where, found);
    return found;
  }

  /** Prepends the CTEs to a statement. */
  before(select: Sql): Sql {
    return this.#ctes.length === 0 ? select : Prisma.sql`WITH ${join(this.#ctes)} ${select}`;
  }
}

export function rowCountSql(rows: Sql): Sql {
  return Prisma.sql`(SELECT count(*) FROM ${rows})`;
}

/**
 * Splits a filter into alternatives, at least one of which a row must meet. PostgreSQL can use an index for each of them, but
 * not for an OR that involves other tables.
 */
export function alternatives(where: Condition): Condition[] {
  const all = conjuncts(where);
  const choice = all.find((each) => 'any' in each && each.any.some((one) => someCondition(one, looksElsewhere)));
  if (!choice || !('any' in choice)) return [where];
  const others = all.filter((each) => each !== choice);
  const found = choice.any.flatMap((each) => alternatives({ all: [...others, each] }));
  return found.length > MOST_ALTERNATIVES ? [where] : found;
}

/** Whether a condition involves other tables. */
const looksElsewhere = (condition: Condition) => 'related' in condition || 'exists' in condition;

/** Whether PostgreSQL may misestimate how many rows match a filter, and therefore read the whole list. */
export function isHardToEstimate(where: Condition): boolean {
  return someCondition(where, (each) => 'byValue' in each || 'search' in each || looksElsewhere(each));
}
