import { capitalize } from '../../capitals.js';
import {
  getNamedType,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import { getArgumentValues } from 'graphql/execution/values.js';
import { EVERY_ROW } from '../condition.js';
import type { Order } from '../paging/order.js';
import { pageOf } from '../paging/page.js';
import { maximumPageSize } from '../paging/page-size.js';
import { cursor } from '../sql/cursor.sql.js';
import { typeOf } from '../global-id.js';
import { type Args, countsOf, type Guards, matching, type Meaning, several } from '../meaning.js';
import { findColumn } from '../model.js';
import { nodeByGlobalId, nodesByGlobalId } from './node.meaning.js';
import { type Guard, type Guarded, listsKnownLater, Param, type Variables } from './param.js';
import type { ConnectionField, Constant, FieldPlan, ObjectPlan, PageInfoField, RowsPlan, TypePlan } from './plan.js';
import { Unplannable } from './unplannable.js';

// Makes the plan of an operation from its selection.

export interface Selection {
  schema: GraphQLSchema;
  fragments: Record<string, FragmentDefinitionNode>;
  /** As `symbolic` leaves them. */
  symbols: Variables;
  /** The values themselves, for guards to look at. */
  values: Variables;
}

/** Makes the plan of one query operation. Throws `Unplannable`, or an error of the operation that resolvers will report. */
export class Planner {
  readonly guards: Guard[] = [];

  constructor(
    private readonly selection: Selection,
    /** `Type.field` of all fields that have a resolver of their own. */
    private readonly resolved: ReadonlySet<string>,
    /** Those that only some viewers may read. */
    private readonly authorized: ReadonlySet<string>,
  ) {}

  planQuery({ selectionSet }: OperationDefinitionNode): ObjectPlan {
    return this.plan(this.selection.schema.getQueryType()!, selectionSet);
  }

  plan(type: GraphQLObjectType, selectionSet: SelectionSetNode): ObjectPlan {
    const { schema, fragments, symbols } = this.selection;
    return this.object(type, collectFields(schema, fragments, symbols, type, selectionSet));
  }

  /** Tests a value. Where a variable gives it, the plan serves only values of which the test gives the same result. */
  private readonly guard: Guarded = (value, test) => {
    if (!(value instanceof Param)) return test(value);
    const result = test(value.read(this.selection.values) as typeof value);
    this.guards.push({ param: value, test: test as Guard['test'], result });
    return result;
  };

  /** The value itself, where a variable gives it too: the plan serves only this one. */
  private known(value: unknown): unknown {
    return value instanceof Param ? (JSON.parse(this.guard<unknown>(value, JSON.stringify)) as unknown) : value;
  }

  private object(type: GraphQLObjectType, fields: Map<string, readonly FieldNode[]>): ObjectPlan {
    const plans = [...fields].map(([key, nodes]): [string, FieldPlan] => [key, this.field(type, nodes)]);
    return { kind: 'object', type: type.name, fields: plans };
  }

  /** What is selected in an object, or in each type that it may have. */
  private ofType(nodes: readonly FieldNode[]): (type: GraphQLObjectType) => ObjectPlan {
    const { schema, fragments, symbols } = this.selection;
    return (type) => this.object(type, collectSubfields(schema, fragments, symbols, type, nodes));
  }

  private selectedOf(field: Field, nodes: readonly FieldNode[], types?: readonly string[]): TypePlan {
    const type = getNamedType(field.type);
    if (isObjectType(type)) return this.ofType(nodes)(type);
    if (!isAbstractType(type)) throw new Unplannable(`${field.name} is no object`);
    const possible = this.selection.schema.getPossibleTypes(type).filter(({ name }) => !types || types.includes(name));
    return { kind: 'union', objects: possible.map(this.ofType(nodes)) };
  }

  private field(type: GraphQLObjectType, nodes: readonly FieldNode[]): FieldPlan {
    const name = nodes[0]!.name.value;
    if (name === '__typename') return { kind: 'constant', value: type.name };
    this.refuseAuthorized(type, name);
    const field = type.getFields()[name];
    if (!field) throw new Unplannable(`${name} is introspection`);
    const meaning = field.extensions['stored'] as Meaning | undefined;
    if (meaning) return this.meant(meaning, type, field, nodes);
    if (this.resolved.has(`${type.name}.${name}`) || !findColumn(type.name, name)) {
      throw new Unplannable(`${type.name}.${name} declares nothing`);
    }
    return { kind: 'column', column: name };
  }

  private refuseAuthorized({ name }: GraphQLObjectType, field: string): void {
    if (this.authorized.has(`${name}.${field}`)) throw new Unplannable(`${name}.${field} is not for everybody`);
  }

  private meant(meaning: Meaning, type: GraphQLObjectType, field: Field, nodes: readonly FieldNode[]): FieldPlan {
    const args = listsKnownLater(getArgumentValues(field, nodes[0]!, this.selection.symbols)) as Args;
    const model = getNamedType(field.type).name;
    switch (meaning.kind) {
      case 'column':
        return { kind: 'column', column: meaning.column };
      case 'expression':
        this.guardArgs(meaning.guards, args);
        return { kind: 'expression', sql: (row) => meaning.sql(row, type.name, args as never) };
      case 'date': {
        const { prefix } = meaning;
        return { kind: 'embedded', unlessNull: `${prefix}Edtf`, selected: this.partialDate(prefix, field, nodes) };
      }
      case 'one':
        return { kind: 'one', model, foreignKey: meaning.foreignKey, selected: this.selectedOf(field, nodes) };
      case 'unique':
        return { kind: 'unique', model, where: meaning.where(args as never), selected: this.selectedOf(field, nodes) };
      case 'node': {
        const { view, id } = nodeByGlobalId(args['id'] as string, this.guard);
        const object = this.ofType(nodes)(this.selection.schema.getType(typeOf(view)) as GraphQLObjectType);
        return { kind: 'unique', model: typeOf(view), view, where: { equal: { id } }, selected: object };
      }
      case 'nodes': {
        const { types, rows } = nodesByGlobalId(args['ids'] as string[], this.guard);
        const source = { source: rows, args, where: EVERY_ROW };
        return {
          kind: 'list',
          rows: source,
          order: byNumber,
          limit: null,
          selected: this.selectedOf(field, nodes, types),
        };
      }
      case 'list': {
        const { rows, order } = several(meaning, type.name, args);
        return { kind: 'list', rows, order, limit: maximumPageSize, selected: this.selectedOf(field, nodes) };
      }
      case 'count':
        return { kind: 'count', rows: matching(meaning, type.name, args) };
      case 'connection': {
        this.guardArgs(meaning.guards, args);
        for (const name of meaning.shaping ?? []) args[name] = this.known(args[name]);
        const { rows, order } = several(meaning, type.name, args);
        const page = pageOf(args, order, this.guard);
        const counts = countsOf(meaning.counts, type.name, args);
        return { kind: 'connection', rows, page, fields: this.connection(field, nodes, order, counts) };
      }
    }
  }

  private guardArgs(guards: Guards = {}, args: Args): void {
    for (const [name, test] of Object.entries(guards)) this.guard(args[name] as never, test);
  }

  /** The fields selected in an object of a known type; `__typename` is the same everywhere. */
  private selected<Plan>(
    type: GraphQLObjectType,
    nodes: readonly FieldNode[],
    plan: (name: string, nodes: readonly FieldNode[]) => Plan,
  ): [string, Plan | Constant][] {
    const { schema, fragments, symbols } = this.selection;
    return [...collectSubfields(schema, fragments, symbols, type, nodes)].map(([key, inner]) => {
      const name = inner[0]!.name.value;
      this.refuseAuthorized(type, name);
      return [key, name === '__typename' ? { kind: 'constant', value: type.name } : plan(name, inner)];
    });
  }

  private partialDate(prefix: string, field: Field, nodes: readonly FieldNode[]): ObjectPlan {
    const type = objectOf(field);
    const fields = this.selected(type, nodes, (name): FieldPlan => {
      return { kind: 'column', column: `${prefix}${capitalize(name)}` };
    });
    return { kind: 'object', type: type.name, fields };
  }

  private connection(
    field: Field,
    nodes: readonly FieldNode[],
    order: Order,
    counts: Record<string, RowsPlan>,
  ): [string, ConnectionField][] {
    const type = objectOf(field);
    return this.selected(type, nodes, (name, inner): ConnectionField => {
      const innerField = type.getFields()[name]!;
      switch (name) {
        case 'totalCount':
          return { kind: 'totalCount' };
        case 'nodes':
          return { kind: 'nodes', selected: this.selectedOf(innerField, inner) };
        case 'edges':
          return { kind: 'edges', selected: this.edge(innerField, inner, order) };
        case 'pageInfo': {
          const fields = this.selected(objectOf(innerField), inner, (name) => ({ kind: name }) as PageInfoField);
          return { kind: 'pageInfo', fields };
        }
        default: {
          const rows = counts[name];
          if (!rows) throw new Unplannable(`${type.name}.${name} declares nothing`);
          return { kind: 'count', rows };
        }
      }
    });
  }

  private edge(field: Field, nodes: readonly FieldNode[], order: Order): ObjectPlan {
    const type = objectOf(field);
    const fields = this.selected(type, nodes, (name, inner): FieldPlan => {
      if (name === 'cursor') return { kind: 'expression', sql: (row) => cursor(order, row) };
      if (name === 'node') return { kind: 'embedded', selected: this.selectedOf(type.getFields()['node']!, inner) };
      return this.field(type, inner);
    });
    return { kind: 'object', type: type.name, fields };
  }
}

/** The order in which ids were given. */
const byNumber: Order = [{ column: 'n', type: 'int', direction: 'asc' }];

type Field = GraphQLField<unknown, unknown>;

function objectOf(field: Field): GraphQLObjectType {
  return getNamedType(field.type) as GraphQLObjectType;
}
