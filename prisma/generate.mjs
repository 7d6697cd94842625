// Generates the Prisma client, unless it is there already, of this schema and of this version of Prisma: that takes two
// seconds, and most starts change neither. A schema that `prisma format` would change is generated every time.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const schema = readFileSync(new URL('schema.prisma', import.meta.url), 'utf8');
const { version } = require('prisma/package.json');

if (!isCurrent())
  execFileSync(process.execPath, [require.resolve('prisma/build/index.js'), 'generate'], { stdio: 'inherit' });

function isCurrent() {
  try {
    const client = readFileSync(new URL('../src/db/generated/internal/class.ts', import.meta.url), 'utf8');
    return (
      client.includes(`"inlineSchema": ${JSON.stringify(schema)}`) && client.includes(`"clientVersion": "${version}"`)
    );
  } catch {
    return false;
  }
}
