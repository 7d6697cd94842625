import {
  type FieldNode,
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isCompositeType,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';

const SCALARS: Record<string, string> = { Int: 'number', Float: 'number', Boolean: 'boolean', JSON: 'unknown' };

/** Returns the TypeScript type of a root field's result. Fields that only some types have are optional. */
export function answerType(schema: GraphQLSchema, field: FieldNode): string {
  const selectionSet: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: [field] };
  return objectType(schema, schema.getQueryType()!, selectionSet, '');
}

function objectType(schema: GraphQLSchema, parent: GraphQLCompositeType, selectionSet: SelectionSetNode, indent: string) {
  const lines = members(schema, parent, selectionSet, `${indent}  `, false);
  return `{\n${lines.join('\n')}\n${indent}}`;
}

function members(
  schema: GraphQLSchema,
  parent: GraphQLCompositeType,
  { selections }: SelectionSetNode,
  indent: string,
  mayLack: boolean,
): string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const type = selection.typeCondition ? schema.getType(selection.typeCondition.name.value) : parent;
      return isCompositeType(type) ? members(schema, type, selection.selectionSet, indent, true) : [];
    }
    const name = selection.alias?.value ?? selection.name.value;
    return [`${indent}${name}${mayLack ? '?' : ''}: ${fieldType(schema, parent, selection, indent)};`];
  });
}

function fieldType(schema: GraphQLSchema, parent: GraphQLCompositeType, field: FieldNode, indent: string): string {
  const { [field.name.value]: declared } = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields() : {};
  if (!declared) return 'string'; // __typename
  const named = getNamedType(declared.type);
  const inner =
    isCompositeType(named) && field.selectionSet
      ? objectType(schema, named, field.selectionSet, indent)
      : isEnumType(named)
        ? named
            .getValues()
            .map(({ name }) => `'${name}'`)
            .join(' | ')
        : (SCALARS[named.name] ?? 'string');
  return wrapped(declared.type, inner);
}

function wrapped(type: GraphQLOutputType, inner: string): string {
  if (!isNonNullType(type)) return `${bare(type, inner)} | null`;
  return bare(type.ofType, inner);
}

function bare(type: GraphQLOutputType, inner: string): string {
  if (!isListType(type)) return inner;
  const item = wrapped(type.ofType, inner);
  return /^\w+$|\}$/.test(item) ? `${item}[]` : `(${item})[]`;
}
