import { createUnionType } from 'type-graphql';
import { Country } from '../country/country.type.js';
import type { Typed } from '../node/node.type.js';
import { Organization } from '../organization/organization.type.js';
import { Person } from '../person/person.type.js';

export const Speaker = createUnionType({
  name: 'Speaker',
  description: 'Who can say something: a person, or an organization or a country in its own name.',
  types: () => [Person, Organization, Country] as const,
  resolveType: (value) => (value as unknown as Typed).__typename,
});
