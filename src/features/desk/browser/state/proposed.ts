import { COLLECTIONS } from '../../collections.data.js';
import { entryCollection, formField, objectFields, free, nameInList } from './annotation-cells.js';
import type { MarkedSpan } from '../../../pages/source/marks.js';
import { cellText, put, set, type Cells, type CellChange, type Fields, type Json } from './cells.js';
import type { LoadedProposal } from './draft-cells.js';
import { isSameFact } from './same-fact.js';
import { sideInDelegation } from './sides.js';
import { claimSpans, overlap } from './spans.js';

/** The names of collections by type. An annotation has exactly one source, which is never proposed. */
const BY_TYPE: ReadonlyMap<string, string> = new Map(
  Object.entries(COLLECTIONS).flatMap(([name, { model }]) => (name === 'source' ? [] : [[model.toUpperCase(), name]])),
);

/** Returns the entry that accepting a proposal creates, and its fields. Null if annotations have no such entries. */
export function proposedEntry(cells: Cells, { type, key, claim }: LoadedProposal): { entry: string; fields: Fields } | null {
  const collection = BY_TYPE.get(type.toUpperCase());
  if (collection === undefined) return null;
  const [named, said] = [objectFields(key), withoutBeginning(objectFields(claim))];
  if (typeof named['slug'] === 'string')
    return { entry: `${collection}/${named['slug']}`, fields: withoutRejected(cells, collection, said) };
  const owner = COLLECTIONS[collection]!.list?.owner?.name;
  const of: Fields = owner === undefined ? {} : { of: named[owner] ?? named['of'] ?? '' };
  const fields: Fields = { ...of, ...withoutRejected(cells, collection, { ...keyFields(named, owner), ...said }) };
  return { entry: free(cells, nameInList(collection, fields)), fields };
}

/** Omits references to entries that an editor has rejected and the draft lacks, such as the visit of a quotation. */
function withoutRejected(cells: Cells, collection: string, fields: Fields): Fields {
  const isRejected = (name: string, slug: Json) => {
    const control = formField(collection, name)?.control;
    const entry = typeof control === 'object' && 'one' in control ? `${control.one}/${cellText(slug)}` : '';
    return cells.get(`proposals/${entry}`)?.['outcome'] === 'REJECTED' && !cells.has(entry);
  };
  return Object.fromEntries(Object.entries(fields).filter(([name, value]) => !isRejected(name, value)));
}

/** Omits the cut-off words of a paraphrase: no more may be copied from the text, so an editor has to write it. */
function withoutBeginning(claim: Fields): Fields {
  const { text, ...others } = claim;
  return claim['kind'] === 'PARAPHRASE' && typeof text === 'string' && text.endsWith('…') ? others : claim;
}

/** Returns the spans that a proposal cites. A person has no citations, so these are the spans in which the name occurs. */
export function proposedSpans({ claim, passages }: LoadedProposal): readonly MarkedSpan[] {
  const cited = claimSpans(objectFields(claim));
  if (cited.length > 0) return cited;
  return passages.flatMap(([start, end]) => (start !== undefined && end !== undefined && start < end ? [{ start, end }] : []));
}

/** Whether a proposal is undecided and no editor has entered the same fact by hand. */
export function isOpen(cells: Cells, proposal: LoadedProposal): boolean {
  return cells.get(`proposals/${proposal.name}`)?.['outcome'] === 'OPEN' && !isKnown(cells, proposal);
}

const known = new WeakMap<Cells, ReadonlyMap<string, readonly Fields[]>>();

/**
 * Returns true if an editor has already entered this fact, under the same slug, as an equal entry citing the same words or, for a
 * delegate or a participant, of the same visit or event. The words of a quote may also be part of another.
 */
function isKnown(cells: Cells, proposal: LoadedProposal): boolean {
  const made = proposedEntry(cells, proposal);
  if (!made) return false;
  if (cells.has(made.entry)) return true;
  const facts = known.get(cells) ?? factsByPlace(cells);
  known.set(cells, facts);
  const there = placesOf(made.entry, made.fields).flatMap((place) => facts.get(place) ?? []);
  const collection = entryCollection(made.entry);
  return (
    there.some((fields) => isSameFact(collection, fields, made.fields)) ||
    (collection === 'statements' && made.fields['kind'] !== 'PARAPHRASE' && isJoined(claimSpans(made.fields), facts))
  );
}

/** Whether an editor has entered a quote of several passages, one of which has some of these words. */
const isJoined = (spans: readonly MarkedSpan[], facts: ReadonlyMap<string, readonly Fields[]>): boolean =>
  (facts.get(JOINED) ?? []).some((fields) => claimSpans(fields).some((each) => spans.some((span) => overlap(span, each))));

const JOINED = 'joined';

function factsByPlace(cells: Cells): Map<string, Fields[]> {
  const facts = new Map<string, Fields[]>();
  for (const [entry, fields] of cells) {
    const isQuote = entryCollection(entry) === 'statements' && fields['kind'] !== 'PARAPHRASE';
    const places = placesOf(entry, fields);
    for (const place of isQuote && places.length > 1 ? [...places, JOINED] : places)
      facts.set(place, [...(facts.get(place) ?? []), fields]);
  }
  return facts;
}

/** The words that an entry cites, and the visit or event whose delegate or participant it is. */
function placesOf(entry: string, fields: Fields): string[] {
  const collection = entryCollection(entry);
  const { of } = fields;
  return [
    ...claimSpans(fields).map(({ start, end }) => `${collection} ${start} ${end}`),
    ...(of === undefined ? [] : [`${collection} of ${cellText(of)}`]),
  ];
}

/** Returns the changes that accept a proposal unchanged. */
export function accepted(cells: Cells, proposal: LoadedProposal, outcome: 'ACCEPTED' | 'CORRECTED'): CellChange[] {
  const made = proposedEntry(cells, proposal);
  if (!made) return [];
  const { entry, fields } = made;
  const before = cells.get(entry);
  const side =
    fields['side'] === undefined
      ? undefined
      : sideInDelegation(cells, `events/${cellText(fields['of'])}`, ['person', fields['person'] ?? '']);
  const said = entryCollection(entry) === 'participants' && side ? { ...fields, side } : fields;
  return [
    ...put(cells, entry, entryCollection(entry) === 'people' && before ? { ...fields, ...before } : said),
    decided(cells, proposal, outcome),
  ];
}

/** Returns the changes that mark an accepted proposal as corrected, if it set the field that the editor changes. */
export function corrected(cells: Cells, proposals: readonly LoadedProposal[], entry: string, field: string): CellChange[] {
  const places = placesOf(entry, cells.get(entry) ?? {});
  return proposals.flatMap((proposal) => {
    const outcome = cells.get(`proposals/${proposal.name}`)?.['outcome'];
    const made = outcome === 'ACCEPTED' || outcome === 'CORRECTED' ? proposedEntry(new Map(), proposal) : null;
    if (!made || !Object.hasOwn(made.fields, field)) return [];
    const isThere = placesOf(made.entry, made.fields).some((place) => places.includes(place));
    const isMade = made.entry === entry || (isThere && isSameFact(entryCollection(entry), cells.get(entry)!, made.fields));
    return isMade ? [decided(cells, proposal, 'CORRECTED')] : [];
  });
}

export function decided(cells: Cells, { name }: LoadedProposal, outcome: LoadedProposal['outcome']): CellChange {
  return set(cells, `proposals/${name}`, 'outcome', outcome);
}

/** Omits `term` 1, which is the default. */
function keyFields(key: Fields, owner: string | undefined): Fields {
  const isMeant = ([name, value]: [string, Json]) =>
    name !== owner && name !== 'of' && value !== null && !(name === 'term' && value === 1);
  return Object.fromEntries(Object.entries(key).filter(isMeant));
}
