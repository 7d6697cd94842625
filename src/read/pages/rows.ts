import type { Loader, Model } from '../load/loader.js';
import type { OrderBy, Where } from './order.js';

/** A list of stored rows, before it is filtered, sorted and paged. */
export interface Rows {
  find(query: { where: Where; orderBy: OrderBy[]; take: number }): Promise<Record<string, unknown>[]>;
  count(where: Where): Promise<number>;
}

/** All rows of a model. */
export function all(load: Loader, model: Model): Rows {
  return {
    find: (query) => load.model(model).findMany(query),
    count: (where) => load.model(model).count({ where }),
  };
}

/** The rows of one relation of one row. */
export function related(load: Loader, model: Model, id: string, relation: string): Rows {
  return {
    find: (query) => load.related(model, id, relation, query),
    count: (where) => load.count(model, id, relation, where),
  };
}

/** The rows at the other end of a join table; `links` chooses among its rows, one for each row at the other end. */
export function through(
  load: Loader,
  model: Model,
  id: string,
  [relation, target]: [string, string],
  links: Where = {},
): Rows {
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
