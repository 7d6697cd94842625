import { annotation as shape, type Annotation } from '../../model/annotation.js';
import { annotationFromEntries, annotationEntries, type Entry, entryName } from '../../model/entries.js';
import { TABLED } from '../../model/kinds/kinds.js';
import { entriesExcept, entriesNamed } from '../entries/entries.js';
import type { AnnotationPart } from '../plan/state.js';
import type { Tx } from '../transaction.js';

/** The number of entries that are compared and written at a time, so that memory use does not grow with the annotation. */
const PART = 1_000;
/**
 * Collections that may be divided among parts, since facts refer to other collections and to earlier kinds. All other entries
 * are in the first part.
 */
const FACTS = new Set(TABLED.filter(({ cited }) => cited === 'always').map(({ place }) => place.table));

/**
 * Divides an annotation and its stored counterpart into parts that can be stored in sequence. An annotation with few
 * entries is one part.
 */
export async function* annotationParts(tx: Tx, sourceId: string | null, annotation: Annotation): AsyncGenerator<AnnotationPart> {
  const entries = [...annotationEntries(annotation)];
  const gone = sourceId === null ? [] : await entriesExcept(tx, sourceId, entries.map(entryName));
  const [facts, goneFacts] = [entries.filter(isFact), gone.filter(isFact)];
  let live = entries.filter((entry) => !isFact(entry));
  let removed = gone.filter((entry) => !isFact(entry));
  do {
    const part = [...live, ...facts.splice(0, Math.max(PART - live.length, 0))];
    removed = [...removed, ...goneFacts.splice(0, PART)];
    const stored = sourceId === null ? [] : await entriesNamed(tx, sourceId, part.map(entryName));
    yield { before: annotationIn([...stored, ...removed]), after: annotationFromEntries(part) };
    live = entries.slice(0, 1); // the source
    removed = [];
  } while (facts.length + goneFacts.length > 0);
}

function isFact({ collection }: Entry): boolean {
  return FACTS.has(collection);
}

function annotationIn(entries: Entry[]): Annotation | null {
  if (!entries.some(({ collection }) => collection === 'source')) return null;
  return shape.parse(annotationFromEntries(entries));
}
