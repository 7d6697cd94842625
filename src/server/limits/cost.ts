import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isInputObjectType,
  isListType,
  isObjectType,
  type FieldNode,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedOutputType,
  type GraphQLObjectType,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import { getFieldDef, type ExecutionContext } from 'graphql/execution/execute.js';
import { getArgumentValues } from 'graphql/execution/values.js';
import { defaultPageSize, maximumPageSize } from '../../read/paging/page-size.js';
import type { Meaning, RowSource } from '../../read/meaning.js';
import { conditionsOf, sum } from './conditions.js';
import { countPrice, filterPrice, type SizeOf, sortPrice } from './count-price.js';

/** Upper bounds: the objects of the response, and the conditions of filters and orders. */
export interface Cost {
  nodes: number;
  conditions: number;
  /** How many fields cost by what they look for. Their costs hold for these texts only. */
  searches: number;
}

/** Nodes that a field costs with its arguments. */
export type CostOf = (args: Record<string, unknown>, sizeOf: SizeOf) => number;

/** Nodes that a condition of a filter costs by its value. */
type ConditionCostOf = (value: unknown, sizeOf: SizeOf) => number;

/** The assumed length of a list without a page size. */
const PLAIN_LIST = 10;
/** A count reads an unknown number of rows, but returns no objects. */
const TOTAL_COUNT = 10;

/** docs/limits.md explains the arithmetic. */
export function costOf(execution: ExecutionContext, sizeOf: SizeOf): Cost {
  const walk = new Walk(execution, sizeOf);
  const nodes = Math.ceil(walk.nodes());
  return { nodes, conditions: walk.conditions, searches: walk.searches };
}

class Walk {
  readonly #conditions = new Map<FieldNode, number>();
  searches = 0;

  constructor(
    private readonly of: ExecutionContext,
    private readonly sizeOf: SizeOf,
  ) {}

  nodes(): number {
    const { schema, operation, fragments, variableValues } = this.of;
    const root = schema.getRootType(operation.operation);
    return root ? this.object(root, collectFields(schema, fragments, variableValues, root, operation.selectionSet)) : 0;
  }

  get conditions(): number {
    return sum([...this.#conditions.values()]);
  }

  private object(type: GraphQLObjectType, fields: Fields): number {
    return sum([...fields.values()].map((nodes) => this.field(type, nodes)));
  }

  private field(parent: GraphQLObjectType, nodes: readonly FieldNode[]): number {
    const field = getFieldDef(this.of.schema, parent, nodes[0]!);
    if (!field) return 0;
    const type = getNamedType(field.type);
    const args = this.args(field, nodes[0]!);
    const conditions = this.conditionsIn(parent, nodes[0]!, args);
    const filter = conditionsOf({ where: args['where'] });
    const by = Array.isArray(args['by']) ? args['by'].length : 0; // each value is read of each row, as a condition is
    const rows = { source: rowsOf(field, parent), conditions: filter + by, isSorted: args['orderBy'] != null };
    const searched = sum(field.args.map((arg) => this.searching(arg.type, args[arg.name])));
    const own = this.declared(field, args) + searched + conditions + this.reading(field, rows);
    if (!isCompositeType(type)) return own;
    if (isConnection(type)) return own + 1 + this.connection(type, nodes, pageSizeOf(args), rows);
    const items = isListType(getNullableType(field.type)) ? lengthOf(args) : 1;
    return own + items * (1 + this.inside(type, nodes));
  }

  /** An edge counts as its node; `pageInfo` costs nothing. */
  private connection(type: GraphQLObjectType, nodes: readonly FieldNode[], size: number, rows: Rows): number {
    return sum(
      [...this.subfields(type, nodes).values()].map((inner) => {
        const field = type.getFields()[inner[0]!.name.value];
        switch (field?.name) {
          case 'nodes':
            return size * (1 + this.inside(getNamedType(field.type), inner));
          case 'edges':
            return size * Math.max(1, this.inside(getNamedType(field.type), inner));
          case 'totalCount':
            return TOTAL_COUNT + this.counting(rows);
          case 'pageInfo':
          case undefined:
            return 0;
          default:
            return field?.extensions['counts'] ? TOTAL_COUNT + this.counting(rows) : this.field(type, inner);
        }
      }),
    );
  }

  /** For an abstract type, the cost of the most expensive possible type. */
  private inside(type: GraphQLNamedOutputType, nodes: readonly FieldNode[]): number {
    if (isObjectType(type)) return this.object(type, this.subfields(type, nodes));
    if (!isAbstractType(type)) return 0;
    return Math.max(0, ...this.of.schema.getPossibleTypes(type).map((possible) => this.inside(possible, nodes)));
  }

  private subfields(type: GraphQLObjectType, nodes: readonly FieldNode[]): Fields {
    const { schema, fragments, variableValues } = this.of;
    return collectSubfields(schema, fragments, variableValues, type, nodes);
  }

  /** None if they are invalid: execution reports it. */
  private args(field: GraphQLField<unknown, unknown>, node: FieldNode): ArgumentValues {
    try {
      return getArgumentValues(field, node, this.of.variableValues);
    } catch {
      return {};
    }
  }

  /** A field that counts reads all entries or groups, also where the client asks for few of them. */
  private reading(field: GraphQLField<unknown, unknown>, rows: Rows): number {
    if (meaningOf(field)?.kind === 'count' || rows.source?.kind === 'subselect') return this.counting(rows);
    if (!rows.source) return 0;
    const { source, conditions, isSorted } = rows;
    return filterPrice(source, conditions, this.sizeOf) + sortPrice(source, isSorted, this.sizeOf);
  }

  /** `@Extensions({ cost })` on a field: its own cost, beside that of the objects it returns; it may depend on arguments. */
  private declared({ extensions: { cost } }: GraphQLField<unknown, unknown>, args: ArgumentValues): number {
    if (typeof cost !== 'function') return Number(cost ?? 0);
    this.searches++;
    return (cost as CostOf)(args, this.sizeOf);
  }

  /** `@Extensions({ cost })` on a field of a filter: a search among its conditions. */
  private searching(type: GraphQLInputType, value: unknown): number {
    if (Array.isArray(value)) return sum(value.map((each) => this.searching(type, each)));
    const named = getNamedType(type);
    if (!isInputObjectType(named) || typeof value !== 'object' || value === null) return 0;
    const fields = named.getFields();
    return sum(
      Object.entries(value).map(([name, each]) => {
        const { type: inner, extensions } = fields[name]!;
        if (typeof extensions['cost'] !== 'function' || each == null) return this.searching(inner, each);
        this.searches++;
        return (extensions['cost'] as ConditionCostOf)(each, this.sizeOf);
      }),
    );
  }

  private counting({ source, conditions }: Rows): number {
    return source ? countPrice(source, conditions, this.sizeOf) : 0;
  }

  /** A mutation's input has no conditions. */
  private conditionsIn(parent: GraphQLObjectType, node: FieldNode, args: ArgumentValues): number {
    if (parent === this.of.schema.getMutationType()) return 0;
    const conditions = conditionsOf(args);
    if (conditions > 0) this.#conditions.set(node, conditions);
    return conditions;
  }
}

/** Where the rows of a field come from, if it has several, and how many conditions they must meet. */
interface Rows {
  source: RowSource | null;
  conditions: number;
  /** The client says by what. */
  isSorted: boolean;
}

type ArgumentValues = Record<string, unknown>;
type Fields = Map<string, readonly FieldNode[]>;

function meaningOf(field: GraphQLField<unknown, unknown>): Meaning | undefined {
  return field.extensions['stored'] as Meaning | undefined;
}

function rowsOf(field: GraphQLField<unknown, unknown>, parent: GraphQLObjectType): RowSource | null {
  const meaning = meaningOf(field);
  if (!meaning || !('rows' in meaning)) return null;
  return typeof meaning.rows === 'function' ? meaning.rows(parent.name) : meaning.rows;
}

/** By Relay's naming convention. */
function isConnection(type: GraphQLNamedOutputType): type is GraphQLObjectType {
  return isObjectType(type) && type.name.endsWith('Connection');
}

/** The field itself rejects a size out of bounds. */
function pageSizeOf({ first, last }: ArgumentValues): number {
  const size = Number(last ?? first ?? defaultPageSize);
  return Math.min(Math.max(size, 0), maximumPageSize);
}

function lengthOf({ ids }: ArgumentValues): number {
  return Array.isArray(ids) ? ids.length : PLAIN_LIST;
}
