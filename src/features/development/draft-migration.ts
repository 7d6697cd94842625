import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { embeddedAdapter } from '../../db/embedded/adapter.js';
import { PRISMA_FOLDER, readMigrations } from '../../db/migrations/migrations.js';
import { migrationList, NO_FILTER } from './migration-list.js';
import { createPglite } from '../../db/embedded/pglite.js';
import { openSchemaEngine } from './schema-engine.js';
import { capitalize } from '../../shared/capitals.js';

/**
 * Returns the script that would make a folder's migrations match its models, or null if they already match. The migrations are
 * applied to an empty store, which is closed afterwards.
 */
export async function missingMigration(prisma = PRISMA_FOLDER, openEmpty = createPglite): Promise<string | null> {
  const migrations = join(prisma, 'migrations');
  const pglite = await openEmpty();
  const adapter = embeddedAdapter(pglite);
  const engine = await openSchemaEngine({ ...adapter, connectToShadowDb: () => adapter.connect() });
  try {
    const { exitCode, stdout } = await engine.diff({
      from: { tag: 'migrations', ...(await migrationList(migrations, await readMigrations(migrations))) },
      to: { tag: 'schemaDatamodel', files: await schemaFiles(prisma) },
      script: true,
      exitCode: true,
      filters: NO_FILTER,
    });
    return exitCode === 0 ? null : stdout;
  } finally {
    engine.free();
    await pglite.close();
  }
}

/** The files with the core's models, whose changes invalidate earlier responses. Features have their own files. */
const CORE_FILES = ['schema.prisma', 'history.prisma'];

async function coreTables(prisma: string): Promise<string[]> {
  const texts = await Promise.all(CORE_FILES.map((name) => readFile(join(prisma, name), 'utf8')));
  return texts.flatMap((text) => [...text.matchAll(/^model (\w+)/gm)].map(([, name]) => name!));
}

async function schemaFiles(prisma: string) {
  const names = (await readdir(prisma)).filter((name) => name.endsWith('.prisma'));
  const paths = names.map((name) => join(prisma, name));
  return Promise.all(paths.map(async (path) => ({ path, content: await readFile(path, 'utf8') })));
}

/** Writes a migration if one is missing. Returns its folder, or null. */
export async function draftMigration(name: string, prisma = PRISMA_FOLDER): Promise<string | null> {
  const script = await missingMigration(prisma);
  if (script === null) return null;
  const migrations = join(prisma, 'migrations');
  const folder = join(migrations, `${await nextTime(migrations)}_${name}`);
  await mkdir(folder);
  await writeFile(join(folder, 'migration.sql'), withConstraints(script, await coreTables(prisma)));
  return folder;
}

/** Returns a timestamp that sorts after all existing migrations, since another machine's clock may have been ahead. */
async function nextTime(migrations: string): Promise<string> {
  const now = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const last = (await readMigrations(migrations)).at(-1)?.name.slice(0, 14) ?? '0';
  return String(Math.max(Number(now), Number(last) + 1));
}

// Constraints that Prisma's diff cannot express and that every table of this project has. They are generated into the draft
// of a migration, so that its author need not remember them. tests/db/migrations/catalog.test.ts enforces them.

/** Tables with a foreign key for each kind of fact, and the function that adds such a column's constraints. */
const FACT_COLUMNS: Record<string, string> = { Citation: 'make_citable', Disagreement: 'make_disputable' };

/** A column that a diff adds, either in a new table or to an existing one. */
const ADDED = /^ *(?:ADD COLUMN +)?"(?<column>\w+)" (?<type>TEXT(?:\[\])?|UUID|INTEGER)(?= |,|;|$)/;
const TABLE = /^(?<verb>CREATE|ALTER) TABLE "(?<table>\w+)"/;

/**
 * Returns the script with text compared by code point, and with the added columns' constraints at the end. New tables of the core
 * also advance the version of the data.
 */
function withConstraints(script: string, core: readonly string[]): string {
  let table = '';
  const constraints: string[] = [];
  const lines = script.split('\n').map((line) => {
    const named = TABLE.exec(line)?.groups;
    if (named) table = named['table']!;
    if (named?.['verb'] === 'CREATE' && core.includes(table)) constraints.push(`SELECT "tell_changes_of"('"${table}"');`);
    const added = ADDED.exec(named ? line.replace(TABLE, '') : line)?.groups;
    if (!added) return line;
    const { column, type } = added as { column: string; type: string };
    constraints.push(...columnConstraints(table, column, type));
    return type.startsWith('TEXT') ? line.replace(`"${column}" ${type}`, `"${column}" ${type} COLLATE "C"`) : line;
  });
  return constraints.length === 0 ? script : `${lines.join('\n').trimEnd()}\n\n-- Constraints\n${constraints.join('\n')}\n`;
}

function columnConstraints(table: string, column: string, type: string): string[] {
  const check = (name: string, condition: string) => [
    `ALTER TABLE "${table}" ADD CONSTRAINT "${table}_${column}_${name}" CHECK (${condition});`,
  ];
  if (type === 'UUID') {
    const completed = FACT_COLUMNS[table];
    return completed && column.endsWith('Id') ? [`SELECT "${completed}"('${capitalize(column.slice(0, -2))}');`] : [];
  }
  if (type === 'INTEGER') return column === 'ordinal' ? check('from_zero', '"ordinal" >= 0') : [];
  if (column.endsWith('Folded')) return []; // a name that consists of combining marks folds to an empty string
  if (column === 'slug') return check('form', `"slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`);
  if (column.endsWith('Edtf')) {
    const date = column.slice(0, -'Edtf'.length);
    const columns = ['Edtf', 'Precision', 'Earliest', 'Latest'].map((suffix) => `"${date}${suffix}"`);
    return [
      `ALTER TABLE "${table}" ADD CONSTRAINT "${table}_${date}_partial_date" CHECK ("is_partial_date"(${columns.join(', ')}));`,
    ];
  }
  return check('not_blank', type === 'TEXT[]' ? `"says_something"("${column}")` : `"${column}" ~ '\\S'`);
}
