import {
  getNamedType, getNullableType, isAbstractType, isCompositeType, isListType, isObjectType, type FieldNode,
  type FragmentDefinitionNode, type GraphQLField, type GraphQLNamedOutputType, type GraphQLObjectType,
  type GraphQLSchema, type OperationDefinitionNode,
} from 'graphql'; // prettier-ignore
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import { getFieldDef } from 'graphql/execution/execute.js';
import { getArgumentValues } from 'graphql/execution/values.js';
import { defaultPageSize, maximumPageSize } from '../../read/pages/page-size.js';
import { conditionsOf, sum } from './conditions.js';

export interface Operation {
  schema: GraphQLSchema;
  operation: OperationDefinitionNode;
  fragments: Record<string, FragmentDefinitionNode>;
  /** As GraphQL's coercion leaves them. */
  variables: Record<string, unknown>;
}

/** What an operation may cause at most: the objects of its answer, and the conditions of its filters and orders. */
export interface Cost {
  nodes: number;
  conditions: number;
}

/** How long a list is taken to be that has no page size. */
const PLAIN_LIST = 10;
/** A count reads its rows, of which nobody knows the number, but makes no objects of them. */
const TOTAL_COUNT = 10;

/** The arithmetic is in docs/limits.md. */
export function costOf(operation: Operation): Cost {
  const walk = new Walk(operation);
  return { nodes: walk.nodes(), conditions: walk.conditions };
}

class Walk {
  readonly #conditions = new Map<FieldNode, number>();

  constructor(private readonly of: Operation) {}

  nodes(): number {
    const { schema, operation, fragments, variables } = this.of;
    const root = schema.getRootType(operation.operation);
    return root ? this.object(root, collectFields(schema, fragments, variables, root, operation.selectionSet)) : 0;
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
    const own = declared(field) + this.count(parent, nodes[0]!, args);
    if (!isCompositeType(type)) return own;
    if (isConnection(type)) return own + 1 + this.connection(type, nodes, pageSizeOf(args));
    const items = isListType(getNullableType(field.type)) ? lengthOf(args) : 1;
    return own + items * (1 + this.inside(type, nodes));
  }

  /** An edge is no node of its own, and neither is what tells of the page. */
  private connection(type: GraphQLObjectType, nodes: readonly FieldNode[], size: number): number {
    return sum(
      [...this.subfields(type, nodes).values()].map((inner) => {
        const field = type.getFields()[inner[0]!.name.value];
        switch (field?.name) {
          case 'nodes':
            return size * (1 + this.inside(getNamedType(field.type), inner));
          case 'edges':
            return size * Math.max(1, this.inside(getNamedType(field.type), inner));
          case 'totalCount':
            return TOTAL_COUNT;
          case 'pageInfo':
          case undefined:
            return 0;
          default:
            return this.field(type, inner);
        }
      }),
    );
  }

  /** Of an object that may be of several types, the dearest. */
  private inside(type: GraphQLNamedOutputType, nodes: readonly FieldNode[]): number {
    if (isObjectType(type)) return this.object(type, this.subfields(type, nodes));
    if (!isAbstractType(type)) return 0;
    return Math.max(0, ...this.of.schema.getPossibleTypes(type).map((possible) => this.inside(possible, nodes)));
  }

  private subfields(type: GraphQLObjectType, nodes: readonly FieldNode[]): Fields {
    const { schema, fragments, variables } = this.of;
    return collectSubfields(schema, fragments, variables, type, nodes);
  }

  /** None where they are wrong: execution tells that, and the field with it. */
  private args(field: GraphQLField<unknown, unknown>, node: FieldNode): Args {
    try {
      return getArgumentValues(field, node, this.of.variables);
    } catch {
      return {};
    }
  }

  /** A mutation's input sets none. */
  private count(parent: GraphQLObjectType, node: FieldNode, args: Args): number {
    if (parent === this.of.schema.getMutationType()) return 0;
    const conditions = conditionsOf(args);
    if (conditions > 0) this.#conditions.set(node, conditions);
    return conditions;
  }
}

type Args = Record<string, unknown>;
type Fields = Map<string, readonly FieldNode[]>;

/** `@Extensions({ cost })` beside a field: what it costs itself, where that is more than the objects that it gives. */
function declared(field: GraphQLField<unknown, unknown>): number {
  return Number(field.extensions['cost'] ?? 0);
}

/** By its name, as Relay has it. */
function isConnection(type: GraphQLNamedOutputType): type is GraphQLObjectType {
  return isObjectType(type) && type.name.endsWith('Connection');
}

/** A size out of bounds is the field's own to refuse. */
function pageSizeOf({ first, last }: Args): number {
  const size = Number(last ?? first ?? defaultPageSize);
  return Math.min(Math.max(size, 0), maximumPageSize);
}

function lengthOf({ ids }: Args): number {
  return Array.isArray(ids) ? ids.length : PLAIN_LIST;
}
