import { fold } from '../../../model/fold.js';
import type { UnitSpan } from '../language/sentences.js';

/** A known name in a text. */
interface Phrase<Meaning> extends UnitSpan {
  /** Several if the name is ambiguous. */
  means: Meaning[];
}

interface Spelling<Meaning> {
  words: string;
  means: Meaning;
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** The characters that may separate the words of a name. */
const BETWEEN = /^(?:[ \u00A0]|[-–'’.&]|\. | & |, |['’] )$/u;

/** Finds names of several words in texts. The longest match wins. Diacritics, hyphens and dots in names are ignored. */
export class Phrases<Meaning> {
  readonly #spellings = new Map<string, Spelling<Meaning>[]>();
  /** The length in words of the longest name, by first word. */
  readonly #longest = new Map<string, number>();

  add(name: string, means: Meaning): void {
    const words = fold(name).match(WORD);
    if (!words) return;
    const key = words.join(' ');
    const spellings = this.#spellings.get(key);
    if (spellings) spellings.push({ words: name, means });
    else this.#spellings.set(key, [{ words: name, means }]);
    this.#longest.set(words[0]!, Math.max(words.length, this.#longest.get(words[0]!) ?? 0));
  }

  /** Returns the names in the order of the text, without overlaps. */
  in(text: string): Phrase<Meaning>[] {
    const words = [...text.matchAll(WORD)].map(({ 0: word, index }) => ({ word, start: index, end: index + word.length }));
    const found: Phrase<Meaning>[] = [];
    for (let first = 0; first < words.length; first++) {
      const match = this.#at(text, words, first);
      if (!match) continue;
      const { start } = words[first]!;
      const { end } = words[match.last]!;
      found.push({ start, end: end + (match.isDotted && text[end] === '.' ? 1 : 0), means: match.means });
      first = match.last;
    }
    return found;
  }

  #at(text: string, words: readonly (UnitSpan & { word: string })[], first: number) {
    if (!/[\p{Lu}\p{Lo}\p{N}]/u.test(words[first]!.word[0]!)) return null;
    const longest = this.#longest.get(fold(words[first]!.word)) ?? 0;
    let best = null;
    let key = '';
    for (let last = first; last < Math.min(first + longest, words.length); last++) {
      if (last > first && !BETWEEN.test(text.slice(words[last - 1]!.end, words[last]!.start))) break;
      key += `${last > first ? ' ' : ''}${fold(words[last]!.word)}`;
      const printed = text.slice(words[first]!.start, words[last]!.end);
      const fitting = this.#spellings.get(key)?.filter(({ words: name }) => isSameCase(name, printed)) ?? [];
      if (fitting.length === 0) continue;
      const means = [...new Set(fitting.map(({ means }) => means))];
      best = { last, means, isDotted: fitting.some(({ words: name }) => name.endsWith('.')) };
    }
    return best;
  }
}

/** Abbreviations match only in capitals: US, not us. */
function isSameCase(name: string, printed: string): boolean {
  return /\p{Ll}|\p{Lo}/u.test(name) || !/\p{Ll}/u.test(printed);
}
