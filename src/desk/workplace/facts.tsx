import { Component } from 'preact';
import { isOfDraft } from '../state/annotation-cells.js';
import type { Cells, Fields } from '../state/cells.js';
import { spansOf } from '../state/spans.js';
import { kindOf, labelOf } from './labels.js';
import type { Work } from './work.js';

/** All facts in the order of the text, and what has no key of its own. */
export function Facts({ work }: { work: Work }) {
  const wrong = new Map<string | null, number>();
  for (const { entry } of work.problems) wrong.set(entry, (wrong.get(entry) ?? 0) + 1);
  const facts = inOrderOfText(work.cells);
  const source = work.cells.get('source') ?? {};
  return (
    <section class="desk-facts" aria-labelledby="facts">
      <h2 id="facts">Facts</h2>
      <ul class="plain rows">
        <Fact
          work={work}
          entry="source"
          fields={source}
          problems={wrong.get('source') ?? 0}
          isCurrent={work.entry === 'source'}
          cells={work.cells}
        />
        {facts.map(({ entry, fields }) => (
          <Fact
            key={entry}
            {...{ work, entry, fields }}
            problems={wrong.get(entry) ?? 0}
            isCurrent={work.entry === entry}
            cells={work.cells}
          />
        ))}
      </ul>
      {facts.length === 0 && <p class="aside">None yet. Select words in the text, and say what they are.</p>}
    </section>
  );
}

interface FactProps {
  work: Work;
  entry: string;
  fields: Fields;
  problems: number;
  isCurrent: boolean;
  cells: Cells;
}

class Fact extends Component<FactProps> {
  override shouldComponentUpdate(next: FactProps): boolean {
    const { entry, fields, problems, isCurrent } = this.props;
    return next.entry !== entry || next.fields !== fields || next.problems !== problems || next.isCurrent !== isCurrent;
  }

  override render({ work, entry, fields, problems, isCurrent, cells }: FactProps) {
    return (
      <li>
        <button type="button" class="fact-row" aria-current={isCurrent} onClick={() => work.open(entry)}>
          <span class="kind">{kindOf(entry)}</span> <bdi>{labelOf(cells, entry, fields)}</bdi>
          {problems > 0 && <span class="wrong-count"> {problems === 1 ? '1 problem' : `${problems} problems`}</span>}
        </button>
      </li>
    );
  }
}

/** Entries of the annotation, in the order of the text; those without a passage first. */
function inOrderOfText(cells: Cells): { entry: string; fields: Fields }[] {
  const all = [...cells].flatMap(([entry, fields]) =>
    isOfDraft(entry) || entry === 'source' || entry === 'other' ? [] : [{ entry, fields }],
  );
  const at = ({ fields }: { fields: Fields }) => spansOf(fields)[0]?.start ?? -1;
  return all.map((each) => ({ ...each, at: at(each) })).toSorted((a, b) => a.at - b.at);
}
