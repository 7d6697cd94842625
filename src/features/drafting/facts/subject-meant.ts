import type { UnitSpan } from '../language/sentences.js';
import type { TextPerson } from '../names/names.js';
import type { FoundOffice } from './offices.js';
import type { Pronouns } from './pronouns.js';

const SUBJECT =
  /^(?:(?:On|In|At|By|From|Later|Earlier|Then|Afterwards)(?: [^,.;“”"]{1,40}?)?,? )?(?<subject>[Hh]e|[Ss]he|[Tt]he (?:visiting )?(?<title>(?:[Pp]rime |[Ff]oreign |[Dd]efen[cs]e |[Vv]ice )?(?:[Pp]resident|[Pp]remier|[Cc]hancellor|[Mm]inister|[Kk]ing|[Qq]ueen|[Ll]eader)))(?= (?!(?:of|and|for) )\p{Ll})/u;
/** Never certain. */
const CONFIDENCE = 0.6;

/** "He visited Estonia", "The foreign minister met": the person to whom the subject of a sentence refers. */
export function subjectMeant(
  { text, offices, pronouns }: { text: string; offices: readonly FoundOffice[]; pronouns: Pronouns },
  sentence: UnitSpan,
): (UnitSpan & { person: TextPerson; confidence: number }) | null {
  const match = SUBJECT.exec(text.slice(sentence.start, sentence.end));
  if (!match) return null;
  const words = match.groups!['subject']!;
  const end = sentence.start + match[0].length;
  const span = { start: end - words.length, end };
  const title = match.groups!['title']?.toLowerCase();
  const isHolder = (office: FoundOffice) => office.start < span.start && office.title.toLowerCase().endsWith(title!);
  const person = title ? offices.findLast(isHolder)?.person : pronouns.meaning({ ...span, words })?.person;
  return person ? { ...span, person, confidence: CONFIDENCE } : null;
}
