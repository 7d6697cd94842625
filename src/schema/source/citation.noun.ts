import { order } from '../../query/paging/order.js';
import { nounOf } from '../connections/noun.js';

export const citations = nounOf({
  model: 'Citation',
  plural: 'citations',
  byDefault: order('Citation', ['sourceId', 'start', 'end']),
  by: 'source and passage',
});
