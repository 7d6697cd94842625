import type { Feature } from '../../http/feature.js';

/** What a filter of visits leaves out because of how sources name offices, people and countries. */
export const notes: Feature = {
  name: 'notes',
  needs: ['counts'],
  resolvers: async () => [(await import('./visit-notes.resolver.js')).VisitNotesResolver],
};
