import { fitNames } from '../fit.js';
import { aliases, identifiers, reference, spelling, title } from './fields.js';
import { kind } from './kind.js';

export const person = kind({
  model: 'Person',
  plural: 'people',
  thing: 'a person',
  label: 'Person',
  caption: { first: ['name'] },
  hasPage: true,
  place: { table: 'people' },
  cited: 'never',
  fields: {
    name: spelling(title('The preferred name.')),
    aliases: aliases(),
    country: reference('countries', "the person's country").optional(),
    identifiers: identifiers(),
  },
  featured: ['name', 'country', 'aliases'],
  fit: fitNames,
  slugFrom: 'name',
});
