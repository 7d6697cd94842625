import { fieldsOf, type CitedSpan, type Field } from '../claims/kinds/fields.js';
import type { Claim, Kind } from '../claims/kinds/kind.js';
import { ownerOf } from '../claims/kinds/kinds.js';
import { fold } from '../db/fold.js';
import { dateColumns } from './date-columns.js';
import type { Ids } from './ids.js';
import { columnsOf } from './stored-shape.js';

/** What the columns of a row are made of. */
export interface Making {
  ids: Ids;
  sourceId: string;
  /** The slug, or the key within the source. */
  slug: string;
  claim: Claim;
  cite: CitedSpan[];
  /** The place among the claims of its owner. */
  ordinal: number;
}

type Make = (making: Making) => Record<string, unknown>;

/** Filled by the database, by the writer of history, or for rows that are there already. */
const ELSEWHERE = new Set(['id', 'version', 'updatedAt']);
/** In the order in which they are searched. */
const NAMES = ['name', 'aliases', 'abbreviation'];
const DATE_COLUMN = /(Edtf|Precision|Earliest|Latest)$/;

const makers = new Map<Kind, Make[]>();

/** A claim as the columns of its row, without the id. */
export function rowOf(kind: Kind, making: Making): Record<string, unknown> {
  const known = makers.get(kind) ?? makersOf(kind);
  makers.set(kind, known);
  return Object.assign({}, ...known.map((make) => make(making))) as Record<string, unknown>;
}

/**
 * How each column of a kind is made of its claims, by their names: a reference `person` is the column `personId`, a date
 * `start` four columns, `titleFolded` the searched form of `title`.
 *
 * @throws Error where a column is made of nothing, or a field is stored nowhere.
 */
export function makersOf(kind: Kind): Make[] {
  const columns = columnsOf(kind.model).filter((column) => !ELSEWHERE.has(column));
  const unused = new Map(fieldsOf(kind.shape).flatMap((field) => (field.links || field.name === 'cite' ? [] : [[field.name, field] as const]))); // prettier-ignore
  const fields = new Map(unused);
  const makes = columns.map((column) => {
    const field = fields.get(column.replace(DATE_COLUMN, '').replace(/Id$/, '')) ?? fields.get(column);
    if (field) unused.delete(field.name);
    const make = special(kind, column) ?? (field && ofField(field, column));
    if (!make)
      throw new Error(`The column ${kind.model}.${column} is made of no field: declare it in src/claims/kinds`);
    return make;
  });
  const [lost] = unused.keys();
  if (lost) throw new Error(`The field ${lost} of ${kind.thing} is stored nowhere: ${kind.model} has no column for it`);
  return makes;
}

function special(kind: Kind, column: string): Make | undefined {
  const { computed = {}, place } = kind;
  const owner = ownerOf(kind);
  if (computed[column]) return ({ claim, cite }) => ({ [column]: computed[column]!(claim as never, cite) });
  if (owner && column === owner.foreignKey) {
    return ({ ids, claim }) => ({ [column]: ids.of(owner.plural, claim[owner.name] as string) });
  }
  if (column === 'ordinal') return ({ ordinal }) => ({ ordinal });
  if (column === 'sourceId') return ({ sourceId }) => ({ sourceId });
  if ('table' in place && column === (place.slug ?? 'slug')) return ({ slug }) => ({ [column]: slug });
  if (column === 'namesFolded') return ({ claim }) => ({ namesFolded: folded(NAMES.map((field) => claim[field])) });
  if (column.endsWith('Folded')) {
    const field = column.slice(0, -'Folded'.length);
    if (fieldsOf(kind.shape).some(({ name }) => name === field))
      return ({ claim }) => ({ [column]: folded([claim[field]]) });
  }
  return undefined;
}

function ofField({ name, refersTo, isDate, isList }: Field, column: string): Make | undefined {
  if (isDate) {
    // All four at once.
    return ({ claim }) => (column === `${name}Edtf` ? dateColumns(name, claim[name] as string | undefined) : {});
  }
  if (refersTo) return ({ ids, claim }) => ({ [column]: ids.of(refersTo, claim[name] as string | undefined) });
  return ({ claim }) => ({ [column]: claim[name] ?? (isList ? [] : null) });
}

/** Null where there is no text. */
function folded(texts: unknown[]): string | null {
  const given = texts.flat().filter((text) => text !== undefined) as string[];
  return given.length === 0 ? null : fold(given.join('\n'));
}
