import type { RowsPlan } from '../compile/plan.js';
import type { Loader, Model } from '../load/loader.js';
import { ends, isModel } from '../model.js';
import { type Order, orderBy, type Where } from './order.js';
import { subselected } from './subselected.js';

/** A list of stored rows, before it is filtered, sorted and paged. */
export interface Rows {
  find(query: Query): Promise<Record<string, unknown>[]>;
  count(where: Where): Promise<number>;
}

export interface Query {
  where: Where;
  order: Order;
  /** Read from the end of the order to its beginning. */
  reverse?: boolean;
  take: number;
}

/** The rows of a source, seen from the row that has the relation. */
export function rowsOf(rows: RowsPlan, load: Loader, typeName: string, row: Record<string, unknown>): Rows {
  const { source } = rows;
  const id = row?.['id'] as string;
  switch (source.kind) {
    case 'all':
      return all(load, source.model);
    case 'children': {
      const { model, back } = ends(source.model, source.foreignKey);
      const same = Object.entries(source.same).map(([column, theirs]) => ({ [column]: row[theirs] }));
      return related(load, model, id, back, (where) => (same.length === 0 ? where : { AND: [...same, where] }));
    }
    case 'joined': {
      const near = ends(source.by, source.near);
      return through(load, near.model, id, [near.back, ends(source.by, source.far).to], source.where);
    }
    case 'subselect':
      return subselected(load, source, rows.args, isModel(typeName) ? { model: typeName, id } : null);
  }
}

/** All rows of a model. */
export function all(load: Loader, model: Model): Rows {
  return {
    find: (query) => load.model(model).findMany(prismaQuery(query)),
    count: (where) => load.model(model).count({ where }),
  };
}

/** The rows of one relation of one row; `narrow` adds conditions of the relation's own. */
function related(load: Loader, model: Model, id: string, relation: string, narrow: (where: Where) => Where): Rows {
  return {
    find: (query) => load.related(model, id, relation, prismaQuery({ ...query, where: narrow(query.where) })),
    count: (where) => load.count(model, id, relation, narrow(where)),
  };
}

/** The rows at the other end of a join table; `links` chooses among its rows, one for each row at the other end. */
function through(load: Loader, model: Model, id: string, [relation, target]: [string, string], links: Where): Rows {
  const linked = (where: Where) => ({ ...links, [target]: where });
  return {
    async find({ where, order, reverse, take }) {
      const joined = await load.related<Record<string, never>[]>(model, id, relation, {
        where: linked(where),
        orderBy: orderBy(order, reverse).map((key) => ({ [target]: key })),
        take,
        select: { [target]: true },
      });
      return joined.map((row) => row[target]!);
    },
    count: (where) => load.count(model, id, relation, linked(where)),
  };
}

function prismaQuery({ where, order, reverse, take }: Query) {
  return { where, orderBy: orderBy(order, reverse), take };
}
