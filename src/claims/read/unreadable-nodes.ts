import { isAlias, isMap, isScalar, visit, type Document, type Node, type Scalar, type YAMLMap } from 'yaml';
import { MAX_DEPTH, TOO_DEEP } from './parse-document.js';

/** A level is a list, or a table and its entry; the document comes on top. */
const MAX_ANCESTORS = 1 + 2 * MAX_DEPTH;

/** Nodes that parse, but have no value or would be lost silently. */
export function unreadableNodes(document: Document.Parsed): { message: string; offset: number }[] {
  const found: { message: string; offset: number }[] = [];
  const anchors = new Set<string>();
  const refuse = (node: Node, message: string) => found.push({ message, offset: node.range?.[0] ?? 0 });
  visit(document, {
    Pair(_, { key }) {
      // The key has a special meaning in JavaScript, and zod would drop it.
      if (isScalar(key) && key.value === '__proto__') refuse(key, '"__proto__" cannot be a key');
    },
    Node(_, node, ancestors) {
      if (ancestors.length > MAX_ANCESTORS) {
        refuse(node, TOO_DEEP);
        return visit.BREAK;
      }
      if (isMap(node)) for (const key of repeatedKeys(node)) refuse(key, 'Map keys must be unique');
      if (!isAlias(node)) {
        if (node.anchor) anchors.add(node.anchor);
      } else if (!anchors.has(node.source)) refuse(node, `the alias *${node.source} has no anchor &${node.source} before it`);
      return undefined;
    },
  });
  return found;
}

function repeatedKeys({ items }: YAMLMap): Scalar[] {
  const seen = new Set<unknown>();
  return items.flatMap(({ key }) => {
    if (!isScalar(key)) return [];
    if (seen.has(key.value)) return [key];
    seen.add(key.value);
    return [];
  });
}
