import type { MarkedSpan } from '../../../pages/source/marks.js';
import type { Places } from '../text/places.js';
import { entryCollection, slugIn } from './annotation-cells.js';
import { cellText, isSameJson, set, type Cells, type CellChange, type Fields, type Json } from './cells.js';
import { entriesIn, ownedEntries } from './names.js';
import { claimSpans } from './spans.js';

/** Returns the changes that set a field and keep other fields consistent with it. */
export function fieldChanges(cells: Cells, entry: string, field: string, value: Json | undefined, places: Places): CellChange[] {
  const changed = set(cells, entry, field, value);
  return [changed, ...(AGREEING[`${entryCollection(entry)} ${field}`]?.(cells, entry, value, places) ?? [])];
}

type Agree = (cells: Cells, entry: string, value: Json | undefined, places: Places) => CellChange[];
const AGREEING: Readonly<Record<string, Agree>> = {
  'statements event': (cells, entry, event) =>
    event === undefined ? [] : setVisitOfQuote(cells, entry, cells.get(`events/${cellText(event)}`)?.['visit']),
  'statements visit': (cells, entry, visit) => [set(cells, entry, 'event', undefined), ...setVisitOfQuote(cells, entry, visit)],
  'events visit': (cells, entry, visit) =>
    entriesIn(cells, 'statements')
      .filter(({ fields }) => fields['event'] === slugIn(entry))
      .flatMap((quote) => setVisitOfQuote(cells, quote.entry, visit)),
  'statements cite': quoteWith,
  'events cite': citeWith,
  'visits cite': citeWith,
};

/** Sets the visit during which a quote was said, which is not one of those that it is about. */
function setVisitOfQuote(cells: Cells, entry: string, visit: Json | undefined): CellChange[] {
  const about = [cells.get(entry)?.['about'] ?? []].flat() as readonly Json[];
  const others = about.filter((each) => each !== visit);
  const changed = others.length < about.length ? [set(cells, entry, 'about', others.length > 0 ? others : undefined)] : [];
  return [set(cells, entry, 'visit', visit), ...changed];
}

/** Updates the words of a quote that are those of its passages. */
function quoteWith(cells: Cells, entry: string, value: Json | undefined, places: Places): CellChange[] {
  const fields = cells.get(entry) ?? {};
  const words = quotedWords({ cite: value ?? [] }, places);
  return words !== '' && fields['text'] === quotedWords(fields, places) ? [set(cells, entry, 'text', words)] : [];
}

/** The words of all passages between quotation marks, as a quote has them. */
const quotedWords = (fields: Fields, places: Places): string =>
  claimSpans(fields)
    .filter((span) => isQuoted(span, places))
    .map((span) => places.slice(span))
    .join(' … ');

const isQuoted = ({ start, end }: MarkedSpan, { quotations }: Places): boolean =>
  quotations.some((each) => each.start <= start && each.end >= end);

/** Returns the passages of a quote with the quoted ones first, in text order: they print its words. */
export function quotedFirst(cite: readonly Json[], places: Places): Json[] {
  const quotedAt = (each: Json) => claimSpans({ cite: [each] }).find((span) => isQuoted(span, places))?.start ?? Infinity;
  return cite.toSorted((a, b) => (quotedAt(a) === quotedAt(b) ? 0 : quotedAt(a) - quotedAt(b)));
}

/** Updates the citations of participants and delegates that cite only passages of their event or visit. */
function citeWith(cells: Cells, owner: string, value: Json | undefined): CellChange[] {
  const next = citations({ cite: value ?? [] });
  return ownedEntries(cells, owner).flatMap(({ entry, fields }) => {
    if (!citesAsOwner(cells, owner, fields)) return [];
    const kept = citations(fields).filter((each) => includes(next, each));
    return kept.length === citations(fields).length ? [] : [set(cells, entry, 'cite', kept.length > 0 ? kept : next.slice(0, 1))];
  });
}

/** Whether a participant or delegate cites only passages that its event or visit also cites. */
export function citesAsOwner(cells: Cells, owner: string, fields: Fields): boolean {
  const cited = citations(cells.get(owner) ?? {});
  return citations(fields).length > 0 && citations(fields).every((each) => includes(cited, each));
}

/** Returns the passages of a claim as written. */
export const citations = ({ cite = [] }: Fields): readonly Json[] => [cite].flat() as readonly Json[];

const includes = (all: readonly Json[], one: Json) => all.some((each) => isSameJson(each, one));
