import { COLLECTIONS, type ListedCollection } from '../../collections.data.js';
import { isSameJson, type Fields } from './cells.js';

// Several facts may rest on the same words: "Kim and Moon met" names two participants. Whether two claims are one fact is told by what
// they say.

/** In the editor's own words, or as the text prints them: two people write them differently and say the same. */
const IN_OTHER_WORDS = ['cite', 'note', 'aliases', 'speakersAsPrinted', 'personAsPrinted', 'startAsPrinted', 'endAsPrinted'];
const OWN_TITLES = ['visits', 'events'];
/** Who it is about: left out, it is not the same. */
const WHO = ['speakers', 'person', 'relative'];

/** Whether a claim of an editor and a proposal that rests on the same words are one fact, though they may say more or less of it. */
export function isSameFact(collection: string, mine: Fields, proposed: Fields): boolean {
  const listed = COLLECTIONS[collection]?.list;
  // "in 2000 and 2001" tells of two visits.
  if (!listed) return saysTheSame(collection, mine, proposed) && isSameJson(mine['start'], proposed['start']);
  const differs = (field: string) =>
    isGiven(mine[field]) && isGiven(proposed[field]) && !isSameJson(mine[field], proposed[field]);
  return isAboutTheSame(collection, mine, proposed) && !distinguishing(listed).some(differs);
}

/**
 * Whether two claims of a kind may be about the same people; true of what does not stand in a list. Of somebody whom only one of them
 * names, the printed name decides.
 */
export function isAboutTheSame(collection: string, one: Fields, other: Fields): boolean {
  const listed = COLLECTIONS[collection]?.list;
  if (!listed) return true;
  const named = listed.who.find((field) => isGiven(one[field]) || isGiven(other[field]));
  const by = named !== undefined && isGiven(one[named]) && isGiven(other[named]) ? named : listed.printed;
  return by !== null && isGiven(one[by]) && isSameJson(one[by], other[by]);
}

/** The fields beside whom they are about that differ between two facts, if both claims have them. */
function distinguishing({ owner, key, who }: ListedCollection): readonly string[] {
  return owner ? ['of'] : key.filter((field) => !who.includes(field));
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

/** Whether two facts of a kind say the same: nothing that both say differs, and both are about the same people. */
export function saysTheSame(collection: string, mine: Fields, proposed: Fields): boolean {
  const others = OWN_TITLES.includes(collection) ? [...IN_OTHER_WORDS, 'title'] : IN_OTHER_WORDS;
  const names = Object.keys(proposed).filter((name) => !others.includes(name));
  return names.every((name) => isSameJson(mine[name], proposed[name]) || (!WHO.includes(name) && !Object.hasOwn(mine, name)));
}
