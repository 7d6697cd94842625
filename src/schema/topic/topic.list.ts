import { ascii, foldedText, updatedSince } from '../filters/fields.js';
import { defineFilter } from '../filters/filter.js';
import { defineList } from '../connections/list-definition.js';

export const topicFilter = defineFilter('Topic', 'Conditions on a topic, all of which must hold.', {
  slug: ascii('The slug.'),
  name: foldedText('The name.'),
  updatedSince,
});

export const topics = defineList({
  model: 'Topic',
  plural: 'topics',
  filter: topicFilter,
  by: 'name',
  orders: { name: 'The name.' },
});
