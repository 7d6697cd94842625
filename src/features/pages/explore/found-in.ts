import { SMALL } from '../../search/asked.js';
import { fold } from '../../../model/fold.js';
import { shortened } from '../../../shared/shortened.js';
import { nameWords } from './visit-filter.js';

interface SearchedVisit {
  slug: string;
  title: string;
  note?: string | null;
  places: readonly string[];
  delegation?: { nodes: readonly { name: string; person: { name: string } | null }[] };
}

/** The maximum length of the shown part of a note, in characters. */
const LONGEST = 120;

/** Returns where search words occur in the visits whose title lacks them, by slug. Leaves out visits found in other ways, such as by a year. */
export const foundIn = (visits: readonly SearchedVisit[], words: string): ReadonlyMap<string, string> => {
  const searched = nameWords(fold(words)).filter((word) => word !== '' && !SMALL.has(word));
  return new Map(visits.flatMap((visit) => place(visit, searched)));
};

function place({ slug, title, note, places, delegation }: SearchedVisit, words: readonly string[]): [string, string][] {
  const lacking = words.filter((word) => !occursIn(title, word));
  const has = (text: string) => lacking.some((word) => occursIn(text, word));
  const delegates = (delegation?.nodes ?? []).map(({ name, person }) => person?.name ?? name).filter(has);
  const where = places.filter(has);
  const sentence = (note ?? '').split(/(?<=[.;]) /).find(has);
  const found = [
    delegates.length > 0 ? `with ${delegates.join(', ')}` : '',
    where.length > 0 ? `in ${where.join(', ')}` : '',
    delegates.length === 0 && sentence !== undefined ? `“${shortened(sentence, LONGEST)}”` : '',
  ].filter(Boolean);
  return found.length > 0 ? [[slug, found.join('; ')]] : [];
}

const occursIn = (text: string, word: string) => nameWords(fold(text)).includes(word);
