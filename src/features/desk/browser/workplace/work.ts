import type { MarkedSpan } from '../../../pages/source/marks.js';
import type { FormField } from '../../collections.data.js';
import type { DraftProblem } from '../keep/check.js';
import { entryCollection, formField, free, isList, isOfDraft, isTable, nameInList } from '../state/annotation-cells.js';
import {
  apply,
  applyUndoably,
  cellText,
  cellValue,
  inverse,
  isSameJson,
  mergedStep,
  put,
  set,
  type Cells,
  type CellChange,
  type Fields,
  type Json,
  type UndoStep,
} from '../state/cells.js';
import { completing, followed } from '../state/completing.js';
import { draftCells, type LoadedDraft, type LoadedProposal } from '../state/draft-cells.js';
import { fieldChanges } from '../state/field-changes.js';
import { guess, slugFor, slugOfFacts, unaided, type CountryChoice } from '../state/guess.js';
import { hiddenAt } from '../state/held-back.js';
import { takeTheirs, type Conflict } from '../state/merge.js';
import { slugNamed } from '../state/names.js';
import { corrected, proposedSpans } from '../state/proposed.js';
import { adopted, removed, renamed } from '../state/rename.js';
import { askedSide } from '../state/sides.js';
import { claimSpans, overlap } from '../state/spans.js';
import { Places } from '../text/places.js';
import { kindLabel, entryLabel, inferredLabel } from './labels.js';
import { settleHidden } from './proposals/hidden.js';
import { referredEntries } from './proposals/needed.js';
import { openProposals, proposeWithPerson, showNext, type SureProposals } from './proposals/proposals.js';
import { Sync } from './sync.js';

export type Status = 'saved' | 'waiting' | 'saving' | 'unreachable' | 'signed-out' | 'conflict' | 'refused';
export type Panel = 'text' | 'facts' | 'form';

const MOST_STEPS = 500;

export interface Editor {
  subject: string;
  /** Whether a second person must publish. */
  review: boolean;
}

/** The state of a draft that an editor works on: its cells, the selection, and whether it is saved. */
export class Work {
  readonly places: Places;
  cells: Cells;
  base: Cells;
  undo: readonly UndoStep[] = [];
  redo: readonly UndoStep[] = [];
  caret: MarkedSpan | null = null;
  /** The entry in the form. */
  entry: string | null = null;
  /** True if opening the form created the entry and the editor has not confirmed it yet. */
  isNew = false;
  /** The fields with which the new entry was created. */
  preset: Fields = {};
  proposal: string | null = null;
  /** The accepted proposal that is being corrected: its entry, the proposals that follow, and the facts that were added with it. */
  correcting: { entry: string; later: readonly LoadedProposal[]; others: readonly string[] } | null = null;
  /** Sure proposals that the editor is asked to accept together. */
  offer: SureProposals | null = null;
  /** Entries that were added because an editor chose them in a field, and that nobody has edited since. */
  readonly chosen = new Set<string>();
  /** Whether forms show their rare fields. */
  isMoreOpen = false;
  /** The editor's own entry, and the held-out proposal that it is being compared with. */
  own: { proposal: string; entry: string } | null = null;
  panel: Panel = 'text';
  /** Whether the checklist and the preview are shown instead of the text. */
  isFinishing = false;
  /** The item of the checklist after the one whose fact is open: closing the form returns there. */
  listed: string | null = null;
  problems: readonly DraftProblem[] = [];
  isChecked = false;
  /** The number of rows that publishing would change. */
  rows = 0;
  conflicts: readonly Conflict[] = [];
  status: Status = 'saved';
  notice = '';
  /** The panel that should get the focus. Reset after the focus has moved. */
  wanted: Panel | null = null;
  isEditing: boolean;
  countries: readonly CountryChoice[] = [];
  /** Returns whether a span is in view. Null while the text is not shown. */
  view: ((span: MarkedSpan) => boolean) | null = null;
  readonly sync: Sync;
  /** The visits and events that the desk has named. */
  readonly #named: Set<string>;
  readonly #listeners = new Set<() => void>();

  constructor(
    public draft: LoadedDraft,
    readonly editor: Editor,
    cells: Cells,
  ) {
    this.places = new Places(draft.text);
    [this.cells, this.base] = [cells, cells];
    this.isEditing = draft.state !== 'IN_REVIEW' && draft.state !== 'PUBLISHED';
    this.sync = new Sync(this);
    this.#named = new Set(draft.proposals.map(({ name }) => name));
  }

  /** Opens a draft with the changes that this browser has kept. Null if the annotation cannot be parsed. */
  static async open(draft: LoadedDraft, editor: Editor): Promise<Work | null> {
    const cells = draftCells(draft);
    if (!cells) return null;
    const work = new Work(draft, editor, cells);
    await work.sync.begin();
    return work;
  }

  get proposals(): readonly LoadedProposal[] {
    return this.draft.proposals;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  notify(notice?: string): void {
    if (notice !== undefined) this.notice = notice;
    for (const listener of this.#listeners) listener();
  }

  /**
   * Applies changes as one step that can be undone, and updates the inferred countries. With `joins`, edits of the same field
   * are merged into one step.
   */
  act(label: string, changes: readonly CellChange[], { joins = false } = {}): void {
    if (!this.isEditing || changes.every(({ before, after }) => isSameJson(before, after))) return;
    const all = [...changes, ...followed(apply(this.cells, changes), this.undo, changes, this)];
    const inferred = inferredLabel(this, all);
    const { cells, undoable } = applyUndoably(this.cells, all);
    this.cells = cells;
    const step = { label: label + inferred, changes: undoable };
    const last = this.undo.at(-1);
    const both = joins && last ? mergedStep(last, step) : null;
    this.undo = both ? [...this.undo.slice(0, -1), both] : [...this.undo.slice(-MOST_STEPS), step];
    this.redo = [];
    this.sync.changed();
    this.notify(joins && inferred === '' ? '' : step.label);
  }

  /** Like `act`, for changes that add facts. Also adds the values that can be inferred for these and other facts. */
  add(label: string, changes: readonly CellChange[]): void {
    this.act(label, [...changes, ...this.#implied(changes)]);
  }

  /** Returns the values that changes imply, except those that the editor has removed. */
  #implied(changes: readonly CellChange[], before = this.cells): CellChange[] {
    const isKept = ({ entry, field }: CellChange) => {
      const last = this.#lastChange(entry, field);
      return !last || last.after !== undefined;
    };
    return completing(before, apply(this.cells, changes), this).filter(isKept);
  }

  #lastChange(entry: string, field: string): CellChange | undefined {
    return this.undo.flatMap((step) => step.changes).findLast((each) => each.entry === entry && each.field === field);
  }

  undoStep(): void {
    this.#move('undo', 'redo', 'Undone');
  }

  redoStep(): void {
    this.#move('redo', 'undo', 'Redone');
  }

  #move(from: 'undo' | 'redo', to: 'undo' | 'redo', done: string): void {
    const step = this[from].at(-1);
    if (!step || !this.isEditing) return;
    [this[from], this[to]] = [this[from].slice(0, -1), [...this[to], step]];
    this.cells = apply(this.cells, from === 'undo' ? inverse(step.changes) : step.changes);
    if (this.entry !== null && !this.cells.has(this.entry)) [this.entry, this.isNew, this.correcting] = [null, false, null];
    this.sync.changed();
    this.notify(`${done}: ${step.label}`);
  }

  /** Returns the facts under the caret, the shortest passage first. */
  factsHere(): string[] {
    const { caret } = this;
    if (!caret) return [];
    const here = [...this.cells].flatMap(([entry, fields]) => {
      const span = isOfDraft(entry) ? undefined : claimSpans(fields).find((each) => overlap(each, caret));
      return span ? [{ entry, length: span.end - span.start }] : [];
    });
    return here.toSorted((a, b) => a.length - b.length).map(({ entry }) => entry);
  }

  /** Moves the caret. Closes the proposal shown if it is not about the words at the caret. */
  select(caret: MarkedSpan | null): void {
    this.caret = caret;
    const shown = this.own ? undefined : this.proposals.find(({ name }) => name === this.proposal);
    if (shown && caret && !proposedSpans(shown).some((words) => overlap(words, caret))) this.proposal = null;
    this.notify('');
  }

  /** Creates an entry for the selected words, pre-filled from them, and opens it. */
  say(collection: string): void {
    if (!this.isEditing) return this.notify('The draft is in review. Take it back to edit it.');
    if (!this.caret && collection !== 'organizations' && collection !== 'topics') return this.notify('Select words first.');
    const words = this.caret ? this.places.slice(this.caret) : '';
    const isNamed = collection === 'people' || collection === 'organizations';
    const known = isNamed ? slugNamed(this.cells, collection, words) : null;
    if (known !== null) {
      this.open(`${collection}/${known}`);
      return this.notify('This name is already in the annotation.');
    }
    const isUnaided = this.caret !== null && hiddenAt(this.cells, this.proposals, this.caret).length > 0;
    const fields = this.caret ? { ...askedSide(collection), ...(isUnaided ? unaided : guess)(collection, this.caret, this) } : {};
    this.#create(collection, Object.keys(fields).length > 0 ? fields : { name: '' });
  }

  /** Returns true if a value in the form was guessed from the words and the editor has neither changed nor confirmed it. */
  isPreset({ name, control }: FormField): boolean {
    if (!this.isNew || this.entry === null || control === 'line' || control === 'words') return false;
    const value = cellValue(this.cells, this.entry, name) ?? '';
    return value !== '' && isSameJson(value, this.preset[name]);
  }

  /** Whether a value in the form was inferred from other facts, and nobody has changed it since. */
  isInferred(field: string, entry = this.entry!): boolean {
    const last = this.#lastChange(entry, field);
    return last?.isCompleted === true && last.after !== undefined;
  }

  /** Replaces the entry in the form with a stored one, whose slug must not change. */
  adopt(slug: string, fields: Fields): void {
    const entry = this.entry!;
    this.entry = `${entryCollection(entry)}/${slug}`;
    this.act(`Used ${cellText(fields['name'])}`, adopted(this.cells, entry, this.entry, fields));
  }

  type(field: string, value: Json | undefined, entry = this.entry!): void {
    const others = Object.keys(this.cells.get(entry) ?? {}).filter((name) => name !== field);
    const empty = others.length === 0 ? '' : askedSide(entryCollection(entry))[field]; // an entry without fields would not exist
    const kept = value === undefined ? empty : value;
    const changes = [
      ...fieldChanges(this.cells, entry, field, kept, this.places),
      ...corrected(this.cells, this.proposals, entry, field),
    ];
    // Also adds what a choice or a date implies for other facts, such as an office's country for its holder. The entry itself
    // stays as typed.
    const control = formField(entry, field)?.control;
    const more = typeof control === 'object' || control === 'date' ? this.#implied(changes) : [];
    const following = more.filter((change) => change.entry !== entry);
    this.chosen.delete(entry);
    const unused = this.#unused(entry, apply(this.cells, changes));
    const names = unused.map((each) => `. Also removed: ${entryLabel(this, each, this.cells.get(each)!)}`);
    const label = `Changed the ${kindLabel(entry).toLowerCase()}${names.join('')}`;
    const gone = unused.flatMap((each) => removed(this.cells, each));
    this.act(label, [...changes, ...following.filter((change) => !unused.includes(change.entry)), ...gone], {
      joins: gone.length === 0,
    });
  }

  /** Returns what the editor chose in this entry by mistake: nothing refers to it after the change. */
  #unused(entry: string, after: Cells): string[] {
    const before = referredEntries({ entry, fields: this.cells.get(entry) ?? {} });
    const referred = new Set([...after].flatMap(([each, fields]) => referredEntries({ entry: each, fields })));
    return before.filter((each) => this.chosen.has(each) && this.cells.has(each) && !referred.has(each));
  }

  keepText(isKept: boolean): void {
    this.act(isKept ? 'The text will be stored' : 'The text will not be stored', [set(this.cells, 'draft', 'keepText', isKept)]);
  }

  open(entry: string | null, { focus = true } = {}): void {
    this.confirm();
    if (this.entry === null) this.listed = null;
    [this.entry, this.isNew, this.proposal, this.isFinishing] = [entry, false, null, false];
    const [span] = entry === null ? [] : claimSpans(this.cells.get(entry) ?? {});
    if (span) this.caret = span;
    if (entry !== null) this.panel = 'form';
    if (focus && entry !== null) this.wanted = 'form';
    this.notify('');
  }

  /** Opens the fact of an item of the checklist. */
  openListed(entry: string, next: string): void {
    this.open(entry);
    this.listed = next;
  }

  /** Shows a fact without moving the caret or the focus. */
  look(entry: string): void {
    this.confirm();
    [this.entry, this.isNew, this.proposal] = [entry, false, null];
    this.notify('');
  }

  /** Shows the checklist and the preview, or the text again. */
  finish(isFinishing: boolean): void {
    this.confirm();
    if (isFinishing) this.nameAgain();
    [this.entry, this.proposal, this.own, this.panel, this.isFinishing] = [null, null, null, 'text', isFinishing];
    this.correcting = null;
    if (!isFinishing) [this.wanted, this.listed] = ['text', null];
    this.notify('');
  }

  /**
   * Closes the form and returns to the text, or to the next proposal if one was being corrected, also if other forms were opened
   * in the meantime. A new entry gets its name from its fields.
   */
  done(): void {
    const { correcting } = this;
    this.#close();
    if (correcting && !this.isFinishing) showNext(this, correcting.later);
  }

  /** Closes the form, and removes the entry if it is new. */
  cancel(): void {
    if (this.isNew && this.entry !== null) this.act('Not kept', removed(this.cells, this.entry));
    this.isNew = false;
    this.#close();
  }

  #close(): void {
    if (this.listed !== null) return this.finish(true);
    this.confirm();
    [this.entry, this.panel, this.wanted, this.correcting] = [null, this.own ? 'form' : 'text', 'text', null];
    this.notify();
  }

  remove(entry: string): void {
    this.act(`Removed ${entryLabel(this, entry, this.cells.get(entry) ?? {})}`, removed(this.cells, entry));
    [this.entry, this.isNew, this.panel, this.wanted] = [null, false, 'text', 'text'];
    this.correcting = null;
    if (this.listed !== null) return this.finish(true);
    this.notify();
  }

  /** Lets the editor change a draft in review. The first change takes it out of review. */
  edit(): void {
    this.isEditing = true;
    this.notify('Your first change takes the draft out of review.');
  }

  resolve(conflict: Conflict, by: 'mine' | 'theirs'): void {
    this.conflicts = this.conflicts.filter((each) => each !== conflict);
    if (by === 'theirs') this.act('Took the other editor’s value', takeTheirs(this.cells, conflict));
    if (this.conflicts.length === 0) this.status = 'waiting';
    this.sync.changed();
    this.notify();
  }

  /** Applies the result of a mutation other than saving. */
  became(draft: Partial<LoadedDraft>): void {
    this.draft = { ...this.draft, ...draft };
    this.isEditing = this.draft.state !== 'IN_REVIEW' && this.draft.state !== 'PUBLISHED';
    if (this.draft.state === 'PUBLISHED') this.isFinishing = false;
    if (this.draft.state === 'PUBLISHED') void this.sync.forget();
    else void this.sync.keep();
    this.notify();
  }

  #create(collection: string, fields: Fields): void {
    const slug = slugFor(fields) || `new-${collection}`;
    const entry = free(this.cells, isList(collection) ? nameInList(collection, fields) : `${collection}/${slug}`);
    this.#named.add(entry);
    this.act('Added', put(this.cells, entry, fields));
    this.openNew(entry, fields);
  }

  /** Opens the form of an entry that was just added, with the values that the editor has not entered. Esc discards the entry. */
  openNew(entry: string, preset: Fields): void {
    this.preset = preset;
    [this.entry, this.isNew, this.proposal, this.panel, this.wanted] = [entry, true, null, 'form', 'form'];
    this.notify('');
  }

  /** Confirms a new entry: an entry of a table gets its name from its fields, and a hidden proposal for it is decided. */
  confirm(): void {
    if (this.isNew && this.entry !== null && !isList(entryCollection(this.entry))) {
      const to = nameFor(this.cells, this.entry);
      this.act('Added', renamed(this.cells, this.entry, to));
      this.entry = to;
      this.#named.add(to);
    }
    if (this.isNew && this.entry !== null) {
      this.#completeOthers(this.entry);
      settleHidden(this, this.entry);
      if (entryCollection(this.entry) === 'people') void proposeWithPerson(this, this.entry);
    }
    this.isNew = false;
  }

  /** Adds to other facts the values that can be inferred from a new one. The new fact stays as the editor left it. */
  #completeOthers(entry: string): void {
    const before = apply(this.cells, removed(this.cells, entry));
    const more = this.#implied([], before).filter((change) => change.entry !== entry);
    this.act('Added', more);
  }

  /**
   * Renames entries whose names have changed, since a slug must match the name, and visits and events that are not published
   * yet. Delayed so that two editors keep sharing the entry, and open proposals their visit.
   *
   * @param isLast whether the draft is submitted or published now, even if proposals are open
   */
  nameAgain({ isLast = false } = {}): void {
    const isNew = this.draft.annotationVersion === 'none' && (isLast || openProposals(this).length === 0);
    for (const [entry, { name }] of this.cells) {
      const isNamed = typeof name === 'string' && isTable(entryCollection(entry));
      const isOccasion = isNew && /^(?:visits|events)\//.test(entry) && this.#named.has(entry);
      if (!isNamed && !isOccasion) continue;
      const to = nameFor(this.cells, entry);
      this.act('Renamed', renamed(this.cells, entry, to));
      if (this.entry === entry) this.entry = to;
      this.#named.add(to);
    }
  }
}

/** Returns the entry name that fits the fields; the current one if it still fits. */
function nameFor(cells: Cells, entry: string): string {
  const slug = slugOfFacts(cells, entry);
  const named = `${entryCollection(entry)}/${slug}`;
  return slug === '' || named === entry.replace(/-\d+$/, '') || named === entry ? entry : free(cells, named);
}
