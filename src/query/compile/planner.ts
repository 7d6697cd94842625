import { capitalize } from '../../shared/capitals.js';
import type { GraphQLObjectType, OperationDefinitionNode, SelectionSetNode } from 'graphql';
import { EVERY_ROW } from '../condition.js';
import type { Order } from '../paging/order.js';
import { pageRange } from '../paging/page.js';
import { maximumPageSize } from '../paging/page-size.js';
import { cursor } from '../sql/cursor.sql.js';
import { dateLabelSql, isApproximateSql, isUncertainSql } from '../sql/date-label.sql.js';
import { column } from '../sql/identifier.js';
import { nodeType } from '../global-id.js';
import { type Args, sharedCounts, type Guards, matching, type Sql, type StoredAs, several } from '../stored-as.js';
import { findColumn } from '../model.js';
import { type SelectedField, selectFields, type SelectionScope } from '../selection.js';
import { nodeByGlobalId, nodesByGlobalId } from './node.stored-as.js';
import { type Guard, type Guarded, listsKnownLater, Param, type Variables } from './param.js';
import type { ConnectionField, Constant, FieldPlan, ObjectPlan, PageInfoField, RowsPlan, TypePlan } from './plan.js';
import { NotCompilable } from './not-compilable.js';

/**
 * Makes the plan of one query operation from its selection.
 * @throws NotCompilable, or an error in the operation itself that the resolvers will report
 */
export class Planner {
  readonly guards: Guard[] = [];

  constructor(
    /** The scope, with variables already replaced by `symbolic`. */
    private readonly scope: SelectionScope,
    /** The actual values of the variables, for guards to test. */
    private readonly values: Variables,
    /** `Type.field` of all fields that have their own resolver. */
    private readonly resolved: ReadonlySet<string>,
    /** `Type.field` of all fields that only some viewers may read. */
    private readonly authorized: ReadonlySet<string>,
  ) {}

  planQuery({ selectionSet }: OperationDefinitionNode): ObjectPlan {
    return this.plan(this.scope.schema.getQueryType()!, selectionSet);
  }

  plan(type: GraphQLObjectType, selectionSet: SelectionSetNode): ObjectPlan {
    return this.object(type, selectFields(this.scope, type, selectionSet));
  }

  /** Tests a value. If the value comes from a variable, the plan serves only values for which `test` returns the same result. */
  private readonly guard: Guarded = (value, test) => {
    if (!(value instanceof Param)) return test(value);
    const result = test(value.read(this.values) as typeof value);
    this.guards.push({ param: value, test: test as Guard['test'], result });
    return result;
  };

  /** Returns the actual value. If the value comes from a variable, the plan serves only this value. */
  private known(value: unknown): unknown {
    return value instanceof Param ? (JSON.parse(this.guard<unknown>(value, JSON.stringify)) as unknown) : value;
  }

  private object(type: GraphQLObjectType, selected: SelectedField[]): ObjectPlan {
    return { kind: 'object', type: type.name, fields: this.keyed(selected, (each) => this.field(each)) };
  }

  /** Plans each field by its response key; handles `__typename` and rejects authorized fields. */
  private keyed<Plan>(selected: SelectedField[], plan: (selected: SelectedField) => Plan): [string, Plan | Constant][] {
    return selected.map((each) => {
      if (each.name === '__typename') return [each.key, { kind: 'constant', value: each.parent.name }];
      const path = `${each.parent.name}.${each.name}`;
      if (this.authorized.has(path)) throw new NotCompilable(`${path} requires authorization`);
      return [each.key, plan(each)];
    });
  }

  /** Plans the selection of an object field, once for each type that the object may have. */
  private inside(field: SelectedField, types?: readonly string[]): TypePlan {
    const objects = field.types
      .filter(({ name }) => !types || types.includes(name))
      .map((type) => this.object(type, field.inside(type)));
    const [object] = objects;
    return object && object.type === field.type.name ? object : { kind: 'union', objects };
  }

  private field(selected: SelectedField): FieldPlan {
    const { name, parent, storedAs } = selected;
    if (name.startsWith('__')) throw new NotCompilable(`${name} is introspection`);
    if (storedAs) return this.meant(storedAs, selected);
    if (this.resolved.has(`${parent.name}.${name}`) || !findColumn(parent.name, name)) throw undeclared(selected);
    return { kind: 'column', column: name };
  }

  private meant(storedAs: StoredAs, selected: SelectedField): FieldPlan {
    const args = listsKnownLater(selected.args()) as Args;
    const typeName = selected.parent.name;
    const model = selected.type.name;
    switch (storedAs.kind) {
      case 'column':
        return { kind: 'column', column: storedAs.column };
      case 'expression':
        this.guardArgs(storedAs.guards, args);
        return { kind: 'expression', sql: (row) => storedAs.sql(row, typeName, args as never, this.scope.schema) };
      case 'date': {
        const { prefix } = storedAs;
        return { kind: 'embedded', unlessNull: `${prefix}Edtf`, selected: this.partialDate(prefix, selected) };
      }
      case 'one':
        return { kind: 'one', model, foreignKey: storedAs.foreignKey, selected: this.inside(selected) };
      case 'oneOf': {
        const choices = selected.types.map((type) => {
          const foreignKey = storedAs.foreignKeys.get(type.name);
          if (foreignKey === undefined) throw undeclared(selected);
          return { foreignKey, selected: this.object(type, selected.inside(type)) };
        });
        return { kind: 'oneOf', choices };
      }
      case 'unique':
        return { kind: 'unique', model, where: storedAs.where(args as never), selected: this.inside(selected) };
      case 'node': {
        const { view, id } = nodeByGlobalId(args['id'] as string, this.guard);
        const type = this.scope.schema.getType(nodeType(view)) as GraphQLObjectType;
        const object = this.object(type, selected.inside(type));
        return { kind: 'unique', model: type.name, view, where: { equal: { id } }, selected: object };
      }
      case 'nodes': {
        const { types, rows } = nodesByGlobalId(args['ids'] as string[], this.guard);
        const source = { source: rows, args, where: EVERY_ROW };
        return { kind: 'list', rows: source, order: byNumber, limit: null, selected: this.inside(selected, types) };
      }
      case 'list': {
        const { rows, order } = several(storedAs, typeName, args);
        return { kind: 'list', rows, order, limit: maximumPageSize, selected: this.inside(selected) };
      }
      case 'count':
        return { kind: 'count', rows: matching(storedAs, typeName, args) };
      case 'connection': {
        this.guardArgs(storedAs.guards, args);
        for (const name of storedAs.shaping ?? []) args[name] = this.known(args[name]);
        const { rows, order } = several(storedAs, typeName, args);
        const page = pageRange(args, order, this.guard);
        const counts = sharedCounts(storedAs.counts, typeName, args);
        return { kind: 'connection', rows, page, fields: this.connection(selected, order, counts) };
      }
    }
  }

  private guardArgs(guards: Guards = {}, args: Args): void {
    for (const [name, test] of Object.entries(guards)) this.guard(args[name] as never, test);
  }

  private partialDate(prefix: string, date: SelectedField): ObjectPlan {
    const part = ({ name }: SelectedField): FieldPlan => {
      const derived = DERIVED_FROM_EDTF[name];
      if (!derived) return { kind: 'column', column: `${prefix}${capitalize(name)}` };
      return { kind: 'expression', sql: (row) => derived(column(row, `${prefix}Edtf`)) };
    };
    return { kind: 'object', type: date.type.name, fields: this.keyed(fieldsOf(date), part) };
  }

  private connection(connection: SelectedField, order: Order, counts: Record<string, RowsPlan>): [string, ConnectionField][] {
    return this.keyed(fieldsOf(connection), (selected): ConnectionField => {
      switch (selected.name) {
        case 'totalCount':
          return { kind: 'totalCount' };
        case 'nodes':
          return { kind: 'nodes', selected: this.inside(selected) };
        case 'edges':
          return { kind: 'edges', selected: this.edge(selected, order) };
        case 'pageInfo': {
          const fields = this.keyed(fieldsOf(selected), ({ name }) => ({ kind: name }) as PageInfoField);
          return { kind: 'pageInfo', fields };
        }
        default: {
          const rows = counts[selected.name];
          if (!rows) throw undeclared(selected);
          return { kind: 'count', rows };
        }
      }
    });
  }

  private edge(edge: SelectedField, order: Order): ObjectPlan {
    const fields = this.keyed(fieldsOf(edge), (selected): FieldPlan => {
      if (selected.name === 'cursor') return { kind: 'expression', sql: (row) => cursor(order, row) };
      if (selected.name === 'node') return { kind: 'embedded', selected: this.inside(selected) };
      return this.field(selected);
    });
    return { kind: 'object', type: edge.type.name, fields };
  }
}

/** The fields of a partial date that are not stored. */
const DERIVED_FROM_EDTF: Record<string, (edtf: Sql) => Sql> = {
  isApproximate: isApproximateSql,
  isUncertain: isUncertainSql,
  label: dateLabelSql,
};

/** The order of the ids in the argument. */
const byNumber: Order = [{ column: 'n', type: 'int', direction: 'asc' }];

/** Returns the fields selected in an object whose type is known. */
function fieldsOf(selected: SelectedField): SelectedField[] {
  return selected.types.flatMap((type) => selected.inside(type));
}

function undeclared({ parent, name }: SelectedField): NotCompilable {
  return new NotCompilable(`${parent.name}.${name} has no stored declaration`);
}
