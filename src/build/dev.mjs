// `npm run dev`: runs the server on the embedded store and restarts it whenever a source changes. The compiler runs next to
// it and reports type errors, which do not stop the server. Code is not regenerated: restart it after changing models or
// documents.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

// From now on, the compiler's output is no longer what `build.mjs` built.
rmSync(`${ROOT}/dist/built-from`, { force: true });
const children = [
  ['node_modules/typescript/bin/tsc', '--watch', '--preserveWatchOutput'],
  ['--watch', '--watch-preserve-output', '--enable-source-maps', 'dist/src/main.js'],
].map((args) => spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit' }));

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {}); // the server drains, and this process waits for it
for (const child of children) {
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', () => children.forEach((other) => other.kill()));
}
