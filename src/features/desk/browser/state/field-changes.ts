import { entryCollection, slugIn } from './annotation-cells.js';
import { cellText, isSameJson, set, type Cells, type CellChange, type Fields, type Json } from './cells.js';
import { entriesIn, ownedEntries } from './names.js';

/** Returns the changes that set a field and keep other fields consistent with it. */
export function fieldChanges(cells: Cells, entry: string, field: string, value: Json | undefined): CellChange[] {
  const changed = set(cells, entry, field, value);
  return [changed, ...(AGREEING[`${entryCollection(entry)} ${field}`]?.(cells, entry, value) ?? [])];
}

type Agree = (cells: Cells, entry: string, value: Json | undefined) => CellChange[];
const AGREEING: Readonly<Record<string, Agree>> = {
  'statements event': (cells, entry, event) =>
    event === undefined ? [] : [set(cells, entry, 'visit', cells.get(`events/${cellText(event)}`)?.['visit'])],
  'statements visit': (cells, entry) => [set(cells, entry, 'event', undefined)],
  'events visit': (cells, entry, visit) =>
    entriesIn(cells, 'statements')
      .filter(({ fields }) => fields['event'] === slugIn(entry))
      .map((quote) => set(cells, quote.entry, 'visit', visit)),
  'events cite': citeWith,
  'visits cite': citeWith,
};

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
