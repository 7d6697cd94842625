import { Kind, type SelectionNode, type SelectionSetNode } from 'graphql';
import type { FindFragment } from './spread.js';

/**
 * How deep fields are nested, fragments included. Each level may multiply the work by a page's size, so depth is what
 * makes a small query expensive. Introspection (`__schema`, `__type`) counts as one level: tools ask for types of types
 * of types, and a rule of graphql-js bounds its lists.
 */
export function depthOf(root: SelectionSetNode, findFragment: FindFragment): number {
  const depths = new Map<SelectionSetNode, number>();

  function depth(selectionSet: SelectionSetNode | undefined): number {
    if (!selectionSet) return 0;
    const known = depths.get(selectionSet);
    if (known !== undefined) return known;
    depths.set(selectionSet, 0); // a cycle of fragments is another rule's to report
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
