import type { DateMention } from '../language/dates.js';
import { lastUpTo, sentencesIn, type UnitSpan } from '../language/sentences.js';
import type { Names, PersonMention, TextPerson } from '../names/names.js';
import { OFFICE, type FoundOffice } from './offices.js';
import { isPossessor, type Pronouns } from './pronouns.js';

/** When somebody held an office: "since he took over as North Korea’s leader in December 2011", "foreign minister from 2012 to 2016". */
export interface Term extends UnitSpan {
  person: TextPerson;
  /** As printed. */
  title: string;
  /** The slug of the country that the words name. */
  country: string | null;
  /** EDTF. */
  from: string | null;
  until: string | null;
  /** The printed words of a relative date, such as "March"; null for an absolute date. */
  printed: string | null;
}

/** Finds when people took over or held offices, if the text states it next to the office. */
export function termsIn(
  text: string,
  names: Names,
  dates: readonly DateMention[],
  pronouns: Pronouns,
  offices: readonly FoundOffice[],
): Term[] {
  const sentences = sentencesIn(text);
  const subjects = [
    ...names.mentions.filter((each) => !isPossessor(text, each)),
    ...sentences.flatMap(({ start, end }) => {
      const [words] = /^(?:He|She)(?= )/u.exec(text.slice(start, end)) ?? [];
      const meant = words && pronouns.meaning({ start, end: start + words.length, words });
      return meant ? [{ start, end: start + words.length, person: meant.person }] : [];
    }),
  ].sort((a, b) => a.start - b.start);
  const held = subjects.flatMap(({ start, end, person }): Term[] => {
    const sentence = sentences[lastUpTo(sentences, start)];
    if (!sentence) return [];
    const match = HELD.exec(text.slice(end, sentence.end));
    const date = dates.find(
      (each) => each.start > end && each.end <= sentence.end && each.edtf && HELD_TO_DATE.test(text.slice(end, each.start)),
    );
    const { title, way = null } = (date && HELD_TO_DATE.exec(text.slice(end, date.start)))?.groups ?? match?.groups ?? {};
    if (!title) return [];
    const { from = null, until = null, only = null, since = null } = match?.groups ?? {};
    const [begins, ends] = date ? (way === 'until' ? [null, date.edtf] : [date.edtf, null]) : [from ?? since, until ?? only];
    const span = { start, end: date?.end ?? end + match![0].length };
    const country =
      names.countries.find((each) => each.start > end && each.end < span.end && each.by !== 'city')?.country ?? null;
    const printed = date && !date.isAbsolute ? date.words : null;
    return [{ ...span, person, title, country, from: begins, until: ends, printed }];
  });
  const since = names.mentions.flatMap(({ start, end, person }): Term[] => {
    const match = HAS_HELD.exec(text.slice(end, end + 150));
    const own = match ? offices.filter((each) => each.person === person && each.status === 'HELD') : [];
    const [only] = own.every(({ title }) => title === own[0]!.title) ? own : [];
    return only
      ? [
          {
            start,
            end: end + match![0].length,
            person,
            title: only.title,
            country: null,
            from: match![1]!,
            until: null,
            printed: null,
          },
        ]
      : [];
  });
  return [...beginningsIn(text, names, dates, sentences), ...held, ...since];
}

/** ", who has held his post since 2022", " of Norway, who took office in 2022" */
const HAS_HELD =
  /^(?: of (?:the )?\p{Lu}[\p{L} ]{2,30})?,? who (?:has (?:held|been in) (?:his|her|the|this|that) (?:post|office|job|position|role) since|took office in) (\d{4})(?!\d)/u;

/** " was foreign minister from 2012 to 2016", ", who had served as mayor of Tampere until 2016", ", a former minister (2012–2016)". */
const HELD_OFFICE = String.raw`^(?: of (?:the )?\p{Lu}\p{L}+)?(?:, \d{2},(?= was| had))?(?:(?:,? who)? (?:was|had been|has been|(?:has |had )?served as)|,) (?:(?:also|previously|once|the|an?|his|her|its|country’s|former|then|\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?(?:['’]s)?) ){0,3}(?<title>${OFFICE}(?: (?:of|for) (?:the )?\p{Lu}\p{L}+(?: (?:and )?\p{Lu}\p{L}+){0,3})?)`;
const HELD = new RegExp(
  String.raw`${HELD_OFFICE},? \(?(?:(?:(?:from|between|in) )?(?<from>\d{4})(?: to | until | through | and |[–-])(?<until>\d{4})|until (?<only>\d{4})|since (?<since>\d{4}))(?!\d)`,
  'u',
);

/** " was defense minister until", before "March" or "Reyes succeeded him in March". */
const HELD_TO_DATE = new RegExp(
  String.raw`${HELD_OFFICE},? (?<way>until|since) (?:early |late )?(?:\p{Lu}[^,.;]{2,40} (?:replaced|succeeded) (?:him|her) (?:in|on) )?$`,
  'u',
);

const TOOK =
  /\b(?<who>[Hh]e|[Ss]he)?\s?(?:took (?:over|office|power)|came to power|became|was (?:elected|appointed|named|sworn in)|assumed (?:office|power)) (?:as )?(?:the )?$/u;
const TITLE =
  /^(?:['’]s?)? (?<title>leader|president|prime minister|premier|chancellor|foreign minister|king) (?:in|on|since) $/u;

function beginningsIn(text: string, names: Names, dates: readonly DateMention[], sentences: readonly UnitSpan[]): Term[] {
  return names.countries.flatMap((country): Term[] => {
    const sentence = sentences[lastUpTo(sentences, country.start)];
    const took = sentence && TOOK.exec(text.slice(sentence.start, country.start));
    const date = dates.find(({ start }) => start > country.end && start - country.end < 60);
    const title = took && date?.edtf && TITLE.exec(text.slice(country.end, date.start));
    if (!title) return [];
    const start = sentence.start + took.index;
    const person = subject(names.mentions, sentence, start, took.groups!['who'] !== undefined);
    if (!person) return [];
    const term = {
      person,
      title: title.groups!['title']!,
      country: country.country,
      from: date!.edtf!,
      until: null,
      printed: null,
    };
    return [{ start, end: date.end, ...term }];
  });
}

/** The person named before an offset; for a pronoun, the only person in the sentence. */
function subject(mentions: readonly PersonMention[], sentence: UnitSpan, at: number, isPronoun: boolean): TextPerson | null {
  const before = mentions.filter(({ start, end, confidence }) => start >= sentence.start && end <= at && confidence >= 0.9);
  const people = new Set(before.map(({ person }) => person));
  const last = before.at(-1);
  if (!last || (isPronoun && people.size > 1) || (!isPronoun && at - last.end > 3)) return null;
  return last.person;
}
