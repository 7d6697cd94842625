import { spelling, title } from './fields.js';
import { kind } from './kind.js';

/** A subject of statements. In an annotation, a topic is just its name. */
export const topic = kind({
  model: 'Topic',
  plural: 'topics',
  thing: 'a topic',
  label: 'Topic',
  caption: { first: ['name'] },
  place: { table: 'topics', bare: 'name' },
  cited: 'never',
  fields: { name: spelling(title('The name of the topic.')) },
  slugFrom: 'name',
});
