import type { SettingsOf } from '../../config/config.js';
import { onOrOff } from '../../config/variables.js';
import type { Feature } from '../../http/feature.js';

const variables = { playground: onOrOff('on') };

declare module '../../config/config.js' {
  interface Config extends SettingsOf<typeof variables> {}
}

/** Serves GraphiQL to browsers that open the endpoint. */
export const playground: Feature = {
  name: 'playground',
  settings: { variables },
  isOn: (config) => config.playground && !config.trustedDocumentsOnly,
  endpoint: async (app, api) => {
    const { servePlayground } = await import('./playground.js');
    return {
      page: servePlayground(app, {
        endpoint: '/graphql',
        hasPages: api.hasFeature('pages'),
        acceptsTokens: api.config.tokens !== null,
      }),
    };
  },
  address: (_config, origin) => `${origin}/graphql`,
};
