import type { Cells, UndoStep } from '../state/cells.js';

/** The part of a draft that the browser stores: the changes that the server does not have yet, and the undo history. */
export interface KeptDraft {
  slug: string;
  /** The version that the editor's changes are based on, with its cells. */
  version: number;
  base: Cells;
  cells: Cells;
  undo: readonly UndoStep[];
  redo: readonly UndoStep[];
}

const [STORE, KEY] = ['drafts', 'slug'];

/** Stores one editor's drafts in IndexedDB. Without IndexedDB, nothing is kept, but everything else works. */
export class KeptDrafts {
  readonly #database: Promise<IDBDatabase | null>;

  constructor(subject: string) {
    this.#database = open(`communique-desk ${subject}`).catch(() => null);
  }

  async read(slug: string): Promise<KeptDraft | null> {
    const database = await this.#database;
    if (!database) return null;
    const request = database.transaction(STORE).objectStore(STORE).get(slug) as IDBRequest<KeptDraft | undefined>;
    return (await answer(request)) ?? null;
  }

  /** Returns whether the draft was stored. */
  async write(kept: KeptDraft): Promise<boolean> {
    const database = await this.#database;
    if (!database) return false;
    await answer(database.transaction(STORE, 'readwrite', { durability: 'strict' }).objectStore(STORE).put(kept));
    return true;
  }

  async forget(slug: string): Promise<void> {
    const database = await this.#database;
    if (database) await answer(database.transaction(STORE, 'readwrite').objectStore(STORE).delete(slug));
  }
}

async function open(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: KEY });
  return answer(request);
}

function answer<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB failed'));
  });
}
