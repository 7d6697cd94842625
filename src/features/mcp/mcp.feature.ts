import { onOrOff } from '../../config/variables.js';
import type { SettingsOf } from '../../config/config.js';
import type { Feature } from '../../http/feature.js';

const variables = {
  /** Whether assistants have tools that search the schema and execute any query. */
  mcpQuery: onOrOff('off'),
  /** Whether results also contain their citations in the draft format SEP-3094. */
  mcpCitations: onOrOff('off'),
};

declare module '../../config/config.js' {
  interface Config extends SettingsOf<typeof variables> {}
}

/** Tools for assistants over the Model Context Protocol. */
export const mcp: Feature = {
  name: 'mcp',
  needs: ['counts', 'disagreements', 'notes', 'quotations', 'search'], // the documents of its tools use them
  settings: { variables },
  commands: {
    mcp: {
      group: 'Clients',
      summary: 'Serve tools for assistants over standard input and output',
      load: async () => (await import('./mcp.command.js')).mcpCommand,
    },
  },
  mount: async (...given) => (await import('./route.js')).mountMcp(...given),
};
