import { DeskDraftDocument, DeskSaveDocument, type DeskDraftStateFragment, type SaveDraftInput } from '../generated/graphql.js';
import type { Cells } from '../state/cells.js';
import { draftChanges, type LoadedDraft, type LoadedProposal } from '../state/draft-cells.js';
import { ask, Refused, SignedOut, Unreachable } from './ask.js';

/** A draft with changes to save. */
export interface Unsaved {
  slug: string;
  version: number;
  cells: Cells;
  base: Cells;
  proposals: readonly LoadedProposal[];
}

export type Saved =
  | { as: 'saved'; draft: DeskDraftStateFragment; cells: Cells }
  /** Another editor has changed the draft. */
  | { as: 'conflict'; draft: LoadedDraft }
  | { as: 'unreachable' | 'signed-out' }
  | { as: 'refused'; message: string };

/** Saves a draft and returns its new state. @throws Error with the server's message, or what `ask` throws */
export async function saved(input: SaveDraftInput): Promise<DeskDraftStateFragment> {
  const { draft, errors } = (await ask(DeskSaveDocument, { input })).saveDraft;
  if (errors.length > 0 || !draft) throw new Error(errors[0]?.message ?? 'The server returned no draft.');
  return draft;
}

/** Tries once to save a draft. Returns null if there is nothing to save. */
export async function save({ slug, version, cells, base, proposals }: Unsaved): Promise<Saved | null> {
  const changes = draftChanges(cells, base, proposals);
  if (Object.keys(changes).length === 0) return null;
  try {
    const { saveDraft } = await ask(DeskSaveDocument, { input: { slug, version, ...changes } });
    const [error] = saveDraft.errors;
    if (!error && saveDraft.draft) return { as: 'saved', draft: saveDraft.draft, cells };
    if (error?.code !== 'CONFLICT') return { as: 'refused', message: error?.message ?? 'The server returned no draft.' };
    const { draft } = await ask(DeskDraftDocument, { slug });
    return draft ? { as: 'conflict', draft } : { as: 'refused', message: 'The draft was discarded.' };
  } catch (error) {
    return failed(error);
  }
}

function failed(error: unknown): Saved {
  if (error instanceof Unreachable) return { as: 'unreachable' };
  if (error instanceof SignedOut) return { as: 'signed-out' };
  if (error instanceof Refused) return { as: 'refused', message: error.message };
  throw error;
}
