import { sentencesIn } from '../language/sentences.js';
import type { Paraphrase } from '../facts/paraphrases.js';

/** "MR. SMITH: We met." and "President Xi: We met." at the beginning of a line. */
const TURN =
  /^(?<who>(?:\p{Lu}[\p{Lu}.’'-]*(?: |(?=:))){1,6}|(?:(?:Mr|Mrs|Ms|Dr)\.|President|Premier|Prime Minister|Foreign Minister|Minister|Secretary|Chancellor|Ambassador) \p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)?):[ \t]+(?=\S)/gmu;
/** Fewer are headings, and questions of reporters. */
const FEWEST = 3;

/** What is said in a transcript, a turn each, with its first sentence. Empty for other texts. */
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
    return [
      {
        ...{ start: start + sentence.start, end: start + sentence.end },
        speaker: { start: index, end: index + who.length, words: who, where: 'before', score: 5, reports: false },
      },
    ];
  });
}
