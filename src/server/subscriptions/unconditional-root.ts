import { Kind, type DocumentNode, type OperationDefinitionNode, type SelectionNode } from 'graphql';
import { ClientError } from '../../errors.js';

/**
 * The root field of a subscription has no @skip or @include (GraphQL 2025, 5.2.4.1). graphql-js 16 follows an older
 * specification, and fails if the field is skipped. Null if the rule holds.
 */
export function unconditionalRoot(operation: OperationDefinitionNode, document: DocumentNode): ClientError | null {
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

  const nodes = operation.selectionSet.selections.find(isConditional);
  if (!nodes) return null;
  const message = 'The root field of a subscription cannot have @skip or @include.';
  return new ClientError('GRAPHQL_VALIDATION_FAILED', message, { nodes });
}
