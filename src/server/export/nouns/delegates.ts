import { visitUrl } from '../../../pages/urls.js';
import { order } from '../../../read/paging/order.js';
import { page, passage, reference, text, updatedAt } from '../csv/columns.js';
import { ExportDelegateFragmentDoc, type ExportDelegateFragment } from '../generated/graphql.js';
import { link } from '../json-ld/json-ld.js';
import { stored } from './noun.js';

const inVisits = order('Delegate', ['visitId', 'ordinal']);

export const delegates = stored<ExportDelegateFragment>('delegates', ExportDelegateFragmentDoc.toString(), { model: 'Delegate', order: inVisits, more: [] }, {
  key: 'id',
  columns: [
    text('id', 'The global id.', ({ id }) => id),
    reference('visit', 'The visit.', ({ visit }) => visit),
    text('side', 'Guest or host.', ({ side }) => side),
    text('capacity', 'The capacity in which the person took part.', ({ capacity }) => capacity),
    text('name', 'The name, as printed.', ({ name }) => name),
    text('role', 'The office in which the person took part, as printed.', ({ role }) => role),
    reference('person', 'The person.', ({ person }) => person),
    updatedAt(),
    passage(),
    page(({ visit }) => `${visitUrl(visit)}#delegations`),
  ],
  jsonLd: (row) => ({
    '@id': `delegates/${row.id}`,
    '@type': 'Role',
    name: row.name,
    roleName: row.role ?? row.capacity,
    attendee: link('people', row.person),
    subjectOf: link('visits', row.visit),
    dateModified: row.updatedAt,
  }),
}); // prettier-ignore
