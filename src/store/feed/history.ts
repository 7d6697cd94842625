import { idSequence } from '../../shared/id-sequence.js';
import { kindNamed, type Plural } from '../../model/kinds/kinds.js';
import { isStoredAlike } from '../rows/row.js';
import { insert } from '../rows/rows.js';
import type { RecordedView } from './view.js';
import { timeOfWrite, type Tx } from '../transaction.js';

// The history: change sets, each with the differences between rows.

/** The position before the first change set. */
export const BEGINNING = '00000000-0000-0000-0000-000000000000';

/** Who made a change: the signed-in subject, or the name that was passed to a command; null if there is none. */
export interface Author {
  by?: string | null | undefined;
  /** The published draft, and everyone who saved it. */
  draft?: { slug: string; editors: string[] } | undefined;
  /** Set for a transaction with several edits, which share change sets. Otherwise each edit has its own. */
  histories?: Histories | undefined;
}

/** One row's change. An update has only the fields that differ. */
export interface RowChange {
  kind: Plural;
  id: string;
  operation: 'CREATED' | 'UPDATED' | 'DELETED';
  version: number;
  before: RecordedView | null;
  after: RecordedView | null;
  /** The objects whose pages show the row after the change, then those whose pages showed it before (`pagesOfRows`). */
  pages: string[];
}

/** Returns the differences between two views of the same rows. `versions` has the stored version of each row. */
export function viewChanges(
  kind: Plural,
  before: Map<string, RecordedView>,
  after: Map<string, RecordedView>,
  versions: Map<string, number>,
): Omit<RowChange, 'pages'>[] {
  const ids = new Set([...before.keys(), ...after.keys()]);
  return [...ids].flatMap((id): Omit<RowChange, 'pages'>[] => {
    const [old, now] = [before.get(id) ?? null, after.get(id) ?? null];
    if (!old) return [{ kind, id, operation: 'CREATED', version: 1, before: null, after: now }];
    const version = (versions.get(id) ?? 0) + 1;
    if (!now) return [{ kind, id, operation: 'DELETED', version, before: old, after: null }];
    const fields = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter(
      (field) => !isStoredAlike(old[field], now[field]),
    );
    if (fields.length === 0) return [];
    const only = (view: RecordedView) => Object.fromEntries(fields.map((field) => [field, view[field] ?? null]));
    return [{ kind, id, operation: 'UPDATED', version, before: only(old), after: only(now) }];
  });
}

/** Writes the changes of an import or edit of a source as one change set. Writes none if nothing changes. */
export class HistoryWriter {
  #nextId!: () => string;
  #changeSetId: string | undefined;
  #isEmpty = true;

  constructor(
    readonly tx: Tx,
    readonly source: string,
    readonly author: Author,
  ) {}

  async write(changes: RowChange[]): Promise<void> {
    if (changes.length === 0) return;
    const changeSetId = await this.begin();
    this.#isEmpty = false;
    const rows = changes.map(({ kind, id, ...change }) => ({
      ...{ ...change, type: kindNamed(kind).model, nodeId: id },
      ...{ id: this.#nextId(), changeSetId },
    }));
    await insert(this.tx, 'Change', rows);
  }

  /** Returns the id of the change set, which the first call creates. */
  async begin(): Promise<string> {
    return (this.#changeSetId ??= await this.#create());
  }

  /** Deletes the change set if no row has changed. */
  async finish(): Promise<void> {
    if (!this.#isEmpty || this.#changeSetId === undefined) return;
    await this.tx.changeSet.delete({ where: { id: this.#changeSetId } });
    this.#changeSetId = undefined;
  }

  async #create(): Promise<string> {
    const last = await this.tx.changeSet.findFirst({ orderBy: { id: 'desc' }, select: { id: true } });
    this.#nextId = idSequence(last?.id);
    const { source, author } = this;
    const { by = null, draft } = author;
    const prepared = { draft: draft?.slug ?? null, preparedBy: draft?.editors ?? [] };
    const data = { ...prepared, id: this.#nextId(), by, source, at: await timeOfWrite(this.tx) };
    await insert(this.tx, 'ChangeSet', [data]);
    return data.id;
  }
}

/** One change set for each source changed by a transaction with several edits. */
export class Histories {
  readonly #writers = new Map<string, HistoryWriter>();

  of(tx: Tx, source: string, author: Author): HistoryWriter {
    const writer = this.#writers.get(source) ?? new HistoryWriter(tx, source, author);
    this.#writers.set(source, writer);
    return writer;
  }

  async finish(): Promise<void> {
    for (const writer of this.#writers.values()) await writer.finish();
  }
}
