/** A part of a text that is compared as a whole. Offsets are UTF-16 units; the end is exclusive. */
export interface Word {
  start: number;
  end: number;
  /** `mark`: punctuation. `gap`: an ellipsis. `insertion`: words in brackets. */
  kind: 'word' | 'mark' | 'gap' | 'insertion';
  /** The text with its typography normalized. */
  key: string;
  /** The key with its first letter in lower case. */
  loose: string;
  /** Set if the word is in brackets in the passage, so an editor inserted it: based [on] facts. */
  isEditorial?: boolean;
  /** Whether a bracket marks that the case of its first letter was changed: [W]e. */
  isRecased?: boolean;
  /** The words in brackets. */
  inner?: readonly Word[];
}

const ELLIPSIS = String.raw`…+|\.(?:[ \u00A0]?\.){2,}|⋯+`;
/** Scripts that do not separate words. */
const IDEOGRAPHS = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;
const NUMBER = String.raw`(?<![\p{L}\p{N}])[\-−]?\p{N}+(?:[.,:]\p{N}+)*\p{L}*`;
const APOSTROPHE = String.raw`['’ʼ‘＇´\u0060]`;
const LETTERS = String.raw`[[\p{L}\p{M}\p{N}\u00AD\u200B-\u200D]--[${IDEOGRAPHS}]]+`;
const WORD = String.raw`${NUMBER}|[${IDEOGRAPHS}]\p{M}*|${LETTERS}(?:${APOSTROPHE}${LETTERS})*`;
/** Quotation marks, dashes and the marks of emphasis in Markdown are not compared. */
const MARK = String.raw`[^\s\u200B-\u200D\u2060\uFEFF\u00AD"“”„‟«»‹›「」『』'’‘‚‛\u0060´＂＇*_‐‑‒–—―−\-\[\]]`;

const PLAIN = new RegExp(String.raw`(${ELLIPSIS})|()()(${WORD})|(${MARK})`, 'gv');
/** In brackets: a letter of another case, an ellipsis, or words that the quotation adds. */
const QUOTED = new RegExp(
  String.raw`([\[\(]\s*(?:${ELLIPSIS})\s*[\]\)]|${ELLIPSIS})|(\[\p{L}\](?:${LETTERS}(?:${APOSTROPHE}${LETTERS})*)?)|(\[[^\[\]]{1,300}\])|(${WORD})|(${MARK})`,
  'gv',
);

/**
 * Returns the words of a stored passage. Editorial brackets in the passage are not compared, and an ellipsis counts as a mark.
 */
export function passageWords(text: string): Word[] {
  const brackets = text.includes('[') ? [...text.matchAll(/(?<=\s)\[[^[\]]{1,100}\](?!\p{L})/gu)] : [];
  const isEditorial = ({ start, kind }: Word) =>
    kind === 'word' && brackets.some(({ index, 0: { length } }) => start > index && start < index + length);
  return wordsBy(PLAIN, text).map((word) =>
    word.kind === 'gap' ? { ...word, kind: 'mark' } : isEditorial(word) ? { ...word, isEditorial: true } : word,
  );
}

/** Returns the words of a quotation, with its ellipses and insertions. */
export function quotedWords(text: string): Word[] {
  return wordsBy(QUOTED, text);
}

function wordsBy(pattern: RegExp, text: string): Word[] {
  const found: Word[] = [];
  for (const match of text.matchAll(pattern)) {
    const whole = match[0];
    const [start, end] = [match.index, match.index + whole.length];
    if (match[1]) found.push({ start, end, kind: 'gap', key: '…', loose: '…' });
    else if (match[2]) found.push({ ...wordAt(start, end, 'word', whole.replace(/[[\]]/g, '')), isRecased: true });
    else if (match[3]) found.push({ ...wordAt(start, end, 'insertion', whole), inner: passageWords(whole) });
    else found.push(wordAt(start, end, match[4] ? 'word' : 'mark', whole));
  }
  return found;
}

function wordAt(start: number, end: number, kind: Word['kind'], text: string): Word {
  if (/^[a-z0-9.,]+$/.test(text)) return { start, end, kind, key: text, loose: text }; // most words
  const key = text
    .normalize('NFC')
    .replace(/[\u00AD\u200B-\u200D]/g, '')
    .replace(/[’ʼ‘＇´`]/g, "'")
    .replace('−', '-');
  const [first = ''] = key;
  return { start, end, kind, key, loose: first.toLowerCase() + key.slice(first.length) };
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
