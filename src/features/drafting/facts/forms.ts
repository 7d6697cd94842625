import type { DateMention } from '../language/dates.js';
import { isOutlet } from '../names/known.js';
import { type UnitSpan, sentencesIn } from '../language/sentences.js';
import type { CountryMention } from '../names/countries.js';
import type { Names } from '../names/names.js';
import type { TextOrganization } from '../names/organizations.js';
import type { Paraphrase } from './paraphrases.js';

/** The words before the first sentence of a dispatch: "BEIJING, March 28 (Xinhua) --". */
export interface Dateline extends UnitSpan {
  /** Null if the words name none: "OSLO, 2 May 2019 -". */
  outlet: TextOrganization | null;
  place: CountryMention | null;
  /** The date in EDTF; null if there is none. */
  date: string | null;
}

/** The dateline of a text, if it has one: a place in capitals, an agency in brackets, and a dash. */
export function findDateline(
  text: string,
  { organizations, countries }: Pick<Names, 'organizations' | 'countries'>,
  dates: readonly DateMention[],
): Dateline | null {
  const agency = organizations.find(({ start, end, organization }) => {
    const line = text.lastIndexOf('\n', start) + 1;
    const before = text.slice(line, start);
    return (
      isOutlet(organization) &&
      line < FURTHEST &&
      /^\p{Lu}[\p{Lu} .’'-]+(?:, [\p{L}. ]{2,30}?)?(?:,? \p{L}{3,9}\.? \d{1,2}(?:, \d{4})?)? ?\($/u.test(before) &&
      /^\) ?(?:--?|–|—)/.test(text.slice(end, end + 4))
    );
  });
  if (!agency) return datedLine(text, countries, dates);
  const start = text.lastIndexOf('\n', agency.start) + 1;
  const date = dates.find((each) => each.start >= start && each.end <= agency.start);
  const place = countries.find((each) => each.start >= start && each.end <= agency.start) ?? null;
  return { start, end: agency.end + 1, outlet: agency.organization, place, date: date?.edtf ?? null };
}

/** A dateline without an agency: "WELLINGTON, 8 March 2017 —". */
function datedLine(text: string, countries: Names['countries'], dates: readonly DateMention[]): Dateline | null {
  const date = dates.find(({ start, end }) => {
    const line = text.lastIndexOf('\n', start) + 1;
    return (
      line < FURTHEST &&
      /^\p{Lu}[\p{Lu} .’'-]+(?:, [\p{L}. ]{2,30}?)?,? $/u.test(text.slice(line, start)) &&
      /^ ?(?:--?|–|—) /u.test(text.slice(end, end + 4))
    );
  });
  if (!date) return null;
  const start = text.lastIndexOf('\n', date.start) + 1;
  const place = countries.find((each) => each.start >= start && each.end <= date.start) ?? null;
  return { start, end: date.end, outlet: null, place, date: date.edtf };
}

/** The last offset at which the first line of a dispatch may begin, after a title. */
const FURTHEST = 500;

const HEADING = /^.{0,80}(?:\bdelegation\b|\baccompan(?:ied|ying)\b|\bentourage\b).{0,60}:[ \t]*\n+/gimu;

/** The lines under "Members of the delegation:", up to the first empty one. */
export function delegateListsIn(text: string): UnitSpan[] {
  return [...text.matchAll(HEADING)].map(({ 0: heading, index }) => {
    const start = index + heading.length;
    const end = text.indexOf('\n\n', start);
    return { start, end: end < 0 ? text.length : end };
  });
}

/** "MR. SMITH: We met." and "President Xi: We met." at the beginning of a line. */
const TURN =
  /^(?<who>(?:\p{Lu}[\p{Lu}.’'-]*(?: |(?=:))){1,6}|(?:(?:Mr|Mrs|Ms|Dr)\.|President|Premier|Prime Minister|Foreign Minister|Minister|Secretary|Chancellor|Ambassador) \p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)?):[ \t]+(?=\S)/gmu;
/** A text with fewer turns is not a transcript: its turns are headings, or questions from reporters. */
const FEWEST = 3;

/** Finds the turns of a transcript, each with its first sentence. Empty for other texts. */
export function turnsIn(text: string): Paraphrase[] {
  const turns = [...text.matchAll(TURN)].filter(
    ({ groups }) => !/^(?:Q|QUESTION|REPORTER|MODERATOR)$/.test(groups!['who']!.trim()),
  );
  if (turns.length < FEWEST) return [];
  return turns.flatMap(({ 0: head, index, groups }): Paraphrase[] => {
    const who = groups!['who']!.trim();
    const start = index + head.length;
    const line = text.slice(start, text.indexOf('\n', start) < 0 ? undefined : text.indexOf('\n', start));
    const [sentence] = sentencesIn(line);
    if (!sentence || /^[“"]/.test(line)) return [];
    const speaker = { start: index, end: index + who.length, words: who, where: 'before', score: 5, reports: false } as const;
    const end = start + sentence.end;
    return [{ start: start + sentence.start, end, speaker, until: end }];
  });
}
