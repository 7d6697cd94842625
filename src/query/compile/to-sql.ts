import { Prisma } from '../../db/generated/client.js';
import { DATA_VERSION } from '../../db/store-node.js';
import { column, join, literal } from '../sql/identifier.js';
import { cursor } from '../sql/cursor.sql.js';
import { jsonArray, concatenated, type JsonParts, jsonObject, orNull, jsonValue } from '../sql/json.sql.js';
import { table, typeViews } from '../sql/sides.sql.js';
import { mayLeadElsewhere, orderBy, RowsSql } from '../sql/rows.sql.js';
import type { Sql } from '../stored-as.js';
import type { PageRange } from '../paging/page.js';
import type { ConnectionField, FieldPlan, ObjectPlan, PageInfoField, RowsPlan, TypePlan } from './plan.js';

/**
 * Turns a plan into one statement that returns one row: the body of the response, and the version of its data. The JSON is
 * formatted as JSON.stringify formats it. The values may be Params, which the caller reads.
 */
export function toSql(plan: ObjectPlan): Statement {
  const made = new PlanSql();
  return { sql: made.sql(plan), usesCustomPlan: made.usesCustomPlan };
}

/**
 * Returns a faster statement for a plan of a single object, which looks the object up only by its current values (most clients
 * send the current slug). If the answer equals `missing`, the statement of `toSql` must be run, which also searches former
 * slugs and merged rows. Returns null for other plans.
 */
export function toSqlByCurrentNames(plan: ObjectPlan): (Statement & { missing: string }) | null {
  const [[key, field] = [], ...others] = plan.fields;
  if (field?.kind !== 'unique' || others.length > 0 || !mayLeadElsewhere(field.model, field.where)) return null;
  const made = new PlanSql(field);
  return { sql: made.sql(plan), usesCustomPlan: made.usesCustomPlan, missing: `${BODY.begins}{"${key}":null}${BODY.ends}` };
}

interface Statement {
  sql: Sql;
  usesCustomPlan: boolean;
}

/** The text around the data in a response without errors. */
export const BODY = { begins: '{"data":', ends: '}\n' };

/** The SQL of one statement. */
export class PlanSql {
  readonly rows = new RowsSql();

  /** The row of the field `byCurrentNames` is looked up only by its current values. */
  constructor(private readonly byCurrentNames: FieldPlan | null = null) {}

  get usesCustomPlan(): boolean {
    return this.rows.usesCustomPlan;
  }

  sql(plan: ObjectPlan): Sql {
    const body = [BODY.begins, ...this.json(plan, Prisma.empty), BODY.ends];
    return this.rows.complete(Prisma.sql`SELECT ${concatenated(body)}, ${Prisma.raw(DATA_VERSION)}`);
  }

  json(selected: TypePlan, row: Sql): JsonParts {
    if (selected.kind === 'union') return this.union(selected.objects, row);
    return jsonObject(selected.fields.map(([key, field]) => [key, this.field(field, row)]));
  }

  /** The JSON of one row, or null if no row matches. */
  private found(selected: TypePlan, model: string, where: (row: Sql) => Sql): JsonParts {
    const row = this.rows.name();
    return orNull(Prisma.sql`(SELECT ${concatenated(this.json(selected, row))} FROM ${table(model)} ${row} WHERE ${where(row)})`);
  }

  private union(objects: ObjectPlan[], row: Sql): JsonParts {
    const cases = objects.flatMap((object) =>
      typeViews(object.type).map((view) => {
        const found = this.found(object, view, (other) => Prisma.sql`${other}.id = ${row}.id`);
        return Prisma.sql`WHEN ${literal(view)} THEN ${concatenated(found)}`;
      }),
    );
    return cases.length === 0 ? ['null'] : orNull(Prisma.sql`CASE ${row}.type ${join(cases, ' ')} END`);
  }

  private field(field: FieldPlan, row: Sql): JsonParts {
    switch (field.kind) {
      case 'constant':
        return [JSON.stringify(field.value)];
      case 'column':
        return jsonValue(column(row, field.column));
      case 'expression':
        return jsonValue(field.sql(row));
      case 'embedded': {
        const json = this.json(field.selected, row);
        if (!field.unlessNull) return json;
        return [Prisma.sql`CASE WHEN ${column(row, field.unlessNull)} IS NOT NULL THEN ${concatenated(json)} ELSE 'null' END`];
      }
      case 'one': {
        const { model, foreignKey, selected } = field;
        return this.found(selected, model, (other) => Prisma.sql`${other}.id = ${column(row, foreignKey)}`);
      }
      case 'oneOf':
        return this.oneOf(field.choices, row);
      case 'unique': {
        const { model, view = model, where, selected } = field;
        const find = field === this.byCurrentNames ? 'unique' : 'everUnique';
        return this.found(selected, view, (other) => this.rows[find](model, where, other));
      }
      case 'list':
        return this.list(field, row);
      case 'count':
        return jsonValue(this.rows.countOf(field.rows, row));
      case 'connection':
        return this.connection(field.rows, field.page, field.fields, row);
    }
  }

  /** If only constants of a type are selected, its row is not read: the foreign key proves that the row exists. */
  private oneOf(choices: Extract<FieldPlan, { kind: 'oneOf' }>['choices'], row: Sql): JsonParts {
    const cases = choices.map(({ foreignKey, selected }) => {
      const key = column(row, foreignKey);
      const isKnown = selected.fields.every(([, { kind }]) => kind === 'constant');
      const json = isKnown
        ? this.json(selected, row)
        : this.found(selected, selected.type, (other) => Prisma.sql`${other}.id = ${key}`);
      return Prisma.sql`WHEN ${key} IS NOT NULL THEN ${concatenated(json)}`;
    });
    return [Prisma.sql`CASE ${join(cases, ' ')} END`];
  }

  private list({ rows, order, limit, selected }: Extract<FieldPlan, { kind: 'list' }>, parent: Sql): JsonParts {
    const row = this.rows.name();
    const end = limit === null ? Prisma.empty : Prisma.raw(`LIMIT ${limit}`);
    const from = this.rows.from(rows, row, parent);
    return this.array(selected, row, Prisma.sql`${from} ORDER BY ${orderBy(order, row)} ${end}`);
  }

  private array(selected: TypePlan, row: Sql, from: Sql): JsonParts {
    const elements = Prisma.sql`SELECT ${concatenated(this.json(selected, row))} AS j ${from}`;
    return jsonArray(Prisma.sql`(SELECT string_agg(o.j, ',') FROM (${elements}) o)`);
  }

  /**
   * The fields that read the page aggregate its rows into one row; `totalCount` is a separate subselect. A connection whose
   * selection has only nodes or only edges is read as a plain list.
   */
  private connection(rows: RowsPlan, page: PageRange, fields: [string, ConnectionField][], parent: Sql): JsonParts {
    const read = fields.map(([, field]) => field).filter(({ kind }) => !['totalCount', 'count', 'constant'].includes(kind));
    const alone = read.length === 1 && read[0]!.kind !== 'pageInfo' && !page.fromEnd;
    const [row, sum] = [this.rows.name(), this.rows.name()];
    const sums: Sql[] = [];
    const add: Add = (sql) => {
      const name = Prisma.raw(`s${sums.length}`);
      sums.push(Prisma.sql`${sql(row)} AS ${name}`);
      return Prisma.sql`${sum}.${name}`;
    };
    const slice = read.length > 0 && !alone ? this.rows.slice(rows, page, parent) : null;
    const values = new Map<string, JsonParts>();
    // A count reuses what the page has read, so it comes after the page.
    const countsLast = fields.toSorted(([, a], [, b]) => Number(a.kind === 'totalCount') - Number(b.kind === 'totalCount'));
    for (const [key, field] of countsLast) values.set(key, this.connectionField(field, rows, page, parent, alone ? null : add));
    const json = jsonObject(fields.map(([key]) => [key, values.get(key)!]));
    if (sums.length === 0) return json;
    return [Prisma.sql`(SELECT ${concatenated(json)} FROM (SELECT ${join(sums)} FROM (${slice!}) ${row}) ${sum})`];
  }

  private connectionField(field: ConnectionField, rows: RowsPlan, page: PageRange, parent: Sql, add: Add | null): JsonParts {
    switch (field.kind) {
      case 'constant':
        return [JSON.stringify(field.value)];
      case 'totalCount':
        return jsonValue(this.rows.countOf(rows, parent));
      case 'count':
        return jsonValue(this.rows.countOf(field.rows, parent));
      case 'nodes':
      case 'edges': {
        const { selected } = field;
        if (add === null) {
          const row = this.rows.name();
          return this.array(selected, row, Prisma.sql`FROM (${this.rows.read(rows, page, parent, page.size)}) ${row}`);
        }
        return jsonArray(add((row) => onPage(page, row, concatenated(this.json(selected, row)))));
      }
      case 'pageInfo':
        return jsonObject(field.fields.map(([key, each]) => [key, this.pageInfo(each, rows, page, parent, add!)]));
    }
  }

  private pageInfo(field: PageInfoField, rows: RowsPlan, page: PageRange, parent: Sql, add: Add): JsonParts {
    const { order, size, fromEnd } = page;
    const more = () => add(() => Prisma.raw(`count(*) > ${size}`));
    const end = (number: string) =>
      jsonValue(add((row) => Prisma.sql`max(${cursor(order, row)}) FILTER (WHERE ${row}."#" = ${Prisma.raw(number)})`));
    const [first, last] = [String(Math.min(1, size)), `LEAST("of", ${size})`]; // rows are numbered from 1; an empty page has neither
    switch (field.kind) {
      case 'constant':
        return [JSON.stringify(field.value)];
      case 'hasNextPage':
        return jsonValue(
          Prisma.sql`(${fromEnd ? Prisma.sql`FALSE` : more()} OR ${this.rows.beyond(rows, page, 'before', parent)})`,
        );
      case 'hasPreviousPage':
        return jsonValue(
          Prisma.sql`(${fromEnd ? more() : Prisma.sql`FALSE`} OR ${this.rows.beyond(rows, page, 'after', parent)})`,
        );
      case 'startCursor':
        return end(fromEnd ? last : first);
      case 'endCursor':
        return end(fromEnd ? first : last);
    }
  }
}

/** Adds an aggregate over the page's rows, and returns its name. */
type Add = (sql: (row: Sql) => Sql) => Sql;

/** The JSON of the page's rows in the list's order, without the extra row beyond the page. */
function onPage({ size, fromEnd }: PageRange, row: Sql, json: Sql): Sql {
  const order = fromEnd ? Prisma.sql`ORDER BY ${row}."#" DESC` : Prisma.empty;
  return Prisma.sql`string_agg(${json}, ',' ${order}) FILTER (WHERE ${row}."#" <= ${Prisma.raw(String(size))})`;
}
