import { FORMS } from '../forms/kinds.js';
import { collectionOf } from '../state/annotation-cells.js';
import type { Fields, Json } from '../state/cells.js';
import type { Proposal } from '../state/draft-cells.js';
import { entryOf } from '../state/proposed.js';
import { choiceName, fieldLabel } from './labels.js';
import { decide, openProposals } from './proposals.js';
import type { Work } from './work.js';

/** One proposal: what it says, why, and how sure it is. */
export function ProposalCard({ work, proposal }: { work: Work; proposal: Proposal }) {
  const made = entryOf(work.cells, proposal);
  const open = openProposals(work);
  const index = open.findIndex(({ name }) => name === proposal.name);
  const kind = made && FORMS[collectionOf(made.entry)];
  return (
    <section class="proposal" aria-labelledby="proposal">
      <h2 id="proposal">Proposal: {kind?.label ?? choiceName(proposal.type)}</h2>
      <p class="aside">
        {index + 1} of {open.length} open
      </p>
      {made && kind && (
        <dl class="said">
          {Object.entries(made.fields)
            .filter(([name]) => name !== 'cite')
            .map(([name, value]) => (
              <div key={name}>
                <dt>{fieldLabel(made.entry, name)}</dt>
                <dd>
                  <bdi>{shown(value)}</bdi>
                </dd>
              </div>
            ))}
        </dl>
      )}
      <p>
        <bdi>{proposal.reason}</bdi>{' '}
        <span class="aside">
          {Math.round(proposal.confidence * 100)} % sure, by <bdi>{proposal.proposedBy}</bdi>
        </span>
      </p>
      <p class="buttons">
        <button type="button" onClick={() => decide(work, 'ACCEPTED')} disabled={!work.isEditing}>
          Accept <kbd>a</kbd>
        </button>
        <button type="button" onClick={() => decide(work, 'REJECTED')} disabled={!work.isEditing}>
          Reject <kbd>x</kbd>
        </button>
        <button type="button" onClick={() => decide(work, 'CORRECTED')} disabled={!work.isEditing}>
          Edit <kbd>e</kbd>
        </button>
      </p>
    </section>
  );
}

/** A value of JSON for people to read. */
export function shown(value: Json | undefined): string {
  if (value === undefined || value === null) return '–';
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.map((each: Json) => shown(each)).join('; ');
  return Object.values(value as Fields)
    .map(shown)
    .join(', ');
}
