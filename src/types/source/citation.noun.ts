import { nounOf } from '../connections/noun.js';
import { citationsByPassage } from '../connections/orders.js';

export const citations = nounOf({
  model: 'Citation',
  plural: 'citations',
  byDefault: citationsByPassage,
  by: 'source and passage',
});
