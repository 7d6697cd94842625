import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drive } from './drive.mjs';
import { makeStore } from './embedded.mjs';
import { number, table } from './report.mjs';
import { operations } from './rivals.mjs';
import { startServer } from './server.mjs';
import { worldDatabase } from './world/load.mjs';

const VISITS = 1_000;
const DIFFERENT = 5_000;
/** Variables that each operation accepts. */
const VARIABLES = { visit: { slug: 'visit-1' }, visits: {}, search: { query: 'trade' }, person: { slug: 'person-1' } };

/** Measures the memory of a server whose clients keep sending new documents, never the same one twice. */
export async function* documents(settings) {
  const dataDir = await mkdtemp(join(tmpdir(), 'communique-bench-'));
  try {
    await makeStore(dataDir, VISITS, settings);
    const stores = { 'the embedded store': { DATA_DIR: dataDir } };
    if (settings.database) {
      stores.PostgreSQL = { DATABASE_URL: await worldDatabase(settings.database, VISITS, settings) };
    }
    const rival = settings.rivals.find(({ name }) => name === 'on');
    const rows = [];
    for (const [store, env] of Object.entries(stores)) {
      const server = await startServer(rival, env);
      try {
        const idle = server.peakMegabytes();
        const { connections } = settings;
        const { answered, elapsed } = await drive(server.url, bodies(rival), { connections, amount: DIFFERENT });
        rows.push([store, idle, server.peakMegabytes(), answered / elapsed]);
      } finally {
        await server.stop();
      }
    }
    yield {
      title: `${DIFFERENT.toLocaleString('en')} different documents`,
      text: table(
        ['', 'peak memory at first, MB', 'peak memory, MB', 'requests/s'],
        rows.map(([store, ...numbers]) => [store, ...numbers.map((each) => number(each, 0))]),
      ),
    };
  } finally {
    await rm(dataDir, { recursive: true });
  }
}

function bodies(rival) {
  return Array.from({ length: DIFFERENT }, (_, index) => {
    const operation = operations[index % operations.length];
    const { query, variables } = rival.ask(operation, VARIABLES[operation]);
    return JSON.stringify({ query: query.replace('{', `{ unlike${index}: __typename`), variables });
  });
}
