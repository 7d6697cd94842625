import { z } from 'zod';
import { EventKind, OccurrenceStatus } from '../../db/generated/enums.js';
import { settlePeriod } from '../settle.js';
import { date, ourTitle, reference, text } from './fields.js';
import { kind } from './kind.js';

export const event = kind({
  model: 'Event',
  plural: 'events',
  thing: 'an event',
  place: { table: 'events' },
  cited: 'always',
  fields: {
    kind: z.enum(EventKind).describe('The kind of event.'),
    title: ourTitle(),
    status: z.enum(OccurrenceStatus).describe('How far it has got, by this source.'),
    start: date().optional(),
    end: date().optional(),
    country: reference('countries', 'the country in which it takes place').optional(),
    venue: text('The building or place, as the source names it.').optional(),
    visit: reference('visits', 'the visit that it is part of').optional(),
  },
  settle: settlePeriod,
  slugFrom: 'title',
});
