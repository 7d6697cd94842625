import {
  getNullableType,
  isLeafType,
  OperationTypeNode,
  typeFromAST,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type TypeNode,
} from 'graphql';
import { buildExecutionContext } from 'graphql/execution/execute.js';
import { operationCost, type Cost } from './cost.js';
import type { TableSizes } from './table-sizes.js';

/** Maximum number of cached costs per operation, one for each combination of shaping values. */
const MOST = 16;
/** Costs of longer values are not cached, to save memory. */
const LONGEST_KEY = 500;

/** The cached costs of one operation. */
interface Measured {
  /** The variables that affect the cost: page sizes, `@skip` and `@include` conditions, lists and filters. */
  shaping: readonly string[];
  /** The costs, keyed by these variables' values as JSON. */
  costs: Map<string, Cost>;
  /** The `reading` of the table sizes on which the costs are based. */
  reading: number;
}

/** Computes and caches operations' costs. Most requests repeat an operation with different variables. */
export class CostMeter {
  readonly #measured = new WeakMap<OperationDefinitionNode, Measured>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly sizes: Pick<TableSizes, 'of' | 'reading'> = { of: () => 0, reading: 0 },
  ) {}

  /** Returns null if a variable is invalid; execution reports it. A mutation's cost depends on its input and is not cached. */
  measure(document: DocumentNode, operation: OperationDefinitionNode, inputs: Record<string, unknown>): Cost | null {
    if (operation.operation === OperationTypeNode.MUTATION) return this.price(document, operation, inputs);
    const { shaping, costs } = this.measured(operation);
    // A missing variable gets its default; null does not.
    const key = JSON.stringify(shaping.map((name) => (Object.hasOwn(inputs, name) ? [inputs[name]] : [])));
    const known = costs.get(key);
    if (known) return known;

    const cost = this.price(document, operation, inputs);
    if (!cost || cost.searches > 0 || key.length > LONGEST_KEY) return cost;
    if (costs.size === MOST) costs.clear();
    costs.set(key, cost);
    return cost;
  }

  private price(document: DocumentNode, operation: OperationDefinitionNode, inputs: Record<string, unknown>): Cost | null {
    const execution = buildExecutionContext({
      schema: this.schema,
      document,
      operationName: operation.name?.value,
      variableValues: inputs,
      options: { maxCoercionErrors: 1 },
    });
    return 'schema' in execution ? operationCost(execution, this.sizes.of) : null;
  }

  private measured(operation: OperationDefinitionNode): Measured {
    const { reading } = this.sizes;
    const known = this.#measured.get(operation);
    if (known?.reading === reading) return known;
    const shaping = (operation.variableDefinitions ?? [])
      .filter(({ type }) => this.isShaping(type))
      .map(({ variable }) => variable.name.value);
    const measured = { shaping, costs: new Map<string, Cost>(), reading };
    this.#measured.set(operation, measured);
    return measured;
  }

  private isShaping(node: TypeNode): boolean {
    const type = getNullableType(typeFromAST(this.schema, node as never));
    return !isLeafType(type) || ['Int', 'Boolean'].includes(type.name);
  }
}
