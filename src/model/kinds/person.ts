import { fitNames } from '../fit.js';
import { identifiers, reference, spelling, text, title } from './fields.js';
import { kind } from './kind.js';
import { z } from 'zod';

export const person = kind({
  model: 'Person',
  plural: 'people',
  thing: 'a person',
  label: 'Person',
  caption: { first: ['name'] },
  place: { table: 'people' },
  cited: 'never',
  fields: {
    name: spelling(title('The preferred name.')),
    aliases: z.array(text('Another name.')).max(100).default([]).describe('Other names and spellings.'),
    country: reference('countries', "the person's country").optional(),
    identifiers: identifiers(),
  },
  featured: ['name', 'country', 'aliases'],
  fit: fitNames,
  slugFrom: 'name',
});
