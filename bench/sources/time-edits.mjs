import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { startServer } from '../server.mjs';
import { edits } from './edits.mjs';

/** Returns the milliseconds of each edit of a source, by name. The mutations are sent over HTTP sequentially. */
export async function timeEdits(settings, env, { shape, slug, uncounted, counted }) {
  const mint = [settings.commands, 'token', '--role', 'editor', '--subject', 'bench'];
  const token = execFileSync(process.execPath, mint, { env }).toString().trim();
  const command = [process.execPath, join(settings.server, 'dist/src/main.js')];
  const rival = { title: 'this server', command, path: '/graphql', env: { ...env, LOG_LEVEL: 'silent' } };
  const server = await startServer(rival, {});
  const ask = async (query, variables) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const response = await fetch(server.url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    const { data, errors } = await response.json();
    const refused = errors ?? Object.values(data)[0]?.errors ?? [];
    if (refused.length > 0) throw new Error(JSON.stringify(refused));
    return data;
  };
  try {
    const times = {};
    for (const [name, edit] of Object.entries(edits[shape])) {
      for (let round = 0; round < uncounted + counted; round += 1) {
        const mutate = await edit(ask, slug, round);
        const start = performance.now();
        await mutate();
        if (round >= uncounted) (times[name] ??= []).push(performance.now() - start);
      }
    }
    return times;
  } finally {
    await server.stop();
  }
}
