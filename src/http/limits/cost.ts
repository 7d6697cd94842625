import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isInputObjectType,
  isListType,
  isObjectType,
  type FieldNode,
  type GraphQLInputType,
  type GraphQLNamedOutputType,
  type GraphQLObjectType,
} from 'graphql';
import type { ExecutionContext } from 'graphql/execution/execute.js';
import type { Args, RowSource } from '../../query/stored-as.js';
import { defaultPageSize, maximumPageSize } from '../../query/paging/page-size.js';
import { selectFields, type SelectedField } from '../../query/selection.js';
import { countPrice, filterPrice, readPrice, type SizeOf, sortPrice } from './table-sizes.js';
import { atMost } from './limits.js';
import { orElse } from '../../shared/or-else.js';

/** Upper bounds for the objects in the response, and for the conditions in filters and orders. */
export interface Cost {
  nodes: number;
  conditions: number;
  /** Number of fields whose cost depends on the search text. Such a cost is valid only for that text. */
  searches: number;
}

/** Returns the cost of a field with its arguments, in nodes. */
type CostOf = (args: Record<string, unknown>, sizeOf: SizeOf) => number;

/** Returns the cost of a filter condition with its value, in nodes. */
type ConditionCostOf = (value: unknown, sizeOf: SizeOf) => number;

/** Returns the models whose tables may be scanned in full for a condition's value. */
type ReadsOf = (value: unknown) => readonly string[];

/** The assumed length of a list without a page size. */
const PLAIN_LIST = 10;
/** A count reads an unknown number of rows, but returns no objects. */
const TOTAL_COUNT = 10;

/** Cost of planning a condition: PostgreSQL considers several ways to evaluate each one before it reads anything. */
const PLANNING = 10;
/** Base cost of a mutation, which waits for its turn, then checks and stores its input. */
const MUTATION = 100;
/** Number of characters of a mutation's input that cost one node, because they are parsed, checked and stored. */
const CHARACTERS_A_NODE = 100;
/** Maximum cost of a mutation's input, so that editors can send as much as the operator allows. */
const MOST_GIVEN = 20_000;

/** Returns the cost of an operation; docs/limits.md explains it. @throws ClientError LIMIT_EXCEEDED for too many types */
export function operationCost(execution: ExecutionContext, sizeOf: SizeOf): Cost {
  const walk = new Walk(execution.schema.getMutationType(), sizeOf);
  const root = execution.schema.getRootType(execution.operation.operation);
  const read = root ? walk.object(selectFields(execution, root, execution.operation.selectionSet)) : 0;
  const nodes = Math.ceil(read + PLANNING * walk.conditions);
  return { nodes, conditions: walk.conditions, searches: walk.searches };
}

class Walk {
  readonly #conditions = new Map<FieldNode, number>();
  searches = 0;
  #types = 0;

  constructor(
    private readonly mutations: GraphQLObjectType | null | undefined,
    private readonly sizeOf: SizeOf,
  ) {}

  get conditions(): number {
    return sum([...this.#conditions.values()]);
  }

  object(fields: SelectedField[]): number {
    return sum(fields.map((each) => this.field(each)));
  }

  private field(selected: SelectedField): number {
    const { field, type } = selected;
    const args = argsOf(selected);
    const conditions = this.conditionsIn(selected, args);
    const filter = conditionsOf({ where: args['where'] }) + (args['of'] == null ? 0 : 1); // `of` filters the citations of a source
    const values = [args['by'], args['groupBy']].flat().filter((value) => value != null).length;
    const rows = { ...rowsOf(selected, args), conditions: filter, values, sortedBy: sortKeyOf(selected, args) };
    const searched = sum(field.args.map((arg) => this.searching(arg.type, args[arg.name])));
    const own =
      this.declared(selected, args) + this.writing(selected, args) + searched + conditions + this.reading(selected, rows);
    if (!isCompositeType(type)) return own;
    if (isConnection(type)) return own + 1 + this.connection(selected.inside(type), pageSizeOf(args), rows);
    const items = isListType(getNullableType(field.type)) ? lengthOf(args) : 1;
    return own + items * (1 + this.inside(selected));
  }

  /** An edge counts as its node; `pageInfo` costs nothing. */
  private connection(fields: SelectedField[], size: number, rows: Rows): number {
    return sum(
      fields.map((inner) => {
        switch (inner.name) {
          case 'nodes':
            return size * (1 + this.inside(inner));
          case 'edges':
            return size * Math.max(1, this.inside(inner));
          case 'totalCount':
            return TOTAL_COUNT + this.counting(rows);
          case 'pageInfo':
          case '__typename':
            return 0;
          default:
            return inner.field.extensions['counts']
              ? TOTAL_COUNT + this.counting({ ...rows, joined: [], values: 0 })
              : this.field(inner);
        }
      }),
    );
  }

  /** For an abstract type, the cost of the most expensive possible type. */
  private inside(selected: SelectedField): number {
    const { types } = selected;
    // Nested abstract types multiply: computing the cost and the plan of a small document could take seconds.
    if (types.length > 1) this.#types += types.length;
    atMost('types', this.#types, (count) => `The nested objects of the operation may be of at least ${count} types`);
    return Math.max(0, ...types.map((each) => this.object(selected.inside(each))));
  }

  /** A field that counts reads all entries or groups, even if the client requests only a few. */
  private reading({ storedAs }: SelectedField, rows: Rows): number {
    if (storedAs?.kind === 'count' || rows.source?.kind === 'subselect') return this.counting(rows);
    if (!rows.source) return 0;
    const { source, conditions, sortedBy } = rows;
    return filterPrice(source, conditions, this.sizeOf) + sortPrice(source, sortedBy, this.sizeOf);
  }

  /** The cost declared with `@Extensions({ cost })`, in addition to that of the objects. It may depend on the arguments. */
  private declared({ field, parent }: SelectedField, args: Args): number {
    const { cost } = field.extensions;
    if (typeof cost !== 'function') return Number(cost ?? 0);
    if (parent !== this.mutations) this.searches++;
    return (cost as CostOf)(args, this.sizeOf);
  }

  /** The cost of a mutation's input by its length, in addition to the declared cost. */
  private writing({ parent }: SelectedField, args: Args): number {
    if (parent !== this.mutations) return 0;
    return MUTATION + Math.min(charactersIn(args) / CHARACTERS_A_NODE, MOST_GIVEN);
  }

  /**
   * On a filter's field, `@Extensions({ cost })` marks a condition that searches, and `@Extensions({ reads })` a condition for
   * which some models' tables may be scanned in full.
   */
  private searching(type: GraphQLInputType, value: unknown): number {
    if (Array.isArray(value)) return sum(value.map((each) => this.searching(type, each)));
    const named = getNamedType(type);
    if (!isInputObjectType(named) || typeof value !== 'object' || value === null) return 0;
    const fields = named.getFields();
    return sum(
      Object.entries(value).map(([name, each]) => {
        if (each == null) return 0;
        const { type: inner, extensions } = fields[name]!;
        const read = readPrice((extensions['reads'] as ReadsOf | undefined)?.(each) ?? [], this.sizeOf);
        if (typeof extensions['cost'] !== 'function') return read + this.searching(inner, each);
        this.searches++;
        return read + (extensions['cost'] as ConditionCostOf)(each, this.sizeOf);
      }),
    );
  }

  private counting({ source, ...counted }: Rows): number {
    return source ? countPrice(source, counted, this.sizeOf) : 0;
  }

  /** A mutation's input contains no conditions. */
  private conditionsIn({ parent, node }: SelectedField, args: Args): number {
    if (parent === this.mutations) return 0;
    const conditions = conditionsOf(args);
    if (conditions > 0) this.#conditions.set(node, conditions);
    return conditions;
  }
}

/** Where a list field's rows come from, and how many conditions they must meet. */
interface Rows {
  source: RowSource | null;
  /** The models whose rows are joined to these rows. */
  joined: readonly string[];
  conditions: number;
  /** The number of values by which the rows are grouped and counted. */
  values: number;
  /** The first column of the client's sort order; null if the client does not specify one. */
  sortedBy: string | null;
}

/** Empty if the arguments are invalid; execution reports it. */
const argsOf = (selected: SelectedField): Args => orElse(() => selected.args(), {});

function rowsOf({ storedAs, parent }: SelectedField, args: Args): Pick<Rows, 'source' | 'joined'> {
  if (!storedAs || !('rows' in storedAs)) return { source: null, joined: [] };
  const source = typeof storedAs.rows === 'function' ? storedAs.rows(parent.name) : storedAs.rows;
  return { source, joined: source.kind === 'subselect' ? joinedBy(source, args) : [] };
}

function sortKeyOf({ storedAs }: SelectedField, args: Args): string | null {
  if (args['orderBy'] == null || !storedAs || !('order' in storedAs) || typeof storedAs.order !== 'function') return null;
  const { order } = storedAs;
  return orElse(() => order(args as never)[0]?.column, null) ?? null;
}

/** Empty if the arguments are invalid; execution reports it. */
function joinedBy({ joins }: RowSource & { kind: 'subselect' }, args: Args): readonly string[] {
  return orElse(() => joins?.(args as never), null) ?? [];
}

/** Follows Relay's naming convention. */
function isConnection(type: GraphQLNamedOutputType): type is GraphQLObjectType {
  return isObjectType(type) && type.name.endsWith('Connection');
}

/** Clamped, because the field itself rejects a size that is out of bounds. */
function pageSizeOf({ first, last }: Args): number {
  const size = Number(last ?? first ?? defaultPageSize);
  return Math.min(Math.max(size, 0), maximumPageSize);
}

function lengthOf({ ids }: Args): number {
  return Array.isArray(ids) ? ids.length : PLAIN_LIST;
}

/** Counts the conditions in arguments that contain objects (filters and orders). Each object, value or scalar list counts. */
function conditionsOf(args: Record<string, unknown>): number {
  return sum(Object.values(args).filter(holdsObjects).map(conditionsIn));
}

function conditionsIn(value: unknown): number {
  if (Array.isArray(value)) return value.some(holdsObjects) ? sum(value.map(conditionsIn)) : 1;
  return isObject(value) ? 1 + sum(Object.values(value).map(conditionsIn)) : 1;
}

function holdsObjects(value: unknown): boolean {
  return Array.isArray(value) ? value.some(holdsObjects) : isObject(value);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !(value instanceof Date);
}

function charactersIn(value: unknown): number {
  if (typeof value === 'string') return value.length;
  return isObject(value) ? sum(Object.values(value).map(charactersIn)) : 0;
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
