import type { Span } from '../../pages/source/marks.js';
import { isOpen, wordsOf } from '../state/proposed.js';
import { spansOf } from '../state/spans.js';
import type { Work } from '../workplace/work.js';
import type { Line } from './places.js';

/** A passage, and what it is marked as. */
export interface Mark extends Span {
  as: 'fact' | 'wrong' | 'proposed' | 'current' | 'caret';
}

/** The marks of each paragraph that has any. Those that stay the same are the same lists as before. */
export function marksOf(work: Work, before: ReadonlyMap<Line, readonly Mark[]>): ReadonlyMap<Line, readonly Mark[]> {
  const marks = new Map<Line, Mark[]>();
  for (const mark of allMarks(work)) {
    const { lines } = work.places;
    for (let index = work.places.indexAt(mark.start); index < lines.length; index++) {
      const line = lines[index]!;
      if (line.start >= mark.end) break;
      const list = marks.get(line);
      if (list) list.push(mark);
      else marks.set(line, [mark]);
    }
  }
  return new Map([...marks].map(([line, list]) => [line, areSame(before.get(line), list) ? before.get(line)! : list]));
}

function* allMarks({ cells, problems, proposal, proposals, entry, caret }: Work): Generator<Mark> {
  const wrong = new Set(problems.map((problem) => problem.entry));
  for (const [name, fields] of cells) {
    const as = name === entry ? 'current' : 'fact';
    for (const span of spansOf(fields)) {
      yield { ...span, as };
      if (wrong.has(name)) yield { ...span, as: 'wrong' };
    }
  }
  for (const each of proposals) {
    if (!isOpen(cells, each)) continue;
    for (const span of wordsOf(each)) yield { ...span, as: each.name === proposal ? 'current' : 'proposed' };
  }
  if (caret) yield { ...caret, as: 'caret' };
}

function areSame(one: readonly Mark[] | undefined, other: readonly Mark[]): boolean {
  return (
    one?.length === other.length &&
    one.every(({ start, end, as }, index) => {
      const mark = other[index]!;
      return mark.start === start && mark.end === end && mark.as === as;
    })
  );
}
