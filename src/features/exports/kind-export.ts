import { addressUrl } from '../../http/urls.js';
import { claimFields } from '../../model/kinds/fields.js';
import type { Kind } from '../../model/kinds/kind.js';
import { ownerKind } from '../../model/kinds/kinds.js';
import { order } from '../../query/paging/order.js';
import type { Exported } from './exported.js';
import { pageColumn, passageColumns, selected } from './formats/columns.js';
import type { JsonLdNode } from './formats/json-ld.js';

/** Returns an export with a kind's fields and, if the kind is cited, the passage and the page that shows the object. */
export function kindExport(kind: Kind, jsonLd?: JsonLdNode): Exported {
  const { model, plural, place } = kind;
  const [key, owner] = ['list' in place ? 'id' : 'slug', ownerKind(kind)];
  const fields = claimFields(kind.shape).flatMap(({ name, isComputed }) => (name === 'cite' || isComputed ? [] : [name]));
  const page = (row: { id: string; slug?: string }) => addressUrl({ __typename: model, ...row });
  return {
    ...{ name: plural, type: model, key },
    ...(key === 'id' && { rows: { model, order: order(model, []), more: [] } }),
    columns: [
      ...[key, ...(owner ? [owner.name] : []), ...fields, 'updatedAt'],
      ...(kind.cited === 'always' ? [passageColumns({ places: fields.includes('places') }), pageColumn(page)] : []),
      ...(jsonLd ? [] : [selected('label')]),
    ],
    jsonLd: jsonLd ?? { '@type': 'Thing', name: 'label' },
  };
}
