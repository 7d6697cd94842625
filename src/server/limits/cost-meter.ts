import {
  getNullableType,
  isLeafType,
  typeFromAST,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type TypeNode,
} from 'graphql';
import { buildExecutionContext } from 'graphql/execution/execute.js';
import { LRUCache } from 'lru-cache';
import { costOf, type Cost } from './cost.js';
import type { TableSizes } from './table-sizes.js';

const CACHED_COSTS = 1_000;
/** Longer keys are not worth their memory. */
const LONGEST_CACHE_KEY = 1_000;

/** Computes and caches the cost of operations: most requests repeat an operation with other variables. */
export class CostMeter {
  readonly #costs = new LRUCache<string, Cost>({ max: CACHED_COSTS });
  readonly #shaping = new WeakMap<OperationDefinitionNode, string[]>();

  #reading = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly sizes: Pick<TableSizes, 'of' | 'reading'> = { of: () => 0, reading: 0 },
  ) {}

  /** Null if a variable is invalid: execution reports it. `queryHash` identifies the document. */
  measure(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    queryHash: string,
    inputs: Record<string, unknown>,
  ): Cost | null {
    if (this.sizes.reading !== this.#reading) this.#costs.clear();
    this.#reading = this.sizes.reading;
    // A missing variable takes its default; null does not.
    const values = this.shaping(operation).map((name) => (Object.hasOwn(inputs, name) ? [inputs[name]] : []));
    const key = `${queryHash} ${operation.name?.value ?? ''} ${JSON.stringify(values)}`;
    const known = this.#costs.get(key);
    if (known) return known;

    const execution = buildExecutionContext({
      schema: this.schema,
      document,
      operationName: operation.name?.value,
      variableValues: inputs,
      options: { maxCoercionErrors: 1 },
    });
    if (!('schema' in execution)) return null;
    const cost = costOf(execution, this.sizes.of);
    if (cost.searches === 0 && key.length <= LONGEST_CACHE_KEY) this.#costs.set(key, cost);
    return cost;
  }

  /** The variables that affect the cost: page sizes, conditions of `@skip` and `@include`, lists, filters. */
  private shaping(operation: OperationDefinitionNode): string[] {
    const known = this.#shaping.get(operation);
    if (known) return known;
    const names = (operation.variableDefinitions ?? [])
      .filter(({ type }) => this.isShaping(type))
      .map(({ variable }) => variable.name.value);
    this.#shaping.set(operation, names);
    return names;
  }

  private isShaping(node: TypeNode): boolean {
    const type = getNullableType(typeFromAST(this.schema, node as never));
    return !isLeafType(type) || ['Int', 'Boolean'].includes(type.name);
  }
}
