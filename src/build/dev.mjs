// `npm run dev`: the server on the embedded store, started again whenever a source changes. The compiler reports errors of
// types beside it, and the server runs nevertheless. Nothing is generated again: start it again after a change of models or documents.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

// What the compiler writes from now on is not what `build.mjs` built.
rmSync(`${ROOT}/dist/built-from`, { force: true });
const children = [
  ['node_modules/typescript/bin/tsc', '--watch', '--preserveWatchOutput'],
  ['--watch', '--watch-preserve-output', '--enable-source-maps', 'dist/src/main.js'],
].map((args) => spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit' }));

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {}); // the server drains, and this waits for it
for (const child of children) {
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', () => children.forEach((other) => other.kill()));
}
