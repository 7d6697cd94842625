import type { Feature } from '../../http/feature.js';

/** Counts of visits, events and statements by group. */
export const counts: Feature = {
  name: 'counts',
  resolvers: async () => [
    (await import('./event-count.type.js')).EventCountResolver,
    (await import('./statement-count.type.js')).StatementCountResolver,
    (await import('./visit-count.type.js')).VisitCountResolver,
  ],
};
