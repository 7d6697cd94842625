import type { Feature } from '../../http/feature.js';

/** Panels of visits by pair of countries, by country or by person, and year. */
export const panel: Feature = {
  name: 'panel',
  needs: ['exports'],
  resolvers: async () => [(await import('./panel.resolver.js')).PanelResolver],
  mount: async (app, api) => {
    if (!api.config.trustedDocumentsOnly) (await import('./panel-file.js')).mountPanelFiles(app, api);
  },
};
