// Writes src/db/migrations/generated/catalog.ts: the catalog of a new store, which `verify` compares with an existing one.
// Generated at build time, since `verify` would need 600 MB of memory to create a new store.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';

const PRISMA = new URL('../../prisma/', import.meta.url);
const GENERATED = new URL('../db/migrations/generated/', import.meta.url);
const read = (path) => readFileSync(new URL(path, PRISMA), 'utf8');

const store = await PGlite.create({ extensions: { pg_trgm } });
const folders = readdirSync(new URL('migrations', PRISMA), { withFileTypes: true }).filter((entry) => entry.isDirectory());
for (const { name } of folders.sort((a, b) => (a.name < b.name ? -1 : 1)))
  await store.exec(read(`migrations/${name}/migration.sql`));
const { rows } = await store.query(read('catalog.sql'));
await store.close();

const catalog = Object.fromEntries(rows.map(({ name, state }) => [name, state]));
mkdirSync(GENERATED, { recursive: true });
writeFileSync(
  new URL('catalog.ts', GENERATED),
  `// Generated from prisma/migrations.\nexport const catalog: Record<string, string> = ${JSON.stringify(catalog, null, 2)};\n`,
);
