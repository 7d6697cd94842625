import { ascii, text, updatedSince } from '../filters/fields.js';
import { filterOf } from '../filters/filter.js';
import { search } from '../search/search.filter.js';

export const topicFilter = filterOf('Topic', 'Conditions on a topic, all of which must hold.', {
  slug: ascii('The slug.'),
  name: text('The name.'),
  search,
  updatedSince,
});
