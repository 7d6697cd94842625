import { visitUrl } from '../../../pages/urls.js';
import { codes, date, list, page, passage, reference, text, typed, updatedAt } from '../csv/columns.js';
import { ExportVisitsDocument } from '../generated/graphql.js';
import { link } from '../json-ld/json-ld.js';
import { listed } from './noun.js';

export const visits = listed('visits', ExportVisitsDocument, {
  columns: [
    text('slug', 'The slug.', ({ slug }) => slug),
    text('title', 'The title.', ({ title }) => title),
    text('kind', 'The form in which the guest is received.', ({ kind }) => kind),
    text('status', 'The stage that the visit had reached.', ({ status }) => status),
    reference('guestCountry', 'The country that visits.', ({ guestCountry }) => guestCountry),
    text('guestCountryAsPrinted', 'The country that visits, as printed.', (row) => row.guestCountryAsPrinted),
    reference('hostCountry', 'The country visited.', ({ hostCountry }) => hostCountry),
    text('hostCountryAsPrinted', 'The country visited, as printed.', (row) => row.hostCountryAsPrinted),
    list('places', 'The cities visited.', ({ places }) => places),
    date('start', 'The first day.', ({ start }) => start),
    text('startAsPrinted', 'The words from which the start was read.', (row) => row.startAsPrinted),
    date('end', 'The last day.', ({ end }) => end),
    text('endAsPrinted', 'The words from which the end was read.', (row) => row.endAsPrinted),
    typed('integer', 'durationDays', 'The length in days.', ({ durationDays }) => durationDays),
    list('delegates', 'The first 100 delegates, as printed; delegates.csv has all.', ({ delegation }) =>
      delegation.nodes.map(({ name }) => name),
    ),
    text('note', 'A note.', ({ note }) => note),
    updatedAt(),
    codes('guestCountry', 'The country that visits.', ({ guestCountry }) => guestCountry),
    codes('hostCountry', 'The country visited.', ({ hostCountry }) => hostCountry),
    passage(),
    page(visitUrl),
  ],
  jsonLd: (row) => ({
    '@id': `visits/${row.slug}`,
    '@type': 'Event',
    name: row.title,
    description: row.note,
    startDate: row.start?.edtf,
    endDate: row.end?.edtf,
    location: [link('countries', row.hostCountry)!, ...row.places.map((name) => ({ '@type': 'City', name }))],
    organizer: link('countries', row.guestCountry),
    attendee: row.delegation.nodes.map(({ name, person }) => ({ ...link('people', person), '@type': 'Person', name })),
    dateModified: row.updatedAt,
  }),
});
