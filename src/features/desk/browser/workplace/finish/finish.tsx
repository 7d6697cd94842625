import type { ComponentChild } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { entriesIn } from '../../state/names.js';
import { cellText } from '../../state/cells.js';
import { proposedSpans } from '../../state/proposed.js';
import { isHidden } from '../../state/held-back.js';
import { claimSpans } from '../../state/spans.js';
import { Button } from '../../forms/controls.js';
import { addMember } from '../../forms/members.js';
import { kindLabel, entryLabel, ownerOf, proposalLabel, referredName } from '../labels.js';
import { atField } from '../problems.js';
import { openProposals, show } from '../proposals/proposals.js';
import { Review } from '../review.js';
import type { Work } from '../work.js';
import { checklist, type Lack } from './checklist.js';

/** The remaining tasks, the pages as readers will see them, and the actions on the draft as a whole. */
export function Finish({ work }: { work: Work }) {
  useEffect(() => {
    const next = listItem(work.listed ?? '');
    const details = next?.closest('details');
    if (details) details.open = true;
    (next ?? heading()).focus();
    work.listed = null;
    void work.sync.settle();
  }, [work]);
  return (
    <div class="finish">
      <section class="checklist" aria-labelledby="finish">
        <h2 id="finish" tabIndex={-1}>
          Before you publish
        </h2>
        <Review work={work} />
        <Checklist work={work} />
      </section>
      <Preview work={work} />
    </div>
  );
}

function Checklist({ work }: { work: Work }) {
  const { cells } = work;
  const { likely, optional } = checklist(work);
  const problems = work.problems.map(({ entry, ...problem }) => ({
    entry,
    words: entry === null ? problem.message : atField(entry, problem),
  }));
  const open = openProposals(work);
  const labelWithOwner = (entry: string) =>
    [entry, ownerOf(entry, cells.get(entry) ?? {})]
      .flatMap((each) => (each === null ? [] : [entryLabel(work, each, cells.get(each) ?? {})]))
      .join(', ');
  const fact =
    (list: string) =>
    ({ entry, words, absent = [] }: Omit<Lack, 'entry'> & { entry: string | null }) => (
      <li key={`${entry} ${words}`}>
        {entry === null ? (
          <bdi>{words}</bdi>
        ) : (
          <button
            type="button"
            class="fact-row"
            data-item={`${list} ${entry}`}
            onClick={({ currentTarget }) => work.openListed(entry, itemAfter(currentTarget))}
          >
            <span class="kind">{kindLabel(entry)}</span> <bdi>{labelWithOwner(entry)}</bdi> <bdi class="lacking">{words}</bdi>
          </button>
        )}
        {absent.map(({ person, cited }) => (
          <Button
            key={person}
            class="small"
            label={`Add ${referredName(work, 'people', person)} as a participant …`}
            onClick={() => {
              const added = addMember(work, entry!, 'participants', 'people', person, claimSpans(cells.get(cited)!)[0])!;
              work.openListed(added, `${list} ${entry}`);
              work.openNew(added, work.cells.get(added)!); // Esc discards it: the text may say that somebody only looked on
              work.notify('Enter the role. Esc if they took no part.');
              setTimeout(() => document.getElementById('field-role')!.focus()); // after rendering
            }}
          />
        ))}
      </li>
    );
  if (problems.length + open.length + likely.length + optional.length === 0) return <p>Nothing is left to do.</p>;
  return (
    <>
      <List title="Blocks publishing" items={problems.map(fact('problem'))} />
      <List
        title="Undecided proposals, which are not published"
        items={open.map((proposal) => (
          <li key={proposal.name}>
            <button type="button" class="fact-row" onClick={() => show(work, proposal)}>
              <span class="kind">{isHidden(cells, proposal) ? 'Needs your decision' : proposalLabel(proposal)}</span>{' '}
              <bdi>{proposedSpans(proposal).slice(0, 1).map(work.places.slice.bind(work.places))}</bdi>
            </button>
          </li>
        ))}
      />
      <List
        title="Probably missing or wrong"
        advice="Fill in what the text states. Correct values that the cited words do not name, or cite others."
        items={likely.map(fact('likely'))}
      />
      {optional.length > 0 && (
        <details>
          <summary>Optional ({optional.length})</summary>
          <ul class="plain rows">{optional.map(fact('optional'))}</ul>
        </details>
      )}
    </>
  );
}

const heading = () => document.getElementById('finish')!;
const listItem = (item: string) => document.querySelector<HTMLElement>(`.fact-row[data-item=${JSON.stringify(item)}]`);

/** The item that follows one in its list, or else precedes it. */
function itemAfter(item: HTMLElement): string {
  const all = [...item.closest('ul')!.querySelectorAll<HTMLElement>('.fact-row')];
  const at = all.indexOf(item);
  return (all[at + 1] ?? all[at - 1])?.dataset['item'] ?? '';
}

function List({ title, advice, items }: { title: string; advice?: string; items: readonly ComponentChild[] }) {
  if (items.length === 0) return null;
  return (
    <>
      <h3>
        {title} ({items.length})
      </h3>
      {advice && <p class="aside">{advice}</p>}
      <ul class="plain rows">{items}</ul>
    </>
  );
}

/** The page of each visit and of the source, rendered by the server from the saved draft. */
function Preview({ work }: { work: Work }) {
  const { cells, draft } = work;
  const visits = entriesIn(cells, 'visits').map(({ slug, fields }) => ({
    path: `/visits/${slug}`,
    label: `Visit: ${cellText(fields['title']) || slug}`,
  }));
  const pages = [...visits, { path: `/sources/${cellText(cells.get('source')?.['slug'])}`, label: 'Article' }];
  const [chosen, setChosen] = useState(0);
  const page = pages[chosen] ?? pages[0]!;
  const isReady = work.status === 'saved' && work.isChecked && work.problems.length === 0;
  return (
    <section class="preview" aria-labelledby="preview">
      <h2 id="preview">As readers will see it</h2>
      <p>
        <label for="previewed">Page </label>
        <select id="previewed" value={chosen} onChange={(event) => setChosen(Number(event.currentTarget.value))}>
          {pages.map(({ path, label }, index) => (
            <option key={path} value={index}>
              {label}
            </option>
          ))}
        </select>
      </p>
      {isReady ? (
        <iframe
          title={`Preview of ${page.label}`}
          sandbox="allow-same-origin"
          src={`/desk/${draft.slug}/preview?version=${draft.version}&page=${encodeURIComponent(page.path)}`}
        />
      ) : (
        <p class="aside">
          {work.problems.length > 0 ? 'The page is shown when there are no problems.' : 'Saving and checking …'}
        </p>
      )}
    </section>
  );
}
