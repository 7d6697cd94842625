import { Args, type ClassType, Extensions, Int, UseMiddleware } from 'type-graphql';
import { Field } from '../described.js';
import { both, EVERY_ROW } from '../../query/condition.js';
import type { Order } from '../../query/paging/order.js';
import { connection, type StoredAs, storedOne, type SeveralRows, Stored } from '../../query/stored-as.js';
import { ends, isModel, requireColumn } from '../../query/model.js';
import { storedResolver } from '../../query/resolve.js';
import { PartialDate } from '../dates/partial-date.type.js';
import type { ListDefinition } from './list-definition.js';

// Fields that lead from one row to others. One declaration defines the TypeGraphQL field, its source in the store (from
// which operations are compiled) and its resolver. A declaration that refers to an unknown column throws.

/** Cost of counting rows, as for `totalCount`. */
const COUNT = 10;

interface Options {
  description: string;
  /** Arguments and the condition that they set. */
  args?: () => ClassType;
  where?: SeveralRows['where'];
}

/** The row that a foreign key refers to. By default, the key is the field's name plus "Id". Nullable if the column is. */
export function One(type: () => object, description: string, foreignKey?: string) {
  return relation((model, name) => {
    const key = foreignKey ?? `${name}Id`;
    const nullable = isModel(model) && requireColumn(model, key, `${model}.${name}`).nullable === true;
    return { type, options: { description, nullable }, storedAs: storedOne(key) };
  });
}

/** The partial date in four columns, whose names begin with the field's. */
export function Dated(description: string) {
  return relation((model, name) => {
    for (const part of ['Edtf', 'Precision', 'Earliest', 'Latest']) requireColumn(model, name + part, `${model}.${name}`);
    return { type: () => PartialDate, options: { description, nullable: true }, storedAs: { kind: 'date', prefix: name } };
  });
}

/** A plain list of at most 100 rows. */
export function List(type: () => [object], rows: SeveralRows['rows'], order: Order, options: Options): PropertyDecorator {
  const { where } = options;
  const args = options.args ? [options.args] : [];
  return relation((model, name) => {
    check(rows, `${model}.${name}`);
    return { type, options, storedAs: { kind: 'list', rows, order, where }, args };
  });
}

/** A plain list that may have more than 100 rows, and a field with their total number: `events` and `eventsCount`. */
export function CountedList(
  type: () => [object],
  rows: SeveralRows['rows'],
  order: Order,
  options: Pick<Options, 'description'>,
): PropertyDecorator {
  return (prototype, property) => {
    List(type, rows, order, options)(prototype, property);
    const [list, name] = [String(property), `${String(property)}Count`];
    const counted = { description: `The total number of entries, of which \`${list}\` lists at most 100.` };
    relation(() => ({ type: () => Int, options: counted, storedAs: { kind: 'count', rows } }))(prototype, name);
    Extensions({ cost: COUNT })(prototype, name);
  };
}

/** A Relay connection. It takes the list's filter and orders, plus `args`. */
export function Connection(type: () => ClassType, listDefinition: ListDefinition, rows: SeveralRows['rows'], options: Options) {
  const { args, where } = options;
  return relation((model, name) => {
    check(rows, `${model}.${name}`);
    const storedAs = connection(rows, listDefinition.order, (given) =>
      both(listDefinition.where(given), where?.(given) ?? EVERY_ROW),
    );
    return { type, options, storedAs, args: [() => listDefinition.Args, ...(args ? [args] : [])] };
  });
}

interface Declaration {
  type: () => object;
  options: { description: string; nullable?: boolean };
  storedAs: StoredAs;
  args?: (() => ClassType)[];
}

function relation(declare: (model: string, name: string) => Declaration): PropertyDecorator {
  return (prototype, property) => {
    const { type, options, storedAs, args = [] } = declare(prototype.constructor.name, property as string);
    const { description, nullable = false } = options;
    Field(type, description, { nullable })(prototype, property);
    for (const [index, each] of args.entries()) Args(each)(prototype, property, index);
    derive(storedAs)(prototype, property);
  };
}

/** Declares a field's source in the store, which is used to compile and resolve the field. */
export function derive(storedAs: StoredAs) {
  return (prototype: object, name: string | symbol, _descriptor?: unknown) => {
    Stored(storedAs)(prototype, name);
    UseMiddleware(storedResolver(storedAs))(prototype, name);
  };
}

function check(rows: SeveralRows['rows'], declaration: string): void {
  if (typeof rows === 'function') return; // it depends on types that are not known yet: tests/schema/schema.test.ts
  if (rows.kind === 'children') foreignKey(rows.model, rows.foreignKey, declaration);
  if (rows.kind === 'joined') for (const key of [rows.near, rows.far]) foreignKey(rows.by, key, declaration);
}

function foreignKey(model: string, name: string, declaration: string): void {
  requireColumn(model, name, declaration);
  ends(model, name);
}
