import { eventUrl } from '../../../pages/urls.js';
import { codes, date, list, page, passage, passageOf, reference, text, updatedAt } from '../csv/columns.js';
import { ExportEventsDocument } from '../generated/graphql.js';
import { link } from '../json-ld/json-ld.js';
import { listed } from './noun.js';

export const events = listed('events', ExportEventsDocument, {
  columns: [
    text('slug', 'The slug.', ({ slug }) => slug),
    text('title', 'The title.', ({ title }) => title),
    text('kind', 'The kind of event.', ({ kind }) => kind),
    text('status', 'The stage that the event had reached.', ({ status }) => status),
    date('start', 'The first day.', ({ start }) => start),
    text('startAsPrinted', 'The words from which the start was read.', (row) => row.startAsPrinted),
    date('end', 'The last day.', ({ end }) => end),
    text('endAsPrinted', 'The words from which the end was read.', (row) => row.endAsPrinted),
    reference('country', 'The country in which it takes place.', ({ country }) => country),
    text('countryAsPrinted', 'The country, as printed.', (row) => row.countryAsPrinted),
    text('venue', 'The building or place.', ({ venue }) => venue),
    list('places', 'The cities.', ({ places }) => places),
    reference('visit', 'The visit that it is part of.', ({ visit }) => visit),
    text('note', 'A note.', ({ note }) => note),
    updatedAt(),
    codes('country', 'The country in which it takes place.', ({ country }) => country),
    passage(),
    page((row) => eventUrl(row) ?? passageOf(row)),
  ],
  jsonLd: (row) => ({
    '@id': `events/${row.slug}`,
    '@type': 'Event',
    name: row.title,
    description: row.note,
    startDate: row.start?.edtf,
    endDate: row.end?.edtf,
    location: [
      ...(row.country ? [link('countries', row.country)] : []),
      ...[...row.places, ...(row.venue === null ? [] : [row.venue])].map((name) => ({ '@type': 'Place', name })),
    ],
    superEvent: link('visits', row.visit),
    attendee: row.participants.map(
      ({ person, organization, country, name }) =>
        link('people', person) ?? link('organizations', organization) ?? link('countries', country) ?? { name },
    ),
    dateModified: row.updatedAt,
  }),
});
