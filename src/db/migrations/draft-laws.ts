import { capitalize } from '../../capitals.js';

// What Prisma's diff cannot say of a new table or column, and every table of this project has. Generated into the draft
// of a migration, so that its author reads the laws instead of remembering them. tests/db/migrations/catalog.test.ts holds them.

/** A column as a diff adds it: in a new table, or to an old one. */
const ADDED = /^ *(?:ADD COLUMN +)?"(?<column>\w+)" (?<type>TEXT(?:\[\])?|UUID|INTEGER)(?= |,|;|$)/;
const TABLE = /^(?<verb>CREATE|ALTER) TABLE "(?<table>\w+)"/;

/** The script, with text compared by code point, and the laws of what it adds at its end. */
export function withLaws(script: string): string {
  let table = '';
  const laws: string[] = [];
  const lines = script.split('\n').map((line) => {
    const named = TABLE.exec(line)?.groups;
    if (named) table = named['table']!;
    if (named?.['verb'] === 'CREATE') laws.push(`SELECT "tell_changes_of"('"${table}"');`);
    const added = ADDED.exec(named ? line.replace(TABLE, '') : line)?.groups;
    if (!added) return line;
    const { column, type } = added as { column: string; type: string };
    laws.push(...lawsOf(table, column, type));
    return type.startsWith('TEXT') ? line.replace(`"${column}" ${type}`, `"${column}" ${type} COLLATE "C"`) : line;
  });
  return laws.length === 0 ? script : `${lines.join('\n').trimEnd()}\n\n-- Laws\n${laws.join('\n')}\n`;
}

function lawsOf(table: string, column: string, type: string): string[] {
  const check = (law: string, condition: string) => [
    `ALTER TABLE "${table}" ADD CONSTRAINT "${table}_${column}_${law}" CHECK (${condition});`,
  ];
  if (type === 'UUID') {
    const isFact = table === 'Citation' && column.endsWith('Id');
    return isFact ? [`SELECT "make_citable"('${capitalize(column.slice(0, -2))}');`] : [];
  }
  if (type === 'INTEGER') return column === 'ordinal' ? check('from_zero', '"ordinal" >= 0') : [];
  if (column.endsWith('Folded')) return []; // a name of combining marks alone folds to an empty text
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
