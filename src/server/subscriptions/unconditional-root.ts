import { Kind, type DocumentNode, type OperationDefinitionNode, type SelectionNode } from 'graphql';
import { ClientError } from '../../errors.js';
import { fragmentsOf, selectionsIn } from '../limits/spread.js';

/**
 * The root field of a subscription has no @skip or @include (GraphQL 2025, 5.2.4.1). graphql-js 16 follows an older
 * specification, and fails if the field is skipped. Null if the rule holds.
 */
export function unconditionalRoot(operation: OperationDefinitionNode, document: DocumentNode): ClientError | null {
  const findFragment = fragmentsOf(document);
  const isConditional = (selection: SelectionNode): boolean => {
    if (selection.directives?.some(({ name }) => ['skip', 'include'].includes(name.value))) return true;
    if (selection.kind === Kind.FIELD) return false;
    return selectionsIn(selection, findFragment)?.selections.some(isConditional) ?? false;
  };

  const nodes = operation.selectionSet.selections.find(isConditional);
  if (!nodes) return null;
  const message = 'The root field of a subscription cannot have @skip or @include.';
  return new ClientError('GRAPHQL_VALIDATION_FAILED', message, { nodes });
}
