import { Prisma } from '../../db/generated/client.js';
import type { Sql } from '../stored-as.js';
import { type Condition, conjuncts, type UniqueName, someOf } from '../condition.js';
import { identifier, join } from './identifier.js';
import type { Conditions } from './where.sql.js';

// How the rows of a list with a filter are found: few by their matches, many by their order.

/** When a list with a filter goes on to its next step. Tests set them lower, since their stores hold fewer rows. */
export const bounds = {
  /** How many rows of an order are looked at before all that match are. */
  near: 600,
  /** How many matches are few enough to be read and sorted. */
  few: 10_000,
};

/** More alternatives are not read apart, since PostgreSQL plans each. */
const MOST_ALTERNATIVES = 8;

/** Rows that match a filter: all of them, if they are few. */
interface FewMatches {
  rows: Sql;
  areFew: Sql;
}

/**
 * What matches the filters of a statement, apart from the lists that have them. Each is read once, and only if a list
 * asks for it. A CTE is planned as if all of it were read, which begins at the side where few match (docs/decisions/027).
 */
export class Matches {
  readonly #ctes: Sql[] = [];
  readonly #once = new Map<object, Sql[]>();
  readonly #few = new Map<Condition, FewMatches>();

  constructor(
    private readonly conditions: Conditions,
    private readonly name: UniqueName,
  ) {}

  /** Rows that the statement keeps under a name once they are read. */
  keep(rows: Sql): Sql {
    const name = this.name();
    this.#ctes.push(Prisma.sql`${name} AS MATERIALIZED (${rows})`);
    return name;
  }

  /** A part of the rows of a list with these arguments, or of a source, by its number, which several parts of the statement read. */
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
    const found = { rows, areFew: Prisma.sql`${sizeOf(rows)} <= ${Prisma.raw(String(bounds.few))}` };
    this.#few.set(where, found);
    return found;
  }

  /** A statement, with all that it keeps. */
  before(select: Sql): Sql {
    return this.#ctes.length === 0 ? select : Prisma.sql`WITH ${join(this.#ctes)} ${select}`;
  }
}

export function sizeOf(rows: Sql): Sql {
  return Prisma.sql`(SELECT count(*) FROM ${rows})`;
}

/**
 * Conditions of which a row must meet one to match a filter. PostgreSQL finds the rows of each by an index, but not those
 * of an OR that looks at other tables.
 */
export function alternatives(where: Condition): Condition[] {
  const all = conjuncts(where);
  const choice = all.find((each) => 'any' in each && each.any.some((one) => someOf(one, looksElsewhere)));
  if (!choice || !('any' in choice)) return [where];
  const others = all.filter((each) => each !== choice);
  const found = choice.any.flatMap((each) => alternatives({ all: [...others, each] }));
  return found.length > MOST_ALTERNATIVES ? [where] : found;
}

/** Whether a condition looks at other tables. */
const looksElsewhere = (condition: Condition) => 'related' in condition || 'exists' in condition;

/** Whether PostgreSQL can be wrong about how many rows of a list match a filter, so that it reads all of the list. */
export function isHardToEstimate(where: Condition): boolean {
  return someOf(where, (each) => 'byValue' in each || 'search' in each || looksElsewhere(each));
}
