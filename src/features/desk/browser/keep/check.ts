import type { Control } from '../../collections.data.js';
import { DeskCheckDocument } from '../generated/graphql.js';
import { annotationFromCells, formField, OWNED, placeKey } from '../state/annotation-cells.js';
import { isUnwritten, UNWRITTEN } from '../../unwritten.js';
import { cellText, type Cells } from '../state/cells.js';
import { entriesIn } from '../state/names.js';
import { ask } from './ask.js';
import { errorMessage } from './problem-message.js';

/** A violation of one of the server's rules in a draft. */
export interface DraftProblem {
  /** Null if the problem concerns the annotation as a whole. */
  entry: string | null;
  field: string | null;
  message: string;
}

interface Checked {
  problems: DraftProblem[];
  /** The number of rows that publishing would change. */
  rows: number;
}

/** Returns the problems that publishing would report, and the number of rows it would change. Throws what `ask` throws. */
export async function check(cells: Cells, text: string, annotationVersion: string): Promise<Checked> {
  const { annotation, places } = annotationFromCells(cells);
  const keepText = cells.get('draft')?.['keepText'] === true;
  const importSource = await tryImport({ annotation: JSON.stringify(annotation), text, keepText, annotationVersion });
  const problems = importSource.errors.flatMap(({ path, ...error }) => {
    // While a name is edited, its slug stays the same. The desk updates it when the draft is submitted or published.
    if (error.reason === 'SLUG_NOT_OF_NAME') return [];
    const lone = ownedAt(path.slice(2), places);
    if (lone !== null) return [{ entry: lone, field: 'of', message: NO_OWNER }];
    const place = at(path.slice(2), places);
    return [{ ...place, message: errorMessage(error, controlAt(place)) }];
  });
  const rows = importSource.changes.reduce((sum, { created, updated, deleted }) => sum + created + updated + deleted, 0);
  return { problems: once([...problems, ...unwrittenParaphrases(cells, text)]), rows };
}

function unwrittenParaphrases(cells: Cells, text: string): DraftProblem[] {
  return entriesIn(cells, 'statements').flatMap(({ entry, fields }) =>
    fields['kind'] === 'PARAPHRASE' && isUnwritten(cellText(fields['text']), text)
      ? [{ entry, field: 'text', message: UNWRITTEN }]
      : [],
  );
}

const NO_OWNER = 'This is not in the draft yet. Accept its proposal, create it, or choose another.';

/**
 * Returns the first delegate of a visit that the draft has no entry for, or the first participant of such an event. A visit or
 * event without fields exists only because its members refer to it.
 */
function ownedAt([table, slug]: readonly string[], places: Map<string, string>): string | null {
  const list = OWNED.get(table ?? '');
  if (list === undefined || slug === undefined || places.has(placeKey([table!, slug]))) return null;
  return places.get(placeKey([table!, slug, list, 0])) ?? null;
}

/** Removes duplicates, since several rules may find the same problem. */
function once(problems: readonly DraftProblem[]): DraftProblem[] {
  const byWords = new Map(problems.map((each) => [JSON.stringify([each.entry, each.field, each.message]), each]));
  return [...byWords.values()];
}

/** Returns the problems in the raw text of an annotation, with their lines. Throws what `ask` throws. */
export async function checkAsWritten(draft: Omit<Importable, 'keepText'>): Promise<string[]> {
  const { errors } = await tryImport({ ...draft, keepText: false });
  return errors.map(({ message }) => message);
}

interface Importable {
  annotation: string;
  text: string;
  keepText: boolean;
  annotationVersion: string;
}

async function tryImport({ annotation, text, keepText, annotationVersion: version }: Importable) {
  const input = { annotation, ...(text !== '' && { text }), keepText, version, dryRun: true };
  return (await ask(DeskCheckDocument, { input })).importSource;
}

/** Returns the entry and the field at a path in the annotation. */
function at(path: readonly string[], places: Map<string, string>): Pick<DraftProblem, 'entry' | 'field'> {
  for (let length = path.length; length > 0; length--) {
    const entry = places.get(placeKey(path.slice(0, length)));
    if (entry !== undefined) return { entry, field: path[length] ?? null };
  }
  return { entry: null, field: null };
}

function controlAt({ entry, field }: Pick<DraftProblem, 'entry' | 'field'>): Control | 'passages' | null {
  if (entry === null || field === null) return null;
  return field === 'cite' ? 'passages' : (formField(entry, field)?.control ?? null);
}
