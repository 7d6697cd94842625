// Builds `dist`, unless it was built from these very files: most starts change nothing, and the compiler takes seconds to
// find that out. It compares contents, since copies of a checkout may keep the times of their files. Where the development
// packages were pruned, as in production, there is nothing to build with: what was built before is run.
// With `--unchecked` the compiler does not check types, which gives the same programs in half the time.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SOURCES = ['src', 'seed', 'prisma', 'tsconfig.json', 'package-lock.json'];
/** Holds the hash of the sources. seed/set-up.ts reads it, too. */
const BUILT_FROM = join(ROOT, 'dist', 'built-from');
/** What the compiler remembers of its last build: it would not write what another build has written over. */
const REMEMBERED = join(ROOT, 'dist', 'tsconfig.tsbuildinfo');
const COMPILER = join(ROOT, 'node_modules/typescript/bin/tsc');
const UNCHECKED = process.argv.includes('--unchecked');

if (existsSync(COMPILER) || !existsSync(BUILT_FROM)) {
  await import('./generate.mjs');
  build();
}

function build() {
  const hash = hashOf(SOURCES);
  const [built, unchecked] = [builtFrom(), `${hash} unchecked`];
  if (built === hash || (UNCHECKED && built === unchecked)) return;
  rmSync(BUILT_FROM, { force: true }); // the compiler also writes what has errors
  if (UNCHECKED) rmSync(REMEMBERED, { force: true });
  const options = UNCHECKED ? ['--noCheck', '--isolatedModules', '--incremental', 'false'] : [];
  try {
    execFileSync(process.execPath, [COMPILER, ...options], { cwd: ROOT, stdio: 'inherit' });
  } catch ({ status }) {
    process.exit(status ?? 1);
  }
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  writeFileSync(BUILT_FROM, UNCHECKED ? unchecked : hash);
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
