import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { drive, quantile } from './drive.mjs';
import { number, table } from './report.mjs';
import { NOT_COMPARED, parameters } from './requests.mjs';
import { cursors } from './cursors.mjs';
import { startServer } from './server.mjs';
import { loadWorld } from './world/load.mjs';

const VISITS = 1_000;
const CONNECTIONS = 1;

const NAMES = ['floor', 'on', 'off'];

/** Compares this server on its embedded store with hand-written SQL on the same PGlite: the same operations, sequentially. */
export async function* embedded(settings) {
  const dataDir = await mkdtemp(join(tmpdir(), 'communique-bench-'));
  try {
    const words = await makeStore(dataDir, VISITS, settings);
    const asked = await parameters(VISITS, words, async (slugs) => slugs);
    const slugs = asked.visits.map(({ after }) => after);
    const inStore = (sql, values) =>
      withPglite(dataDir, settings.server, async (pglite) => (await pglite.query(sql, values)).rows);
    const rows = [];
    const memory = [];
    const expected = {};
    for (const each of settings.rivals.filter(({ name }) => NAMES.includes(name))) {
      const rival = { ...each, title: each.title.replace(' pg,', ' PGlite,') };
      const places = rival.name === 'floor' ? await cursors({ rival }, slugs, inStore) : null; // while no server has it open
      const server = await startServer(rival, { DATA_DIR: dataDir, SERVER: settings.server });
      try {
        asked.visits = places ?? (await cursors(server, slugs));
        for (const operation of settings.operations) {
          const facts = [];
          for (const variables of asked[operation].slice(0, 20)) facts.push(await server.facts(operation, variables));
          expected[operation] ??= facts;
          if (!NOT_COMPARED.includes(operation)) assert.deepEqual(facts, expected[operation], `${rival.title}: ${operation}`);
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

/** Migrates as an operator would, then loads the world into the closed store's folder. Returns its words by rank. */
export async function makeStore(dataDir, visits, { commands, server, log }) {
  const env = { PATH: process.env.PATH, DATA_DIR: dataDir };
  await promisify(execFile)(process.execPath, [commands, 'migrate'], { env, cwd: dataDir });
  return withPglite(dataDir, server, async (pglite) => {
    await loadWorld((sql) => pglite.exec(sql), visits, log);
    const { rows } = await pglite.query('SELECT word FROM bench.word ORDER BY rank');
    return rows.map(({ word }) => word);
  });
}

async function withPglite(dataDir, server, work) {
  const { createPglite } = await import(join(server, 'dist/src/db/embedded/pglite.js'));
  const pglite = await createPglite({ dataDir: join(dataDir, 'postgresql') });
  try {
    return await work(pglite);
  } finally {
    await pglite.close();
  }
}
