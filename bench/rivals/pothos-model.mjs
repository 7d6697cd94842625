// Writes generated/pothos-model.js, Pothos's description of the store, from the server's own Prisma schema.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export function writePothosModel(server) {
  const folder = fileURLToPath(new URL('generated/', import.meta.url));
  const generator = fileURLToPath(new URL('../node_modules/.bin/prisma-pothos-types', import.meta.url));
  const files = readdirSync(join(server, 'prisma')).filter((name) => name.endsWith('.prisma'));
  const models = files.map((name) => readFileSync(join(server, 'prisma', name), 'utf8')).join('\n');
  const schema = models.replace(/^generator \w+ \{[^}]*\}/gm, '');
  const pothos = `generator pothos {
  provider     = "${generator}"
  clientOutput = "unused"
  output       = "./pothos-model.ts"
  generateDatamodel = true
}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'schema.prisma'), schema + pothos);
  const prisma = createRequire(join(server, 'package.json')).resolve('prisma/build/index.js');
  execFileSync(process.execPath, [prisma, 'generate', '--schema', join(folder, 'schema.prisma')], {
    cwd: server,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
