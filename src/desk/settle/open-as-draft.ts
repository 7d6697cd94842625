import { DeskSaveDocument, DeskSourceAsWrittenDocument, DeskSourceTextDocument } from '../generated/graphql.js';
import { ask } from '../keep/ask.js';

/** Code points of a text that one answer has. */
const WINDOW = 100_000;

/**
 * Makes a draft of what is stored of a source, or finds the one that is open, and gives its slug. Publishing it is refused if the
 * source has changed since. @throws Error with a sentence for the editor, or as `ask`
 */
export async function openAsDraft(slug: string): Promise<string> {
  const { draft, source } = await ask(DeskSourceAsWrittenDocument, { slug, start: 0, end: WINDOW });
  if (draft && draft.state !== 'PUBLISHED') return slug;
  if (!source) throw new Error('The source is not stored any more.');
  const { title, annotation, annotationVersion, length } = source;
  let text = source.text ?? '';
  for (let start = WINDOW; text !== '' && start < length; start += WINDOW) {
    const { source: more } = await ask(DeskSourceTextDocument, { slug, start, end: start + WINDOW });
    text += more?.text ?? '';
  }
  const input = { title, annotation, annotationVersion, text, keepText: source.text !== null, ...(draft ? {} : { slug }) };
  const { saveDraft } = await ask(DeskSaveDocument, { input });
  const [error] = saveDraft.errors;
  if (error || !saveDraft.draft) throw new Error(error?.message ?? 'The server gave no draft.');
  return saveDraft.draft.slug;
}
