import { order } from '../../query/paging/order.js';
import { ascending, nounOf } from '../connections/noun.js';

export const citations = nounOf({
  model: 'Citation',
  plural: 'citations',
  byDefault: order('Citation', ['sourceId', 'start', 'end']),
  by: 'source and passage',
});

/** Of one fact: first those of the sources that leave the fewest of its fields unsaid. */
export const fullestCitations = nounOf({
  model: 'Citation',
  plural: 'citations',
  byDefault: ascending({ unsaidCount: 'int', sourceId: 'uuid', start: 'int', end: 'int', id: 'uuid' }),
  by: 'the number of fields unsaid, then source and passage',
});
