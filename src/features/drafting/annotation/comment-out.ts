import { isMap, isSeq, parseDocument, type Document, type Node, type Pair, type Scalar, type YAMLMap } from 'yaml';
import type { Path } from '../../../model/problem.js';

/** Lines of a text, and the column at which their comment marks go. */
interface Block {
  first: number;
  last: number;
  column: number;
}

/**
 * Comments out the nodes at these paths in block-style YAML. Removing the comment marks restores the original. A table or list
 * that would be left empty is commented out along with its key.
 */
export function commentedOut(yaml: string, paths: readonly Path[]): string {
  const document = parseDocument(yaml);
  const left = new Set(paths.map(textOf));
  const holders = [...new Set(paths.map((path) => textOf(path.slice(0, -1))))].map((path) => JSON.parse(path) as Path);
  const emptied = holders.filter(
    (path) => path.length > 0 && stepsIn(document, path).every((step) => left.has(textOf([...path, step]))),
  );
  const whole = new Set(emptied.map(textOf));
  const alone = paths.filter((path) => !whole.has(textOf(path.slice(0, -1))));
  const lines = yaml.split('\n');
  const blocks = [...alone, ...emptied].map((path) => blockAt(document, { yaml, lines }, path));
  // The innermost paths come first, so that the columns still match the original text.
  for (const { first, last, column } of blocks.toSorted((a, b) => b.column - a.column)) {
    for (let at = first; at <= last; at++)
      lines[at] = `${lines[at]!.slice(0, column).padEnd(column)}# ${lines[at]!.slice(column)}`.trimEnd();
  }
  return lines.join('\n');
}

/** The lines of the node at a path, starting with the comment before it. */
function blockAt(document: Document, { yaml, lines }: { yaml: string; lines: readonly string[] }, path: Path): Block {
  const holder = document.getIn(path.slice(0, -1), true);
  const pair = isMap(holder) ? pairAt(holder as YAMLMap, path.at(-1)!) : null;
  const value = (pair ? pair.value : document.getIn(path, true)) as Node;
  const place = (offset: number) => {
    const before = yaml.slice(0, offset);
    return { line: before.split('\n').length - 1, column: offset - before.lastIndexOf('\n') - 1 };
  };
  const start = place((pair?.key ?? value).range![0]);
  const column = pair ? start.column : lines[start.line]!.indexOf('-');
  let [first, last] = [start.line, place(value.range![1]).line];
  const isBeside = (line: string) => line.trim() === '' || (line.trimStart().startsWith('#') && line.indexOf('#') <= column);
  while (last > first && (isBeside(lines[last]!) || indentOf(lines[last]!) <= column)) last--;
  while (first > 0 && lines[first - 1]!.trimStart().startsWith('#') && lines[first - 1]!.indexOf('#') === column) first--;
  return { first, last, column };
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

function stepsIn(document: Document, path: Path): Path {
  const holder = document.getIn(path, true);
  if (isSeq(holder)) return holder.items.map((_, index) => index);
  return isMap(holder) ? holder.items.map(({ key }) => (key as Scalar<string>).value) : [];
}

export function pairAt(holder: YAMLMap, step: Path[number]): Pair<Scalar, Node> {
  return holder.items.find(({ key }) => (key as Scalar).value === step) as Pair<Scalar, Node>;
}

const textOf = (path: Path): string => JSON.stringify(path);
