/** A part of a text that is compared as a whole. Offsets are UTF-16 units; the end is exclusive. */
export interface Word {
  start: number;
  end: number;
  /** `mark`: punctuation. `gap`: an ellipsis. `insertion`: words in brackets. */
  kind: 'word' | 'mark' | 'gap' | 'insertion';
  /** The text without differences of typography. */
  key: string;
  /** The key, with a small first letter. */
  loose: string;
  /** Whether a bracket marks that the case of its first letter was changed: [W]e. */
  isRecased?: boolean;
  /** The words in brackets. */
  inner?: readonly Word[];
}

const ELLIPSIS = String.raw`…+|\.(?:[ \u00A0]?\.){2,}|⋯+`;
/** Characters of scripts that do not separate words. */
const IDEOGRAPH = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*`;
const NUMBER = String.raw`(?<![\p{L}\p{N}])[-−]?\p{N}+(?:[.,:]\p{N}+)*\p{L}*`;
const APOSTROPHE = String.raw`['’ʼ‘＇´\u0060]`;
const LETTERS = String.raw`(?:(?!${IDEOGRAPH})[\p{L}\p{M}\p{N}\u00AD\u200B-\u200D])+`;
const WORD = String.raw`${NUMBER}|${IDEOGRAPH}|${LETTERS}(?:${APOSTROPHE}${LETTERS})*`;
/** Quotation marks, dashes and the marks of emphasis in Markdown are not compared. */
const IGNORED = String.raw`[\s\u200B-\u200D\u2060\uFEFF\u00AD"“”„‟«»‹›「」『』'’‘‚‛\u0060´＂＇*_‐‑‒–—―−-]`;

const PLAIN = new RegExp(String.raw`(?<gap>${ELLIPSIS})|(?<word>${WORD})|(?<bracket>[\[\]])|${IGNORED}|(?<mark>[^])`, 'gu');
/** In brackets: a letter of another case, an ellipsis, or words that the quotation adds. */
const QUOTED = new RegExp(
  String.raw`(?<gap>[\[(]\s*(?:${ELLIPSIS})\s*[\])]|${ELLIPSIS})|(?<recased>\[\p{L}\](?:${LETTERS}(?:${APOSTROPHE}${LETTERS})*)?)|(?<insertion>\[[^\[\]]{1,300}\])|(?<word>${WORD})|(?<bracket>[\[\]])|${IGNORED}|(?<mark>[^])`,
  'gu',
);

/** Returns the words of a stored passage. Its editors' brackets are not compared, and an ellipsis is a mark of its own. */
export function passageWords(text: string): Word[] {
  return wordsBy(PLAIN, text).map((word) => (word.kind === 'gap' ? { ...word, kind: 'mark' } : word));
}

/** Returns the words of a quotation, with its ellipses and insertions. */
export function quotedWords(text: string): Word[] {
  return wordsBy(QUOTED, text);
}

function wordsBy(pattern: RegExp, text: string): Word[] {
  const found: Word[] = [];
  for (const { 0: whole, index: start, groups = {} } of text.matchAll(pattern)) {
    const at = { start, end: start + whole.length };
    if (groups['gap']) found.push({ ...at, kind: 'gap', ...keysOf('…') });
    else if (groups['recased']) found.push({ ...at, kind: 'word', ...keysOf(whole.replace(/[[\]]/g, '')), isRecased: true });
    else if (groups['insertion']) found.push({ ...at, kind: 'insertion', ...keysOf(whole), inner: passageWords(whole) });
    else if (groups['word']) found.push({ ...at, kind: 'word', ...keysOf(whole) });
    else if (groups['mark']) found.push({ ...at, kind: 'mark', ...keysOf(whole) });
  }
  return found;
}

function keysOf(word: string): { key: string; loose: string } {
  const key = word
    .normalize('NFC')
    .replace(/[\u00AD\u200B-\u200D]/g, '')
    .replace(/[’ʼ‘＇´`]/g, "'")
    .replace('−', '-');
  const [first = ''] = key;
  return { key, loose: first.toLowerCase() + key.slice(first.length) };
}

const NEGATIONS = new Set(
  'not no never none nobody nothing neither nor nowhere cannot nicht kein keine keinen nie ne pas jamais não nunca не нет ни никогда 不 没 沒 未 无 無 非 ない 안 못'.split(
    ' ',
  ),
);

export function isNegation({ key }: Pick<Word, 'key'>): boolean {
  const word = key.toLowerCase();
  return NEGATIONS.has(word) || word.endsWith("n't") || /않|없|아니/u.test(word);
}

const NUMBER_WORDS = new Set(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion half dozen'.split(
    ' ',
  ),
);

export const isNumber = ({ key }: Pick<Word, 'key'>) => /\p{N}/u.test(key) || NUMBER_WORDS.has(key.toLowerCase());

/** Words that occur in every text. */
const FREQUENT = new Set(
  `a an and are as at be been but by can could did do does for from had has have he her him his i if in is it its may more most my
  of on or our shall she should so some than that the their them then there these they this those to up us was we were what when
  which who will with would you your`.split(/\s+/),
);

export const isFrequent = ({ key }: Pick<Word, 'key'>) => FREQUENT.has(key.toLowerCase());

/** Words that a bracket may replace, since their meaning follows from the rest of the text. */
const PRONOUNS = new Set(
  `he she they it we i you him her them us me his hers their theirs its our ours my mine your yours this that these those here there
  the a an who himself herself themselves itself ourselves myself`.split(/\s+/),
);

export const isPronoun = ({ key }: Pick<Word, 'key'>) => PRONOUNS.has(key.toLowerCase());
