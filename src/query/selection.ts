import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLField,
  type GraphQLNamedOutputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import { getFieldDef } from 'graphql/execution/execute.js';
import { getArgumentValues } from 'graphql/execution/values.js';
import type { Args, StoredAs } from './stored-as.js';

// Collects the selections of an operation as graphql-js does for execution. Used by the planner and the cost calculation.

/** A document's fragments by name. */
export type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;

export function fragmentsIn(document: DocumentNode): Fragments {
  const fragments = Object.create(null) as Record<string, FragmentDefinitionNode>;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  }
  return fragments;
}

/** The context in which a selection is read. */
export interface SelectionScope {
  schema: GraphQLSchema;
  fragments: Fragments;
  variableValues: Readonly<Record<string, unknown>>;
}

/** Returns the fields selected in an object, one per response key, in the order of the response. */
export function selectFields(scope: SelectionScope, type: GraphQLObjectType, selectionSet: SelectionSetNode): SelectedField[] {
  const { schema, fragments, variableValues } = scope;
  return selectedFields(scope, type, collectFields(schema, fragments, variableValues, type, selectionSet));
}

function selectedFields(scope: SelectionScope, parent: GraphQLObjectType, fields: Map<string, readonly FieldNode[]>) {
  return [...fields].map(([key, nodes]) => new SelectedField(scope, parent, key, nodes));
}

/** A field of an object, with all selections that execution merges under its response key. */
export class SelectedField {
  /** The first of the merged selections. Validation ensures that the others have the same arguments. */
  readonly node: FieldNode;
  readonly name: string;

  constructor(
    private readonly scope: SelectionScope,
    readonly parent: GraphQLObjectType,
    readonly key: string,
    private readonly nodes: readonly FieldNode[],
  ) {
    this.node = nodes[0]!;
    this.name = this.node.name.value;
  }

  /** The definition of the field; also works for introspection fields. */
  get field(): GraphQLField<unknown, unknown> {
    return getFieldDef(this.scope.schema, this.parent, this.node)!;
  }

  get storedAs(): StoredAs | undefined {
    return this.field.extensions['stored'] as StoredAs | undefined;
  }

  /** The type of the field's value, or of the items if the value is a list. */
  get type(): GraphQLNamedOutputType {
    return getNamedType(this.field.type);
  }

  /** The object types that the field may return; empty for scalars and enums. */
  get types(): readonly GraphQLObjectType[] {
    const { type } = this;
    if (isObjectType(type)) return [type];
    return isAbstractType(type) ? this.scope.schema.getPossibleTypes(type) : [];
  }

  /** @throws GraphQLError if an argument is invalid */
  args(): Args {
    return getArgumentValues(this.field, this.node, this.scope.variableValues);
  }

  inside(type: GraphQLObjectType): SelectedField[] {
    const { schema, fragments, variableValues } = this.scope;
    return selectedFields(this.scope, type, collectSubfields(schema, fragments, variableValues, type, this.nodes));
  }
}
