import { byName } from '../connections/orders.js';
import { rootsOf } from '../connections/roots.js';
import { Organization, OrganizationConnection } from './organization.type.js';
import { organizationFilter } from './organization.where.js';

export const OrganizationRoots = rootsOf(
  Organization,
  {
    name: 'organizations',
    connection: OrganizationConnection,
    filter: organizationFilter,
    byDefault: byName,
    by: 'name',
  },
  { slug: 'xinhua' },
);
