import type { Where } from '../../read/pages/order.js';

/** A filter's AND, OR and NOT. */
export interface Logic<Filter> {
  AND?: Filter[] | null;
  OR?: Filter[] | null;
  NOT?: Filter | null;
}

/** Matches no row. Prisma leaves an empty OR out where it is nested. */
export const nothing: Where = { id: { in: [] } };

/** All conditions at once; every row where there is none, also under a NOT or in an OR, where Prisma leaves {} out. */
export function allOf(conditions: Where[]): Where {
  return conditions.length === 0 ? { NOT: nothing } : { AND: conditions };
}

/** The conditions of a filter's AND, OR and NOT. An empty OR matches nothing. */
export function logic<Filter>({ AND, OR, NOT }: Logic<Filter>, where: (filter: Filter) => Where): Where[] {
  return [
    ...(AND ?? []).map(where),
    ...(OR == null ? [] : [OR.length === 0 ? nothing : { OR: OR.map(where) }]),
    ...(NOT == null ? [] : [{ NOT: where(NOT) }]),
  ];
}
