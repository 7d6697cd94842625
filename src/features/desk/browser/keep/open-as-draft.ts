import { DeskDraftDocument, DeskSourceAsWrittenDocument, DeskSourceTextDocument } from '../generated/graphql.js';
import { ask } from './ask.js';
import { saved } from './saver.js';
import { annotationFromCells } from '../state/annotation-cells.js';
import { apply } from '../state/cells.js';
import { draftCells } from '../state/draft-cells.js';
import { renamed } from '../state/rename.js';

/** The number of code points of a text to fetch per request. */
const WINDOW = 100_000;

/**
 * Creates a draft from a stored source, unless one is open already. Publishing it is refused if the source has changed since.
 * Returns the draft's slug.
 *
 * @param given the text to use if none is stored
 * @throws Error with a message for the editor, or what `ask` throws
 */
export async function openAsDraft(slug: string, given = ''): Promise<string> {
  const { draft, source } = await ask(DeskSourceAsWrittenDocument, { slug, start: 0, end: WINDOW });
  if (draft && draft.state !== 'PUBLISHED') return slug;
  if (!source) throw new Error('The source is no longer stored.');
  const { title, annotation, annotationVersion, length } = source;
  const isHeld = source.text !== null;
  let text = source.text ?? given;
  for (let start = WINDOW; isHeld && start < length; start += WINDOW) {
    const { source: more } = await ask(DeskSourceTextDocument, { slug, start, end: start + WINDOW });
    text += more?.text ?? '';
  }
  const input = { title, annotation, annotationVersion, text, keepText: isHeld, ...(draft ? {} : { slug }) };
  return (await saved(input)).slug;
}

/** Returns whether the text of a source is stored. Throws what `ask` throws. */
export async function holdsText(slug: string): Promise<boolean> {
  const { source } = await ask(DeskSourceTextDocument, { slug, start: 0, end: 1 });
  return source !== null && source.text !== null;
}

/**
 * Opens a source as a draft, and gives one of its visits the slug of another visit, updating all references. Returns the
 * draft's slug. Throws what `openAsDraft` throws.
 */
export async function openRenamed(source: string, from: string, to: string): Promise<string> {
  const slug = await openAsDraft(source);
  const { draft } = await ask(DeskDraftDocument, { slug });
  const cells = draft && draftCells(draft);
  if (!cells) throw new Error(`The annotation cannot be parsed: fix it at /desk/${slug}.`);
  const [old, wanted] = [`visits/${from}`, `visits/${to}`];
  if (cells.has(wanted)) throw new Error(`One source has both visits: merge them by hand at /desk/${slug}.`);
  if (!cells.has(old)) return slug;
  const { annotation } = annotationFromCells(apply(cells, renamed(cells, old, wanted)));
  await saved({ slug, version: draft.version, annotationJson: JSON.stringify(annotation) });
  return slug;
}
