// Generates the Prisma client, unless it is there already, of this schema and of this version of Prisma: that takes two
// seconds, and most starts change neither. A schema that `prisma format` would change is generated every time.
// Beside the client it writes the stored shape (shape.mjs), which says what the client leaves out: which columns may be
// null.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { shapeOf } from './shape.mjs';

const require = createRequire(import.meta.url);
const schema = readFileSync(new URL('schema.prisma', import.meta.url), 'utf8');
const { version } = require('prisma/package.json');

if (!isCurrent())
  execFileSync(process.execPath, [require.resolve('prisma/build/index.js'), 'generate'], { stdio: ['inherit', 2, 2] });

const shape = `// Generated from prisma/schema.prisma.\nexport const shape = ${JSON.stringify(shapeOf(schema), null, 2)};\n`;
if (generated('shape.ts') !== shape) writeFileSync(urlOf('shape.ts'), shape);

function isCurrent() {
  const client = generated('internal/class.ts');
  return (
    client.includes(`"inlineSchema": ${JSON.stringify(schema)}`) && client.includes(`"clientVersion": "${version}"`)
  );
}

/** A generated file; empty where there is none. */
function generated(name) {
  try {
    return readFileSync(urlOf(name), 'utf8');
  } catch {
    return '';
  }
}

function urlOf(name) {
  return new URL(`../src/db/generated/${name}`, import.meta.url);
}
