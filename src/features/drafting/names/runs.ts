import type { UnitSpan } from '../language/sentences.js';
import { OPENERS } from './name-words.js';

/** Adjacent capitalised words. */
export interface Run {
  tokens: Token[];
  /** Whether it begins a sentence, where any word is capitalised. */
  isFirst: boolean;
}

export interface Token extends UnitSpan {
  word: string;
}

/** A capitalised word, also with an Arabic article: "el-Sisi". */
const WORD = String.raw`(?:(?:\p{Lu}\.){1,3}|(?:[ae]l|a[drstz]|ash|[bB]en|bin)-\p{Lu}[\p{L}\p{M}]*|(?:O[’']|D[’'])?\p{Lu}[\p{L}\p{M}]*(?:-\p{L}[\p{L}\p{M}]*)*)`;
const PARTICLE = String.raw`(?:de|da|das|do|dos|du|del|della|di|e|y|i|van|von|der|den|af|zu|bin|bint|ibn|al|el|la|le|ben|ter)`;
const ABBREVIATED = String.raw`(?:(?<=(?<!\p{L})(?:Mr|Mrs|Ms|Dr|Sens?|Reps?|Govs?|Gen|Lt|Col|Maj|Jr|Sr|St|Prof|Rev|Sgt|Capt|Cpt|Adm|Rt|Hon|Engr))\.)?`;
const RUN = new RegExp(
  String.raw`(?<![\p{L}\p{N}’'-])${WORD}${ABBREVIATED}(?:[ \u00A0](?:${PARTICLE}[ \u00A0]){0,2}${WORD}${ABBREVIATED})*(?![\p{L}\p{N}])`,
  'gu',
);
/** Finds runs in the order of the text, without words that are capitalised only because they begin a sentence. */
export function runsIn(text: string): Run[] {
  const runs: Run[] = [];
  for (const { 0: words, index } of text.matchAll(RUN)) {
    const all = [...words.matchAll(/[^ \u00A0]+/gu)].map(({ 0: word, index: at }): Token => {
      return { word, start: index + at, end: index + at + word.length };
    });
    const isFirst = beginsSentence(text, index);
    const first = all.findIndex(({ word }) => !OPENERS.has(word) || (word === 'Will' && !isFirst));
    const tokens = first < 0 ? [] : all.slice(first);
    if (tokens.length > 0) runs.push({ tokens, isFirst: isFirst && tokens[0]!.start === index });
  }
  return runs;
}

function beginsSentence(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 4), at);
  return at === 0 || /[.?!:…]["”’')]?\s+["“‘'(]?$|\n\s*["“‘'(]?$|["“‘]$/.test(before);
}
