import { SPEAKERS } from '../../../collections.data.js';
import { formField } from '../../state/annotation-cells.js';
import { apply, cellText, type Cells, type CellChange, type Fields, type Json } from '../../state/cells.js';
import type { LoadedProposal } from '../../state/draft-cells.js';
import { isHidden } from '../../state/held-back.js';
import { accepted, entryOf, isOpen } from '../../state/proposed.js';

// Proposals name one another: an office its person, a statement its speakers, a delegate the visit.

/** Which open proposals a proposal needs: of what it names and the draft lacks, each after those that it needs itself. */
export function needs(cells: Cells, proposals: readonly LoadedProposal[]): (proposal: LoadedProposal) => LoadedProposal[] {
  const open = proposals.filter((each) => isOpen(cells, each) && !isHidden(cells, each));
  const makers = new Map(open.map((each) => [entryOf(cells, each)?.entry, each]));
  const of = (proposal: LoadedProposal, above: LoadedProposal[]): LoadedProposal[] => {
    const lacking = namesIn(entryOf(cells, proposal)).filter((entry) => !cells.has(entry));
    const found = lacking.flatMap((entry) => {
      const maker = makers.get(entry);
      return maker && !above.includes(maker) ? [...of(maker, [...above, maker]), maker] : [];
    });
    return [...new Set(found)];
  };
  return (proposal) => of(proposal, [proposal]);
}

/** The changes by which a proposal is accepted, and before it what it needs. */
export function acceptedWithNeeds(
  cells: Cells,
  proposals: readonly LoadedProposal[],
  proposal: LoadedProposal,
  outcome: 'ACCEPTED' | 'CORRECTED',
): CellChange[] {
  const changes: CellChange[] = [];
  let after = cells;
  for (const each of [...needs(cells, proposals)(proposal), proposal]) {
    const accepting = accepted(after, each, each === proposal ? outcome : 'ACCEPTED');
    changes.push(...accepting);
    after = apply(after, accepting);
  }
  return changes;
}

/** Whether what a proposal is a part of is there: the visit of a delegate. */
export function hasOwner(cells: Cells, proposal: LoadedProposal): boolean {
  const made = entryOf(cells, proposal);
  return made !== null && namesIn({ ...made, fields: { of: made.fields['of'] ?? '' } }).every((owner) => cells.has(owner));
}

/** The entries that the fields of an entry name. */
function namesIn(made: ReturnType<typeof entryOf>): string[] {
  if (!made) return [];
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
