import { type Entry, LIST_NAMES, nameOf } from '../../claims/entries.js';
import type { EntryChanges } from '../../claims/entry-changes.js';
import type { PlacesInWhole } from '../../claims/read/check.js';
import { placesInLists } from '../entries/entries.js';
import type { Tx } from '../transaction.js';

/** Where the listed ones of these stored entries stand in the whole annotation after the changes; new ones come last. */
export async function placesInWhole(
  tx: Tx,
  sourceId: string,
  entries: Entry[],
  { put, gone }: EntryChanges,
): Promise<PlacesInWhole> {
  const collections = LIST_NAMES.filter((list) => [...entries, ...put.values()].some(({ collection }) => collection === list));
  if (collections.length === 0) return {};
  const { places, lengths } = await placesInLists(
    tx,
    sourceId,
    entries.map(({ key }) => key),
  );
  const known = new Set(entries.map(nameOf));
  const inWhole = collections.map((list) => {
    const ofList = ({ collection }: Entry) => collection === list;
    const removed = [...gone.values()].filter(ofList).map((entry) => places.get(nameOf(entry))!);
    const stay = entries.filter((entry) => ofList(entry) && !gone.has(nameOf(entry)));
    const added = [...put.values()].filter((entry) => ofList(entry) && !known.has(nameOf(entry)));
    const end = (lengths.get(list) ?? 0) - removed.length;
    const staying = stay.map((entry) => {
      const place = places.get(nameOf(entry))!;
      return place - removed.filter((other) => other < place).length;
    });
    return [list, [...staying, ...added.map((_, index) => end + index)]] as const;
  });
  return Object.fromEntries(inWhole);
}
