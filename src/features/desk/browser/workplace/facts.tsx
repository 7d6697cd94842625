import type { DraftProblem } from '../keep/check.js';
import { isOfDraft } from '../state/annotation-cells.js';
import type { Cells } from '../state/cells.js';
import { claimSpans } from '../state/spans.js';
import { kindLabel, entryLabel } from './labels.js';
import { Still } from './still.js';
import type { Work } from './work.js';

/** Facts per group. A browser lays out and paints only groups in view, but checks every group in every frame. */
const GROUP = 50;

interface Props {
  work: Work;
  cells: Cells;
  problems: readonly DraftProblem[];
  /** Country names are loaded after the draft. */
  countries: Work['countries'];
  /** The entry in the form. */
  current: string | null;
}

/** The source, and all facts in the order of the text. */
export class Facts extends Still<Props> {
  override render({ work, cells, problems, current }: Props) {
    const wrong = new Map<string | null, number>();
    for (const { entry } of problems) wrong.set(entry, (wrong.get(entry) ?? 0) + 1);
    const facts = inOrderOfText(cells);
    const stop = current !== null && cells.has(current) ? current : 'source';
    return (
      <section class="desk-facts" aria-labelledby="facts">
        <h2 id="facts">Facts</h2>
        <div role="list" class="rows" onKeyDown={moveFocus}>
          {grouped(['source', ...facts]).map((group, index) => (
            <div key={index} role="presentation" class="row-group">
              {group.map((entry) => (
                <Fact
                  key={entry}
                  {...{ work, entry }}
                  label={entryLabel(work, entry, cells.get(entry) ?? {})}
                  problems={wrong.get(entry) ?? 0}
                  isCurrent={current === entry}
                  isStop={entry === stop}
                />
              ))}
            </div>
          ))}
        </div>
        {facts.length === 0 && <p class="aside">No facts yet.</p>}
      </section>
    );
  }
}

interface FactProps {
  work: Work;
  entry: string;
  label: string;
  problems: number;
  isCurrent: boolean;
  /** True for the only fact in the tab order. The arrow keys move between facts. */
  isStop: boolean;
}

class Fact extends Still<FactProps> {
  override render({ work, entry, label, problems, isCurrent, isStop }: FactProps) {
    return (
      <div role="listitem">
        <button
          type="button"
          class="fact-row"
          aria-current={isCurrent}
          tabIndex={isStop ? 0 : -1}
          onClick={() => work.open(entry)}
        >
          <span class="kind">{kindLabel(entry)}</span> <bdi>{label}</bdi>
          {problems > 0 && <span class="wrong-count"> {problems === 1 ? '1 problem' : `${problems} problems`}</span>}
        </button>
      </div>
    );
  }
}

function moveFocus(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const all = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('.fact-row')];
  all[all.indexOf(document.activeElement as HTMLElement) + step]?.focus();
  event.preventDefault();
}

function grouped(entries: readonly string[]): string[][] {
  const count = Math.ceil(entries.length / GROUP);
  return Array.from({ length: count }, (_, index) => entries.slice(index * GROUP, (index + 1) * GROUP));
}

/** Returns the entries of the annotation in the order of the text, those without a passage first. */
function inOrderOfText(cells: Cells): string[] {
  const all = [...cells.keys()].filter((entry) => !isOfDraft(entry) && entry !== 'source' && entry !== 'other');
  const at = new Map(all.map((entry) => [entry, claimSpans(cells.get(entry)!)[0]?.start ?? -1]));
  return all.toSorted((a, b) => at.get(a)! - at.get(b)!);
}
