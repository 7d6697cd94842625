import { claimFields, identifierColumn, type CitedSpan, type ClaimField } from '../../model/kinds/fields.js';
import type { Claim, Kind } from '../../model/kinds/kind.js';
import { ownerKind, slugColumn } from '../../model/kinds/kinds.js';
import { type ParsedPartialDate, parsePartialDate } from '../../model/dates/partial-date.js';
import { fold } from '../../model/fold.js';
import type { Ids } from './ids.js';
import { storedColumns } from './model-columns.js';
import { memoized } from '../../shared/memoized.js';

// Maps a claim to the columns of its row.

interface RowInput {
  ids: Ids;
  sourceId: string;
  /** The slug, or the key within the source. */
  slug: string;
  claim: Claim;
  cite: CitedSpan[];
  /** The position among the claims of its owner. */
  ordinal: number;
}

type Make = (input: RowInput) => unknown;

/** Columns set by the database, by the history writer, or by `identified`. */
const NOT_MADE = new Set(['id', 'version', 'updatedAt']);
/** In the order in which they are searched. */
const NAMES = ['name', 'aliases', 'abbreviation', 'officialName'];
const DATE_COLUMN = /(Edtf|Precision|Earliest|Latest)$/;

const makers = memoized(columnMakers);

/** Returns the columns of a claim's row, without the id. */
export function claimRow(kind: Kind, input: RowInput): Record<string, unknown> {
  return Object.fromEntries(makers(kind).map(([column, make]) => [column, make(input)]));
}

/**
 * Returns, for each column of a kind, a function that computes its value. The field `person` sets the column `personId`, the
 * date `start` sets four columns, and `title` also sets `titleFolded`, its form for search.
 *
 * @throws Error if a column has no source, or a field has no column
 */
export function columnMakers(kind: Kind): [column: string, make: Make][] {
  const columns = storedColumns(kind.model).filter((column) => !NOT_MADE.has(column));
  const fields = new Map(claimFields(kind.shape).map((field) => [field.name, field]));
  const unused = new Set([...fields.values()].flatMap(({ name, links }) => (links || name === 'cite' ? [] : [name])));
  const made = columns.map((column): [string, Make] => {
    const field = fields.get(column.replace(DATE_COLUMN, '').replace(/Id$/, '')) ?? fields.get(column);
    if (field) unused.delete(field.name);
    const make = special(kind, column) ?? (field && ofField(field, column));
    if (!make) throw new Error(`The column ${kind.model}.${column} has no field: declare it in src/model/kinds`);
    return [column, make];
  });
  const [lost] = unused;
  if (lost) throw new Error(`The field ${lost} of ${kind.thing} is not stored: ${kind.model} has no column for it`);
  return made;
}

function special(kind: Kind, column: string): Make | undefined {
  const compute = kind.computed?.[column];
  const owner = ownerKind(kind);
  if (compute) return ({ claim, cite }) => compute(claim as never, cite);
  if (column === owner?.foreignKey) return ({ ids, claim }) => ids.of(owner.plural, claim[owner.name] as string);
  if (column === 'ordinal') return ({ ordinal }) => ordinal;
  if (column === 'sourceId') return ({ sourceId }) => sourceId;
  if (column === slugColumn(kind)) return ({ slug }) => slug;
  const field = /^(.+)Folded$/.exec(column)?.[1];
  const isMade = field !== undefined && (field === 'names' || field in kind.shape.shape);
  return isMade ? ({ claim }) => foldedFrom(field, claim) : undefined;
}

function ofField({ name, refersTo, isDate, isList, isMap }: ClaimField, column: string): Make {
  if (refersTo) return ({ ids, claim }) => ids.of(refersTo, claim[name] as string | undefined);
  if (isMap) return ({ claim }) => identifierColumn(claim[name]);
  if (!isDate) return ({ claim }) => claim[name] ?? (isList ? [] : null);
  const part = column.slice(name.length).toLowerCase() as keyof ParsedPartialDate;
  return ({ claim }) => parsePartialDate((claim[name] as string | undefined) ?? '')?.[part] ?? null;
}

/**
 * Computes the column `titleFolded` of a row or claim from `title`, and `namesFolded` from all names. Null if there is no
 * text.
 */
export function foldedFrom(field: string, row: Readonly<Record<string, unknown>>): string | null {
  const fields = field === 'names' ? NAMES : [field];
  const texts = fields.flatMap((each) => row[each] ?? []) as string[];
  return texts.length === 0 ? null : fold(texts.join('\n'));
}
