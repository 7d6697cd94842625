import { check } from '../keep/check.js';
import { KeptDrafts, type KeptDraft } from '../keep/kept.js';
import { save } from '../keep/saver.js';
import { canonical } from '../state/annotation-cells.js';
import { put, isSameJson, type Cells, type CellChange, type UndoStep } from '../state/cells.js';
import { draftCells, type LoadedDraft } from '../state/draft-cells.js';
import { merge } from '../state/merge.js';
import type { Status, Work } from './work.js';

/**
 * How long to wait after the last keystroke before keeping, checking and saving a draft. A killed tab loses at most what was
 * typed within the first interval.
 */
const [KEEP_MS, CHECK_MS, SAVE_MS] = [150, 300, 700];
const RETRY_MS = 2_000;

/** Keeps an editor's changes in this browser, saves them on the server, and has the server check them. */
export class Sync {
  readonly #kept: KeptDrafts;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #saving: Promise<void> | null = null;
  #checks = 0;

  constructor(private readonly work: Work) {
    this.#kept = new KeptDrafts(work.editor.subject);
  }

  /** Resumes from what this browser has kept. */
  async begin(): Promise<void> {
    const { draft } = this.work;
    const kept = await this.#kept.read(draft.slug).catch(() => null);
    if (kept && draft.state !== 'PUBLISHED') this.#restore(kept);
    this.#nameSource();
    this.#later('check', CHECK_MS, () => this.#check());
  }

  /** Called after each change of cells. */
  changed(): void {
    if (this.work.status === 'saved') this.work.status = 'waiting';
    this.#later('keep', KEEP_MS, () => this.keep());
    this.#later('check', CHECK_MS, () => this.#check());
    this.#later('save', SAVE_MS, () => this.save());
  }

  async keep(): Promise<void> {
    const { draft, base, cells, undo, redo } = this.work;
    await this.#kept.write({ slug: draft.slug, version: draft.version, base, cells, undo, redo }).catch(() => false);
  }

  forget(): Promise<void> {
    return this.#kept.forget(this.work.draft.slug);
  }

  get isSaved(): boolean {
    return this.work.status === 'saved' && !this.#saving && this.work.cells === this.work.base;
  }

  /** Saves now, or waits for a save that is in progress. Resolves after the attempt. */
  save(): Promise<void> {
    this.#saving ??= this.#save().finally(() => (this.#saving = null));
    return this.#saving;
  }

  /** Saves until nothing is pending, in at most three attempts. Returns whether it succeeded. */
  async settle(): Promise<boolean> {
    for (let tries = 0; tries < 3 && !this.isSaved; tries++) await this.save();
    return this.isSaved;
  }

  /** Merges a version that was saved elsewhere, and continues from it. */
  rebase(draft: LoadedDraft, notice = `Merged with changes by ${draft.updatedBy}.`): void {
    const { work } = this;
    const theirs = draftCells(draft);
    if (!theirs || draft.state === 'PUBLISHED') {
      work.notice = 'Another editor has published this draft, or its annotation can no longer be read.';
      return this.#now('refused');
    }
    work.draft = { ...draft, text: work.draft.text };
    this.#merge(work.base, work.cells, theirs);
    void this.keep();
    if (work.conflicts.length > 0) return this.#now('conflict');
    work.notice = notice;
    this.#later('save', 0, () => this.save());
    this.#later('check', 0, () => this.#check());
    this.#now('waiting');
  }

  async #save(): Promise<void> {
    const { work } = this;
    const { draft, cells, base, proposals } = work;
    if (work.conflicts.length > 0 || draft.state === 'PUBLISHED') return;
    if (cells !== base) this.#now('saving');
    const saved = await save({ slug: draft.slug, version: draft.version, cells, base, proposals });
    if (!saved) {
      work.base = cells;
      return this.#now(work.cells === cells ? 'saved' : 'waiting');
    }
    if (saved.as === 'saved') {
      work.base = saved.cells;
      work.draft = { ...work.draft, ...saved.draft };
      void this.keep();
      if (work.cells !== saved.cells) this.#later('save', SAVE_MS, () => this.save());
      return this.#now(work.cells === saved.cells ? 'saved' : 'waiting');
    }
    if (saved.as === 'conflict') return this.rebase(saved.draft);
    if (saved.as === 'refused') work.notice = saved.message;
    else this.#later('save', RETRY_MS, () => this.save());
    this.#now(saved.as);
  }

  #now(status: Status): void {
    this.work.status = status;
    this.work.notify();
  }

  async #check(): Promise<void> {
    const number = ++this.#checks;
    const { cells, draft } = this.work;
    if (draft.state === 'PUBLISHED') return;
    const found = await check(cells, draft.text, draft.annotationVersion).catch(() => null);
    if (number !== this.#checks || !found) return;
    [this.work.problems, this.work.rows, this.work.isChecked] = [found.problems, found.rows, true];
    this.work.notify();
  }

  #restore({ version, base, cells, undo, redo }: KeptDraft): void {
    const { work } = this;
    [work.undo, work.redo] = [undo, redo];
    if (!work.isEditing && sameCells(base, cells)) return;
    work.isEditing = true;
    if (version === work.draft.version) [work.cells, work.base] = [cells, base];
    else this.#merge(base, cells, work.base);
    work.status = work.conflicts.length > 0 ? 'conflict' : 'waiting';
    this.#later('save', 0, () => this.save());
  }

  /** A draft that was created elsewhere may not have a source with a slug yet. */
  #nameSource(): void {
    const { cells, draft } = this.work;
    if (draft.text === '' || Object.hasOwn(cells.get('source') ?? {}, 'slug')) return;
    const source = { title: draft.title, ...cells.get('source'), slug: draft.slug };
    this.work.act('Named the source', put(cells, 'source', source));
  }

  #merge(base: Cells, mine: Cells, theirs: Cells): void {
    const { work } = this;
    const own = canonical(mine);
    const { cells, conflicts } = merge(canonical(base).cells, own.cells, theirs);
    const named = (entry: string) => own.names.get(entry) ?? entry;
    const steps = (all: readonly UndoStep[]) =>
      all.map((step) => ({ ...step, changes: step.changes.map((change) => withNames(change, named)) }));
    [work.undo, work.redo] = [steps(work.undo), steps(work.redo)];
    if (work.entry !== null) work.entry = named(work.entry);
    if (work.entry !== null && !cells.has(work.entry)) work.entry = null;
    [work.cells, work.base, work.conflicts] = [cells, theirs, conflicts];
  }

  #later(name: string, milliseconds: number, then: () => Promise<void>): void {
    clearTimeout(this.#timers.get(name));
    this.#timers.set(
      name,
      setTimeout(() => void then(), milliseconds),
    );
  }
}

function withNames({ entry, next, ...change }: CellChange, named: (entry: string) => string): CellChange {
  const after = next && { ...next, entry: next.entry === undefined ? undefined : named(next.entry) };
  return { ...change, entry: named(entry), ...(after && { next: after }) };
}

function sameCells(one: Cells, other: Cells): boolean {
  return one.size === other.size && [...one].every(([entry, fields]) => isSameJson(fields, other.get(entry)));
}
