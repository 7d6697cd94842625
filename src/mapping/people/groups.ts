import { isSimilar } from '../report/similar.js';
import type { Spelling } from './people.js';

/** Spellings of one country that are compared with each other. */
const MOST_COMPARED = 3_000;

/** Groups of spellings of a country that may be one person, and are several so far. */
export function groupsOf(spellings: Spelling[]): Spelling[][] {
  const byCountry = new Map<string | null, Spelling[]>();
  for (const each of spellings) byCountry.set(each.country, [...(byCountry.get(each.country) ?? []), each]);
  return [...byCountry.values()].flatMap((all) => grouped(all.slice(0, MOST_COMPARED)));
}

function grouped(spellings: Spelling[]): Spelling[][] {
  const groups = new Map<Spelling, Spelling[]>(spellings.map((each) => [each, [each]]));
  spellings.forEach((one, index) => {
    for (const other of spellings.slice(index + 1)) {
      const [left, right] = [groups.get(one)!, groups.get(other)!];
      if (left === right || !(isOne(one, other) || isSimilar(one.spelling, other.spelling))) continue;
      left.push(...right);
      for (const each of right) groups.set(each, left);
    }
  });
  return [...new Set(groups.values())].filter(([first, ...others]) => others.some((each) => !isOne(first!, each)));
}

function isOne(one: Spelling, other: Spelling): boolean {
  return one.person !== null && one.person.slug === other.person?.slug;
}
