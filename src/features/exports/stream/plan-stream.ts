import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import { getVariableValues } from 'graphql/execution/values.js';
import { ClientError, badUserInput } from '../../../shared/errors.js';
import { authorizedFields } from '../../../query/compile/authorized-fields.js';
import { resolvedFields } from '../../../query/compile/compiler.js';
import type { Variables } from '../../../query/compile/param.js';
import type { FieldPlan, RowsPlan, TypePlan } from '../../../query/compile/plan.js';
import { Planner } from '../../../query/compile/planner.js';
import { NotCompilable } from '../../../query/compile/not-compilable.js';
import { type Condition, EVERY_ROW } from '../../../query/condition.js';
import type { Model } from '../../../query/load/loader.js';
import { all } from '../../../query/stored-as.js';
import type { Order } from '../../../query/paging/order.js';
import { fragmentsIn, type SelectedField, selectFields, type SelectionScope } from '../../../query/selection.js';

/** All rows of a list in its order, and the fields selected in each. */
export interface StreamPlan {
  rows: RowsPlan;
  order: Order;
  selected: TypePlan;
}

/** All rows of a model that has no list in the schema. */
export interface AllRows {
  model: Model;
  order: Order;
  where?: Condition;
  /** Fields that the type lacks in the schema. */
  more: [key: string, field: FieldPlan][];
}

const PAGE_ARGUMENTS = ['first', 'last', 'after', 'before'];

/** Plans operations whose only root field is a connection, so that all rows of `nodes` are sent. */
export class StreamPlanner {
  readonly #resolved = resolvedFields();
  readonly #authorized = authorizedFields();

  constructor(private readonly schema: GraphQLSchema) {}

  /** @throws ClientError NOT_STREAMABLE, or BAD_USER_INPUT for an invalid variable or argument */
  plan(document: DocumentNode, operation: OperationDefinitionNode, inputs: Record<string, unknown>): StreamPlan {
    if (operation.operation !== OperationTypeNode.QUERY) throw notStreamable('Only queries can be streamed.');
    const { coerced, errors } = getVariableValues(this.schema, operation.variableDefinitions ?? [], inputs);
    if (errors) throw badUserInput(errors[0]!.message);
    try {
      checkRoot(selectFields(this.scope(document, coerced), this.schema.getQueryType()!, operation.selectionSet));
      const [[, field]] = this.planner(document, coerced).planQuery(operation).fields as [[string, FieldPlan]];
      return allOf(field);
    } catch (error) {
      if (error instanceof NotCompilable) throw notStreamable(`This operation cannot be streamed: ${error.message}.`);
      if (error instanceof GraphQLError && !(error instanceof ClientError)) throw badUserInput(error.message);
      throw error;
    }
  }

  /** Plans all rows of a model, with the fields that a fragment on its type selects. */
  planAll(fragment: DocumentNode, { model, order, where = EVERY_ROW, more }: AllRows): StreamPlan {
    const [{ selectionSet }] = Object.values(fragmentsIn(fragment)) as [FragmentDefinitionNode];
    const type = this.schema.getType(model) as GraphQLObjectType;
    const selected = this.planner(fragment).plan(type, selectionSet);
    const rows = { source: all(model), args: {}, where };
    return { rows, order, selected: { ...selected, fields: [...selected.fields, ...more] } };
  }

  private planner(document: DocumentNode, values: Variables = {}): Planner {
    return new Planner(this.scope(document, values), values, this.#resolved, this.#authorized);
  }

  private scope(document: DocumentNode, variableValues: Variables): SelectionScope {
    return { schema: this.schema, fragments: fragmentsIn(document), variableValues };
  }
}

function checkRoot(fields: SelectedField[]): void {
  const [root] = fields;
  if (!root || fields.length > 1) throw notStreamable(`The operation has ${fields.length} root fields. Select exactly one.`);
  if (!root.field.args.some(({ name }) => name === 'first')) {
    throw notStreamable(`${root.name} is not a connection. Select one, such as visits.`);
  }
  const args = root.args();
  const page = PAGE_ARGUMENTS.find((name) => args[name] != null);
  if (page) throw badUserInput(`A stream returns all rows: omit \`${page}\`.`);
}

function allOf(field: FieldPlan): StreamPlan {
  if (field.kind !== 'connection') throw new NotCompilable('its root field is not a connection');
  const [nodes, another] = field.fields.flatMap(([, each]) => (each.kind === 'nodes' ? [each] : []));
  if (!nodes || another) throw new NotCompilable('it must select `nodes` once');
  // A list reads as many rows as its page needs, which here is all of them.
  const rows = { ...field.rows, args: { ...field.rows.args, first: Infinity } };
  return { rows, order: field.page.order, selected: nodes.selected };
}

function notStreamable(message: string): ClientError {
  return new ClientError('NOT_STREAMABLE', message);
}
