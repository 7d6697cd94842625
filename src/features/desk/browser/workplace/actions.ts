import { COLLECTIONS } from '../../collections.data.js';
import type { MarkedSpan } from '../../../pages/source/marks.js';
import { acceptAs, decide, offerSure, proposalsHere, proposeForWork, show, toProposal } from './proposals/proposals.js';
import type { Work } from './work.js';

/** An action with a key and a button. */
export interface Action {
  /** A letter or digit, prefixed with `Shift+` for upper case. */
  key: string;
  label: string;
  /** Shown on the button instead of the label. */
  sign?: string;
  group: 'What it is' | 'Select' | 'Quotation' | 'Proposal' | 'Decide' | 'Steps';
  run: (work: Work) => void;
}

/** The collections to which the number keys add the selected words. */
const NUMBERED = ['people', 'statements', 'visits', 'delegation', 'events', 'positions'];
/** Collections with a button but no key. */
export const UNNUMBERED = Object.keys(COLLECTIONS).filter((each) => each !== 'source' && !NUMBERED.includes(each));

export const ACTIONS: readonly Action[] = [
  ...NUMBERED.map((collection, index): Action => {
    const label = COLLECTIONS[collection]!.label;
    return { key: String(index + 1), label, group: 'What it is', run: (work) => work.say(collection) };
  }),
  { key: 'p', label: 'Previous quotation', sign: '‹', group: 'Quotation', run: (work) => toQuotation(work, -1) },
  { key: 'n', label: 'Next quotation', sign: '›', group: 'Quotation', run: (work) => toQuotation(work, 1) },
  { key: 'w', label: 'A word longer', group: 'Select', run: (work) => resize(work, 'longer', 'word') },
  { key: 'Shift+w', label: 'A word shorter', group: 'Select', run: (work) => resize(work, 'shorter', 'word') },
  { key: 's', label: 'A sentence longer', group: 'Select', run: (work) => resize(work, 'longer', 'sentence') },
  { key: 'Shift+s', label: 'A sentence shorter', group: 'Select', run: (work) => resize(work, 'shorter', 'sentence') },
  { key: 'k', label: 'Previous proposal', sign: '‹', group: 'Proposal', run: (work) => toProposal(work, -1) },
  { key: 'j', label: 'Next proposal', sign: '›', group: 'Proposal', run: (work) => toProposal(work, 1) },
  {
    key: 'Shift+a',
    label: 'List the sure proposals in view, to accept them',
    sign: 'Accept sure …',
    group: 'Proposal',
    run: offerSure,
  },
  // The actions with a button on a proposal's card.
  { key: 'a', label: 'Accept', group: 'Decide', run: (work) => decide(work, 'ACCEPTED') },
  { key: 'c', label: 'Accept: it took place', group: 'Decide', run: (work) => acceptAs(work, 'COMPLETED') },
  { key: 'o', label: 'Accept: it is under way', group: 'Decide', run: (work) => acceptAs(work, 'ONGOING') },
  { key: 'x', label: 'Reject', group: 'Decide', run: (work) => decide(work, 'REJECTED') },
  { key: 'e', label: 'Edit', group: 'Decide', run: edit },
  { key: 'r', label: 'Propose', group: 'Steps', run: (work) => void proposeForWork(work) },
  { key: 'u', label: 'Undo', group: 'Steps', run: (work) => work.undoStep() },
  { key: 'Shift+u', label: 'Redo', group: 'Steps', run: (work) => work.redoStep() },
];

function toQuotation(work: Work, direction: 1 | -1): void {
  const at = work.caret?.start ?? -1;
  const { quotations } = work.places;
  const next = direction === 1 ? quotations.find(({ start }) => start > at) : quotations.findLast(({ start }) => start < at);
  if (next) work.select(next);
  else work.notify(direction === 1 ? 'No quotation after this.' : 'No quotation before this.');
}

function resize(work: Work, way: 'longer' | 'shorter', by: 'word' | 'sentence'): void {
  const caret: MarkedSpan | null = work.caret ?? work.places.wordAt(0);
  if (caret) work.select(work.caret ? work.places[way](caret, by) : caret);
}

/** Edits the proposal shown, or the fact shown, or the first fact under the caret. If there is only a proposal, shows it. */
function edit(work: Work): void {
  if (work.proposal !== null) return decide(work, 'CORRECTED');
  const [fact] = work.entry === null ? work.factsHere() : [work.entry];
  const [proposal] = proposalsHere(work);
  if (fact !== undefined) work.open(fact);
  else if (proposal) show(work, proposal);
  else work.notify('There is no fact here.');
}
