// Builds the package: `dist`, and copies of the committed schema and licence.
import { execFileSync } from 'node:child_process';
import { copyFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const PACKAGE = fileURLToPath(new URL('.', import.meta.url));
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

rmSync(`${PACKAGE}dist`, { recursive: true, force: true });
execFileSync(process.execPath, [createRequire(import.meta.url).resolve('typescript/bin/tsc'), '-p', PACKAGE], {
  stdio: ['inherit', 2, 2],
});
for (const file of ['schema.graphql', 'LICENSE']) copyFileSync(ROOT + file, PACKAGE + file);
