import { GraphQLError, Kind, type ASTVisitor, type SelectionSetNode, type ValidationContext } from 'graphql';

/**
 * An operation's fields are nested at most `max` deep, fragments included. Each level may multiply the work by a
 * page's size, so depth is what makes a small query expensive. Introspection (`__schema`, `__type`) is let through:
 * it is answered from memory.
 */
export function maxDepth(max: number) {
  return (context: ValidationContext): ASTVisitor => {
    const depths = new Map<SelectionSetNode, number>();

    function depthOf(selectionSet: SelectionSetNode): number {
      const known = depths.get(selectionSet);
      if (known !== undefined) return known;
      depths.set(selectionSet, 0); // a cycle of fragments is another rule's to report
      const depth = Math.max(0, ...selectionSet.selections.map(selectionDepth));
      depths.set(selectionSet, depth);
      return depth;
    }

    function selectionDepth(selection: SelectionSetNode['selections'][number]): number {
      switch (selection.kind) {
        case Kind.FIELD:
          if (selection.name.value.startsWith('__')) return 0;
          return 1 + (selection.selectionSet ? depthOf(selection.selectionSet) : 0);
        case Kind.INLINE_FRAGMENT:
          return depthOf(selection.selectionSet);
        case Kind.FRAGMENT_SPREAD: {
          const fragment = context.getFragment(selection.name.value);
          return fragment ? depthOf(fragment.selectionSet) : 0;
        }
      }
    }

    return {
      OperationDefinition(operation) {
        const depth = depthOf(operation.selectionSet);
        if (depth <= max) return;
        const message = `The operation is ${depth} fields deep; at most ${max} are allowed.`;
        context.reportError(new GraphQLError(message, { nodes: operation.name ?? operation }));
      },
    };
  };
}
