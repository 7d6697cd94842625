import { order } from '../../query/paging/order.js';
import { ascending, defineList } from '../connections/list-definition.js';

export const citations = defineList({
  model: 'Citation',
  plural: 'citations',
  defaultOrder: order('Citation', ['sourceId', 'start', 'end']),
  by: 'source and passage',
});

/** Of one fact: first those of the sources that leave the fewest of its fields unsaid. */
export const fullestCitations = defineList({
  model: 'Citation',
  plural: 'citations',
  defaultOrder: ascending({ unsaidCount: 'int', sourceId: 'uuid', start: 'int', end: 'int', id: 'uuid' }),
  by: 'the number of fields unsaid, then source and passage',
});
