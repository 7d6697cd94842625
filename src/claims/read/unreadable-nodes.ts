import { isAlias, isMap, isScalar, visit, type Document, type Node, type Scalar, type YAMLMap } from 'yaml';

/** Lists and tables inside one another; an annotation needs seven. */
const MAX_DEPTH = 20;
/** Of a node: the document, and a table and its entry for each level; a list is only one. */
const MAX_ANCESTORS = 1 + 2 * MAX_DEPTH;
export const TOO_DEEP = `Lists and tables may stand at most ${MAX_DEPTH} deep inside one another`;

/** What parses, and yet has no value, or would be lost from it without a word. */
export function unreadableNodes(document: Document.Parsed): { message: string; offset: number }[] {
  const found: { message: string; offset: number }[] = [];
  const anchors = new Set<string>();
  const refuse = (node: Node, message: string) => found.push({ message, offset: node.range?.[0] ?? 0 });
  visit(document, {
    Pair(_, { key }) {
      // JavaScript gives this one key a meaning of its own, and the reader of shapes would drop it.
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
      } else if (!anchors.has(node.source))
        refuse(node, `nothing before *${node.source} has the anchor &${node.source}`);
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
