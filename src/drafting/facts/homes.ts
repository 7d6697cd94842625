import type { Names, TextPerson } from '../names/names.js';
import type { FoundKin } from './kin.js';
import type { FoundOffice } from './offices.js';

/** "South Korea’s Moon Jae-in", "China’s highest-ranking specialist, Yang Jiechi". */
const WHOSE = /^['’]s (?:[\p{Ll}][^.;:,“”"]{0,60},? |(?:[\p{Lu}\p{Ll}-]+ ){0,4})$/u;

/** The countries of people: what is stored, then what their offices, the words before their names, and their relatives say. */
export function homesOf(
  text: string,
  names: Names,
  offices: readonly FoundOffice[],
  kin: readonly FoundKin[],
): Map<TextPerson, string> {
  const homes = new Map<TextPerson, string>();
  const add = (person: TextPerson, country: string | null | undefined) => {
    if (country && !homes.has(person)) homes.set(person, country);
  };
  for (const person of names.people) add(person, person.known?.country);
  for (const { person, country, isNear, confidence } of offices) if (isNear && confidence > 0.7) add(person, country);
  for (const { person, start, isFull } of names.mentions) {
    const country = isFull ? names.countries.findLast(({ end }) => end <= start) : undefined;
    if (country?.by === 'name' && start - country.end < 90 && WHOSE.test(text.slice(country.end, start)))
      add(person, country.country);
  }
  for (const { person, country } of offices) add(person, country);
  for (const { person, relative } of [...kin, ...kin]) {
    add(relative, homes.get(person));
    add(person, homes.get(relative));
  }
  return homes;
}
