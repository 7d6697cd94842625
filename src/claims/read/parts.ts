/** Entries of one table or list of a file: a stretch that can be parsed alone, under its key. */
export interface Part {
  /** The key of the table or list. */
  key: string;
  /** Offsets in the file, in UTF-16 units. */
  start: number;
  end: number;
  /** Whether the stretch begins with the key. Otherwise it continues the part before. */
  hasKey: boolean;
}

const KEY = /^([A-Za-z]\w*):(?:[ \t]*(?:#[^\n]*)?\r?\n|(?= ))/;
/** Tables and lists of a file that is divided: an annotation has fewer, and finding places takes a parse of a part each. */
const MOST_KEYS = 50;
/** How an entry of a table or list begins. */
const ENTRY = /[\w"'-]/;

/**
 * Divides a file between entries, if it is written as annotations mostly are: each table and list in a block of its own,
 * indented. Null if it is not. A part has about `size` characters, or else one entry. What is nested in an entry or goes
 * on over several lines is indented deeper, so a line with the indentation of the first entry begins another one; where a
 * file is not valid, a part is not valid either.
 */
export function partsOf(yaml: string, size: number): Part[] | null {
  const parts: Part[] = [];
  /** Of the entries of a table or list; null if it is not divided. */
  let indent: number | 'unknown' | null = null;
  let keys = 0;
  for (let line = 0; line < yaml.length; line = nextLine(yaml, line)) {
    const first = skipSpaces(yaml, line);
    const character = yaml[first] ?? '\n';
    if (character === '\n' || character === '\r' || character === '#') continue;
    const part = parts.at(-1);
    if (first === line) {
      const found = KEY.exec(yaml.slice(line, line + 200));
      if (!found || ++keys > MOST_KEYS) return null;
      indent = found[0].endsWith('\n') ? 'unknown' : null;
      if (part) part.end = line;
      parts.push({ key: found[1]!, start: part ? line : 0, end: yaml.length, hasKey: true });
    } else if (!part) {
      return null;
    } else if (indent === 'unknown') {
      indent = ENTRY.test(character) ? first - line : null;
    } else if (first - line === indent && line - part.start >= size) {
      part.end = line;
      parts.push({ key: part.key, start: line, end: yaml.length, hasKey: false });
    }
  }
  return parts.length === 0 ? null : parts;
}

function nextLine(yaml: string, line: number): number {
  const end = yaml.indexOf('\n', line);
  return end < 0 ? yaml.length : end + 1;
}

function skipSpaces(yaml: string, start: number): number {
  let at = start;
  while (yaml[at] === ' ') at += 1;
  return at;
}
