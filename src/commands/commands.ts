import type { ProgramCommands } from '../http/command.js';

/** The commands of the core. Features add their own. */
export const CORE_COMMANDS: ProgramCommands = {
  'set-up': {
    group: 'Store',
    summary: 'Create, migrate and seed the embedded store',
    load: async () => (await import('./set-up.command.js')).setUpCommand,
  },
  migrate: {
    group: 'Store',
    summary: 'Apply pending migrations',
    load: async () => (await import('./migrate.command.js')).migrateCommand,
  },
  'accept-loss': {
    group: 'Store',
    summary: 'Reopen an embedded store that has lost acknowledged changes',
    load: async () => (await import('./accept-loss.command.js')).acceptLossCommand,
  },
};
