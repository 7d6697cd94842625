import { groupBy } from '../../../../shared/group-by.js';
import type { DraftProblem } from '../keep/check.js';
import type { Cells } from '../state/cells.js';
import { formFieldLabel, kindLabel, entryLabel } from './labels.js';
import { Still } from './still.js';
import type { Work } from './work.js';

interface Props {
  work: Work;
  cells: Cells;
  problems: readonly DraftProblem[];
  /** The entry in the form, which shows its own problems. */
  current: string | null;
}

/** Lists the problems that belong to no fact, and links to the facts that have problems. */
export class ProblemList extends Still<Props> {
  override render({ work, cells, problems, current }: Props) {
    const whole = problems.filter(({ entry }) => entry === null);
    const others = groupBy(
      problems.filter(({ entry }) => entry !== null && entry !== current),
      ({ entry }) => entry!,
    );
    if (whole.length + others.size === 0) return null;
    return (
      <section aria-labelledby="problems">
        <h2 id="problems">Problems</h2>
        <ul class="plain rows">
          {whole.map(({ message }) => (
            <li key={message} class="problem">
              <bdi>{message}</bdi>
            </li>
          ))}
          {[...others].map(([entry, found]) => (
            <li key={entry}>
              <button type="button" class="fact-row" onClick={() => work.open(entry)}>
                <span class="kind">{kindLabel(entry)}</span> <bdi>{entryLabel(work, entry, cells.get(entry) ?? {})}</bdi>
              </button>
              <p class="problem">
                <bdi>{found.map((each) => atField(entry, each)).join(' ')}</bdi>
              </p>
            </li>
          ))}
        </ul>
      </section>
    );
  }
}

/** Returns a problem, prefixed with the label of its field. */
export function atField(entry: string, { field, message }: Pick<DraftProblem, 'field' | 'message'>): string {
  return field === null || field === 'cite' ? message : `${formFieldLabel(entry, field)}: ${message}`;
}
