import { Term } from '../../../pages/layout/term.js';
import { Button } from '../forms/controls.js';
import type { Fields } from '../state/cells.js';
import type { Conflict } from '../state/merge.js';
import { formFieldLabel, kindLabel, entryLabel } from './labels.js';
import { shown } from './proposals/proposal-card.js';
import type { Work } from './work.js';

/** The conflicts between two editors, field by field. Nothing is saved until all are resolved. */
export function Conflicts({ work }: { work: Work }) {
  if (work.conflicts.length === 0) return null;
  return (
    <section class="conflicts" aria-labelledby="conflicts">
      <h2 id="conflicts">
        <bdi>{work.draft.updatedBy}</bdi> changed the same fields
      </h2>
      <p class="aside">Choose a value for each. All other changes are merged.</p>
      {work.conflicts.map((conflict) => (
        <Choice key={`${conflict.entry} ${conflict.field}`} work={work} conflict={conflict} />
      ))}
    </section>
  );
}

function Choice({ work, conflict }: { work: Work; conflict: Conflict }) {
  const { entry, field, before, mine, theirs } = conflict;
  const fields = work.cells.get(entry) ?? ((theirs ?? mine ?? {}) as Fields);
  const label = field === null ? 'as a whole' : formFieldLabel(entry, field);
  const value = (side: typeof mine) => (side === undefined && field === null ? 'removed' : shown(side));
  return (
    <div class="choice">
      <h3>
        {kindLabel(entry)} <bdi>{entryLabel(work, entry, fields)}</bdi>: {label}
      </h3>
      <dl class="said">
        {Object.entries({ Before: before, Mine: mine, Theirs: theirs }).map(([name, side]) => (
          <Term key={name} name={name}>
            <bdi>{value(side)}</bdi>
          </Term>
        ))}
      </dl>
      <p class="buttons">
        <Button label="Keep mine" onClick={() => work.resolve(conflict, 'mine')} />
        <Button label="Take theirs" onClick={() => work.resolve(conflict, 'theirs')} />
      </p>
    </div>
  );
}
