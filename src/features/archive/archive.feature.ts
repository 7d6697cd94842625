import type { Feature } from '../../http/feature.js';

/** Backups, restores, and checks of a store. */
export const archive: Feature = {
  name: 'archive',
  mountAdmin: async (admin, { db }) => {
    const { backupRoute } = await import('./backup-route.js'); // with it come the archives, of which the API has no use
    backupRoute(admin, db);
  },
};
