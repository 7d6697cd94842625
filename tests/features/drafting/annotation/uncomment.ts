/** An uncertain fact or field of a draft's annotation, as comments. */
export interface Unsure {
  /** The lines to uncomment: its own, and the line with the key of its list or table. */
  lines: readonly number[];
  /** `people jaan-tamm`, `delegation`, `visit`. */
  name: string;
}

const COLLECTIONS = [
  'people',
  'organizations',
  'topics',
  'visits',
  'events',
  'statements',
  'positions',
  'kinship',
  'delegation',
  'participants',
];
const COMMENTED = /^(\s*)# (.*)$/;
/** `key: …`, `"1": …`, `- key: …`, `- - 7` */
const YAML = /^\s*(?:- |(?:[\w-]+|"[\w-]+"):(?: |$))/;

/** Returns what an editor would uncomment together. */
export function unsureIn(yaml: string): Unsure[] {
  const lines = yaml.split('\n');
  const found: { lines: number[]; name: string }[] = [];
  let block: { column: number; header: number | null; base: number; table: string } | null = null;
  let table = '';
  for (const [at, line] of lines.entries()) {
    table = /^(\w+):/.exec(line)?.[1] ?? table;
    const [, spaces, body] = COMMENTED.exec(line) ?? [];
    if (body === undefined || (block && block.column !== spaces!.length)) block = null;
    if (body === undefined || !YAML.test(body)) {
      if (body !== undefined && block && found.length > 0 && /^\s*# /.test(body)) found.at(-1)!.lines.push(at);
      continue;
    }
    const key = /^ *"?([\w-]+)"?:/.exec(body)?.[1] ?? '';
    const isHeader: boolean = !block && COLLECTIONS.includes(key) && body === `${key}:`;
    const indent = body.length - body.trimStart().length;
    block ??= {
      column: spaces!.length,
      header: isHeader ? at : null,
      base: isHeader ? 2 : indent,
      table: isHeader ? key : table,
    };
    if (isHeader) continue;
    if (indent > block.base) found.at(-1)!.lines.push(at);
    else
      found.push({
        lines: [...(block.header === null ? [] : [block.header]), at],
        name: `${block.table} ${key || body.slice(block.base + 1)}`,
      });
  }
  return found;
}

/** Returns the annotation with these uncommented. */
export function uncommented(yaml: string, unsure: readonly Unsure[]): string {
  const marked = new Set(unsure.flatMap(({ lines }) => lines));
  return yaml
    .split('\n')
    .map((line, at) => (marked.has(at) ? line.replace(COMMENTED, '$1$2') : line))
    .join('\n');
}
