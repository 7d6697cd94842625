import { Prisma } from '../../db/generated/client.js';
import { claimFields } from '../../model/kinds/fields.js';
import type { Kind } from '../../model/kinds/kind.js';
import { kindNamed } from '../../model/kinds/kinds.js';
import type { Sql } from '../stored-as.js';
import { column, identifier, join, literal } from './identifier.js';

/** The caption of a row: its title, name or text, or the names of the objects that it connects. */
function captionSql(kind: Kind, row: Sql): Sql {
  const { caption, shape } = kind;
  const fields = claimFields(shape);
  const values = (names: readonly string[]) =>
    names.map((name) =>
      fieldSql(
        fields.find((each) => each.name === name)!,
        row,
      ),
    );
  if ('all' in caption) return Prisma.sql`concat_ws(${literal(' – ')}, ${join(values(caption.all))})`;
  const given = caption.first.findIndex((name) => fields.find((each) => each.name === name)!.required);
  const tried = values(given < 0 ? caption.first : caption.first.slice(0, given + 1));
  return tried.length === 1 ? tried[0]! : Prisma.sql`COALESCE(${join(tried)})`;
}

/** Selects the caption of the object with this key, where `plural` names its kind; null if there is no such object. */
export function captionOf(plural: string, key: 'id' | 'slug', value: Sql): Sql {
  if (plural === 'countries') return named('Country', key, value, (country) => column(country, 'name'));
  const kind = kindNamed(plural);
  return named(kind.model, key, value, (row) => captionSql(kind, row));
}

function named(model: string, key: string, value: Sql, caption: (row: Sql) => Sql): Sql {
  const row = identifier(model);
  return Prisma.sql`(SELECT ${caption(row)} FROM ${row} WHERE ${column(row, key)} = ${value})`;
}

function fieldSql({ name, refersTo }: { name: string; refersTo?: string }, row: Sql): Sql {
  return refersTo === undefined ? column(row, name) : captionOf(refersTo, 'id', column(row, `${name}Id`));
}
