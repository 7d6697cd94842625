import { z } from 'zod';
import { EventKind, OccurrenceStatus } from '../generated/enums.js';
import { fitPeriod } from '../fit.js';
import { asPrinted, course, date, note, ourTitle, reference, text } from './fields.js';
import { kind } from './kind.js';
import { mayFollow } from './occurrence-status.js';

export const event = kind({
  model: 'Event',
  plural: 'events',
  thing: 'an event',
  label: 'Event',
  caption: { first: ['title'] },
  shownOn: ['visit'],
  place: { table: 'events' },
  cited: 'always',
  fields: {
    kind: z.enum(EventKind).describe('The kind of event.'),
    title: ourTitle(),
    status: course(
      z
        .enum(OccurrenceStatus)
        .describe(
          'The stage that it has reached, according to this source. DENIED if the source says that the event did not take place, or that the participants of a meeting did not meet.',
        ),
      mayFollow,
    ),
    start: date().optional(),
    startAsPrinted: asPrinted('The start'),
    end: date().optional(),
    endAsPrinted: asPrinted('The end'),
    note: note().optional(),
    country: reference('countries', 'the country in which it takes place').optional(),
    countryAsPrinted: asPrinted('The country'),
    places: z
      .array(text('A city, as the source names it.'))
      .max(100)
      .default([])
      .describe('The cities, as the source names them.'),
    venue: text('The building or place, as the source names it.').optional(),
    visit: reference('visits', 'the visit that it is part of').optional(),
  },
  featured: ['kind', 'title', 'status', 'visit', 'start', 'end', 'places', 'venue'],
  labels: { title: 'Title, in your words' },
  fit: fitPeriod,
  slugFrom: 'title',
});
