import type { JsonSchemaType } from '@modelcontextprotocol/server';
import {
  type DocumentNode,
  type FieldNode,
  getNamedType,
  getNullableType,
  type GraphQLCompositeType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isListType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  TypeNameMetaFieldDef,
} from 'graphql';

// The JSON Schema of a tool's result, derived from its document's selection and the changes that `answer.ts` makes to the data.

interface SelectedField {
  type: GraphQLOutputType;
  /** All selection sets of the field. */
  inner: SelectionSetNode[];
  /** Whether every object has the field, on every type and for any arguments of the tool. */
  isSure: boolean;
}

type Selected = Map<string, SelectedField>;

const SCALARS: Record<string, string> = { Int: 'integer', Float: 'number', Boolean: 'boolean' };

/** Returns the schema of the structured content of a tool with this document. */
export function outputSchema(schema: GraphQLSchema, document: DocumentNode): JsonSchemaType {
  const { operation, fragments, optional } = partsOf(document);

  const select = (
    type: GraphQLNamedType,
    sets: readonly SelectionSetNode[],
    isSure = true,
    into: Selected = new Map(),
  ): Selected => {
    for (const selection of sets.flatMap(({ selections }) => selections)) {
      if (selection.kind === Kind.FIELD) {
        const name = (selection.alias ?? selection.name).value;
        const field = into.get(name) ?? { type: fieldType(type, selection), inner: [], isSure: false };
        if (selection.selectionSet) field.inner.push(selection.selectionSet);
        field.isSure ||= isSure && isAlwaysAsked(selection, optional);
        into.set(name, field);
        continue;
      }
      const part = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)!;
      const condition = part.typeCondition ? schema.getType(part.typeCondition.name.value)! : type;
      select(condition, [part.selectionSet], isSure && isAlways(schema, type, condition), into);
    }
    return into;
  };

  const value = (type: GraphQLOutputType, inner: readonly SelectionSetNode[]): object => {
    const nullable = getNullableType(type);
    const schemaOf = isListType(nullable) ? { type: 'array', items: value(nullable.ofType, inner) } : single(nullable, inner);
    return nullable === type ? { ...schemaOf, type: [schemaOf.type, 'null'] } : schemaOf;
  };
  const single = (type: GraphQLNamedType, inner: readonly SelectionSetNode[]): { type: string } =>
    isCompositeType(type) ? object(select(type, inner)) : { type: SCALARS[type.name] ?? 'string' };

  const object = (selected: Selected): { type: 'object' } => {
    const { totalCount, cappedCount, edges, nodes, ...others } = Object.fromEntries(selected);
    const isList = Boolean(totalCount ?? cappedCount);
    if (isList) delete others['pageInfo'];
    const shown = isList ? others : Object.fromEntries(selected);
    const properties = Object.fromEntries(Object.entries(shown).map(([name, { type, inner }]) => [name, value(type, inner)]));
    const isPassage = ['start', 'end', 'source'].every((name) => shown[name]);
    const required = Object.keys(shown).filter((name) => shown[name]!.isSure && !(isPassage && name === 'exact'));
    if (isList) {
      const items = edges ? object(withoutEdge(edges)) : nodes ? single(getNamedType(nodes.type), nodes.inner) : {};
      Object.assign(properties, { shown: STRING, next: STRING, items: { type: 'array', items } });
      required.push('shown', 'items');
    }
    if (isPassage || (shown['__typename'] && shown['slug'])) properties['page'] = STRING;
    if (isPassage) required.push('page');
    return { type: 'object', properties, required } as { type: 'object' };
  };
  /** The fields of an edge, without its cursor, and the fields of its node. */
  const withoutEdge = ({ type, inner }: SelectedField): Selected => {
    const edge = select(getNamedType(type), inner);
    const node = edge.get('node');
    for (const name of ['cursor', 'node']) edge.delete(name);
    return node ? new Map([...edge, ...select(getNamedType(node.type), node.inner)]) : edge;
  };

  const root = schema.getQueryType()!;
  return answerSchema(object(select(root, [operation.selectionSet])));
}

const STRING = { type: 'string' };

/** Returns the schema of an answer, given the schema of its data. */
export function answerSchema(data: object): JsonSchemaType {
  return {
    type: 'object',
    properties: {
      version: { type: ['string', 'null'], description: 'The version of the data, to cite.' },
      taken: {
        type: 'object',
        description:
          'The objects to which names were resolved, by argument. `others` may be meant instead: their names contain the given words.',
      },
      note: { type: 'string', description: 'Information needed to interpret the data.' },
      cut: {
        type: 'object',
        additionalProperties: STRING,
        description: 'Lists that end early, by path: how much of each is shown.',
      },
      data,
    },
    required: ['version', 'data'],
  };
}

function partsOf(document: DocumentNode) {
  const [operation] = document.definitions as [OperationDefinitionNode];
  const fragments = new Map(
    document.definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [])),
  );
  const variables = operation.variableDefinitions ?? [];
  const optional = new Set(
    variables
      .filter(({ type, defaultValue }) => type.kind !== Kind.NON_NULL_TYPE && !defaultValue)
      .map(({ variable }) => variable.name.value),
  );
  return { operation, fragments, optional };
}

function fieldType(type: GraphQLNamedType, { name: { value: name } }: FieldNode): GraphQLOutputType {
  if (name === '__typename' || isUnionType(type) || !isCompositeType(type)) return TypeNameMetaFieldDef.type;
  return type.getFields()[name]!.type;
}

/** Whether a field remains in the document if a tool is called without the optional arguments: see `documentFor`. */
function isAlwaysAsked(
  { selectionSet, arguments: args = [], directives = [] }: FieldNode,
  optional: ReadonlySet<string>,
): boolean {
  if (directives.length > 0) return false;
  return selectionSet !== undefined || !args.some(({ value }) => value.kind === Kind.VARIABLE && optional.has(value.name.value));
}

/** Whether a condition on the type holds for all objects. */
function isAlways(schema: GraphQLSchema, type: GraphQLNamedType, condition: GraphQLNamedType): boolean {
  if (type === condition) return true;
  if (!isAbstractType(condition)) return false;
  const types = isAbstractType(type) ? schema.getPossibleTypes(type) : [type as GraphQLCompositeType];
  return types.every((each) => !isAbstractType(each) && schema.isSubType(condition, each as never));
}
