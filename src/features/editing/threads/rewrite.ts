import { isDeepStrictEqual } from 'node:util';
import { isMap, isScalar, isSeq, LineCounter, type Document, type Node, type YAMLMap, type YAMLSeq } from 'yaml';
import { isObject, parsedJson } from '../../../shared/json.js';
import { parseDocument } from '../../../model/read/parse-document.js';
import { parseWhole } from '../../../model/read/parse.js';

/** Does not wrap long lines. */
const WRITTEN = { lineWidth: 0, flowCollectionPadding: false };

/**
 * Updates an annotation to the content of an object. YAML keeps its comments, its order and everything that did not change.
 * JSON, text that cannot be parsed, and YAML whose aliases would have to differ are rewritten as JSON.
 */
export function rewrite(annotation: string, value: Record<string, unknown>): string {
  const json = JSON.stringify(value, null, 2);
  const before = annotation.trim() === '' || parsedJson(annotation) !== undefined ? null : parseWhole(annotation);
  if (!before || before.problems.length > 0) return json;
  if (isDeepStrictEqual(plain(before.value), plain(value))) return annotation;
  const document: Document = parseDocument(annotation, new LineCounter());
  document.contents = changed(document, document.contents, value);
  const written = document.toString(WRITTEN);
  const { value: said, problems } = parseWhole(written);
  return problems.length === 0 && isDeepStrictEqual(plain(said), plain(value)) ? written : json;
}

/** Returns a node with this value: the same node, updated where it differs. */
function changed(document: Document, node: Node | null, value: unknown): Node {
  if (node && isDeepStrictEqual(plain(node.toJS(document)), plain(value))) return node;
  if (isMap(node) && isObject(value)) return changedTable(document, node, value);
  if (isSeq(node) && Array.isArray(value)) return changedList(document, node, value);
  if (isScalar(node) && (typeof value !== 'object' || value === null)) {
    node.value = value;
    return node;
  }
  return document.createNode(value, { flow: Array.isArray(value) }) as Node;
}

function changedTable(document: Document, table: YAMLMap, value: Record<string, unknown>): YAMLMap {
  const keyOf = (key: unknown) => String(isScalar(key) ? key.value : key);
  table.items = table.items.filter(({ key }) => Object.hasOwn(value, keyOf(key)));
  const pairs = new Map(table.items.map((pair) => [keyOf(pair.key), pair]));
  for (const [key, each] of Object.entries(value)) {
    const pair = pairs.get(key);
    if (pair) pair.value = changed(document, pair.value as Node | null, each);
    else table.items.push(document.createPair(key, each) as (typeof table.items)[number]);
  }
  return table;
}

/**
 * Keeps entries that did not change, with their comments, in their new positions. Other entries reuse the nodes of removed
 * ones.
 */
function changedList(document: Document, list: YAMLSeq, values: readonly unknown[]): YAMLSeq {
  const left = [...(list.items as Node[])];
  const kept = values.map((value) => {
    const at = left.findIndex((node) => isDeepStrictEqual(plain(node.toJS(document)), plain(value)));
    return at < 0 ? null : left.splice(at, 1)[0]!;
  });
  list.items = kept.map((node, index) => node ?? changed(document, left.shift() ?? null, values[index]));
  return list;
}

/** Returns the value as JSON represents it: without prototypes and undefined values. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));
