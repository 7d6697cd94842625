import { eventUrl } from '../../../pages/urls.js';
import { order } from '../../../read/paging/order.js';
import { page, passage, passageOf, reference, text, updatedAt } from '../csv/columns.js';
import { ExportParticipantFragmentDoc, type ExportParticipantFragment } from '../generated/graphql.js';
import { link } from '../json-ld/json-ld.js';
import { stored } from './noun.js';

const inEvents = order('Participant', ['eventId', 'ordinal']);

export const participants = stored<ExportParticipantFragment>('participants', ExportParticipantFragmentDoc.toString(), { model: 'Participant', order: inEvents, more: [] }, {
  key: 'id',
  columns: [
    text('id', 'The global id.', ({ id }) => id),
    reference('event', 'The event.', ({ event }) => event),
    text('side', 'Guest or host.', ({ side }) => side),
    text('name', 'The name, as printed.', ({ name }) => name),
    text('role', 'The role, as printed.', ({ role }) => role),
    reference('person', 'The person.', ({ person }) => person),
    reference('organization', 'The organization.', ({ organization }) => organization),
    reference('country', 'The state.', ({ country }) => country),
    updatedAt(),
    passage(),
    page((row) => eventUrl(row.event) ?? passageOf(row)),
  ],
  jsonLd: (row) => ({
    '@id': `participants/${row.id}`,
    '@type': 'Role',
    name: row.name,
    roleName: row.role,
    attendee: [link('people', row.person), link('organizations', row.organization), link('countries', row.country)].filter((each) => each !== null),
    subjectOf: link('events', row.event),
    dateModified: row.updatedAt,
  }),
}); // prettier-ignore
