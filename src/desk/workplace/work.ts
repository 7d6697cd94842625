import type { Span } from '../../pages/source/marks.js';
import { DeskDraftDocument, DeskProposeDocument } from '../generated/graphql.js';
import { ask } from '../keep/ask.js';
import { check, type Problem } from '../keep/check.js';
import { KeptDrafts, type Kept } from '../keep/kept.js';
import { save } from '../keep/saver.js';
import { canonical, collectionOf, free, isList, isOfDraft, nameInList, slugIn } from '../state/annotation-cells.js';
import {
  apply,
  inverse,
  joined,
  put,
  same,
  set,
  textOf,
  type Cells,
  type Change,
  type Fields,
  type Json,
  type Step,
} from '../state/cells.js';
import { draftCells, type Draft, type Proposal } from '../state/draft-cells.js';
import { guess, slugFor, type Country } from '../state/guess.js';
import { merge, takeTheirs, type Conflict } from '../state/merge.js';
import { slugNamed } from '../state/names.js';
import { accepted, decided, entryOf, isOpen } from '../state/proposed.js';
import { removed, renamed } from '../state/rename.js';
import { overlap, spansOf } from '../state/spans.js';
import { Places } from '../text/places.js';

export type Status = 'saved' | 'waiting' | 'saving' | 'unreachable' | 'signed-out' | 'conflict' | 'refused';
export type Panel = 'text' | 'facts' | 'form';

/** Typing pauses. What a killed tab loses is at most the first of them. */
const [KEEP_MS, CHECK_MS, SAVE_MS] = [150, 300, 700];
const RETRY_MS = 2_000;
const MOST_STEPS = 500;

export interface Editor {
  subject: string;
  /** Whether the server asks for a second person. */
  review: boolean;
}

/** One draft under the hands of an editor: what it says, what is selected, and how far it is saved. */
export class Work {
  readonly places: Places;
  cells: Cells;
  base: Cells;
  undo: readonly Step[] = [];
  redo: readonly Step[] = [];
  caret: Span | null = null;
  /** The entry in the form. */
  entry: string | null = null;
  /** Whether the entry was made by the key that opened it, and is not confirmed yet. */
  isNew = false;
  proposal: string | null = null;
  panel: Panel = 'text';
  problems: readonly Problem[] = [];
  isChecked = false;
  /** Rows that publishing would change. */
  rows = 0;
  conflicts: readonly Conflict[] = [];
  status: Status = 'saved';
  notice = '';
  /** Set when the focus should move there, once. */
  wanted: Panel | null = null;
  isEditing: boolean;
  countries: readonly Country[] = [];
  readonly #kept: KeptDrafts;
  readonly #listeners = new Set<() => void>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #saving: Promise<void> | null = null;
  #checks = 0;

  constructor(
    public draft: Draft,
    readonly editor: Editor,
    cells: Cells,
  ) {
    this.places = new Places(draft.text);
    [this.cells, this.base] = [cells, cells];
    this.isEditing = draft.state !== 'IN_REVIEW' && draft.state !== 'PUBLISHED';
    this.#kept = new KeptDrafts(editor.subject);
  }

  /** With what this browser has kept of it. Null for an annotation that cannot be read. */
  static async open(draft: Draft, editor: Editor): Promise<Work | null> {
    const cells = draftCells(draft);
    if (!cells) return null;
    const work = new Work(draft, editor, cells);
    const kept = await work.#kept.read(draft.slug).catch(() => null);
    if (kept && draft.state !== 'PUBLISHED') work.#restore(kept);
    work.#nameSource();
    work.#later('check', CHECK_MS, () => work.#check());
    return work;
  }

  get proposals(): readonly Proposal[] {
    return this.draft.proposals;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(notice?: string): void {
    if (notice !== undefined) this.notice = notice;
    for (const listener of this.#listeners) listener();
  }

  /** Changes cells, as one step that can be undone. Typing into the same field goes into the same step. */
  act(label: string, changes: readonly Change[], { joins = false } = {}): void {
    if (!this.isEditing || changes.length === 0) return;
    this.cells = apply(this.cells, changes);
    const step = { label, changes };
    const last = this.undo.at(-1);
    const both = joins && last ? joined(last, step) : null;
    this.undo = both ? [...this.undo.slice(0, -1), both] : [...this.undo.slice(-MOST_STEPS), step];
    this.redo = [];
    this.#changed();
    this.tell(joins ? '' : label);
  }

  undoStep(): void {
    const step = this.undo.at(-1);
    if (!step || !this.isEditing) return;
    this.undo = this.undo.slice(0, -1);
    this.redo = [...this.redo, step];
    this.cells = apply(this.cells, inverse(step.changes));
    this.#afterMove(`Undone: ${step.label}`);
  }

  redoStep(): void {
    const step = this.redo.at(-1);
    if (!step || !this.isEditing) return;
    this.redo = this.redo.slice(0, -1);
    this.undo = [...this.undo, step];
    this.cells = apply(this.cells, step.changes);
    this.#afterMove(`Done again: ${step.label}`);
  }

  /** The facts under the caret, the shortest passage first. */
  factsHere(): string[] {
    const { caret } = this;
    if (!caret) return [];
    const here = [...this.cells].flatMap(([entry, fields]) => {
      const span = isOfDraft(entry) ? undefined : spansOf(fields).find((each) => overlap(each, caret));
      return span ? [{ entry, length: span.end - span.start }] : [];
    });
    return here.toSorted((a, b) => a.length - b.length).map(({ entry }) => entry);
  }

  select(caret: Span | null): void {
    this.caret = caret;
    this.tell('');
  }

  /** Says what the selected words are: makes an entry, filled in from them, and opens it. */
  say(collection: string): void {
    if (!this.isEditing) return this.tell('It is in review. Take it back to edit it.');
    if (!this.caret && collection !== 'organizations' && collection !== 'topics') return this.tell('Select words first.');
    const words = this.caret ? this.places.slice(this.caret) : '';
    const isNamed = collection === 'people' || collection === 'organizations';
    const known = isNamed ? slugNamed(this.cells, collection, words) : null;
    if (known !== null) {
      this.open(`${collection}/${known}`);
      return this.tell('It is in the annotation already.');
    }
    const fields = this.caret ? guess(collection, this.caret, this) : {};
    this.#create(collection, Object.keys(fields).length > 0 ? fields : { name: '' });
  }

  /** Adds what is stored already: its slug must stay as it is. Replaces the entry in the form. */
  adopt(slug: string, fields: Fields): void {
    const entry = this.entry!;
    const target = `${collectionOf(entry)}/${slug}`;
    const said = this.cells.get(entry) ?? {};
    const printed = said['name'];
    const names = typeof printed === 'string' && printed !== '' && printed !== fields['name'] ? [printed] : [];
    const merged = { ...said, ...fields, ...(names.length > 0 && { aliases: names }) };
    const moved = renamed(this.cells, entry, target);
    const next = apply(this.cells, moved);
    this.entry = target;
    this.act(`Used ${slug}`, [...moved, ...put(next, target, merged)]);
  }

  type(field: string, value: Json | undefined): void {
    const entry = this.entry!;
    const others = Object.keys(this.cells.get(entry) ?? {}).filter((name) => name !== field);
    const kept = value === undefined && others.length === 0 ? '' : value; // an entry without a field would be none
    this.act(`Changed ${slugIn(entry)}`, [set(this.cells, entry, field, kept)], { joins: true });
  }

  keepText(isKept: boolean): void {
    this.act(isKept ? 'The text will be stored' : 'The text will not be stored', [set(this.cells, 'draft', 'keepText', isKept)]);
  }

  open(entry: string | null, { focus = true } = {}): void {
    this.#confirm();
    [this.entry, this.isNew, this.proposal] = [entry, false, null];
    const [span] = entry === null ? [] : spansOf(this.cells.get(entry) ?? {});
    if (span) this.caret = span;
    if (entry !== null) this.panel = 'form';
    if (focus && entry !== null) this.wanted = 'form';
    this.tell('');
  }

  /** Leaves the form for the text. A new entry is named by what the form says by now. */
  done(): void {
    this.#confirm();
    [this.entry, this.panel, this.wanted] = [null, 'text', 'text'];
    this.tell();
  }

  /** Leaves the form. What it had just made goes. */
  cancel(): void {
    if (this.isNew && this.entry !== null) this.act('Not kept', removed(this.cells, this.entry));
    this.isNew = false;
    this.done();
  }

  remove(entry: string): void {
    this.act(`Removed ${slugIn(entry)}`, removed(this.cells, entry));
    [this.entry, this.isNew, this.panel, this.wanted] = [null, false, 'text', 'text'];
    this.tell();
  }

  /** Open proposals in the order of the text. */
  openProposals(): Proposal[] {
    const open = this.proposals.filter((proposal) => isOpen(this.cells, proposal));
    const at = (proposal: Proposal) => spansOf(proposal.claim as Fields)[0]?.start ?? 0;
    return open.toSorted((a, b) => at(a) - at(b));
  }

  toProposal(direction: 1 | -1): void {
    const open = this.openProposals();
    if (open.length === 0) return this.tell('No open proposals.');
    this.#confirm();
    const index = open.findIndex(({ name }) => name === this.proposal);
    const next = index < 0 ? (direction === 1 ? 0 : open.length - 1) : (index + direction + open.length) % open.length;
    this.showProposal(open[next]!);
  }

  showProposal(proposal: Proposal): void {
    [this.proposal, this.entry, this.isNew, this.panel] = [proposal.name, null, false, 'form'];
    this.caret = spansOf(proposal.claim as Fields)[0] ?? this.caret;
    this.tell('');
  }

  decide(outcome: 'ACCEPTED' | 'CORRECTED' | 'REJECTED'): void {
    const proposal = this.proposals.find(({ name }) => name === this.proposal);
    if (!proposal) return this.tell('Go to a proposal first (j).');
    const open = this.openProposals();
    const next = open[open.findIndex(({ name }) => name === proposal.name) + 1] ?? null;
    if (outcome === 'REJECTED') this.act('Rejected', [decided(this.cells, proposal, outcome)]);
    else {
      const made = entryOf(this.cells, proposal);
      if (!made) return this.tell('It cannot be part of an annotation.');
      this.act(outcome === 'ACCEPTED' ? 'Accepted' : 'Accepted, to correct', accepted(this.cells, proposal, outcome));
      if (outcome === 'CORRECTED') return this.open(made.entry);
    }
    const said = this.notice;
    if (next) this.showProposal(next);
    else [this.proposal, this.panel] = [null, 'text'];
    this.tell(said);
  }

  /** Asks for facts that the rules find in the text, beside those that are there. */
  async propose(): Promise<void> {
    if (!(await this.settle())) return this.tell('Save first: the server has not everything yet.');
    this.tell('Reading the text …');
    const { slug, version } = this.draft;
    const publishedOn = textOf(this.cells.get('source')?.['publishedOn']) || null;
    try {
      const { draftSource } = await ask(DeskProposeDocument, { input: { slug, version, publishedOn } });
      const [error] = draftSource.errors;
      if (error) return this.tell(error.message);
      const { draft } = await ask(DeskDraftDocument, { slug });
      if (draft) this.#rebase(draft);
      this.tell(`${this.openProposals().length} open proposals.`);
    } catch (error) {
      this.tell((error as Error).message);
    }
  }

  /** Lets an editor change what is in review, which takes it out of review. */
  edit(): void {
    this.isEditing = true;
    this.tell('Your first change takes the draft out of review.');
  }

  resolve(conflict: Conflict, by: 'mine' | 'theirs'): void {
    this.conflicts = this.conflicts.filter((each) => each !== conflict);
    if (by === 'theirs') this.act('Took theirs', takeTheirs(this.cells, conflict));
    if (this.conflicts.length === 0) this.status = 'waiting';
    this.#changed();
    this.tell();
  }

  /** After a mutation other than saving. */
  became(draft: Partial<Draft>): void {
    this.draft = { ...this.draft, ...draft };
    this.isEditing = this.draft.state !== 'IN_REVIEW' && this.draft.state !== 'PUBLISHED';
    if (this.draft.state === 'PUBLISHED') void this.#kept.forget(this.draft.slug);
    else void this.#keep();
    this.tell();
  }

  get isSaved(): boolean {
    return this.status === 'saved' && !this.#saving && this.cells === this.base;
  }

  /** Saves now, or goes along with what is being saved; resolves when it has been tried. */
  save(): Promise<void> {
    this.#saving ??= this.#save().finally(() => (this.#saving = null));
    return this.#saving;
  }

  /** Saves until the server has everything. Whether it has. */
  async settle(): Promise<boolean> {
    for (let tries = 0; tries < 3 && !this.isSaved; tries++) await this.save();
    return this.isSaved;
  }

  async #save(): Promise<void> {
    if (this.conflicts.length > 0 || this.draft.state === 'PUBLISHED') return;
    const { draft, cells, base, proposals } = this;
    if (cells !== base) this.#now('saving');
    const saved = await save({ slug: draft.slug, version: draft.version, cells, base, proposals });
    if (!saved) {
      this.base = cells;
      return this.#now(this.cells === cells ? 'saved' : 'waiting');
    }
    if (saved.as === 'saved') {
      this.base = saved.cells;
      this.draft = { ...this.draft, ...saved.draft };
      void this.#keep();
      if (this.cells !== saved.cells) this.#later('save', SAVE_MS, () => this.save());
      return this.#now(this.cells === saved.cells ? 'saved' : 'waiting');
    }
    if (saved.as === 'conflict') return this.#rebase(saved.draft);
    if (saved.as === 'refused') this.notice = saved.message;
    else this.#later('save', RETRY_MS, () => this.save());
    this.#now(saved.as);
  }

  #now(status: Status): void {
    this.status = status;
    this.tell();
  }

  #create(collection: string, fields: Fields): void {
    const slug = slugFor(fields) || `new-${collection}`;
    const entry = free(this.cells, isList(collection) ? nameInList(collection, fields) : `${collection}/${slug}`);
    this.act('Added', put(this.cells, entry, fields));
    [this.entry, this.isNew, this.proposal, this.panel, this.wanted] = [entry, true, null, 'form', 'form'];
    this.tell('');
  }

  /** Names a new entry of a table by what its fields say. */
  #confirm(): void {
    if (this.isNew && this.entry !== null && !isList(collectionOf(this.entry))) {
      const slug = slugFor(this.cells.get(this.entry) ?? {});
      const named = `${collectionOf(this.entry)}/${slug}`;
      if (slug !== '' && named !== this.entry.replace(/-\d+$/, '')) {
        const to = free(this.cells, named);
        this.act('Added', renamed(this.cells, this.entry, to));
        this.entry = to;
      }
    }
    this.isNew = false;
  }

  #afterMove(notice: string): void {
    if (this.entry !== null && !this.cells.has(this.entry)) [this.entry, this.isNew] = [null, false];
    this.#changed();
    this.tell(notice);
  }

  #changed(): void {
    if (this.status === 'saved') this.status = 'waiting';
    this.#later('keep', KEEP_MS, () => this.#keep());
    this.#later('check', CHECK_MS, () => this.#check());
    this.#later('save', SAVE_MS, () => this.save());
  }

  async #keep(): Promise<void> {
    const { draft, base, cells, undo, redo } = this;
    await this.#kept.write({ slug: draft.slug, version: draft.version, base, cells, undo, redo }).catch(() => false);
  }

  async #check(): Promise<void> {
    const number = ++this.#checks;
    const { cells, draft } = this;
    if (draft.state === 'PUBLISHED') return;
    const found = await check(cells, draft.text, draft.annotationVersion).catch(() => null);
    if (number !== this.#checks || !found) return;
    [this.problems, this.rows, this.isChecked] = [found.problems, found.rows, true];
    this.tell();
  }

  #restore({ version, base, cells, undo, redo }: Kept): void {
    [this.undo, this.redo] = [undo, redo];
    if (!this.isEditing && sameCells(base, cells)) return;
    this.isEditing = true;
    if (version === this.draft.version) [this.cells, this.base] = [cells, base];
    else this.#merge(base, cells, this.base);
    this.status = this.conflicts.length > 0 ? 'conflict' : 'waiting';
    this.#later('save', 0, () => this.save());
  }

  /** What was begun elsewhere may not say yet which source it annotates. */
  #nameSource(): void {
    const { slug, title } = this.draft;
    if (this.draft.text === '' || Object.hasOwn(this.cells.get('source') ?? {}, 'slug')) return;
    const source = { title, ...this.cells.get('source'), slug };
    this.act('Named the source', put(this.cells, 'source', source));
  }

  /** Goes on from what somebody else saved. */
  #rebase(draft: Draft): void {
    const theirs = draftCells(draft);
    if (!theirs || draft.state === 'PUBLISHED') {
      this.notice = 'Somebody else has published it, or its annotation cannot be read any more.';
      return this.#now('refused');
    }
    this.draft = { ...draft, text: this.draft.text };
    this.#merge(this.base, this.cells, theirs);
    void this.#keep();
    if (this.conflicts.length > 0) return this.#now('conflict');
    this.notice = `Merged with what ${draft.updatedBy} saved.`;
    this.#later('save', 0, () => this.save());
    this.#later('check', 0, () => this.#check());
    this.#now('waiting');
  }

  #merge(base: Cells, mine: Cells, theirs: Cells): void {
    const own = canonical(mine);
    const { cells, conflicts } = merge(canonical(base).cells, own.cells, theirs);
    const named = (entry: string) => own.names.get(entry) ?? entry;
    const steps = (all: readonly Step[]) =>
      all.map((step) => ({ ...step, changes: step.changes.map((change) => ({ ...change, entry: named(change.entry) })) }));
    [this.undo, this.redo] = [steps(this.undo), steps(this.redo)];
    if (this.entry !== null) this.entry = named(this.entry);
    if (this.entry !== null && !cells.has(this.entry)) this.entry = null;
    [this.cells, this.base, this.conflicts] = [cells, theirs, conflicts];
  }

  #later(name: string, milliseconds: number, work: () => Promise<void>): void {
    clearTimeout(this.#timers.get(name));
    this.#timers.set(
      name,
      setTimeout(() => void work(), milliseconds),
    );
  }
}

function sameCells(one: Cells, other: Cells): boolean {
  return one.size === other.size && [...one].every(([entry, fields]) => same(fields, other.get(entry)));
}

/** Entries of the annotation, in the order of the text; those without a passage first. */
export function inOrderOfText(cells: Cells): { entry: string; fields: Fields }[] {
  const all = [...cells].flatMap(([entry, fields]) =>
    isOfDraft(entry) || entry === 'source' || entry === 'other' ? [] : [{ entry, fields }],
  );
  const at = ({ fields }: { fields: Fields }) => spansOf(fields)[0]?.start ?? -1;
  return all.map((each) => ({ ...each, at: at(each) })).toSorted((a, b) => a.at - b.at);
}
