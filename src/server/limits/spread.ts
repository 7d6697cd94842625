import {
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

export type FindFragment = (name: string) => FragmentDefinitionNode | null | undefined;

export function fragmentsOf({ definitions }: DocumentNode): FindFragment {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const each of definitions) if (each.kind === Kind.FRAGMENT_DEFINITION) fragments.set(each.name.value, each);
  return (name) => fragments.get(name);
}

/** The selections directly inside a selection; of a spread, those of its fragment. */
export function selectionsIn(selection: SelectionNode, findFragment: FindFragment): SelectionSetNode | undefined {
  if (selection.kind !== Kind.FRAGMENT_SPREAD) return selection.selectionSet;
  return findFragment(selection.name.value)?.selectionSet;
}

/**
 * A number for a selection set, fragments spread: `combine` makes it of the numbers of its selections, and `numberOf`
 * theirs of what is inside them. Each fragment is computed once, so that fragments that spread each other repeatedly take
 * linear time.
 */
export function foldSelections(
  root: SelectionSetNode,
  findFragment: FindFragment,
  combine: (numbers: number[]) => number,
  numberOf: (selection: SelectionNode, inside: number) => number,
): number {
  const known = new Map<SelectionSetNode, number>();

  function fold(selectionSet: SelectionSetNode | undefined): number {
    if (!selectionSet) return 0;
    const found = known.get(selectionSet);
    if (found !== undefined) return found;
    known.set(selectionSet, 0); // validation reports cycles of fragments
    const numbers = selectionSet.selections.map((each) => numberOf(each, fold(selectionsIn(each, findFragment))));
    const folded = combine(numbers);
    known.set(selectionSet, folded);
    return folded;
  }

  return fold(root);
}

/** The fields of one object by response key, as execution merges them, for any type of the object. */
export function mergedFields(selectionSets: readonly SelectionSetNode[], findFragment: FindFragment) {
  const fields = new Map<string, FieldNode[]>();
  const seen = new Set<SelectionSetNode>();
  const open = [...selectionSets];
  for (let next = open.pop(); next; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    for (const selection of next.selections) {
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        const nodes = fields.get(key);
        if (nodes) nodes.push(selection);
        else fields.set(key, [selection]);
      } else {
        const inside = selectionsIn(selection, findFragment);
        if (inside) open.push(inside);
      }
    }
  }
  return fields;
}
