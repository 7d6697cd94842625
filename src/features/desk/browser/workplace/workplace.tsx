import { Component, createRef } from 'preact';
import { Button } from '../forms/controls.js';
import { Form } from '../forms/form.js';
import { isHidden } from '../state/held-back.js';
import { TextView } from '../text/text.js';
import { ACTIONS } from './actions.js';
import { Conflicts } from './conflicts.js';
import { Facts } from './facts.js';
import { Finish } from './finish/finish.js';
import { keyAction, Help, type KeyHelp, keyMode, keyName, setKeyMode, type KeyMode } from './keys.js';
import { excerpt, kindLabel, entryLabel, proposalLabel } from './labels.js';
import { ProblemList } from './problems.js';
import { ProposalCard } from './proposals/proposal-card.js';
import { SureOffer } from './proposals/sure-offer.js';
import { openProposals, proposalsHere, show } from './proposals/proposals.js';
import { DraftStatus } from './review.js';
import { SelectionTools, ToolButton } from './selection-tools.js';
import type { Panel, Status, Work } from './work.js';

interface Props {
  work: Work;
}

/** All keys of the workplace. */
const KEYS: readonly KeyHelp[] = [
  ...ACTIONS.map(({ key, label }): KeyHelp => [keyName(key), label]),
  ['← → ↑ ↓', 'In the text: move by words and paragraphs; with Shift, extend or shorten the selection'],
  ['Tab', 'In the text: the next fact at the selected words'],
  ['Enter', 'In the form: done'],
  ['Esc', 'In the form: close, and discard a new entry'],
];
const PANELS: readonly (readonly [Panel, string])[] = [
  ['text', 'Text'],
  ['facts', 'Facts'],
  ['form', 'Form'],
];

/** The editor of a draft: the text, its facts, and the form of one of them. */
export class Workplace extends Component<Props, { mode: KeyMode }> {
  override state = { mode: keyMode() };
  readonly help = createRef<HTMLDialogElement>();
  readonly root = createRef<HTMLDivElement>();
  readonly bar = createRef<HTMLElement>();
  /** Elements that stick below the bar need the bar's height, which changes when the bar wraps. */
  readonly #resized = new ResizeObserver(() => {
    this.root.current?.style.setProperty('--bar', `${this.bar.current!.offsetHeight}px`);
  });
  #unsubscribe = (): void => {};

  override componentDidMount(): void {
    this.#unsubscribe = this.props.work.subscribe(() => this.forceUpdate());
    document.addEventListener('keydown', this.onKeyDown);
    addEventListener('beforeunload', this.onLeave);
    this.#resized.observe(this.bar.current!);
    this.forceUpdate();
  }

  override componentWillUnmount(): void {
    this.#unsubscribe();
    this.#resized.disconnect();
    document.removeEventListener('keydown', this.onKeyDown);
    removeEventListener('beforeunload', this.onLeave);
  }

  readonly onKeyDown = (event: KeyboardEvent): void => {
    const { work } = this.props;
    const action = event.defaultPrevented ? null : keyAction(event, this.state.mode);
    if (work.isFinishing && event.key === 'Escape' && !this.help.current!.open) return work.finish(false);
    if (!action || (work.isFinishing && action !== 'help')) return;
    event.preventDefault();
    if (action === 'help') this.help.current!.showModal();
    else action(work);
  };

  /** Warns editors whose changes have not reached the server: the changes are kept only in this browser. */
  readonly onLeave = (event: BeforeUnloadEvent): void => {
    if (!['saved', 'waiting', 'saving'].includes(this.props.work.status)) event.preventDefault();
  };

  readonly onMode = (mode: KeyMode): void => {
    setKeyMode(mode);
    this.setState({ mode });
  };

  override render({ work }: Props, { mode }: { mode: KeyMode }) {
    const isOpen = work.draft.state !== 'PUBLISHED';
    return (
      <div ref={this.root} class="desk-work workplace" data-panel={work.panel}>
        <header ref={this.bar} class="desk-bar">
          <div class="desk-title">
            <a href="/desk">Desk</a>
            <h1>
              <bdi>{work.draft.title}</bdi>
            </h1>
          </div>
          <StatusLine work={work} />
          <nav class="panels" aria-label="Parts">
            {PANELS.map(([panel, label]) => (
              <button
                key={panel}
                type="button"
                aria-pressed={work.panel === panel}
                onClick={() => {
                  work.panel = panel;
                  work.notify();
                }}
              >
                {label}
              </button>
            ))}
          </nav>
        </header>
        <div class="desk-note">
          <DraftStatus work={work} />
        </div>
        {isOpen && (work.isFinishing ? <Finish work={work} /> : <Columns work={work} mode={mode} />)}
        {isOpen && !work.isFinishing && <Steps work={work} mode={mode} onHelp={() => this.help.current!.showModal()} />}
        {work.offer && <SureOffer work={work} offer={work.offer} />}
        <Help dialog={this.help} mode={mode} onMode={this.onMode} keys={KEYS} />
      </div>
    );
  }
}

/** The text, the actions on the selected words next to it, and all facts. */
function Columns({ work, mode }: Props & { mode: KeyMode }) {
  const proposal = work.proposals.find(({ name }) => name === work.proposal);
  return (
    <div class="desk-columns">
      <TextView work={work} />
      <div class="desk-side">
        <SelectionTools work={work} mode={mode} />
        <div class="desk-form">
          <Conflicts work={work} />
          {work.entry !== null && <Form work={work} entry={work.entry} />}
          {proposal && <ProposalCard work={work} proposal={proposal} />}
          {work.entry === null && !proposal && <Here work={work} />}
          <ProblemList work={work} cells={work.cells} problems={work.problems} current={work.entry} />
        </div>
      </div>
      <Facts work={work} cells={work.cells} problems={work.problems} countries={work.countries} current={work.entry} />
    </div>
  );
}

const SAID: Record<Status, (work: Work) => string> = {
  saved: ({ draft }) => `Saved, version ${draft.version}.`,
  waiting: () => 'Not saved yet.',
  saving: () => 'Saving …',
  unreachable: () => 'The server is not responding. Your work is kept in this browser.',
  'signed-out': () => 'Your session has ended. Your work is kept in this browser: sign in in another tab.',
  conflict: ({ draft }) => `${draft.updatedBy} changed the same fields. Choose below. Your work is kept in this browser.`,
  refused: () => 'Not saved.',
};

/** Whether the draft is saved, how many problems it has, and what the last action did. */
function StatusLine({ work }: { work: Work }) {
  const { status, problems, isChecked, caret } = work;
  const words = caret ? work.places.slice(caret) : '';
  return (
    <p class="status" role="status" data-status={status}>
      {SAID[status](work)} {isChecked && work.draft.state !== 'PUBLISHED' && `${problemCount(problems.length)}. `}
      {work.notice !== '' && <bdi class="said-last">{work.notice} </bdi>}
      {words !== '' && (
        <span class="hidden">
          Selected: <bdi>{excerpt(words)}</bdi>
        </span>
      )}
      {status === 'signed-out' && (
        <a href="/desk" target="_blank" rel="noopener">
          Sign in
        </a>
      )}
    </p>
  );
}

const problemCount = (count: number): string => `${count || 'No'} problem${count === 1 ? '' : 's'}`;

/** The actions on the draft. They are in the bar, and come after the facts in the tab order. */
function Steps({ work, mode, onHelp }: { work: Work; mode: KeyMode; onHelp: () => void }) {
  const groups = ['Quotation', ...(work.proposals.length > 0 ? ['Proposal'] : []), 'Steps'];
  return (
    <div class="desk-steps">
      {work.isEditing &&
        groups.map((group) => (
          <div key={group} role="group" aria-label={group} class="tool-group">
            {group !== 'Steps' && <span aria-hidden="true">{group}</span>}
            {ACTIONS.filter((action) => action.group === group).map((action) => (
              <ToolButton key={action.key} action={action} work={work} mode={mode} />
            ))}
          </div>
        ))}
      <Button label="Keys" letter={mode !== 'off' && '?'} onClick={onHelp} />
      <Button label="Finish …" class="main" onClick={() => work.finish(true)} />
    </div>
  );
}

/** The selected words, with the facts and proposals for them. */
function Here({ work }: Props) {
  if (!work.caret) {
    const open = openProposals(work).length;
    return (
      <>
        <p class="aside">Select words in the text: with the mouse, or with the arrow keys after Tab. Then say what they are.</p>
        {open > 0 && (
          <p class="aside">
            {open === 1 ? '1 proposal is' : `${open} proposals are`} underlined with dots: press <kbd>j</kbd>, or click the words.{' '}
            <kbd>a</kbd> accepts, <kbd>x</kbd> rejects, <kbd>e</kbd> also opens the form until Done; then the next one is shown.
          </p>
        )}
      </>
    );
  }
  const facts = work.factsHere();
  return (
    <section aria-labelledby="here">
      <h2 id="here">Selected</h2>
      <blockquote class="selected" dir="auto">
        {work.places.slice(work.caret)}
      </blockquote>
      <ul class="plain rows">
        {proposalsHere(work).map((each) => (
          <li key={`proposal ${each.name}`}>
            <button type="button" class="fact-row" onClick={() => show(work, each)}>
              <span class="kind">Proposal</span> {isHidden(work.cells, each) ? 'Needs your decision' : proposalLabel(each)}
            </button>
          </li>
        ))}
        {facts.map((entry) => (
          <li key={entry}>
            <button type="button" class="fact-row" onClick={() => work.open(entry)}>
              <span class="kind">{kindLabel(entry)}</span> <bdi>{entryLabel(work, entry, work.cells.get(entry)!)}</bdi>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
