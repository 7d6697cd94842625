// Generates the Prisma client and what is stored of models (models.mjs) and the enums (enums.mjs), unless they are there already, of this schema and of this
// version of Prisma: that takes two seconds, and most starts change neither. A schema that `prisma format` would change is
// generated every time.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL('../..', import.meta.url));
const schema = readFileSync(new URL('../../prisma/schema.prisma', import.meta.url), 'utf8');
const { version } = require('prisma/package.json');

if (!isCurrent()) {
  const prisma = require.resolve('prisma/build/index.js');
  execFileSync(process.execPath, [prisma, 'generate'], { cwd: root, stdio: ['inherit', 2, 2] });
}

function isCurrent() {
  const client = textOf('db/generated/internal/class.ts');
  const isOfSchema = client.includes(`"inlineSchema": ${JSON.stringify(schema)}`);
  if (!isOfSchema || !client.includes(`"clientVersion": "${version}"`)) return false;
  return ['db/generated/stored-models.ts', 'model/generated/enums.ts'].every((name) => textOf(name) !== '');
}

/** The text of a generated file of src; empty where there is none. */
function textOf(name) {
  try {
    return readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
  } catch {
    return '';
  }
}
