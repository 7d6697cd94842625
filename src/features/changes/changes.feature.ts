import type { Feature } from '../../http/feature.js';

/** What changed, when and by whom, for editors who follow the history, and for readers who return to a page that they cited. */
export const changes: Feature = {
  name: 'changes',
  resolvers: async () => {
    const { ChangeResolver, HistoryResolver } = await import('./change.resolver.js');
    await import('./changes-since.js'); // adds the field to Citable
    return [...[ChangeResolver, HistoryResolver], (await import('./withdrawn-source.resolver.js')).WithdrawnSourceResolver];
  },
};
