import { Component, createRef, type ComponentChild } from 'preact';
import { entryCollection, formField } from '../state/annotation-cells.js';
import { cellText, isSameJson } from '../state/cells.js';
import { kindLabel, entryLabel } from '../workplace/labels.js';
import { atField } from '../workplace/problems.js';
import type { Work } from '../workplace/work.js';
import { Button } from './controls.js';
import { FormControl } from './field.js';
import { hasOccasion } from './references.js';
import { Members } from './members.js';
import { Passages } from './passages.js';
import { COLLECTIONS, type FormField } from '../../collections.data.js';
import { StoredNames } from './stored-names.js';

interface Props {
  work: Work;
  entry: string;
}

/** The fields of one entry, with its problems. Typing takes effect immediately; Enter returns to the text. */
export class Form extends Component<Props> {
  readonly form = createRef<HTMLFormElement>();
  /** Fields that had a value when the entry was opened, so that a field does not move while the editor types into it. */
  #filled: ReadonlySet<string> = new Set();
  #opened: string | null = null;

  override componentDidMount(): void {
    this.focus();
  }

  override componentDidUpdate(): void {
    this.focus();
  }

  focus(): void {
    const { work } = this.props;
    if (work.wanted !== 'form') return;
    work.wanted = null;
    const controls = [...this.form.current!.querySelectorAll<HTMLInputElement>('input, select, textarea')];
    const empty = controls.find((each) => each.required && each.value === '');
    // If a select had the focus, pressing the key that has just accepted a proposal again would choose a value.
    const choice =
      work.correcting?.entry === work.entry && empty?.matches('select') ? empty.closest<HTMLElement>('.field') : null;
    if (choice) choice.tabIndex = -1;
    (choice ?? empty ?? controls[0])?.focus();
  }

  readonly onKeyDown = (event: KeyboardEvent): void => {
    const { work } = this.props;
    const isOfButton = event.target instanceof HTMLButtonElement || (event.target as HTMLElement).closest('[data-own-enter]');
    const isInList = (event.target as HTMLElement).matches('select, [role=combobox]');
    const isUnchanged = isSameJson(work.cells.get(work.entry!), work.preset);
    if (event.key === 'Escape' && work.isNew && isInList && !isUnchanged)
      work.notify('Press Esc outside the list to discard the entry.');
    else if (event.key === 'Escape') work.cancel();
    else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && !isOfButton) work.done();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  override render({ work, entry }: Props) {
    const fields = work.cells.get(entry);
    const kind = COLLECTIONS[entryCollection(entry)];
    if (!fields || !kind) return null;
    if (this.#opened !== entry) [this.#opened, this.#filled] = [entry, new Set(Object.keys(fields))];
    const isRare = ({ isRare, name }: FormField) => isRare === true && !this.#filled.has(name);
    const own = hasOccasion(entry) ? kind.fields.filter(({ name }) => name !== 'event') : kind.fields;
    const shown = own.filter((field) => !isRare(field));
    const rare = own.filter(isRare);
    const person = `people/${cellText(fields['person'])}`;
    const elsewhere = work.problems.filter((each) => each.entry === entry && !shown.some(({ name }) => name === each.field));
    const control = (field: FormField) => <FormControl key={`${entry} ${field.name}`} work={work} entry={entry} field={field} />;
    return (
      <form
        ref={this.form}
        class="fact-form"
        aria-label={`${kind.label}: fields`}
        onKeyDown={this.onKeyDown}
        onSubmit={(event) => event.preventDefault()}
      >
        <h2>
          {kind.label}: <bdi>{entryLabel(work, entry, fields)}</bdi>
        </h2>
        {work.correcting?.entry === entry && work.correcting.others.length > 0 && (
          <p class="also">
            Also added: <bdi>{work.correcting.others.join('; ')}</bdi>
          </p>
        )}
        <p class="problem" tabIndex={elsewhere.length > 0 ? 0 : -1}>
          <bdi>{elsewhere.map((problem) => atField(entry, problem)).join(' ')}</bdi>
        </p>
        {(kind.mustCite || Object.hasOwn(fields, 'cite')) && <Passages work={work} entry={entry} fields={fields} />}
        {shown.map(control)}
        {work.cells.has(person) && entryCollection(entry) === 'delegation' && (
          <FormControl work={work} entry={person} field={formField(person, 'country')!} />
        )}
        <Members work={work} entry={entry} />
        {(kindLabel(entry) === 'Person' || kindLabel(entry) === 'Organization') && <StoredNames work={work} entry={entry} />}
        {entry === 'source' && <KeepText work={work} />}
        {rare.length > 0 && <More key={entry} work={work} fields={() => rare.map(control)} />}
        <Buttons work={work} entry={entry} />
      </form>
    );
  }
}

/** Rendered only once opened, since a list of countries has hundreds of elements. Stays open in later forms. */
function More({ work, fields }: { work: Work; fields: () => ComponentChild }) {
  const onToggle = (event: { currentTarget: HTMLDetailsElement }) => {
    work.isMoreOpen = event.currentTarget.open;
    work.notify();
  };
  return (
    <details open={work.isMoreOpen} onToggle={onToggle}>
      <summary>More fields</summary>
      {work.isMoreOpen && fields()}
    </details>
  );
}

/** A setting of the draft, not part of its annotation. */
function KeepText({ work }: { work: Work }) {
  const isKept = work.cells.get('draft')?.['keepText'] === true;
  return (
    <p class="keep-text">
      <label>
        <input type="checkbox" checked={isKept} disabled={!work.isEditing} onChange={() => work.keepText(!isKept)} /> Store the
        text where anyone can read it
      </label>
    </p>
  );
}

function Buttons({ work, entry }: Props) {
  return (
    <p class="buttons">
      <Button label="Done" letter="Enter" onClick={() => work.done()} />
      <Button label={work.isNew ? 'Discard' : 'Close'} letter="Esc" onClick={() => work.cancel()} />
      {entry !== 'source' && <Button label="Remove" onClick={() => work.remove(entry)} />}
    </p>
  );
}
