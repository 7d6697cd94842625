import type { SettingsOf } from '../../config/config.js';
import { onOrOff } from '../../config/variables.js';
import type { Feature } from '../../http/feature.js';
import type { Assets } from './layout/document.js';

const variables = {
  /** Whether the server has pages for readers. */
  pages: onOrOff('on'),
};

declare module '../../config/config.js' {
  interface Config extends SettingsOf<typeof variables> {}
}

declare module 'fastify' {
  interface FastifyInstance {
    /** URLs of the files that pages load. */
    pageAssets: Assets;
  }
}

/** Pages for readers. */
export const pages: Feature = {
  name: 'pages',
  needs: ['changes', 'counts', 'disagreements', 'duplicates', 'exports', 'notes', 'panel', 'quotations', 'search'],
  settings: { variables },
  isOn: ({ pages }) => pages,
  mount: async (...given) => (await import('./serve/route.js')).mountPages(...given),
  address: (_config, origin) => new URL('/', origin).href,
};
