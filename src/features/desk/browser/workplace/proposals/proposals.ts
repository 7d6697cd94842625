import { COLLECTIONS } from '../../../collections.data.js';
import { SURE } from '../../../../drafting/confidence/confidence.js';
import { DeskDraftDocument, DeskProposeDocument } from '../../generated/graphql.js';
import { ask } from '../../keep/ask.js';
import { entryCollection, formField } from '../../state/annotation-cells.js';
import { apply, cellText, set, type Cells, type CellChange, type Fields } from '../../state/cells.js';
import { completing } from '../../state/completing.js';
import type { LoadedProposal } from '../../state/draft-cells.js';
import { isHidden } from '../../state/held-back.js';
import { accepted, decided, proposedEntry, isOpen, proposedSpans } from '../../state/proposed.js';
import { removed } from '../../state/rename.js';
import { overlap } from '../../state/spans.js';
import { decideUnaided } from './hidden.js';
import { acceptedWithOthers, addedLabels, hasOwner, partsLost, needs } from './needed.js';
import type { Work } from '../work.js';

// The actions on proposals.

/** Returns the open proposals in the order of the text. */
export function openProposals({ cells, proposals }: Work): LoadedProposal[] {
  const open = proposals.filter((proposal) => isOpen(cells, proposal));
  const at = (proposal: LoadedProposal) => proposedSpans(proposal)[0]?.start ?? 0;
  return open.toSorted((a, b) => at(a) - at(b));
}

/** Returns the open proposals for the selected words. */
export const proposalsHere = (work: Work): LoadedProposal[] =>
  openProposals(work).filter((each) => work.caret && proposedSpans(each).some((words) => overlap(words, work.caret!)));

export function toProposal(work: Work, direction: 1 | -1): void {
  const open = openProposals(work);
  if (open.length === 0) return work.notify(NONE_OPEN);
  work.confirm();
  const index = open.findIndex(({ name }) => name === work.proposal);
  show(work, open[index < 0 ? nearest(work, open, direction) : (index + direction + open.length) % open.length]!);
}

const NONE_OPEN = 'No open proposals.';

/** Returns the index of the first proposal after the caret, or of the last one before it, wrapping around at the ends. */
function nearest({ caret }: Work, open: readonly LoadedProposal[], direction: 1 | -1): number {
  const at = open.map((proposal) => proposedSpans(proposal)[0]?.start ?? 0);
  const start = caret?.start ?? (direction === 1 ? 0 : Infinity);
  const index = direction === 1 ? at.findIndex((each) => each >= start) : at.findLastIndex((each) => each <= start);
  return index >= 0 ? index : direction === 1 ? 0 : open.length - 1;
}

/** The statuses of a visit or an event that the text reports as past or present. */
export type Occurred = 'COMPLETED' | 'ONGOING';

/** Whether the editor must state if a proposed visit or event took place. */
export const lacksStatus = ({ entry, fields }: { entry: string; fields: Fields }): boolean =>
  formField(entry, 'status')?.isRequired === true && fields['status'] === undefined;

/** Accepts the proposal shown, with the status that it lacks. */
export function acceptAs(work: Work, status: Occurred): void {
  const proposal = work.proposals.find(({ name }) => name === work.proposal);
  const made = proposal && !isHidden(work.cells, proposal) ? proposedEntry(work.cells, proposal) : null;
  if (made && lacksStatus(made)) decide(work, 'ACCEPTED', status);
  else work.notify('Go to a proposal without a status first (j).');
}

/**
 * Accepts or rejects the proposal shown, and shows the next one. If it was being compared with the editor's own fact, one of the
 * two is kept, and the editor returns to the text.
 */
export function decide(work: Work, outcome: 'ACCEPTED' | 'CORRECTED' | 'REJECTED', status?: Occurred): void {
  const proposal = work.proposals.find(({ name }) => name === work.proposal);
  if (!proposal) return work.entry === null ? toProposal(work, 1) : work.notify('Go to a proposal first (j).');
  if (isHidden(work.cells, proposal)) return decideUnaided(work, proposal, outcome);
  const own = work.own?.proposal === proposal.name ? work.own.entry : null;
  if (own === null && !isOpen(work.cells, proposal)) return work.notify('This proposal has already been decided.');
  const later = own === null ? openProposals(work) : [];
  later.splice(0, later.indexOf(proposal) + 1);
  work.own = null;
  if (outcome === 'REJECTED') {
    const parts = own === null ? partsLost(work.cells, work.proposals, proposal) : [];
    const without = apply(
      work.cells,
      parts.flatMap((each) => accepted(work.cells, each, 'ACCEPTED')),
    );
    const others = addedLabels(work.cells, without, work, '');
    const done = own === null ? 'Rejected' : 'Kept your own fact';
    work.act(
      others.length === 0 ? done : `${done}. Also rejected: ${others.join('; ')}`,
      [proposal, ...parts].map((each) => decided(work.cells, each, outcome)),
    );
    return showNext(work, later);
  }
  const gone = own === null ? [] : removed(work.cells, own);
  const before = apply(work.cells, gone);
  const made = proposedEntry(before, proposal);
  if (!made) return work.notify('This proposal cannot be part of an annotation.');
  const done = outcome === 'ACCEPTED' ? 'Accepted' : 'Accepted for correction';
  const taken = acceptedWithOthers(before, work.proposals, proposal, outcome);
  work.add(own === null ? done : 'Took the proposal in place of your own fact', [
    ...gone,
    ...taken,
    ...(status ? [set(apply(before, taken), made.entry, 'status', status)] : []),
  ]);
  const others = addedLabels(before, work.cells, work, made.entry);
  if (others.length > 0) work.notify(`${work.notice}. Also added: ${others.join('; ')}`);
  if (outcome === 'CORRECTED' || lacksRequired(made.entry, { ...made.fields, ...(status && { status }) }))
    return correct(work, { entry: made.entry, later, others });
  showNext(work, later);
}

function lacksRequired(entry: string, fields: Fields): boolean {
  return COLLECTIONS[entryCollection(entry)]!.fields.some(({ name, isRequired }) => isRequired && fields[name] === undefined);
}

/** Opens the form of an accepted proposal, which lists the facts that were added with it. */
function correct(work: Work, correcting: NonNullable<Work['correcting']>): void {
  const said = work.notice;
  work.open(correcting.entry);
  work.correcting = correcting;
  work.notify(said);
}

/** Shows the first of these proposals that is still open. Accepting one may have accepted others. */
export function showNext(work: Work, later: readonly LoadedProposal[]): void {
  const said = work.notice;
  const next = later.find((each) => isOpen(work.cells, each));
  if (next) show(work, next);
  else [work.proposal, work.panel] = [null, 'text'];
  work.notify(openProposals(work).length > 0 ? said : said && `${said}. ${NONE_OPEN}`);
}

/** Sure proposals that can be accepted together. */
export interface SureProposals {
  count: number;
  changes: readonly CellChange[];
  /** The cells for which the offer was computed. */
  cells: Cells;
  /** The number of sure proposals in view that are left to decide one by one. */
  left: number;
}

/** Lists the sure proposals whose words are in view, to be accepted together. Those that the editor does not see stay open. */
export function offerSure(work: Work): void {
  const found = openProposals(work).filter((proposal) => isSure(work, proposal) && isInView(work, proposal));
  const { count, changes } = acceptable(work, found);
  const left = found.length - count;
  work.offer = count > 0 ? { count, changes, cells: work.cells, left } : null;
  if (count > 0) return work.notify('');
  work.notify(left > 0 ? oneByOne(left) : 'No sure proposals are in view.');
}

/** Why sure proposals cannot be accepted together with the others. */
export const oneByOne = (count: number): string =>
  `Decide one by one on ${count === 1 ? 'a sure proposal' : `${count} sure proposals`} that would add other facts, or get a value that the words do not state.`;

/** Accepts the offered proposals as one step. If the facts have changed in the meantime, lists them again instead. */
export function acceptOffer(work: Work): void {
  const { offer } = work;
  if (!offer) return;
  if (offer.cells !== work.cells) return offerSure(work);
  const { count, changes } = offer;
  [work.offer, work.proposal] = [null, null];
  work.add(count === 1 ? 'Accepted 1 sure proposal' : `Accepted ${count} sure proposals`, changes);
}

/**
 * Returns the changes that accept these proposals, except proposals that need one that is not accepted, or whose facts would
 * gain an inferred value.
 */
function acceptable(work: Work, found: readonly LoadedProposal[]): { count: number; changes: CellChange[] } {
  const needed = needs(work.cells, work.proposals);
  const inOrder = found
    .map((proposal) => ({ proposal, first: needed(proposal) }))
    .toSorted((a, b) => a.first.length - b.first.length);
  const done = new Map<LoadedProposal, string>();
  let cells: Cells = work.cells;
  const changes: CellChange[] = [];
  for (const { proposal, first } of inOrder) {
    if (!isOpen(cells, proposal) || !hasOwner(cells, proposal)) continue; // an equal one was accepted, or its visit is not sure
    const accepting = first.every((each) => done.has(each)) ? accepted(cells, proposal, 'ACCEPTED') : [];
    if (accepting.length === 0) continue;
    changes.push(...accepting);
    cells = apply(cells, accepting);
    done.set(proposal, accepting[0]!.entry);
  }
  const completed = new Set(completing(work.cells, cells, work).map(({ entry }) => entry));
  const rest = [...done].flatMap(([proposal, entry]) => (completed.has(entry) ? [] : [proposal]));
  return rest.length < done.size ? acceptable(work, rest) : { count: done.size, changes };
}

const isSure = ({ cells }: Work, proposal: LoadedProposal): boolean => proposal.confidence >= SURE && !isHidden(cells, proposal);

function isInView({ view }: Work, proposal: LoadedProposal): boolean {
  const words = proposedSpans(proposal);
  return view !== null && words.length > 0 && words.every(view);
}

/** Requests further proposals from the rules. */
export async function proposeForWork(work: Work): Promise<void> {
  if (!(await work.sync.settle())) return work.notify('Some changes are not saved yet. Wait until they are, then try again.');
  work.notify('Reading the text …');
  const failure = await readAgain(work);
  work.notify(failure ?? `${openProposals(work).length} open proposals.`);
}

/**
 * Has the rules read the text again after an editor has added a person whom they did not find, since other proposals may mean
 * this person. Does nothing if the server cannot be reached, or if a model would be asked again.
 */
export async function proposeWithPerson(work: Work, entry: string): Promise<void> {
  const { proposals } = work;
  const isByRules = proposals.every(({ proposedBy }) => !proposedBy.startsWith('model:'));
  const isFound = proposals.some((each) => proposedEntry(work.base, each)?.entry === entry);
  if (!isByRules || isFound || openProposals(work).length === 0 || !(await work.sync.settle())) return;
  await readAgain(work, { isQuiet: true });
}

/** Returns why it failed, or null. */
async function readAgain(work: Work, { isQuiet = false } = {}): Promise<string | null> {
  const { slug, version } = work.draft;
  const publishedOn = cellText(work.cells.get('source')?.['publishedOn']) || null;
  try {
    const { draftSource } = await ask(DeskProposeDocument, { input: { slug, version, publishedOn } });
    const [error] = draftSource.errors;
    if (error) return error.message;
    const { draft } = await ask(DeskDraftDocument, { slug });
    if (draft) work.sync.rebase(draft, isQuiet ? work.notice : undefined);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

/** Shows a proposal and selects its words. */
export function show(work: Work, proposal: LoadedProposal): void {
  [work.proposal, work.entry, work.isNew, work.panel, work.own] = [proposal.name, null, false, 'form', null];
  [work.isFinishing, work.correcting] = [false, null];
  work.caret = proposedSpans(proposal)[0] ?? work.caret;
  work.notify('');
}
