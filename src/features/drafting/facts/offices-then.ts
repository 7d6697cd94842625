import { sentencesIn } from '../language/sentences.js';
import { OFFICE, officeOf, placed, placeOf, UNSURE, type FoundOffice } from './offices.js';
import { subjectMeant, type Given } from './subject-meant.js';

/** "As mayor of Tampere, she flew": an office of the time that the sentence tells of. */
const AS_HOLDER = new RegExp(
  String.raw`^(?:As|While) (?:the )?(?:then )?(?<title>${OFFICE}(?: (?:of|for) (?:the )?\p{Lu}[\p{L}’'-]+(?: (?:(?:of|and|de|la) )?\p{Lu}[\p{L}’'-]+){0,3})?)(?:,| in \d{4},) `,
  'u',
);

/** Finds the offices that people held at the time that a sentence tells of. */
export function officesThen(given: Given): FoundOffice[] {
  const { text, names } = given;
  return sentencesIn(text).flatMap((sentence): FoundOffice[] => {
    const match = AS_HOLDER.exec(text.slice(sentence.start, sentence.end));
    const at = sentence.start + (match?.[0].length ?? 0);
    const meant = match && (names.mentions.find(({ start }) => start === at) ?? subjectMeant(given, sentence) ?? null);
    if (!meant) return [];
    const titleAt = sentence.start + match[0].indexOf(match.groups!['title']!);
    const { title, place } = placeOf(match.groups!['title']!, titleAt, names);
    const mention = { ...names.mentions.find(({ person }) => person === meant.person)!, confidence: UNSURE };
    const office = officeOf(mention, title, 'then', 'before the name', { start: sentence.start, end: meant.end });
    const isTown = place !== null && 'by' in place && place.by === 'city';
    return [
      place
        ? { ...placed(office, place, names, true), ...(isTown && { title: match.groups!['title']! }) }
        : { ...office, isNear: false },
    ];
  });
}
