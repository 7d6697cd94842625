import type { CitedSpan } from '../../model/kinds/fields.js';
import type { CodePoints } from '../../model/text/code-points.js';
import type { Problem } from '../../model/problem.js';
import { QUOTATION_IN_TEXT, type Filled } from '../../model/read/quoted-passages.js';
import { readAnnotation } from '../../model/read/read.js';

interface FilledFile {
  yaml: string;
  count: number;
  /** Why passages were not found, or the file could not be read. */
  problems: Problem[];
}

/** Replaces the words by which a file cites passages with offsets. Leaves everything else unchanged, including comments. */
export function fillIn(yaml: string, text: CodePoints | null): FilledFile {
  const { filled, problems, rangeOf } = readAnnotation(yaml, text);
  const hindering = problems.filter(({ rule }) => rule === 'syntax' || rule === QUOTATION_IN_TEXT);
  const places = filled.map(({ path, value }) => ({ range: rangeOf(path)!, value }));
  const lastFirst = places.toSorted((a, b) => b.range[0] - a.range[0]);
  const written = lastFirst.reduce((file, { range: [start, end], value }) => {
    const before = file.slice(start, end);
    const space = /\s*$/.exec(before)![0]; // the range of a multi-line string includes the line break
    return file.slice(0, start) + format(value) + space + file.slice(end);
  }, yaml);
  return { yaml: written, count: filled.length, problems: hindering };
}

function format(value: Filled['value']): string {
  return isSpan(value) ? formatSpan(value) : `[${value.map(formatSpan).join(', ')}]`;
}

function isSpan(value: Filled['value']): value is CitedSpan {
  return !Array.isArray(value) || typeof value[0] === 'number';
}

function formatSpan(cited: CitedSpan): string {
  if (Array.isArray(cited)) return `[${cited.join(', ')}]`;
  return `{ start: ${cited.start}, end: ${cited.end}, exact: ${JSON.stringify(cited.exact)} }`;
}
