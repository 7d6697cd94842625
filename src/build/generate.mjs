// Generates code, each part unless it is there already, of these sources: a generator takes seconds, and most starts change no
// source. What was generated of which sources is a hash beside it.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL('../..', import.meta.url));

// The Prisma client, what is stored of models (models.mjs) and the enums (enums.mjs)
generate({
  into: 'src/db/generated',
  files: ['client.ts', 'stored-models.ts', '../../model/generated/enums.ts'],
  sources: [...filesIn('prisma', '.prisma'), 'src/build/models.mjs', 'src/build/enums.mjs'],
  versionOf: 'prisma/package.json',
  program: ['prisma/build/index.js', 'generate'],
});

/** Runs a program of a package, unless the files are there and the hash beside them is that of the sources. */
function generate({ into, files, sources, versionOf, program: [script, ...options] }) {
  const stamp = join(into, 'sources.sha256');
  const hash = createHash('sha256').update(require(versionOf).version);
  for (const source of sources) hash.update(`\n${source}\n`).update(textOf(source));
  const current = hash.digest('hex');
  if (textOf(stamp) === current && files.every((file) => textOf(join(into, file)) !== '')) return;
  execFileSync(process.execPath, [require.resolve(script), ...options], { cwd: root, stdio: ['inherit', 2, 2] });
  writeFileSync(join(root, stamp), current);
}

/** The files of a folder, but not of folders in it, with such an ending. */
function filesIn(folder, ending) {
  const names = readdirSync(join(root, folder)).filter((name) => name.endsWith(ending));
  return names.sort().map((name) => join(folder, name));
}

/** Empty where there is no such file. */
function textOf(path) {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return '';
  }
}
