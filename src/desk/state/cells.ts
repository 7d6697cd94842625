// A draft as cells: what each entry of its annotation says in each field. Editing, undoing and merging change single cells.

export type Json = null | string | number | boolean | readonly Json[] | { readonly [name: string]: Json };
export type Fields = Readonly<Record<string, Json>>;

/**
 * Fields by entry: `people/kim-jong-un`, `source`. Claims in lists are entries too, with their owner in the field `of`. Of the
 * draft itself there are `draft` (title and keepText), and `proposals/NAME` with the outcome of each.
 */
export type Cells = ReadonlyMap<string, Fields>;

export interface Change {
  entry: string;
  field: string;
  /** Undefined where there was, or is, no such field. An entry without a field is none. */
  before: Json | undefined;
  after: Json | undefined;
}

/** What is done and undone at once. */
export interface Step {
  label: string;
  changes: readonly Change[];
}

export function valueOf(cells: Cells, entry: string, field: string): Json | undefined {
  const fields = cells.get(entry);
  return fields && Object.hasOwn(fields, field) ? fields[field] : undefined;
}

/** A text as it is; empty for any other value. */
export function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** The change that gives a field a value. */
export function set(cells: Cells, entry: string, field: string, after: Json | undefined): Change {
  return { entry, field, before: valueOf(cells, entry, field), after };
}

/** The changes that make an entry have these fields and no others. */
export function put(cells: Cells, entry: string, fields: Fields | null): Change[] {
  const names = new Set([...Object.keys(cells.get(entry) ?? {}), ...Object.keys(fields ?? {})]);
  const changes = [...names].map((field) => {
    const after = fields && Object.hasOwn(fields, field) ? fields[field] : undefined;
    return set(cells, entry, field, after);
  });
  return changes.filter(({ before, after }) => !same(before, after));
}

export function apply(cells: Cells, changes: readonly Change[]): Cells {
  const next = new Map(cells);
  for (const { entry, field, after } of changes) {
    const others = Object.entries(next.get(entry) ?? {}).filter(([name]) => after !== undefined || name !== field);
    const fields: Fields = { ...Object.fromEntries(others), ...(after !== undefined && { [field]: after }) };
    if (Object.keys(fields).length > 0) next.set(entry, fields);
    else next.delete(entry);
  }
  return next;
}

export function inverse(changes: readonly Change[]): Change[] {
  return changes.toReversed().map(({ before, after, ...cell }) => ({ ...cell, before: after, after: before }));
}

/** One step where the same fields are typed into, so that undoing does not go letter by letter. */
export function joined(last: Step, next: Step): Step | null {
  const [one, other] = [last.changes, next.changes];
  const isSame = one.length === other.length && one.every(({ entry, field }, index) => isCell(other[index]!, entry, field));
  if (!isSame || last.label !== next.label) return null;
  return { label: last.label, changes: one.map((change, index) => ({ ...change, after: other[index]!.after })) };
}

const isCell = (change: Change, entry: string, field: string) => change.entry === entry && change.field === field;

/** Whether two values of JSON say the same, in any order of names. */
export function same(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [names, others] = [Object.keys(one), Object.keys(other)];
  if (names.length !== others.length) return false;
  return names.every((name) => Object.hasOwn(other, name) && same((one as Fields)[name], (other as Fields)[name]));
}
