import type { Feature } from '../../http/feature.js';

/** What changed, when and by whom, for editors who follow the history, and for readers who return to a page that they cited. */
export const changes: Feature = {
  name: 'changes',
  resolvers: async () => {
    const { ChangeResolver, HistoryResolver } = await import('./change.resolver.js');
    const { ChangesSinceResolver } = await import('./changes-since.js');
    const { WithdrawnSourceResolver } = await import('./withdrawn-source.resolver.js');
    return [ChangeResolver, ChangesSinceResolver, HistoryResolver, WithdrawnSourceResolver];
  },
};
