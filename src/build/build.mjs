// Builds `dist`, unless it was built from the same files: usually nothing has changed, and the compiler takes seconds to find
// out. Compares contents, since copies of a checkout may keep file times. Without the development dependencies, as in
// production, keeps the existing build. Prints to standard error, since a program may read a command's output.
//
// Only `npm run build` checks types (`--check-types`); the other commands compile the same programs in a third of the CPU time.
// `--unchecked` also tolerates documents that query fields not yet in schema.graphql.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SOURCES = ['src', 'seed', 'prisma', 'tsconfig.json', 'package-lock.json'];
/** Contains the hash of the sources. Also read by src/commands/set-up.ts. */
const BUILT_FROM = join(ROOT, 'dist', 'built-from');
/** The compiler's incremental state. With it, the compiler would not rewrite files that another build has overwritten. */
const REMEMBERED = join(ROOT, 'dist', 'tsconfig.tsbuildinfo');
const COMPILER = join(ROOT, 'node_modules/typescript-native/bin/tsc');
const LEAST_FILES = 256;
const MAY_FAIL = process.argv.includes('--unchecked');
const CHECKS_TYPES = process.argv.includes('--check-types');
/** How a build is marked after the hash of its sources. A build with a later mark also serves where an earlier one is wanted. */
const MARKS = [' incomplete', ' unchecked', ''];
const LEVEL = MAY_FAIL ? 0 : CHECKS_TYPES ? 2 : 1;
const { engines, devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
/** Other packages also install the compiler, but not the types that it needs. */
const TOOLS = Object.keys(devDependencies).filter(
  (name) => ['typescript-native', 'prisma', 'rolldown', '@graphql-codegen/cli'].includes(name) || name.startsWith('@types/'),
);

requireNode();
requireFiles();
if (TOOLS.every((name) => existsSync(join(ROOT, 'node_modules', name)))) {
  await import('./generate.mjs');
  await build();
} else if (!existsSync(BUILT_FROM)) {
  refuse('Nothing is built, and the development packages are not installed. Run `npm ci && npm run build` first.');
}

/** Every command of the project checks this first: an older Node fails with hundreds of lines of errors. */
function requireNode() {
  const [least, found] = [engines.node.replace('>=', ''), process.versions.node].map((version) => version.split('.'));
  const [major, minor] = [0, 1].map((place) => Number(found[place]) - Number(least[place]));
  if (major > 0 || (major === 0 && minor >= 0)) return;
  refuse(`Node ${process.versions.node} is too old: the project needs ${engines.node}.`);
}

/**
 * The programs it starts open hundreds of files at a time. Node has already raised the limit as far as possible, and only
 * Linux reports it.
 */
function requireFiles() {
  const limits = existsSync('/proc/self/limits') ? readFileSync('/proc/self/limits', 'utf8') : '';
  const [, limit] = /^Max open files +(\d+)/m.exec(limits) ?? [];
  if (limit === undefined || Number(limit) >= LEAST_FILES) return;
  refuse(`This process can open only ${limit} files; the project needs ${LEAST_FILES}. Raise the limit: \`ulimit -n 1024\`.`);
}

function refuse(line) {
  console.error(line);
  process.exit(1);
}

async function build() {
  const hash = hashOf(SOURCES);
  const built = builtFrom();
  if (MARKS.slice(LEVEL).some((mark) => built === hash + mark)) return;
  console.error('Compiling the project: its sources have changed.');
  rmSync(BUILT_FROM, { force: true }); // the compiler also writes files with errors
  if (!CHECKS_TYPES) rmSync(REMEMBERED, { force: true });
  const options = CHECKS_TYPES ? [] : ['--noCheck', '--isolatedModules', '--incremental', 'false'];
  try {
    execFileSync(process.execPath, [COMPILER, ...options], { cwd: ROOT, stdio: ['inherit', 2, 2] });
    if (CHECKS_TYPES)
      execFileSync(process.execPath, [COMPILER, '-p', 'src/features/desk/browser'], { cwd: ROOT, stdio: ['inherit', 2, 2] });
  } catch ({ status }) {
    process.exit(status ?? 1);
  }
  const { bundleDesk, bundlePrograms } = await import('./bundle.mjs');
  await Promise.all([bundleDesk(MAY_FAIL), bundlePrograms(MAY_FAIL)]);
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  writeFileSync(BUILT_FROM, hash + MARKS[LEVEL]);
}

function builtFrom() {
  try {
    return readFileSync(BUILT_FROM, 'utf8');
  } catch {
    return null;
  }
}

function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap(filesIn)) {
    hash.update(`${path}\0`).update(readFileSync(join(ROOT, path)));
    hash.update('\0');
  }
  return hash.digest('hex');
}

function filesIn(path) {
  if (path.includes('.')) return [path];
  const entries = readdirSync(join(ROOT, path), { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map(({ parentPath, name }) => join(parentPath, name).slice(ROOT.length)).sort();
}
