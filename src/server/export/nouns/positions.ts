import { personUrl } from '../../../pages/urls.js';
import { order } from '../../../read/paging/order.js';
import { codes, date, page, passage, reference, text, updatedAt } from '../csv/columns.js';
import { ExportPositionFragmentDoc, type ExportPositionFragment } from '../generated/graphql.js';
import { link } from '../json-ld/json-ld.js';
import { stored } from './noun.js';

export const positions = stored<ExportPositionFragment>('positions', ExportPositionFragmentDoc.toString(), { model: 'Position', order: order('Position', []), more: [] }, {
  key: 'id',
  columns: [
    text('id', 'The global id.', ({ id }) => id),
    text('title', 'The office, in the words of the source.', ({ title }) => title),
    text('status', 'Whether it was still held when the source was published.', ({ status }) => status),
    reference('person', 'The person who held it.', ({ person }) => person),
    text('personAsPrinted', 'The person, as printed.', (row) => row.personAsPrinted),
    reference('organization', 'The organization in which it is held.', ({ organization }) => organization),
    reference('country', 'The country in which it is held.', ({ country }) => country),
    date('start', 'The first day.', ({ start }) => start),
    text('startAsPrinted', 'The words from which the start was read.', (row) => row.startAsPrinted),
    date('end', 'The last day.', ({ end }) => end),
    text('endAsPrinted', 'The words from which the end was read.', (row) => row.endAsPrinted),
    text('note', 'A note.', ({ note }) => note),
    updatedAt(),
    codes('country', 'The country in which it is held.', ({ country }) => country),
    passage(),
    page(({ person }) => `${personUrl(person)}#offices`),
  ],
  jsonLd: (row) => ({
    '@id': `positions/${row.id}`,
    '@type': 'OrganizationRole',
    roleName: row.title,
    member: link('people', row.person),
    memberOf: link('organizations', row.organization) ?? link('countries', row.country),
    startDate: row.start?.edtf,
    endDate: row.end?.edtf,
    description: row.note,
    dateModified: row.updatedAt,
  }),
}); // prettier-ignore
