import { SURE } from '../../../../drafting/confidence/confidence.js';
import { Term } from '../../../../pages/layout/term.js';
import { Button } from '../../forms/controls.js';
import { COLLECTIONS, type Control } from '../../../collections.data.js';
import { entryCollection, formField } from '../../state/annotation-cells.js';
import { apply, cellText, type Fields, type Json } from '../../state/cells.js';
import { completing } from '../../state/completing.js';
import type { LoadedProposal } from '../../state/draft-cells.js';
import { isHidden } from '../../state/held-back.js';
import { isOpen, proposedEntry } from '../../state/proposed.js';
import { choiceName, formFieldLabel, proposalLabel, referredName, speakerNames } from '../labels.js';
import { acceptedWithOthers, addedLabels } from './needed.js';
import { acceptAs, decide, lacksStatus, openProposals } from './proposals.js';
import type { Work } from '../work.js';

/** One proposal: its fields, the reason and the confidence. */
export function ProposalCard({ work, proposal }: { work: Work; proposal: LoadedProposal }) {
  if (isHidden(work.cells, proposal)) return <Undecided work={work} />;
  const { made, others, filled } = whatAcceptingAdds(work, proposal);
  const open = openProposals(work);
  const index = open.findIndex(({ name }) => name === proposal.name);
  const kind = made && COLLECTIONS[entryCollection(made.entry)];
  const own = work.own?.proposal === proposal.name ? work.cells.get(work.own.entry) : undefined;
  return (
    <section class="proposal" aria-labelledby="proposal">
      <h2 id="proposal">Proposal: {proposalLabel(proposal)}</h2>
      {index >= 0 && (
        <p class="aside">
          {index + 1} of {open.length} open
        </p>
      )}
      {made && kind && <Said work={work} entry={made.entry} fields={made.fields} filled={filled} />}
      {others.length > 0 && (
        <p class="also">
          Also adds: <bdi>{others.join('; ')}</bdi>
        </p>
      )}
      <p>
        <bdi>{proposal.reason}</bdi>{' '}
        <span class="aside">
          {confidenceName(proposal.confidence)}
          {filled.length > 0 && ', apart from filled-in values'}, by <bdi>{proposal.proposedBy}</bdi>
        </span>
      </p>
      {own && (
        <>
          <h3>Your fact</h3>
          <Said work={work} entry={work.own!.entry} fields={own} />
        </>
      )}
      <p class="buttons">
        <Decision work={work} outcome="ACCEPTED" label={own ? 'Take the proposal' : 'Accept'} letter="a" />
        {made && !own && lacksStatus(made) && (
          <>
            <Button label="It took place" letter="c" onClick={() => acceptAs(work, 'COMPLETED')} disabled={!work.isEditing} />
            <Button label="It is under way" letter="o" onClick={() => acceptAs(work, 'ONGOING')} disabled={!work.isEditing} />
          </>
        )}
        <Decision work={work} outcome="REJECTED" label={own ? 'Keep mine' : 'Reject'} letter="x" />
        <Decision work={work} outcome="CORRECTED" label={own ? 'Take and edit' : 'Edit'} letter="e" />
      </p>
    </section>
  );
}

/** The proposed fact with the fields that are filled in, and the other facts that accepting it would add. */
function whatAcceptingAdds(work: Work, proposal: LoadedProposal) {
  const { cells, proposals } = work;
  const made = proposedEntry(cells, proposal);
  if (!made || !isOpen(cells, proposal)) return { made, others: [], filled: [] };
  const accepted = apply(cells, acceptedWithOthers(cells, proposals, proposal, 'ACCEPTED'));
  const added = completing(cells, accepted, work);
  const after = apply(accepted, added);
  return {
    made: { ...made, fields: after.get(made.entry)! },
    others: addedLabels(cells, after, work, made.entry),
    filled: added.flatMap(({ entry, field }) => (entry === made.entry ? [field] : [])),
  };
}

/** Shown instead of a held-out proposal. */
function Undecided({ work }: { work: Work }) {
  return (
    <section class="proposal" aria-labelledby="proposal">
      <h2 id="proposal">Needs your decision</h2>
      <blockquote class="selected" dir="auto">
        {work.caret && work.places.slice(work.caret)}
      </blockquote>
      <p>There is a proposal for these words. Decide first what they are; then it is shown.</p>
      <p class="buttons">
        <Decision work={work} outcome="REJECTED" label="They state no fact" letter="x" />
      </p>
    </section>
  );
}

/** In words, since a number near 0.5 would suggest that a proposal without any evidence is wrong. */
function confidenceName(confidence: number): string {
  if (confidence >= SURE) return 'Sure';
  return confidence >= 0.5 ? 'Likely' : 'Unsure';
}

interface DecisionProps {
  work: Work;
  outcome: 'ACCEPTED' | 'REJECTED' | 'CORRECTED';
  label: string;
  letter: string;
}

function Decision({ work, outcome, ...of }: DecisionProps) {
  return <Button {...of} onClick={() => decide(work, outcome)} disabled={!work.isEditing} />;
}

interface SaidProps {
  work: Work;
  entry: string;
  fields: Fields;
  /** The fields that the words do not state. */
  filled?: readonly string[];
}

function Said({ work, entry, fields, filled = [] }: SaidProps) {
  return (
    <dl class="said">
      {Object.entries(fields)
        .filter(([name]) => name !== 'cite')
        .map(([name, value]) => (
          <Term key={name} name={formFieldLabel(entry, name)}>
            <bdi>{named(work, formField(entry, name)?.control, value)}</bdi>
            {filled.includes(name) && <span class="aside"> filled in from other facts</span>}
          </Term>
        ))}
    </dl>
  );
}

/** Returns a value as its form field shows it, with names instead of slugs. */
function named(work: Work, control: Control | undefined, value: Json): string {
  if (control === 'speakers' && Array.isArray(value)) return speakerNames(work, value);
  if (typeof control !== 'object') return shown(value);
  if ('choice' in control) return choiceName(value);
  const of = 'one' in control ? control.one : control.several;
  const all = [value].flat() as readonly Json[];
  return all.map((slug) => referredName(work, of, cellText(slug))).join('; ');
}

/** Returns a JSON value in readable form. */
export function shown(value: Json | undefined): string {
  if (value === undefined || value === null) return '–';
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.map((each: Json) => shown(each)).join('; ');
  return Object.values(value as Fields)
    .map(shown)
    .join(', ');
}
