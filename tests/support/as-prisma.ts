import type { Where } from '../../src/read/pages/order.js';
import type { Span } from '../../src/read/sql/where.sql.js';

/** A condition in Prisma's words alone: what `BY_VALUE` and `SPAN` (src/read/sql/where.sql.ts) mean. */
export function asPrisma(where: Where): Where {
  if ('BY_VALUE' in where) return asPrisma(where['BY_VALUE'] as Where);
  if ('SPAN' in where) return meetsSpan(where['SPAN'] as Span);
  return Object.fromEntries(Object.entries(where).map(([key, value]) => [key, inPrisma(value)]));
}

function inPrisma(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inPrisma);
  const isObject = typeof value === 'object' && value !== null && !(value instanceof Date);
  return isObject ? asPrisma(value as Where) : value;
}

function meetsSpan({ prefix, gte, lte }: Span): Where {
  const [edtf, earliest, latest] = [`${prefix}Edtf`, `${prefix}Earliest`, `${prefix}Latest`];
  return {
    AND: [
      { [edtf]: { not: null } },
      ...(gte == null ? [] : [{ OR: [{ [latest]: null }, { [latest]: { gte } }] }]),
      ...(lte == null ? [] : [{ OR: [{ [earliest]: null }, { [earliest]: { lte } }] }]),
    ],
  };
}
