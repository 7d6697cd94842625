import { collectionOf } from './annotation-cells.js';
import { apply, same, set, valueOf, type Cells, type Fields } from './cells.js';
import type { Proposal } from './draft-cells.js';
import { entryOf, isOpen, wordsOf } from './proposed.js';
import { overlap, spansOf } from './spans.js';
import type { Span } from '../../pages/source/marks.js';

// Sure proposals that are not shown before an editor has said what their words are, to see whether people only nod.

/** In the editor's own words, or as the text prints them: two people write them differently and say the same. */
const IN_OTHER_WORDS = ['cite', 'note', 'aliases', 'speakersAsPrinted', 'personAsPrinted', 'startAsPrinted', 'endAsPrinted'];
const OWN_TITLES = ['visits', 'events'];
/** Who it is about: left out, it is not the same. */
const WHO = ['speakers', 'person', 'relative'];

/** Whether a proposal is held back, and no editor has decided yet. */
export function isHidden(cells: Cells, proposal: Proposal): boolean {
  return proposal.isHeldBack && valueOf(cells, nameOf(proposal), 'agreed') === undefined && isOpen(cells, proposal);
}

/** The hidden proposals for some words. */
export function hiddenAt(cells: Cells, proposals: readonly Proposal[], span: Span): Proposal[] {
  return proposals.filter((each) => wordsOf(each).some((words) => overlap(words, span)) && isHidden(cells, each));
}

/** Notes whether the editor said the same. What was decided without seeing the proposal stays so, and is not undone. */
export function noted(cells: Cells, proposal: Proposal, agreed: boolean): Cells {
  return apply(cells, [set(cells, nameOf(proposal), 'agreed', agreed)]);
}

/** Whether an entry that an editor made is of the kind and about the words of a proposal. */
export function isOfSameWords(cells: Cells, entry: string, proposal: Proposal, caret: Span | null): boolean {
  const made = entryOf(cells, proposal);
  if (!made || collectionOf(made.entry) !== collectionOf(entry)) return false;
  const cited = spansOf(cells.get(entry) ?? {});
  const spans = cited.length > 0 ? cited : caret ? [caret] : [];
  return wordsOf(proposal).some((words) => spans.some((span) => overlap(words, span)));
}

/** Whether two facts of a kind say the same: nothing that both say differs, and both are about the same people. */
export function saysTheSame(collection: string, mine: Fields, proposed: Fields): boolean {
  const others = OWN_TITLES.includes(collection) ? [...IN_OTHER_WORDS, 'title'] : IN_OTHER_WORDS;
  const names = Object.keys(proposed).filter((name) => !others.includes(name));
  return names.every((name) => same(mine[name], proposed[name]) || (!WHO.includes(name) && !Object.hasOwn(mine, name)));
}

const nameOf = ({ name }: Proposal): string => `proposals/${name}`;
