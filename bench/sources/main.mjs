// Times imports and edits of large sources: `node bench/sources/main.mjs [--database URL]`. bench/README.md has more.
import { execFile, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import pg from 'pg';
import { number, table, writeSection } from '../report.mjs';
import { startServer } from '../server.mjs';
import { edits } from './edits.mjs';
import { writeSource } from './generate.mjs';

const { values: options } = parseArgs({
  options: {
    database: { type: 'string' },
    sources: { type: 'string', default: 'visits:3264,visits:5000,statements:100000' },
    rounds: { type: 'string', default: '11' },
    server: { type: 'string', default: fileURLToPath(new URL('../..', import.meta.url)) },
    write: { type: 'boolean', default: false },
  },
});
const rounds = Number(options.rounds);
const program = (path) => join(options.server, 'dist', path);
const sources = options.sources.split(',').map((source) => source.split(':'));
const jwtSecret = randomBytes(32).toString('hex');
const folder = await mkdtemp(join(tmpdir(), 'communique-sources-'));
process.on('SIGINT', () => process.exit(1));

const rows = [];
try {
  for (const [shape, count] of sources) {
    const slug = `${shape}-${count}`;
    await writeSource(join(folder, slug), slug, shape, Number(count));
    for (const engine of options.database ? ['embedded', 'PostgreSQL'] : ['embedded']) {
      for (const hasText of [false, true]) await measure({ shape, count: Number(count), slug, engine, hasText });
    }
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

const HEAD = ['source', 'text', 'store', 'import s', 'peak MB', 'again s', 'edit', 'median ms', 'slowest ms'];
const text = `${table(HEAD, rows)}\n\n${setUp()}`;
console.log(`\n${text}`);
if (options.write) await writeSection('Large sources', text);

async function measure({ shape, count, slug, engine, hasText }) {
  const { env, drop } = await emptyStore(engine);
  try {
    await promisify(execFile)(process.execPath, [program('seed/main.js')], { env }); // countries
    const files = [...(hasText ? ['--text', join(folder, `${slug}.txt`)] : []), join(folder, `${slug}.yaml`)];
    const first = await run([program('seed/main.js'), ...files], env);
    const again = await run([program('seed/main.js'), ...files], env);
    const facts = [`${number(count, 0)} ${shape}`, hasText ? 'with' : 'without', engine];
    const figures = [number(first.seconds, 1), number(first.peakMegabytes, 0), number(again.seconds, 1)];
    for (const [edit, times] of Object.entries(await timeEdits(shape, slug, env))) {
      const sorted = times.toSorted((a, b) => a - b);
      const median = sorted[Math.floor(sorted.length / 2)];
      rows.push([...facts, ...figures, edit, number(median, 0), number(sorted.at(-1), 0)]);
      console.error(rows.at(-1).join(' | '));
    }
  } finally {
    await drop();
  }
}

async function emptyStore(engine) {
  const shared = { PATH: process.env.PATH, JWT_SECRET: jwtSecret, NODE_OPTIONS: process.env.NODE_OPTIONS ?? '' };
  if (engine === 'embedded') {
    const dataDir = await mkdtemp(join(folder, 'store-'));
    const env = { ...shared, DATA_DIR: dataDir };
    await promisify(execFile)(process.execPath, [program('src/commands/migrate.main.js')], { env });
    return { env, drop: () => rm(dataDir, { recursive: true }) };
  }
  const name = 'communique_bench_sources';
  const url = new URL(options.database);
  url.pathname = name;
  const administrator = new pg.Client({ connectionString: options.database });
  await administrator.connect();
  const dropDatabase = () => administrator.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await dropDatabase();
  await administrator.query(`CREATE DATABASE ${name} ENCODING 'UTF8' TEMPLATE template0`);
  const env = { ...shared, DATABASE_URL: url.href };
  await promisify(execFile)(process.execPath, [program('src/commands/migrate.main.js')], { env });
  return { env, drop: () => dropDatabase().then(() => administrator.end()) };
}

/** Runs a command to its end, with its time and its peak of resident memory. */
async function run(args, env) {
  const start = performance.now();
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, peakOf(child.pid))), 20);
  const code = await new Promise((resolve) => child.once('exit', resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`);
  return { seconds: (performance.now() - start) / 1_000, peakMegabytes: peak };
}

/** The kernel's own record, in megabytes; 0 once the process has ended. */
function peakOf(pid) {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024;
  } catch {
    return 0;
  }
}

/** Milliseconds of each edit, by its name: one mutation over HTTP after the other. The first two are not counted. */
async function timeEdits(shape, slug, env) {
  const mint = [program('src/commands/token.main.js'), '--role', 'editor', '--subject', 'bench'];
  const token = execFileSync(process.execPath, mint, { env }).toString().trim();
  const rival = {
    ...{ title: 'this server', command: [process.execPath, program('src/main.js')], path: '/graphql' },
    env: { ...env, HOST: '127.0.0.1', LOG_LEVEL: 'silent' },
  };
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
      for (let round = 0; round < rounds + 2; round += 1) {
        const mutate = await edit(ask, slug, round);
        const start = performance.now();
        await mutate();
        if (round >= 2) (times[name] ??= []).push(performance.now() - start);
      }
    }
    return times;
  } finally {
    await server.stop();
  }
}

function setUp() {
  const [{ model }, ...others] = cpus();
  const git = (...args) => execFileSync('git', ['-C', options.server, ...args]).toString().trim(); // prettier-ignore
  const changed = git('status', '--porcelain', '--', 'src', 'prisma', 'package-lock.json') !== '';
  return [
    `Machine: ${model.trim()}, ${others.length + 1} cores, ${Math.round(totalmem() / 2 ** 30)} GB`,
    `Node: ${process.version}; commit ${git('rev-parse', '--short', 'HEAD')}${changed ? ' with changes' : ''}`,
    `Import: the command \`npm run seed\` from start to end, its peak of resident memory, and the same import again`,
    `Edit: one mutation over HTTP, ${rounds} rounds after two that are not counted`,
  ]
    .map((line) => `- ${line}`)
    .join('\n');
}
