import { byStart } from '../connections/orders.js';
import { rootsOf } from '../connections/roots.js';
import { Event, EventConnection } from './event.type.js';
import { eventFilter } from './event.where.js';

export const EventRoots = rootsOf(
  Event,
  { name: 'events', connection: EventConnection, filter: eventFilter, byDefault: byStart, by: 'start' },
  { slug: 'winter-olympics-closing-ceremony' },
);
