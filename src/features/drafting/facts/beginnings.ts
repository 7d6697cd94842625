import type { DateMention } from '../language/dates.js';
import type { Names, PersonMention, TextPerson } from '../names/names.js';
import { lastUpTo, sentencesIn, type UnitSpan } from '../language/sentences.js';

/** When somebody took over an office: "since he took over as North Korea’s leader in December 2011". */
export interface Beginning extends UnitSpan {
  person: TextPerson;
  /** Capitalised: "Leader". */
  title: string;
  country: string;
  /** EDTF. */
  date: string;
}

const TOOK =
  /\b(?<who>[Hh]e|[Ss]he)?\s?(?:took (?:over|office|power)|came to power|became|was (?:elected|appointed|named|sworn in)|assumed (?:office|power)) (?:as )?(?:the )?$/u;
const TITLE =
  /^(?:['’]s?)? (?<title>leader|president|prime minister|premier|chancellor|foreign minister|king) (?:in|on|since) $/u;

/** Finds when people took over offices of countries, if the text states the date next to it. */
export function beginningsIn(text: string, names: Names, dates: readonly DateMention[]): Beginning[] {
  const sentences = sentencesIn(text);
  return names.countries.flatMap((country): Beginning[] => {
    const sentence = sentences[lastUpTo(sentences, country.start)];
    const took = sentence && TOOK.exec(text.slice(sentence.start, country.start));
    const date = dates.find(({ start }) => start > country.end && start - country.end < 60);
    const title = took && date && TITLE.exec(text.slice(country.end, date.start));
    if (!title) return [];
    const start = sentence.start + took.index;
    const person = subject(names.mentions, sentence, start, took.groups!['who'] !== undefined);
    if (!person) return [];
    const inCapitals = title.groups!['title']!.replace(/\b\p{Ll}/gu, (letter) => letter.toUpperCase());
    return [{ start, end: date.end, person, title: inCapitals, country: country.country, date: date.edtf }];
  });
}

/** The person before it; for a pronoun, the only person in the sentence. */
function subject(mentions: readonly PersonMention[], sentence: UnitSpan, at: number, isPronoun: boolean): TextPerson | null {
  const before = mentions.filter(({ start, end, confidence }) => start >= sentence.start && end <= at && confidence >= 0.9);
  const people = new Set(before.map(({ person }) => person));
  const last = before.at(-1);
  if (!last || (isPronoun && people.size > 1) || (!isPronoun && at - last.end > 3)) return null;
  return last.person;
}
