import type { Condition } from '../../read/condition.js';

/** A filter's AND, OR and NOT. */
export interface Logic<Filter> {
  AND?: Filter[] | null;
  OR?: Filter[] | null;
  NOT?: Filter | null;
}

/** The conditions of a filter's AND, OR and NOT. */
export function logic<Filter>({ AND, OR, NOT }: Logic<Filter>, where: (filter: Filter) => Condition): Condition[] {
  return [
    ...(AND ?? []).map(where),
    ...(OR == null ? [] : [{ any: OR.map(where) }]),
    ...(NOT == null ? [] : [{ not: where(NOT) }]),
  ];
}
