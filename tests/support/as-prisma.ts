import type { Condition, DateSpan } from '../../src/query/condition.js';
import { modelColumnNames, findRelation } from '../../src/query/model.js';

/** Converts a condition to a Prisma filter, which cannot express computed values or rows related by more than a key. */
export function asPrisma(condition: Condition, model: string): object {
  // Prisma ignores a nested {} and an empty OR.
  const none = { [modelColumnNames(model)[0]!]: { in: [] } };
  const each = (conditions: readonly Condition[]) => conditions.map((one) => asPrisma(one, model));
  if ('all' in condition) return condition.all.length > 0 ? { AND: each(condition.all) } : { NOT: none };
  if ('any' in condition) return condition.any.length > 0 ? { OR: each(condition.any) } : none;
  if ('not' in condition) return { NOT: asPrisma(condition.not, model) };
  if ('equal' in condition) return condition.equal;
  if ('given' in condition) return { [condition.given]: { not: null } };
  if ('column' in condition) return { [condition.column]: { [condition.op]: condition.value } };
  if ('span' in condition) return meetsSpan(condition.span);
  if ('byValue' in condition) return asPrisma(condition.byValue, model);
  if (!('exists' in condition)) throw new Error(`Prisma cannot express ${JSON.stringify(condition)}`);
  const relation = findRelation(model, condition.exists)!;
  const where = asPrisma(condition.where, relation.model);
  return { [condition.exists]: 'own' in relation ? { is: where } : { some: where } };
}

function meetsSpan({ prefix, gte, lte }: DateSpan): object {
  const [edtf, earliest, latest] = [`${prefix}Edtf`, `${prefix}Earliest`, `${prefix}Latest`];
  return {
    AND: [
      { [edtf]: { not: null } },
      ...(gte == null ? [] : [{ OR: [{ [latest]: null }, { [latest]: { gte } }] }]),
      ...(lte == null ? [] : [{ OR: [{ [earliest]: null }, { [earliest]: { lte } }] }]),
    ],
  };
}
