import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { chmod, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { spawn } from 'node:child_process';

// node docs/operating/back-up.mjs FOLDER [DAYS]: backs up into a file with the date, and removes those that are older than
// DAYS (14). With ADMIN_PORT the running server of this machine is asked, else `npx communique backup` reads PostgreSQL itself.

const DAY_MS = 86_400_000;
const [folder, days = '14'] = process.argv.slice(2);
if (!folder || !(Number(days) > 0)) {
  console.error('usage: node docs/operating/back-up.mjs FOLDER [DAYS]');
  process.exit(1);
}
await mkdir(folder, { recursive: true, mode: 0o700 });
const name = `communique-${new Date().toISOString().replace(/[:.]/g, '')}.tar.gz`;
const [file, part] = [join(folder, name), join(folder, `part-${name}`)];
try {
  await (process.env.ADMIN_PORT ? fromServer(process.env.ADMIN_PORT) : fromPostgresql());
  await chmod(part, 0o600);
  await rename(part, file);
} catch (error) {
  console.error(`No backup was made: ${error.message}`);
  await rm(part, { force: true });
  process.exit(1);
}
console.log(`${file}: ${(await stat(file)).size} bytes`);
await removeOld();

async function fromServer(port) {
  const response = await fetch(`http://localhost:${port}/backup`, { method: 'POST' });
  if (!response.ok) throw new Error((await response.text()).trim());
  await pipeline(response.body, createWriteStream(part, { mode: 0o600 }));
}

async function fromPostgresql() {
  const child = spawn(process.execPath, ['dist/programs/cli.js', 'backup', part], { stdio: 'inherit' });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error('the line above says why');
}

async function removeOld() {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if (!/^(part-)?communique-.*\.tar\.gz$/.test(name)) continue;
    if (Date.now() - (await stat(path)).mtimeMs > Number(days) * DAY_MS) await rm(path);
  }
}
