import { Kind, type SelectionSetNode } from 'graphql';
import { foldSelections, type FindFragment } from './spread.js';

/**
 * The depth of nested fields, fragments included. Each level can multiply the work by a page size. Introspection
 * (`__schema`, `__type`) counts as one level, since tools nest it deeply; a rule of graphql-js limits its lists.
 */
export function depthOf(root: SelectionSetNode, findFragment: FindFragment): number {
  const deepest = (depths: number[]) => Math.max(0, ...depths);
  return foldSelections(root, findFragment, deepest, (selection, inside) => {
    if (selection.kind !== Kind.FIELD) return inside;
    return selection.name.value.startsWith('__') ? 1 : 1 + inside;
  });
}
