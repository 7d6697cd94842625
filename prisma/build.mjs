// Generates the Prisma client and compiles. Where the development packages were pruned, as in production, there is nothing
// to build with: what was built before is run.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const isBuilt = existsSync(new URL('../dist/src/main.js', import.meta.url));

if (!isBuilt || canBuild()) {
  await import('./generate.mjs');
  try {
    execFileSync(process.execPath, [require.resolve('typescript/bin/tsc')], { stdio: 'inherit' });
  } catch {
    process.exitCode = 1; // it has said why
  }
}

function canBuild() {
  try {
    return Boolean(require.resolve('prisma/package.json') && require.resolve('typescript/bin/tsc'));
  } catch {
    return false;
  }
}
