import { maximumPageSize } from '../paging/page-size.js';
import { Prisma } from '../../db/generated/client.js';
import { fromGlobalId, type NodeView, nodeType } from '../global-id.js';
import { subselect, type RowSource } from '../stored-as.js';
import { type Guarded, lift } from './param.js';
import { NotCompilable } from './not-compilable.js';

// Declares how `node` and `nodes` find their rows.

/** Maps a person who was merged into another person to that person. */
const NOT_MERGED = Prisma.sql`COALESCE((SELECT m."personId" FROM "MergedPerson" m WHERE m.id = x.id AND x.type = 'Person'), x.id)`;

/** The type in a global id is part of the plan; the row's id is not. */
export function nodeByGlobalId(globalId: string, guard: Guarded): { view: NodeView; id: string } {
  return {
    view: guard(globalId, (value: string) => fromGlobalId(value).view) as NodeView,
    id: lift(globalId, (value) => fromGlobalId(value).id),
  };
}

/** The set of types is part of the plan; the number of ids is not. */
export function nodesByGlobalId(globalIds: string[], guard: Guarded): { types: string[]; rows: RowSource } {
  const types = guard(globalIds, (values: string[]) => {
    if (values.length > maximumPageSize) throw new NotCompilable('too many ids');
    return [...new Set(values.map((value) => nodeType(fromGlobalId(value).view)))].sort().join();
  }).split(',');
  const each = (key: 'view' | 'id') => lift(globalIds, (values) => values.map((value) => fromGlobalId(value)[key]));
  const rows = subselect(
    'ids',
    {},
    () =>
      Prisma.sql`SELECT x.type, ${types.includes('Person') ? NOT_MERGED : Prisma.sql`x.id`} AS id, x.n FROM unnest(${each('view')}::text[], ${each('id')}::uuid[]) WITH ORDINALITY AS x(type, id, n)`,
  );
  return { types, rows };
}
