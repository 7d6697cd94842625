import { entryCollection } from '../../state/annotation-cells.js';
import { apply } from '../../state/cells.js';
import type { LoadedProposal } from '../../state/draft-cells.js';
import { isHidden, isOfSameWords, noted } from '../../state/held-back.js';
import { decided, proposedEntry } from '../../state/proposed.js';
import { removed } from '../../state/rename.js';
import { saysTheSame } from '../../state/same-fact.js';
import type { Work } from '../work.js';

// Handles held-out proposals: an editor annotates the words first, then sees the proposal and chooses.

/** Called after an entry was created: accepts the hidden proposal for its words if the two agree, and otherwise shows both. */
export function settleHidden(work: Work, entry: string): void {
  const before = apply(work.cells, removed(work.cells, entry)); // with the entry, the proposal would no longer be hidden
  const fields = work.cells.get(entry)!;
  const isSaid = (each: LoadedProposal) => saysTheSame(entryCollection(entry), fields, proposedEntry(before, each)!.fields);
  const found = work.proposals.filter((each) => isHidden(before, each) && isOfSameWords(work.cells, entry, each, work.caret));
  const said = found.find(isSaid);
  const compared = said ?? found[0];
  if (!compared) return;
  note(work, compared, said !== undefined);
  if (said) {
    work.act('You said the same as the proposal', [decided(work.cells, said, 'ACCEPTED')]);
    return;
  }
  [work.own, work.proposal] = [{ proposal: compared.name, entry }, compared.name];
  work.notify('The proposal differs from what you said. Compare the two.');
}

/** A hidden proposal cannot be accepted yet. Rejecting it means that its words state no fact. The proposal is then shown. */
export function decideUnaided(work: Work, proposal: LoadedProposal, outcome: LoadedProposal['outcome']): void {
  if (!work.isEditing) return;
  if (outcome !== 'REJECTED')
    return work.notify('First decide for yourself what these words are, or press x if they state no fact.');
  note(work, proposal, false);
  work.notify('You said that these words state no fact. The proposal is now shown.');
}

function note(work: Work, proposal: LoadedProposal, agreed: boolean): void {
  work.cells = noted(work.cells, proposal, agreed);
  work.sync.changed();
}
