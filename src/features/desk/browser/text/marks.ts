import type { MarkedSpan } from '../../../pages/source/marks.js';
import { isHidden } from '../state/held-back.js';
import { isOpen, proposedSpans } from '../state/proposed.js';
import { claimSpans } from '../state/spans.js';
import type { Work } from '../workplace/work.js';
import type { Line } from './places.js';

export interface Mark extends MarkedSpan {
  as: 'fact' | 'wrong' | 'proposed' | 'undecided' | 'current' | 'caret';
}

type ByLine = ReadonlyMap<Line, readonly Mark[]>;

/** The marks of each paragraph that has any. A paragraph whose marks have not changed keeps the same array. */
export class Marks {
  #said: readonly unknown[] = [];
  /** All marks except the caret, which moves with most key presses. */
  #resting: ByLine = new Map();
  #shown: ByLine = new Map();

  of(work: Work): ByLine {
    const { cells, problems, proposal, proposals, entry, caret, places } = work;
    const said = [cells, problems, proposal, proposals, entry];
    if (said.some((each, index) => each !== this.#said[index])) this.#resting = byLine(restingMarks(work), work);
    this.#said = said;
    const shown = new Map(this.#resting);
    const own = caret ? byLine([{ ...caret, as: 'caret' as const }], { places }) : [];
    for (const [line, marks] of own) shown.set(line, [...(shown.get(line) ?? []), ...marks]);
    for (const [line, marks] of shown) if (areSame(this.#shown.get(line), marks)) shown.set(line, this.#shown.get(line)!);
    this.#shown = shown;
    return shown;
  }
}

function byLine(marks: Iterable<Mark>, { places }: Pick<Work, 'places'>): Map<Line, Mark[]> {
  const lists = new Map<Line, Mark[]>();
  const { lines } = places;
  for (const mark of marks) {
    for (let index = places.indexAt(mark.start); index < lines.length; index++) {
      const line = lines[index]!;
      if (line.start >= mark.end) break;
      const list = lists.get(line);
      if (list) list.push(mark);
      else lists.set(line, [mark]);
    }
  }
  return lists;
}

function* restingMarks({ cells, problems, proposal, proposals, entry }: Work): Generator<Mark> {
  const wrong = new Set(problems.map((problem) => problem.entry));
  for (const [name, fields] of cells) {
    const as = name === entry ? 'current' : 'fact';
    for (const span of claimSpans(fields)) {
      yield { ...span, as };
      if (wrong.has(name)) yield { ...span, as: 'wrong' };
    }
  }
  for (const each of proposals) {
    if (!isOpen(cells, each)) continue;
    const as = each.name === proposal ? 'current' : isHidden(cells, each) ? 'undecided' : 'proposed';
    for (const span of proposedSpans(each)) yield { ...span, as };
  }
}

function areSame(one: readonly Mark[] | undefined, other: readonly Mark[]): boolean {
  if (one === other) return true;
  return (
    one?.length === other.length &&
    one.every(({ start, end, as }, index) => {
      const mark = other[index]!;
      return mark.start === start && mark.end === end && mark.as === as;
    })
  );
}
