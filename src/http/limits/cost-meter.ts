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
import { costOf, type Cost } from './cost.js';
import type { TableSizes } from './table-sizes.js';

/** How many costs of one operation are known: one for each combination of the values that shape it. */
const MOST = 16;
/** Longer values are not worth their memory. */
const LONGEST_KEY = 500;

/** What is known of one operation. */
interface Measured {
  /** The variables that affect the cost: page sizes, conditions of `@skip` and `@include`, lists, filters. */
  shaping: readonly string[];
  /** By the values of these variables, as JSON. */
  costs: Map<string, Cost>;
  /** Of the sizes that the costs follow. */
  reading: number;
}

/** Computes and caches the cost of operations: most requests repeat an operation with other variables. */
export class CostMeter {
  readonly #measured = new WeakMap<OperationDefinitionNode, Measured>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly sizes: Pick<TableSizes, 'of' | 'reading'> = { of: () => 0, reading: 0 },
  ) {}

  /** Null if a variable is invalid: execution reports it. A mutation costs by what it is given, and is priced each time. */
  measure(document: DocumentNode, operation: OperationDefinitionNode, inputs: Record<string, unknown>): Cost | null {
    if (operation.operation === OperationTypeNode.MUTATION) return this.price(document, operation, inputs);
    const { shaping, costs } = this.measured(operation);
    // A missing variable takes its default; null does not.
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
    return 'schema' in execution ? costOf(execution, this.sizes.of) : null;
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
