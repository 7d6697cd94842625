import { delegateValue, FIELDS, type DelegateValue, type Mapping } from './shape.js';
import { columnsOfPicked } from './values/pick.js';
import { templateColumns } from './values/template.js';

/** A column that a mapping uses, and the place where it is used. */
export interface Use {
  column: string;
  by: string;
}

/** Returns all uses of columns in a mapping, other than ignoring them. */
export function usedColumns({ key, visit, skip, aggregates, agree, lastChanged }: Mapping): Use[] {
  const uses: Use[] = templateColumns(key).map((column) => ({ column, by: 'key' }));
  for (const { name, role } of FIELDS) {
    const value = visit[name] as string | { from: string | string[]; at?: string; title?: string } | undefined;
    if (value === undefined) continue;
    const columns =
      typeof value === 'object'
        ? [value.from, value.at ?? [], templateColumns(value.title ?? '')].flat()
        : role === 'country' || role === 'choice' || role === 'organizations'
          ? []
          : value.includes('{')
            ? templateColumns(value)
            : [value];
    uses.push(...columns.map((column) => ({ column, by: `visit.${name}` })));
  }
  const delegateColumns = mappedDelegates(visit).flatMap(({ from, role }) => [from, ...columnsOfValue(role)]);
  uses.push(...delegateColumns.map((column) => ({ column, by: 'visit.delegation' })));
  uses.push(...[skip].flat().flatMap((each) => Object.keys(each).map((column) => ({ column, by: 'skip' }))));
  uses.push(...Object.keys(aggregates).map((column) => ({ column, by: 'aggregates' })));
  uses.push(...columnsOfValue(lastChanged).map((column) => ({ column, by: 'lastChanged' })));
  uses.push(...agree.flat().map((column) => ({ column, by: 'agree' })));
  return uses;
}

export function mappedDelegates({ delegation }: Mapping['visit']): DelegateValue[] {
  if (delegation === undefined) return [];
  if (typeof delegation === 'string') return [delegateValue.parse({ from: delegation })];
  return Array.isArray(delegation) ? delegation : [delegation];
}

function columnsOfValue(role: DelegateValue['role'] | Mapping['lastChanged']): readonly string[] {
  return [role ?? []].flat().flatMap((one) => (typeof one === 'string' ? [one] : columnsOfPicked(one)));
}

/** Returns a function that tests whether a mapping lists a column under `ignore` or `links`. */
export function isNamed({ ignore, links }: Mapping): (column: string) => boolean {
  const ignored = Array.isArray(ignore) ? ignore : Object.keys(ignore);
  return columnMatcher([ignored, links ?? []].flat());
}

/** Returns a function that tests whether a column matches one of the names, in which `*` matches any characters. */
export function columnMatcher(names: readonly string[]): (column: string) => boolean {
  const exact = new Set(names);
  const wild = names.filter((name) => name.includes('*'));
  const patterns = wild.map((name) => new RegExp(`^${name.replace(/[.+?^${}()|[\]\\/]/g, '\\$&').replaceAll('*', '.*')}$`, 'u'));
  return (column) => exact.has(column) || patterns.some((pattern) => pattern.test(column));
}
