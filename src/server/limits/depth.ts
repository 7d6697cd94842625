import { Kind, type SelectionNode, type SelectionSetNode } from 'graphql';
import type { FindFragment } from './spread.js';

/**
 * The depth of nested fields, fragments included. Each level can multiply the work by a page size. Introspection
 * (`__schema`, `__type`) counts as one level, since tools nest it deeply; a rule of graphql-js limits its lists.
 */
export function depthOf(root: SelectionSetNode, findFragment: FindFragment): number {
  const depths = new Map<SelectionSetNode, number>();

  function depth(selectionSet: SelectionSetNode | undefined): number {
    if (!selectionSet) return 0;
    const known = depths.get(selectionSet);
    if (known !== undefined) return known;
    depths.set(selectionSet, 0); // validation reports cycles of fragments
    const deepest = Math.max(0, ...selectionSet.selections.map(selectionDepth));
    depths.set(selectionSet, deepest);
    return deepest;
  }

  function selectionDepth(selection: SelectionNode): number {
    switch (selection.kind) {
      case Kind.FIELD:
        return 1 + (selection.name.value.startsWith('__') ? 0 : depth(selection.selectionSet));
      case Kind.INLINE_FRAGMENT:
        return depth(selection.selectionSet);
      case Kind.FRAGMENT_SPREAD:
        return depth(findFragment(selection.name.value)?.selectionSet);
    }
  }

  return depth(root);
}
