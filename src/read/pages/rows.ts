import type { Loader, Model } from '../load/loader.js';
import type { RowSource } from '../meaning.js';
import { ends } from '../model.js';
import type { OrderBy, Where } from './order.js';

/** A list of stored rows, before it is filtered, sorted and paged. */
export interface Rows {
  find(query: { where: Where; orderBy: OrderBy[]; take: number }): Promise<Record<string, unknown>[]>;
  count(where: Where): Promise<number>;
}

type Row = Record<string, unknown> & { id: string };

/** The rows of a source, seen from the row that has the relation. The rows of a subselect have no pages. */
export function rowsOf(source: RowSource, load: Loader, row: Row): Rows {
  switch (source.kind) {
    case 'all':
      return all(load, source.model);
    case 'children': {
      const { model, back } = ends(source.model, source.foreignKey);
      const rows = related(load, model, row.id, back);
      const same = Object.entries(source.same).map(([column, theirs]) => ({ [column]: row[theirs] }));
      if (same.length === 0) return rows;
      return {
        find: ({ where, ...query }) => rows.find({ where: { AND: [...same, where] }, ...query }),
        count: (where) => rows.count({ AND: [...same, where] }),
      };
    }
    case 'joined': {
      const near = ends(source.by, source.near);
      return through(load, near.model, row.id, [near.back, ends(source.by, source.far).to], source.where);
    }
    case 'subselect':
      throw new Error(`${source.name} have no pages: list them, or give the field a resolver`);
  }
}

/** All rows of a model. */
export function all(load: Loader, model: Model): Rows {
  return {
    find: (query) => load.model(model).findMany(query),
    count: (where) => load.model(model).count({ where }),
  };
}

/** The rows of one relation of one row. */
function related(load: Loader, model: Model, id: string, relation: string): Rows {
  return {
    find: (query) => load.related(model, id, relation, query),
    count: (where) => load.count(model, id, relation, where),
  };
}

/** The rows at the other end of a join table; `links` chooses among its rows, one for each row at the other end. */
function through(load: Loader, model: Model, id: string, [relation, target]: [string, string], links: Where): Rows {
  return {
    async find({ where, orderBy, take }) {
      const joined = await load.related<Record<string, never>[]>(model, id, relation, {
        where: { ...links, [target]: where },
        orderBy: orderBy.map((key) => ({ [target]: key })),
        take,
        select: { [target]: true },
      });
      return joined.map((row) => row[target]!);
    },
    count: (where) => load.count(model, id, relation, { ...links, [target]: where }),
  };
}
