import type { MarkedSpan } from '../../../../pages/source/marks.js';
import { SPEAKERS } from '../../../collections.data.js';
import { entryCollection, formField, isOfDraft, OWNED, slugIn } from '../../state/annotation-cells.js';
import { apply, cellText, type Cells, type CellChange, type Fields, type Json } from '../../state/cells.js';
import type { LoadedProposal } from '../../state/draft-cells.js';
import { isHidden } from '../../state/held-back.js';
import { accepted, proposedEntry, proposedSpans, isOpen } from '../../state/proposed.js';
import { factLabel, withCells, type Names } from '../labels.js';

// Proposals refer to each other: an office to its holder, a statement to its speakers, a delegate to a visit.

/** Finds the open proposals for entries that a proposal refers to and the draft lacks, each after those that it needs. */
export function needs(cells: Cells, proposals: readonly LoadedProposal[]): (proposal: LoadedProposal) => LoadedProposal[] {
  const open = proposals.filter((each) => isOpen(cells, each) && !isHidden(cells, each));
  const makers = new Map(open.map((each) => [proposedEntry(cells, each)?.entry, each]));
  const of = (proposal: LoadedProposal, above: LoadedProposal[]): LoadedProposal[] => {
    const made = proposedEntry(cells, proposal);
    const lacking = made ? referredEntries(made).filter((entry) => !cells.has(entry)) : [];
    const found = lacking.flatMap((entry) => {
      const maker = makers.get(entry);
      return maker && !above.includes(maker) ? [...of(maker, [...above, maker]), maker] : [];
    });
    return [...new Set(found)];
  };
  return (proposal) => of(proposal, [proposal]);
}

/** Finds the open proposals for participants of a proposed event, or for delegates of a proposed visit and its events. */
function partsProposed(cells: Cells, proposals: readonly LoadedProposal[], proposal: LoadedProposal): LoadedProposal[] {
  const whole = proposedEntry(cells, proposal)?.entry;
  if (whole === undefined) return [];
  const table = entryCollection(whole);
  const isPart = ({ entry, fields }: { entry: string; fields: Fields }) => {
    const collection = entryCollection(entry);
    if (collection === OWNED.get(table)) return fields['of'] === slugIn(whole);
    return table === 'visits' && collection === 'events' && fields['visit'] === slugIn(whole);
  };
  return proposals.filter((each) => {
    const made = isOpen(cells, each) && !isHidden(cells, each) ? proposedEntry(cells, each) : null;
    return made !== null && isPart(made);
  });
}

/** Finds the participants or delegates whom the words of the event or visit name. */
function membersNamed(cells: Cells, proposals: readonly LoadedProposal[], proposal: LoadedProposal): LoadedProposal[] {
  const cited = proposedSpans(proposal);
  const isWithin = (span: MarkedSpan) => cited.some(({ start, end }) => start <= span.start && span.end <= end);
  return partsProposed(cells, proposals, proposal).filter((each) => each.type !== 'EVENT' && proposedSpans(each).every(isWithin));
}

/**
 * Finds the parts of a proposed event or visit that would be lost if it were rejected. There are none if another open proposal
 * would create the same event or visit.
 */
export function partsLost(cells: Cells, proposals: readonly LoadedProposal[], proposal: LoadedProposal): LoadedProposal[] {
  const entry = proposedEntry(cells, proposal)?.entry;
  const isMade = proposals.some(
    (each) => each !== proposal && isOpen(cells, each) && proposedEntry(cells, each)?.entry === entry,
  );
  const parts = isMade ? [] : partsProposed(cells, proposals, proposal);
  return parts.flatMap((part) => [part, ...partsLost(cells, proposals, part)]);
}

/** Returns the changes that accept a proposal, after the proposals that it needs and before those for its participants. */
export function acceptedWithOthers(
  cells: Cells,
  proposals: readonly LoadedProposal[],
  proposal: LoadedProposal,
  outcome: 'ACCEPTED' | 'CORRECTED',
): CellChange[] {
  const changes: CellChange[] = [];
  let after = cells;
  const accept = (each: LoadedProposal) => {
    for (const one of [...needs(after, proposals)(each), each]) {
      const accepting = accepted(after, one, one === proposal ? outcome : 'ACCEPTED');
      changes.push(...accepting);
      after = apply(after, accepting);
    }
  };
  accept(proposal);
  membersNamed(after, proposals, proposal).forEach(accept);
  return changes;
}

/** Names the facts that are new in `after`, except one, with their countries: "Person Ann Lee (Country: Finland)". */
export function addedLabels(before: Cells, after: Cells, names: Names, except: string): string[] {
  return [...after].flatMap(([entry, fields]) => {
    if (isOfDraft(entry) || before.has(entry) || entry === except) return [];
    const countries = Object.keys(fields).filter((name) => {
      const control = formField(entry, name)?.control;
      return typeof control === 'object' && 'one' in control && control.one === 'countries';
    });
    return [factLabel(withCells(names, after), entry, countries)];
  });
}

/** Returns true if the owner of a proposed entry, such as a delegate's visit, exists. */
export function hasOwner(cells: Cells, proposal: LoadedProposal): boolean {
  const made = proposedEntry(cells, proposal);
  return (
    made !== null && referredEntries({ ...made, fields: { of: made.fields['of'] ?? '' } }).every((owner) => cells.has(owner))
  );
}

/** Returns the entries that the fields of an entry refer to. */
export function referredEntries(made: NonNullable<ReturnType<typeof proposedEntry>>): string[] {
  return Object.entries(made.fields).flatMap(([name, value]) => {
    const control = formField(made.entry, name)?.control;
    if (control === 'speakers') return speakersIn(value);
    if (typeof control !== 'object' || 'choice' in control) return [];
    const table = 'one' in control ? control.one : control.several;
    return [value].flat().map((slug) => `${table}/${cellText(slug)}`);
  });
}

function speakersIn(value: Json): string[] {
  const speakers = [value].flat() as (Fields | null)[];
  return speakers.flatMap((each) => Object.entries(SPEAKERS).map(([by, table]) => `${table}/${cellText(each?.[by])}`));
}
