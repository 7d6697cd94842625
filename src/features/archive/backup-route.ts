import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { backUp } from './write-archive.js';
import { describeContent } from './manifest.js';
import { isOfThisMachine } from '../../http/request.js';
import type { Services } from '../../http/services.js';

/**
 * POST /backup returns a verified archive of everything. It is for the embedded store, which only the running server can open;
 * other requests wait meanwhile. Only this machine may call it, since an archive contains the history and the texts.
 */
export function backupRoute(admin: FastifyInstance, { db, features }: Services): void {
  let isRunning = false;

  admin.post('/backup', async (request, reply) => {
    if (!isOfThisMachine(request)) return reply.code(403).send('Only this machine may request a backup.\n');
    if (isRunning) return reply.code(503).send('A backup is being made. Retry later.\n');
    isRunning = true;
    let folder: string | undefined;
    const clear = async () => folder && rm(folder, { recursive: true, force: true });
    try {
      folder = await mkdtemp(join(tmpdir(), 'communique-backup-'));
      const path = join(folder, 'backup.tar.gz');
      const manifest = await backUp(db, path, features);
      request.log.info(`Made a backup: ${describeContent(manifest)}`);
      reply.header('content-length', (await stat(path)).size);
      reply.header('content-disposition', `attachment; filename="communique-${manifest.dataVersion}.tar.gz"`);
      return reply.type('application/gzip').send(createReadStream(path).on('close', () => void clear()));
    } catch (error) {
      request.log.error({ err: error }, 'the backup failed');
      await clear();
      return reply.code(500).send('The backup failed. The log says why.\n');
    } finally {
      isRunning = false;
    }
  });
}
