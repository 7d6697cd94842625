import { spelling, title } from './fields.js';
import { kind } from './kind.js';

/** A trip of several visits. That a visit is a stop of it is a field of the visit, which the passages of the visit support. */
export const journey = kind({
  model: 'Journey',
  plural: 'journeys',
  thing: 'a journey',
  label: 'Journey',
  caption: { first: ['name'] },
  place: { table: 'journeys' },
  cited: 'never',
  fields: { name: spelling(title('The name of the journey: the traveller and the time, in a few words.')) },
  slugFrom: 'name',
});
