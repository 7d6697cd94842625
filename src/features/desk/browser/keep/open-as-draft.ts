import { DeskDraftDocument, DeskSourceAsWrittenDocument, DeskSourceTextDocument } from '../generated/graphql.js';
import { ask } from './ask.js';
import { saved } from './saver.js';
import { annotationFromCells } from '../state/annotation-cells.js';
import { apply } from '../state/cells.js';
import { draftCells } from '../state/draft-cells.js';
import { renamed } from '../state/rename.js';

/** Code points of a text that one answer has. */
const WINDOW = 100_000;

/**
 * Makes a draft of what is stored of a source, or finds the one that is open, and gives its slug. Publishing it is refused if the
 * source has changed since. `given` is the text where none is held. @throws Error with a sentence for the editor, or as `ask`
 */
export async function openAsDraft(slug: string, given = ''): Promise<string> {
  const { draft, source } = await ask(DeskSourceAsWrittenDocument, { slug, start: 0, end: WINDOW });
  if (draft && draft.state !== 'PUBLISHED') return slug;
  if (!source) throw new Error('The source is not stored any more.');
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

/** Makes a draft in which a visit of a source has the slug of another, wherever it is named. Gives the draft's slug. @throws as `openAsDraft` */
export async function openRenamed(source: string, from: string, to: string): Promise<string> {
  const slug = await openAsDraft(source);
  const { draft } = await ask(DeskDraftDocument, { slug });
  const cells = draft && draftCells(draft);
  if (!cells) throw new Error(`The annotation cannot be parsed: mend it at /desk/${slug}.`);
  const [old, wanted] = [`visits/${from}`, `visits/${to}`];
  if (cells.has(wanted)) throw new Error(`One source has both visits: merge them by hand at /desk/${slug}.`);
  if (!cells.has(old)) return slug;
  const { annotation } = annotationFromCells(apply(cells, renamed(cells, old, wanted)));
  await saved({ slug, version: draft.version, annotationJson: JSON.stringify(annotation) });
  return slug;
}
