import { z } from 'zod';
import { OrganizationKind } from '../generated/enums.js';
import { fitNames } from '../fit.js';
import { aliases, identifiers, reference, spelling, text, title } from './fields.js';
import { kind } from './kind.js';

/** Organizations need no passage: most are only mentioned as speakers or publishers. */
export const organization = kind({
  model: 'Organization',
  plural: 'organizations',
  thing: 'an organization',
  label: 'Organization',
  caption: { first: ['name'] },
  hasPage: true,
  place: { table: 'organizations' },
  cited: 'sometimes',
  fields: {
    name: spelling(title('The preferred name.')),
    aliases: aliases(),
    abbreviation: spelling(text('The abbreviation used in place of the name.')).optional(),
    kind: z.enum(OrganizationKind).describe('The kind of organization.'),
    country: reference('countries', 'the country that it belongs to').optional(),
    parent: reference('organizations', 'the organization that it is part of').optional(),
    identifiers: identifiers(),
  },
  featured: ['name', 'kind', 'country', 'abbreviation'],
  labels: { parent: 'Part of' },
  fit: fitNames,
  slugFrom: 'name',
});
