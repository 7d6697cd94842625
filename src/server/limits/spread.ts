import { Kind, type FieldNode, type FragmentDefinitionNode, type SelectionNode, type SelectionSetNode } from 'graphql';

export type FindFragment = (name: string) => FragmentDefinitionNode | null | undefined;

/**
 * A sum over all selections in a selection set, fragments spread. The sum of each fragment is computed once, so that
 * fragments that spread each other repeatedly take linear time.
 */
export function sumOverSelections(
  root: SelectionSetNode,
  findFragment: FindFragment,
  count: (selection: SelectionNode) => number,
): number {
  const sums = new Map<SelectionSetNode, number>();

  function sumOf(selectionSet: SelectionSetNode | undefined): number {
    if (!selectionSet) return 0;
    const known = sums.get(selectionSet);
    if (known !== undefined) return known;
    sums.set(selectionSet, 0); // validation reports cycles of fragments
    const sum = selectionSet.selections.reduce((total, each) => total + count(each) + sumOf(inside(each)), 0);
    sums.set(selectionSet, sum);
    return sum;
  }

  function inside(selection: SelectionNode): SelectionSetNode | undefined {
    if (selection.kind !== Kind.FRAGMENT_SPREAD) return selection.selectionSet;
    return findFragment(selection.name.value)?.selectionSet;
  }

  return sumOf(root);
}

/** The fields of one object by response key, as execution merges them, for any type of the object. */
export function mergedFields(
  selectionSets: readonly SelectionSetNode[],
  findFragment: FindFragment,
): Map<string, FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  const spread = new Set<string>();
  const open = [...selectionSets];
  for (let next = open.pop(); next; next = open.pop()) {
    for (const selection of next.selections) {
      switch (selection.kind) {
        case Kind.FIELD: {
          const key = (selection.alias ?? selection.name).value;
          const nodes = fields.get(key);
          if (nodes) nodes.push(selection);
          else fields.set(key, [selection]);
          break;
        }
        case Kind.INLINE_FRAGMENT:
          open.push(selection.selectionSet);
          break;
        case Kind.FRAGMENT_SPREAD: {
          const { value: name } = selection.name;
          const fragment = spread.has(name) ? undefined : findFragment(name);
          spread.add(name);
          if (fragment) open.push(fragment.selectionSet);
        }
      }
    }
  }
  return fields;
}
