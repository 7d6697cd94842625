import type { SettingsOf } from '../../config/config.js';
import { line, wholeNumber } from '../../config/variables.js';
import type { Feature } from '../../http/feature.js';
import type { SendRows } from './send-rows.js';

const variables = {
  /** Concurrent exports per client. */
  exportsPerClient: wholeNumber(2, 1, 50),
  /** Seconds that an export may take. */
  exportTimeout: wholeNumber(1_800, 1, 86_400),
  /** The minimum rate at which a client must read an export, in bytes per second. */
  exportLeastRate: wholeNumber(8_000, 0, 1_000_000_000),
  /** Megabytes of disk space for rows that clients have not read yet. */
  exportSpoolMb: wholeNumber(1_024, 0, 1_048_576),
  /** The data's publisher, contact and licence. */
  siteOwner: line(),
  siteContact: line(),
  siteLicence: line(),
};

declare module '../../config/config.js' {
  interface Config extends SettingsOf<typeof variables> {}
}

declare module '../../schema/context/context.js' {
  interface Context {
    /** Receives an operation to stream, once it has passed every check. Missing if operations are executed instead. */
    stream?: (operation: AcceptedOperation) => void;
  }
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Sends rows to clients, all of which share one limit on disk space. */
    sendRows: SendRows;
  }
}

/** All rows of a list, as files and as JSON Lines. */
export const exports: Feature = {
  name: 'exports',
  needs: ['archive', 'counts', 'disagreements'],
  settings: { variables },
  commands: {
    export: {
      group: 'Store',
      summary: 'Write an archive of everything, with CSV files',
      load: async () => (await import('./export.command.js')).exportCommand,
    },
  },
  steps: async () => [(await import('./json-lines.js')).acceptStreams],
  mount: async (app, api) => {
    app.decorate('sendRows', (await import('./send-rows.js')).rowSender(api));
    if (!api.config.trustedDocumentsOnly) (await import('./route.js')).mountExports(app, api);
  },
  endpoint: async (app, api) => {
    const { limited } = await import('../../http/routes/api.js');
    const { maskFailures } = await import('./mask-failures.js');
    const { acceptsJsonLines, jsonLinesHandler } = await import('./json-lines.js');
    const { exporters } = await import('./exporter.js');
    const { apollo, schema, contexts, formatError } = api;
    const streamed = jsonLinesHandler({ apollo, schema, exporterOf: exporters(contexts), send: app.sendRows });
    return { accepts: acceptsJsonLines, handler: limited(api, maskFailures(formatError, streamed)) };
  },
};
