import { spelling, title } from './fields.js';
import { kind } from './kind.js';

/** A trip with several visits. A visit's `journey` field makes it a stop of the trip, supported by the visit's passages. */
export const journey = kind({
  model: 'Journey',
  plural: 'journeys',
  thing: 'a journey',
  label: 'Journey',
  caption: { first: ['name'] },
  place: { table: 'journeys' },
  cited: 'never',
  fields: { name: spelling(title('A short name for the journey, consisting of the traveller and the time.')) },
  slugFrom: 'name',
});
