import type { Feature } from '../../http/feature.js';

/** Counts of visits, events and statements by group. */
export const counts: Feature = {
  name: 'counts',
  resolvers: async () => [
    ...(await import('./event-count.type.js')).EVENT_COUNTS,
    ...(await import('./statement-count.type.js')).STATEMENT_COUNTS,
    ...(await import('./visit-count.type.js')).VISIT_COUNTS,
  ],
};
