import { z } from 'zod';
import { daysBetween } from '../dates/partial-date.js';
import { OccurrenceStatus, VisitKind } from '../generated/enums.js';
import { fitVisit } from '../fit.js';
import { asPrinted, course, date, note, ourTitle, reference, text } from './fields.js';
import { kind } from './kind.js';
import { mayFollow } from './occurrence-status.js';

export const visit = kind({
  model: 'Visit',
  plural: 'visits',
  thing: 'a visit',
  label: 'Visit',
  caption: { first: ['title'] },
  hasPage: true,
  shownOn: ['hostCountry', 'guestCountry', 'hostOrganization'],
  place: { table: 'visits' },
  cited: 'always',
  fields: {
    title: ourTitle(),
    kind: z.enum(VisitKind).describe('The form of the visit, such as a state visit or a working visit.').optional(),
    status: course(z.enum(OccurrenceStatus).describe('The stage that it has reached, according to this source.'), mayFollow),
    guestCountry: reference('countries', 'the visiting country').optional(),
    hostCountry: reference('countries', 'the country visited'),
    hostOrganization: reference(
      'organizations',
      'the organization that receives the guest, if it is not the country, such as NATO at its headquarters',
    ).optional(),
    occasion: reference(
      'events',
      'the event for which the visit was made, such as a multilateral summit or a funeral',
    ).optional(),
    journey: reference('journeys', 'the journey of which it is a stop').optional(),
    places: z
      .array(text('A city, as the source names it.'))
      .max(100)
      .default([])
      .describe('The cities, as the source names them.'),
    guestCountryAsPrinted: asPrinted('The visiting country'),
    hostCountryAsPrinted: asPrinted('The country visited'),
    start: date().optional(),
    startAsPrinted: asPrinted('The start'),
    end: date().optional(),
    endAsPrinted: asPrinted('The end'),
    note: note().optional(),
    durationDays: z.int().min(1).max(10_000).optional().describe('The length in days, if the source states it.'),
  },
  featured: ['title', 'status', 'hostCountry', 'guestCountry', 'start', 'end', 'places'],
  labels: {
    ...{ title: 'Title, in your words', hostCountry: 'Host', hostOrganization: 'Host, if an organization' },
    ...{ guestCountry: 'Guest', occasion: 'Made for the event', durationDays: 'Days' },
  },
  fit: fitVisit,
  implied: ({ start, end, durationDays }) => ({ durationDays: durationDays ?? daysBetween(start, end) ?? undefined }),
  slugFrom: 'title',
});
