import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { drive, quantile } from './drive.mjs';
import { number, table } from './report.mjs';
import { parameters } from './requests.mjs';
import { cursors } from './cursors.mjs';
import { startServer } from './server.mjs';
import { loadWorld } from './world/load.mjs';

const VISITS = 1_000;
const CONNECTIONS = 1;

/** This server on its embedded store: the same operations, asked one after the other. */
export async function* embedded(settings) {
  const dataDir = await mkdtemp(join(tmpdir(), 'communique-bench-'));
  try {
    const words = await makeStore(dataDir, VISITS, settings);
    const rows = [];
    const memory = [];
    for (const rival of settings.rivals.filter(({ name }) => name === 'on' || name === 'off')) {
      const server = await startServer(rival, { DATA_DIR: dataDir });
      try {
        const asked = await parameters(VISITS, words, async (slugs) => slugs);
        asked.visits = await cursors(
          server,
          asked.visits.map(({ after }) => after),
        );
        for (const operation of settings.operations) {
          for (const variables of asked[operation].slice(0, 20)) await server.facts(operation, variables);
          const bodies = asked[operation].map((variables) => JSON.stringify(rival.ask(operation, variables)));
          const load = { connections: CONNECTIONS, seconds: settings.seconds };
          const { answered, elapsed, latencies } = await drive(server.url, bodies, load);
          rows.push([
            operation,
            rival.title,
            number(answered / elapsed, 0),
            number(quantile(latencies, 0.5), 1),
            number(quantile(latencies, 0.99), 1),
          ]);
          settings.log(`embedded: ${rival.title}: ${rows.at(-1).join(' ')}`);
        }
        memory.push([rival.title, number(server.peakMegabytes(), 0)]);
      } finally {
        await server.stop();
      }
    }
    const figures = table(['', '', 'requests/s', 'p50 ms', 'p99 ms'], rows);
    yield {
      title: 'The embedded store, 1,000 visits',
      text: `One request at a time.\n\n${figures}\n\n${table(['', 'peak memory, MB'], memory)}`,
    };
  } finally {
    await rm(dataDir, { recursive: true });
  }
}

/** Migrates as an operator does, then loads the world into the closed store's folder; returns its words by rank. */
export async function makeStore(dataDir, visits, { migrate, server, log }) {
  const env = { PATH: process.env.PATH, DATA_DIR: dataDir };
  await promisify(execFile)(process.execPath, [migrate], { env, cwd: dataDir });
  const { createPglite } = await import(join(server, 'dist/src/db/pglite.js'));
  const pglite = await createPglite({ dataDir: join(dataDir, 'postgresql') });
  try {
    await loadWorld((sql) => pglite.exec(sql), visits, log);
    const { rows } = await pglite.query('SELECT word FROM bench.word ORDER BY rank');
    return rows.map(({ word }) => word);
  } finally {
    await pglite.close();
  }
}
