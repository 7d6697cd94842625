import { order } from '../../query/paging/order.js';
import { ascending, defineList } from '../connections/list-definition.js';

export const citations = defineList({
  model: 'Citation',
  plural: 'citations',
  defaultOrder: order('Citation', ['sourceId', 'start', 'end']),
  by: 'source and passage',
});

/** The order of the citations of a fact: sources with the fewest unsupported fields first. */
export const fullestCitations = defineList({
  model: 'Citation',
  plural: 'citations',
  defaultOrder: ascending({ unsaidCount: 'int', sourceId: 'uuid', start: 'int', end: 'int', id: 'uuid' }),
  by: 'the number of unsupported fields, then source and passage',
});
