import { COLLECTIONS, type ListedCollection } from '../../collections.data.js';
import { isSameJson, type Fields, type Json } from './cells.js';

// Several facts may cite the same words: "Kim and Moon met" names two participants. Whether two claims are the same fact
// depends on their fields.

/** Fields in the editor's own words, or as printed: two people may write them differently and mean the same thing. */
const IN_OTHER_WORDS = ['cite', 'note', 'aliases', 'speakersAsPrinted', 'personAsPrinted', 'startAsPrinted', 'endAsPrinted'];
const OWN_TITLES = ['visits', 'events'];
/** The fields that identify the people a fact is about. A claim without them is a different fact. */
const WHO = ['speakers', 'person', 'relative'];

/** Whether an editor's claim and a proposal for the same words are the same fact, even if one has more fields. */
export function isSameFact(collection: string, mine: Fields, proposed: Fields): boolean {
  const listed = COLLECTIONS[collection]?.list;
  // "in 2000 and 2001" describes two visits.
  if (!listed) return saysTheSame(collection, mine, proposed) && isSameJson(mine['start'], proposed['start']);
  const differs = (field: string) =>
    isGiven(mine[field]) && isGiven(proposed[field]) && !isSameJson(mine[field], proposed[field]);
  return isAboutTheSame(collection, mine, proposed) && !distinguishing(listed).some(differs);
}

/**
 * Whether two claims of a kind may be about the same people; always true for entries that are not in a list. If only one claim
 * refers to a person, the printed names decide.
 */
export function isAboutTheSame(collection: string, one: Fields, other: Fields): boolean {
  const listed = COLLECTIONS[collection]?.list;
  if (!listed) return true;
  const named = listed.who.find((field) => isGiven(one[field]) || isGiven(other[field]));
  const by = named !== undefined && isGiven(one[named]) && isGiven(other[named]) ? named : listed.printed;
  return by !== null && isGiven(one[by]) && isSameJson(one[by], other[by]);
}

/** Returns the fields, apart from those that identify people, that distinguish two facts if both claims have them. */
function distinguishing({ owner, key, who }: ListedCollection): readonly string[] {
  return owner ? ['of'] : key.filter((field) => !who.includes(field));
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

/** Whether two facts of a kind agree: no field that both have differs, and both are about the same people. */
export function saysTheSame(collection: string, mine: Fields, proposed: Fields): boolean {
  const others = OWN_TITLES.includes(collection) ? [...IN_OTHER_WORDS, 'title'] : IN_OTHER_WORDS;
  const names = Object.keys(proposed).filter((name) => !others.includes(name));
  const isSaid = (name: string) =>
    name === 'speakers' ? isSameJson(whoSpeaks(mine), whoSpeaks(proposed)) : isSameJson(mine[name], proposed[name]);
  return names.every((name) => isSaid(name) || (!WHO.includes(name) && !Object.hasOwn(mine, name)));
}

/** The speakers without their roles, which are in the words of the source. */
const whoSpeaks = ({ speakers }: Fields): Json => ([speakers ?? []].flat() as Fields[]).map((each) => ({ ...each, role: null }));
