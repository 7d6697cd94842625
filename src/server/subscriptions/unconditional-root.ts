import { ApolloServerErrorCode } from '@apollo/server/errors';
import { type DocumentNode, GraphQLError, Kind, type OperationDefinitionNode, type SelectionNode } from 'graphql';

/**
 * A subscription's root field is not skipped: the specification of 2025 says so (5.2.4.1), and graphql-js 16, which knows
 * an older one, fails where there is no field to subscribe to. Null where the law is kept.
 */
export function unconditionalRoot(operation: OperationDefinitionNode, document: DocumentNode): GraphQLError | null {
  const isConditional = (selection: SelectionNode): boolean =>
    (selection.directives ?? []).some(({ name }) => ['skip', 'include'].includes(name.value)) ||
    inside(selection).some(isConditional);

  function inside(selection: SelectionNode): readonly SelectionNode[] {
    if (selection.kind === Kind.INLINE_FRAGMENT) return selection.selectionSet.selections;
    if (selection.kind !== Kind.FRAGMENT_SPREAD) return [];
    const { value } = selection.name;
    const fragment = document.definitions.find(
      (each) => each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === value,
    );
    return fragment && 'selectionSet' in fragment ? fragment.selectionSet.selections : [];
  }

  const node = operation.selectionSet.selections.find(isConditional);
  if (!node) return null;
  const extensions = { code: ApolloServerErrorCode.GRAPHQL_VALIDATION_FAILED };
  return new GraphQLError('The root field of a subscription takes no @skip and no @include.', {
    nodes: node,
    extensions,
  });
}
