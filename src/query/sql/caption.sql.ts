import { Prisma } from '../../db/generated/client.js';
import { claimFields } from '../../model/kinds/fields.js';
import type { Kind } from '../../model/kinds/kind.js';
import { claimSubjects, kindNamed } from '../../model/kinds/kinds.js';
import type { Sql } from '../stored-as.js';
import { column, identifier, join, literal } from './identifier.js';

/** The caption of a row: its title, name or text, or the names of the objects that it connects. */
function captionSql(kind: Kind, row: Sql): Sql {
  const { caption, shape } = kind;
  const names = 'all' in caption ? caption.all : caption.first;
  const fields = names.map((name) => claimFields(shape).find((field) => field.name === name)!);
  if ('all' in caption) return Prisma.sql`concat_ws(${literal(' – ')}, ${join(fields.map((field) => fieldSql(field, row)))})`;
  const required = fields.findIndex((field) => field.required); // it always has a value, so later fields are never needed
  const tried = required < 0 ? fields : fields.slice(0, required + 1);
  const [first, ...others] = tried.map((field) => fieldSql(field, row));
  return others.length === 0 ? first! : Prisma.sql`COALESCE(${join([first!, ...others])})`;
}

/** The caption of a row, followed by its subject: the title of an office, then its holder. */
export function labelSql(kind: Kind, row: Sql): Sql {
  const [subject] = 'all' in kind.caption ? [] : claimSubjects(kind);
  const caption = captionSql(kind, row);
  if (!subject) return caption;
  const { field, of } = subject;
  return Prisma.sql`concat_ws(', ', ${caption}, ${selectCaption(of.plural, 'id', column(row, `${field}Id`))})`;
}

/** Selects the caption of the object with this key, where `plural` names its kind; null if there is no such object. */
export function selectCaption(plural: string, key: 'id' | 'slug', value: Sql): Sql {
  if (plural === 'countries') return named('Country', key, value, (country) => column(country, 'name'));
  const kind = kindNamed(plural);
  return named(kind.model, key, value, (row) => captionSql(kind, row));
}

function named(model: string, key: string, value: Sql, caption: (row: Sql) => Sql): Sql {
  const row = identifier(model);
  return Prisma.sql`(SELECT ${caption(row)} FROM ${row} WHERE ${column(row, key)} = ${value})`;
}

function fieldSql({ name, refersTo }: { name: string; refersTo?: string }, row: Sql): Sql {
  return refersTo === undefined ? column(row, name) : selectCaption(refersTo, 'id', column(row, `${name}Id`));
}
