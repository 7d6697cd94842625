import type { Kind } from '../../model/kinds/kind.js';
import { kindNamed, ownerKind, type Plural, referenceFields } from '../../model/kinds/kinds.js';

/**
 * Returns the paths from facts of these kinds to what they are part of: `visit`, `delegate.visit`, `participant.event.visit`. A
 * fact with an owner is part of the owner; one with a page of its own is part of nothing; any other is part of what it refers to.
 */
export function pathsTo(plural: Plural, kinds: readonly Kind[]): string[][] {
  return kinds.flatMap((kind) => pathsUp(kind, plural).map((path) => [kind.name, ...path]));
}

function pathsUp(kind: Kind, plural: Plural): string[][] {
  if (kind.plural === plural) return [[]];
  if (kind.hasPage) return [];
  const owner = ownerKind(kind);
  const wholes = owner ? [{ name: owner.name, to: owner.plural as string }] : referenceFields(kind);
  return wholes
    .filter(({ to }) => to !== 'countries')
    .flatMap(({ name, to }) => pathsUp(kindNamed(to), plural).map((path) => [name, ...path]));
}
