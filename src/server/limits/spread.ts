import { Kind, type FieldNode, type SelectionNode, type SelectionSetNode } from 'graphql';
import type { Fragments } from '../../read/selection.js';

// Selections of a document that is not validated yet, their fragments spread: the types of objects are not known.

/** The selections directly inside a selection; of a spread, those of its fragment. */
export function selectionsIn(selection: SelectionNode, fragments: Fragments): SelectionSetNode | undefined {
  return selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value]?.selectionSet : selection.selectionSet;
}

/** How large a selection set is. */
export interface Extent {
  /**
   * Nested fields. Each level can multiply the work by a page size. Introspection (`__schema`, `__type`) counts as one level,
   * since tools nest it deeply; a rule of graphql-js limits its lists.
   */
  depth: number;
  selections: number;
  aliases: number;
  directives: number;
}

const EMPTY: Readonly<Extent> = { depth: 0, selections: 0, aliases: 0, directives: 0 };

/** Each fragment is measured once, so that fragments that spread each other repeatedly take linear time. */
export function extentOf(root: SelectionSetNode, fragments: Fragments): Extent {
  const known = new Map<SelectionSetNode, Extent>();

  function measure(selectionSet: SelectionSetNode | undefined): Readonly<Extent> {
    if (!selectionSet) return EMPTY;
    const found = known.get(selectionSet);
    if (found) return found;
    known.set(selectionSet, EMPTY); // validation reports cycles of fragments
    const extent = { ...EMPTY };
    for (const selection of selectionSet.selections) {
      const inside = measure(selectionsIn(selection, fragments));
      extent.depth = Math.max(extent.depth, levels(selection, inside.depth));
      extent.selections += 1 + inside.selections;
      extent.aliases += inside.aliases + (selection.kind === Kind.FIELD && selection.alias ? 1 : 0);
      extent.directives += inside.directives + (selection.directives?.length ?? 0);
    }
    known.set(selectionSet, extent);
    return extent;
  }

  return measure(root);
}

function levels(selection: SelectionNode, inside: number): number {
  if (selection.kind !== Kind.FIELD) return inside;
  return selection.name.value.startsWith('__') ? 1 : 1 + inside;
}

/** The fields of one object by response key, as execution merges them, for any type of the object. */
export function mergedFields(selectionSets: readonly SelectionSetNode[], fragments: Fragments) {
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
        const inside = selectionsIn(selection, fragments);
        if (inside) open.push(inside);
      }
    }
  }
  return fields;
}
