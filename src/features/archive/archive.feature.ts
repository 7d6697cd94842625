import type { Feature } from '../../http/feature.js';

/** Backs up, restores and verifies a store. */
export const archive: Feature = {
  name: 'archive',
  commands: {
    backup: {
      group: 'Store',
      summary: 'Back up everything to an archive, and read it back',
      load: async () => (await import('./commands/backup.command.js')).backupCommand,
    },
    restore: {
      group: 'Store',
      summary: 'Restore an archive into an empty store',
      load: async () => (await import('./commands/restore.command.js')).restoreCommand,
    },
    verify: {
      group: 'Store',
      summary: 'Check every constraint of the store',
      load: async () => (await import('./commands/verify.command.js')).verifyCommand,
    },
  },
  mountAdmin: async (admin, services) => {
    const { backupRoute } = await import('./backup-route.js'); // imports the archive code, which the API does not use
    backupRoute(admin, services);
  },
};
