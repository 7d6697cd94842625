import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { POOL_SIZE } from './rivals.mjs';

/** Whether processes are scheduled by session. */
const AUTOGROUP = '/proc/sys/kernel/sched_autogroup_enabled';
const PEERS = [
  'postgraphile',
  '@dataplan/pg',
  'grafserv',
  '@pothos/core',
  '@pothos/plugin-prisma',
  'graphql-yoga',
  'pg',
  'autocannon',
];
const OWN = ['@apollo/server', 'fastify', 'type-graphql', 'graphql', '@prisma/client', 'pg', '@electric-sql/pglite'];

/** Lists the conditions under which a section's figures were measured. */
export async function setUp(settings, postgresql, { visits, statements }) {
  const [{ model }, ...others] = cpus();
  const lines = [
    `Machine: ${model.trim()}, ${others.length + 1} cores, ${Math.round(totalmem() / 2 ** 30)} GB, shared by the server, PostgreSQL and the load generator`,
    ...(existsSync(AUTOGROUP) ? [`Linux: sched_autogroup_enabled ${readFileSync(AUTOGROUP, 'utf8').trim()}`] : []),
    `Node: ${Object.values(settings.nodes)
      .filter(Boolean)
      .map((node) => execFileSync(node, ['--version']).toString().trim())
      .join(' and ')}`,
    `This server: commit ${commit(settings.server)}; ${versions(settings.server, OWN)}`,
    `Peers: ${versions(new URL('.', import.meta.url).pathname, PEERS)}`,
  ];
  if (postgresql && visits) {
    const set = (await postgresql.settings()).map(({ name, value }) => `${name} ${value}`).join(', ');
    lines.push(
      `PostgreSQL ${postgresql.version}: ${set}; pools of ${POOL_SIZE} connections for each server`,
      `World: ${visits.toLocaleString('en')} visits, ${await postgresql.size(`communique_bench_${visits}`)}`,
    );
  }
  if (statements) {
    lines.push(
      `Load: ${settings.connections} connections without pipelining, ${settings.rounds} rounds of ${settings.seconds} s per server, interleaved; medians; statements and buffers per request from ${statements}`,
    );
  }
  lines.push(`Command: \`npm run bench -- ${command()}\`, ${new Date().toISOString().slice(0, 10)}`);
  return lines.map((line) => `- ${line}`).join('\n');
}

function versions(folder, names) {
  return names
    .map((name) => `${name} ${JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')).version}`)
    .join(', ');
}

function commit(folder) {
  const git = (...args) =>
    execFileSync('git', ['-C', folder, ...args])
      .toString()
      .trim();
  const changed = git('status', '--porcelain', '--', 'src', 'prisma', 'package-lock.json') !== '';
  return git('rev-parse', '--short', 'HEAD') + (changed ? ' with changes' : '');
}

/** Returns the arguments, except those that describe this machine. */
function command() {
  const args = process.argv.slice(2).flatMap((arg) => arg.split(/(?<=^--\w+)=/));
  const shown = [];
  for (let index = 0; index < args.length; index += 1) {
    if (['--server', '--node20', '--node22'].includes(args[index])) index += 1;
    else if (args[index] === '--database') shown.push(args[index++], 'URL');
    else shown.push(args[index]);
  }
  return shown.join(' ');
}
