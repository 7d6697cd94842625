import { entryCollection } from './annotation-cells.js';
import { apply, set, cellValue, type Cells } from './cells.js';
import type { LoadedProposal } from './draft-cells.js';
import { proposedEntry, isOpen, proposedSpans } from './proposed.js';
import { isAboutTheSame } from './same-fact.js';
import { overlap, claimSpans } from './spans.js';
import type { MarkedSpan } from '../../../pages/source/marks.js';

// Held-out proposals: sure proposals that stay hidden until an editor has annotated their words, to measure how often editors
// agree without having seen them.

/** Whether a proposal is held out and still undecided. */
export function isHidden(cells: Cells, proposal: LoadedProposal): boolean {
  return proposal.isHeldBack && cellValue(cells, nameOf(proposal), 'agreed') === undefined && isOpen(cells, proposal);
}

/** Returns the hidden proposals that overlap a span. */
export function hiddenAt(cells: Cells, proposals: readonly LoadedProposal[], span: MarkedSpan): LoadedProposal[] {
  return proposals.filter((each) => proposedSpans(each).some((words) => overlap(words, span)) && isHidden(cells, each));
}

/** Records whether the editor agreed without having seen the proposal. This cannot be undone. */
export function noted(cells: Cells, proposal: LoadedProposal, agreed: boolean): Cells {
  return apply(cells, [set(cells, nameOf(proposal), 'agreed', agreed)]);
}

/** Whether an editor's entry has the same kind, cites the same words and names the same people as a proposal. */
export function isOfSameWords(cells: Cells, entry: string, proposal: LoadedProposal, caret: MarkedSpan | null): boolean {
  const made = proposedEntry(cells, proposal);
  const collection = entryCollection(entry);
  const fields = cells.get(entry) ?? {};
  if (!made || entryCollection(made.entry) !== collection || !isAboutTheSame(collection, fields, made.fields)) return false;
  const cited = claimSpans(fields);
  const spans = cited.length > 0 ? cited : caret ? [caret] : [];
  return proposedSpans(proposal).some((words) => spans.some((span) => overlap(words, span)));
}

const nameOf = ({ name }: LoadedProposal): string => `proposals/${name}`;
