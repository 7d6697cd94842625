import { lastUpTo, type UnitSpan } from '../language/sentences.js';
import { CUES } from '../language/speech-verbs.js';
import { GIVEN, NO_NAMES, PORTFOLIOS, ROYAL, TITLES } from './name-words.js';
import { runsIn, type Token } from './runs.js';

/** A person's name of two words or more. */
export interface FullName extends UnitSpan {
  words: string;
  /** The capitalised words before the name: "U.S. President". */
  title: string;
  /** The evidence that the words are a person's name. */
  seenBy: Evidence;
}

type Evidence = 'title' | 'form' | 'given name' | 'verb' | 'words beside it' | 'surname' | 'capitals';

/** Korean and Chinese names as printed in English news: Kim Jong-un, Kim Jong Un, Xi Jinping. */
const KOREAN = /^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+-\p{L}\p{Ll}+$/u;
/** Several syllables in one part. Each part of a Korean name has one. */
const SYLLABLES = /[aeiouyà-öø-ÿ][^aeiouyà-öø-ÿ\s-]+[aeiouyà-öø-ÿ]/iu;
const CHINESE =
  /^(?:Ai|Bai|Bo|Cai|Cao|Chen|Cheng|Cui|Dai|Deng|Ding|Dong|Du|Fan|Fang|Feng|Fu|Gao|Geng|Gu|Guan|Guo|Han|He|Hou|Hu|Hua|Huang|Hui|Jia|Jiang|Jin|Kang|Kong|Lei|Li|Liang|Liao|Lin|Liu|Lu|Lü|Luo|Ma|Mao|Meng|Ouyang|Pan|Peng|Qian|Qiao|Qin|Ren|Shen|Shi|Song|Su|Sun|Tan|Tang|Tian|Wan|Wang|Wei|Wen|Wu|Xi|Xia|Xiao|Xie|Xiong|Xu|Xue|Yan|Yang|Yao|Ye|Yin|Yu|Yuan|Zeng|Zhang|Zhao|Zheng|Zhong|Zhou|Zhu|Zou) (?:(?:[bpmfdtnlgkhjqxzcsryw]|[zcs]h)?(?:a|o|e|ai|ei|ao|ou|an|en|ang|eng|ong|i|ia|ie|iao|iu|ian|in|iang|ing|iong|u|ua|uo|uai|ui|uan|un|uang|ue|ü|üe)){1,3}$/iu;

const KIN =
  /\b(?:wife|husband|spouse|son|daughter|father|mother|brother|sister|widow|aide|rival|leader|director|spokes(?:man|woman|person)|minister|president|premier|secretary|chief|analyst|adviser|advisor|expert|professor|researcher|fellow|journalist|reporter|ambassador|envoy|governor|mayor|nominee|candidate|senator|lawyer|attorney|author|historian|economist|strategist|manager|surrogate|member|founder|chairman|head|commander|activist|actor|actress|singer|director|officer|scientist|colleague|counterpart|opposite number|friend|named|called),? $/;
const AFTER = new RegExp(
  String.raw`^(?:,? (?:who|\d{2},)|,? \((?:R|D|I|aged? )|, (?:(?:the|an?|his|her|its|then|\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?['’]s?) [^.,;]{0,60})?(?:minister|president|secretary|director|leader|head|chair|spokes|professor|officer|member|chief|envoy|ambassador|editor|analyst|author|wife|husband|son|daughter|father|mother)|,? (?:also |then |later )?(?:${CUES})(?!\p{L}))`,
  'u',
);
const BEFORE = new RegExp(String.raw`(?:^|[\s,”"])(?:${CUES}) $`, 'u');
/** "the Deputy Minister of Trade, ", "the ambassador of Peru to Chile, " */
const OFFICE_BEFORE =
  /(?<!\p{L})(?:[Mm]inister|[Ss]ecretary|[Aa]mbassador|[Cc]hargé d['’]affaires|[Pp]resident|[Dd]irector|[Ss]peaker|[Gg]overnor|[Mm]ayor|[Cc]hair(?:man|woman|person)?|[Hh]ead) (?:of|for|to) [^,.;:“”"]{2,60}, $/u;

/** Whether the surname comes first, as in Xi Jinping and Kim Jong-un. */
export function isSurnameFirst(name: string): boolean {
  return isKorean(name) || CHINESE.test(name);
}

/** Not "Kofi Mensah-Adjei" or "Ann Lee-Smith", whose surname is hyphenated. */
function isKorean(name: string): boolean {
  return KOREAN.test(name) && !SYLLABLES.test(name) && !GIVEN.has(name.split(' ')[0]!);
}

/** Finds the full names of people in the order of the text, outside the `taken` spans. */
export function fullNamesIn(text: string, taken: readonly UnitSpan[]): FullName[] {
  const named: (Omit<FullName, 'seenBy'> & { seenBy: Evidence | null; tokens: Token[] })[] = [];
  const runs = runsIn(text);
  for (const { tokens: all } of runs) {
    const tokens = withoutTaken(all, taken);
    const royal = royalName(tokens);
    if (royal) {
      const [start, end] = [royal[0]!.start, royal.at(-1)!.end];
      named.push({ start, end, words: text.slice(start, end), title: royal[0]!.word, seenBy: 'title', tokens: [...royal] });
      continue;
    }
    const title = titleLength(tokens, text);
    const name = tokens.slice(title);
    if (!mayBeName(name, title > 0)) continue;
    const [start, end] = [name[0]!.start, name.at(-1)!.end];
    // "Minister of Health and Rural Development, Ann Lee"
    if (isOfOffice(text, start) && /^, \p{Lu}/u.test(text.slice(end, end + 3))) continue;
    const words = text.slice(start, end);
    const titleWords = title > 0 ? text.slice(tokens[0]!.start, tokens[title - 1]!.end) : '';
    named.push({ start, end, words, title: titleWords, seenBy: evidence(text, words, titleWords, start, end), tokens: name });
  }
  // A name with evidence in one place counts everywhere, as does one whose surname also occurs alone.
  const seen = new Set(named.flatMap(({ seenBy, words }) => (seenBy ? [words] : [])));
  const alone = new Set(
    runs.flatMap(({ tokens }) => (tokens.length === 1 || TITLES.has(tokens[0]!.word) ? [tokens.at(-1)!.word] : [])),
  );
  return named.map(({ seenBy, tokens, ...name }) => {
    const isSeen = seen.has(name.words) || alone.has(tokens.at(-1)!.word);
    return { ...name, seenBy: seenBy ?? (isSeen ? 'surname' : 'capitals') };
  });
}

/** The last part of a run that does not overlap a taken span. */
function withoutTaken(tokens: readonly Token[], taken: readonly UnitSpan[]): readonly Token[] {
  return tokens.slice(tokens.findLastIndex((token) => isTaken(token, taken)) + 1);
}

/** Whether a span overlaps a taken one. `taken` is in the order of the text. */
export function isTaken({ start, end }: UnitSpan, taken: readonly UnitSpan[]): boolean {
  const last = taken[lastUpTo(taken, end - 1)];
  return last !== undefined && last.end > start;
}

/** "King Edvard", "Crown Prince Akira", "King Alfonso XIV": a title and a single name, which identify a person together. */
function royalName(tokens: readonly Token[]): readonly Token[] | null {
  const first = tokens.findIndex(({ word }) => ROYAL.has(word));
  const name = tokens.slice(first).findIndex(({ word }) => !ROYAL.has(word));
  if (first < 0 || name < 0) return null;
  const rest = tokens.slice(first + name);
  const isName = rest.length === 1 || (rest.length === 2 && ORDINAL.test(rest[1]!.word));
  return isName && !TITLES.has(rest[0]!.word) && !NO_NAMES.has(rest[0]!.word) ? tokens.slice(first) : null;
}

const ORDINAL = /^[IVX]+$/u;

/** "Minister of Foreign Affairs and ": the words after it belong to the office. */
const OF_OFFICE =
  /(?:Minister|Secretary|Director|Commissioner)(?: of State)? (?:of|for) (?:the )?(?:\p{Lu}\p{L}+,? (?:and )?){0,4}$/u;

const isOfOffice = (text: string, at: number): boolean => OF_OFFICE.test(text.slice(Math.max(0, at - 60), at));

function titleLength(tokens: readonly Token[], text: string): number {
  const isInOffice = isOfOffice(text, tokens[0]?.start ?? 0);
  const isTitle = (word: string) =>
    TITLES.has(word.replace(/\.$/, '')) || (isInOffice && (NO_NAMES.has(word) || PORTFOLIOS.has(word)));
  return tokens.findLastIndex(({ word }, at) => at < tokens.length - 1 && isTitle(word)) + 1;
}

const MOST_WORDS = 5;

function mayBeName(tokens: readonly Token[], isTitled: boolean): boolean {
  const capitalised = tokens.filter(({ word }) => /\p{Lu}/u.test(word)).length;
  if (capitalised < 2 || capitalised > MOST_WORDS) return false;
  const hasKoreanForm = isKorean(tokens.map(({ word }) => word).join(' '));
  // "U Nu": a single letter may begin a name of Myanmar.
  const isNoName = ({ word }: Token, at: number) =>
    (NO_NAMES.has(word) && (at > 0 || !(GIVEN.has(word) || hasKoreanForm))) ||
    // "Vice President JD Vance"
    (/^\p{Lu}{2,}$/u.test(word) && !(isTitled && at === 0 && word.length === 2)) ||
    (/^\p{Lu}$/u.test(word) && (at > 0 || word !== 'U'));
  if (tokens.some(isNoName)) return false;
  return !/^\p{Lu}\.$/u.test(tokens.at(-1)!.word) && !/^(?:Jr|Sr)\.?$/.test(tokens[0]!.word);
}

/** Beginnings of names of newspapers and ships: "El Mercurio". */
const ARTICLE = /^(?:El|La|Le|Les|Los|Las|Il|Lo|Der|Die|Das) /u;

/** "Admiral (ret.) Ann Lee" */
const RETIRED = /\p{Lu}\p{Ll}+ \(ret(?:d|ired)?\.?\) $/u;

function evidence(text: string, words: string, title: string, start: number, end: number): Evidence | null {
  if (title !== '' || RETIRED.test(text.slice(0, start))) return 'title';
  if (isSurnameFirst(words)) return 'form';
  if (GIVEN.has(words.split(' ')[0]!) || /^\S+ (?:\p{Lu}\. )+\S+$/u.test(words)) return 'given name';
  const [before, after] = [text.slice(Math.max(0, start - 40), start), text.slice(end, end + 100)];
  if (ARTICLE.test(words) || /(?<!\p{L})[Tt]he $/u.test(before)) return null;
  const isHolder = OFFICE_BEFORE.test(text.slice(Math.max(0, start - 100), start)) && /^[,.;]/.test(after);
  if (isHolder || KIN.test(before) || AFTER.test(after)) return 'words beside it';
  return BEFORE.test(before) ? 'verb' : null;
}
