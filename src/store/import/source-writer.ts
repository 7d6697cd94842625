import { type Author, HistoryWriter, type RowChange } from '../feed/history.js';
import { rememberEntries } from '../feed/changed-entries.js';
import { idSequence } from '../../shared/id-sequence.js';
import { SHARED } from '../../model/kinds/kinds.js';
import type { Difference } from '../plan/plan.js';
import { writeFormerSlugs } from '../feed/former-slugs.js';
import { RenamedObjects } from '../feed/renamed-objects.js';
import { removeShared } from '../plan/remove-shared.js';
import { reportCounts, type ImportReport, sumOfParts } from './report.js';
import type { DocumentChanges } from '../entries/source-document.js';
import type { Tx } from '../transaction.js';
import type { Table } from '../rows/wanted.js';
import { write } from '../plan/write.js';

const SHARED_TABLES = new Set<Table>(SHARED.map(({ plural }) => plural));

/** Writes the changes that an import or edit makes to a source, part by part but as one change set. */
export class SourceWriter {
  readonly newId = idSequence();
  readonly #history: HistoryWriter;
  readonly #renamed = new RenamedObjects();
  readonly #unclaimed: Partial<Record<Table, string[]>> = {};
  readonly #reports: ImportReport[] = [];
  /** Whether the source is new, so that there are no earlier entries to record. */
  #isNew = false;
  /** Changes of the last part, and deletions that `finish` may have to drop. */
  #pending: RowChange[] = [];

  constructor(
    readonly tx: Tx,
    source: string,
    private readonly author: Author,
  ) {
    this.#history = author.histories?.of(tx, source, author) ?? new HistoryWriter(tx, source, author);
  }

  async write(plan: Difference, document: DocumentChanges | null): Promise<void> {
    await this.#history.write(this.#pending.filter((change) => !isSharedDeletion(change)));
    this.#pending = [...this.#pending.filter(isSharedDeletion), ...plan.history];
    this.#isNew ||= plan.changes.sources.create.length > 0;
    this.#renamed.add(plan.history, this.#isNew);
    if (document && !this.#isNew) await this.#remember(document);
    await write(this.tx, plan, document, this.newId);
    for (const table of SHARED_TABLES) (this.#unclaimed[table] ??= []).push(...plan.changes[table].delete);
    this.#reports.push(reportCounts(plan, document));
  }

  async #remember(document: DocumentChanges): Promise<void> {
    if (document.put.size + document.gone.size === 0) return;
    await rememberEntries(this.tx, await this.#history.begin(), document);
  }

  /** Deletes what no source claims any more, unless something refers to it, and records the former slugs of renamed objects. */
  async finish(): Promise<ImportReport> {
    const removed = await removeShared(this.tx, this.#unclaimed);
    const gone = new Set([...removed.values()].flat());
    await this.#history.write(this.#pending.filter((change) => !isSharedDeletion(change) || gone.has(change.id)));
    if (!this.author.histories) await this.#history.finish();
    await writeFormerSlugs(
      this.tx,
      this.#renamed.find((id) => !gone.has(id)),
      this.#renamed.created,
    );
    return sumOfParts(this.#reports, removed);
  }
}

function isSharedDeletion({ kind, operation }: RowChange): boolean {
  return operation === 'DELETED' && SHARED_TABLES.has(kind);
}
