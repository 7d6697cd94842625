import { setImmediate as nextTurn } from 'node:timers/promises';
import { CodePoints } from '../../../model/text/code-points.js';
import { type Quoted, quotationsIn } from '../../../model/text/quotations.js';
import type { Loader } from '../../../query/load/loader.js';
import { ClientError } from '../../../shared/errors.js';
import { escapePattern } from '../../../shared/escape-pattern.js';
import { findSpeakers } from '../../drafting/language/speakers.js';
import { weightOf } from '../compare/align.js';
import { type Quotation, readQuotation } from '../compare/compare.js';
import { findCandidates } from './candidates.js';
import { findMatches, type Match } from './match.js';
import { namedSpeaker, type NamedSpeaker, Speakers } from './speakers.js';

export const VERDICTS = ['VERBATIM', 'ALTERED', 'MISATTRIBUTED', 'TOO_SHORT', 'NOT_FOUND'] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface Checked {
  /** In code points. */
  start: number;
  end: number;
  text: string;
  speakerAsPrinted: string | null;
  verdict: Verdict;
  /** Whether the store knows the speaker that the text names, who is not the stored one; null if there is no such difference. */
  isSpeakerKnown: boolean | null;
  matches: Match[];
}

/** A text with more code points or quotations is refused. */
export const CHECK_LIMITS = Object.freeze({ characters: 100_000, quotations: 500 });
const MOST_MATCHES = 5;

/** @throws ClientError if the text is too long, or has too many quotations */
export function outerQuotations(text: string): Quoted[] {
  const length = new CodePoints(text).length;
  atMost('checkedCharacters', CHECK_LIMITS.characters, length, 'code points. Check it in parts');
  const quoted = quotationsIn(text);
  const count = quoted.filter(({ depth }) => depth === 0).length;
  atMost('checkedQuotations', CHECK_LIMITS.quotations, count, 'quotations. Check it in parts');
  return quoted;
}

function atMost(limit: string, maximum: number, value: number, what: string): void {
  if (value <= maximum) return;
  const extensions = { limit, maximum, value };
  throw new ClientError('LIMIT_EXCEEDED', `The text has ${value} ${what}; the limit is ${maximum}.`, { extensions });
}

interface Asked {
  quoted: Quoted;
  text: string;
  quotation: Quotation;
  speaker: NamedSpeaker | null;
}

/** Compares each quotation of a text with stored statements and texts. A quotation within another counts as part of it. */
export async function checkText(
  load: Loader,
  text: string,
  minWords: number,
  signal: AbortSignal | null = null,
): Promise<Checked[]> {
  const quoted = outerQuotations(text);
  const speakers = findSpeakers(text, quoted);
  const asked = quoted.flatMap((each, index): Asked[] => {
    if (each.depth > 0) return [];
    const words = text.slice(each.start, each.end);
    const spokenBy = speakers[index];
    return [
      {
        ...{ quoted: each, text: words, quotation: readQuotation(words, text.slice(0, each.start - 1), text.slice(each.end)) },
        speaker: spokenBy ? namedSpeaker(text, spokenBy) : null,
      },
    ];
  });
  const points = new CodePoints(text);
  const checked = await judge(load, text, asked, Math.max(minWords, 1), signal);
  return asked.map(({ quoted: { start, end }, text: words, speaker }, index) => ({
    ...{ start: points.fromUnits(start), end: points.fromUnits(end), text: words, speakerAsPrinted: speaker?.words ?? null },
    isSpeakerKnown: null,
    ...checked[index]!,
  }));
}

type Judged = Pick<Checked, 'verdict' | 'matches'> & Partial<Pick<Checked, 'isSpeakerKnown'>>;

/** The same words are compared once, unless the text around them matters. */
const keyOf = ({ text, isNegated, isSentence }: Quotation) => `${isNegated} ${isSentence} ${text}`;

async function judge(
  load: Loader,
  text: string,
  asked: readonly Asked[],
  minWords: number,
  signal: AbortSignal | null,
): Promise<Judged[]> {
  const isLong = ({ length }: Quotation) => length >= minWords;
  // A short quotation may be a whole statement, unless it has only words such as "the".
  const compared = [...new Map(asked.map(({ quotation }) => [keyOf(quotation), quotation])).values()].filter(
    (quotation) => isLong(quotation) || quotation.words.some((word) => word.kind === 'word' && weightOf(word) === 1),
  );
  const candidates = await findCandidates(load, compared);
  const found = new Map<string, { matches: Match[]; isCapped: boolean }>();
  const pause = async () => {
    signal?.throwIfAborted();
    await nextTurn(); // other requests are served in between
  };
  for (const [index, quotation] of compared.entries()) {
    const { found: own, isCapped } = candidates[index]!;
    const matches = await findMatches(quotation, own, pause);
    found.set(keyOf(quotation), { matches: isLong(quotation) ? matches : matches.filter(({ isWhole }) => isWhole), isCapped });
  }
  const isNamed = asked.some(({ speaker }) => speaker !== null);
  const said = await Speakers.of(
    load,
    isNamed
      ? [...new Set([...found.values()].flatMap(({ matches }) => matches.flatMap(({ statementId }) => statementId ?? [])))]
      : [],
  );
  return Promise.all(
    asked.map(async ({ quotation, speaker, quoted }): Promise<Judged> => {
      const { matches = [], isCapped = false } = found.get(keyOf(quotation)) ?? {};
      const shown = matches.slice(0, MOST_MATCHES);
      if (!matches[0]) return { verdict: isLong(quotation) ? 'NOT_FOUND' : 'TOO_SHORT', matches: [] };
      const [{ isVerbatim: isExact }] = matches as [Match];
      const ids = matches.filter(({ isVerbatim }) => isVerbatim === isExact).map(({ statementId }) => statementId);
      // Words that occur only in the text of a source may be anybody's, and so may those of statements that were not read.
      const isSpeakerKnown =
        speaker !== null && !isCapped && ids.every((id) => id !== null)
          ? await said.isOtherKnown(speaker, fullNames(text, speaker.words, quoted), ids)
          : null;
      return { verdict: !isExact ? 'ALTERED' : isSpeakerKnown ? 'MISATTRIBUTED' : 'VERBATIM', isSpeakerKnown, matches: shown };
    }),
  );
}

const NAME_WORD = String.raw`\p{Lu}[\p{L}\p{M}’'.-]*`;

/** Returns the full names for a short name in the text outside the quotation; the name itself if there are none. */
function fullNames(text: string, name: string, { start, end }: Quoted): string[] {
  if (/\s/u.test(name) || !/^\p{Lu}/u.test(name)) return [name];
  const pattern = new RegExp(`(?<!\\p{L})(?:${NAME_WORD} )*${escapePattern(name)}(?: ${NAME_WORD})*(?!\\p{L})`, 'gu');
  const around = `${text.slice(0, start)}\n${text.slice(end)}`;
  const full = new Set([...around.matchAll(pattern)].map(([words]) => words).filter((words) => words !== name));
  return full.size > 0 ? [...full] : [name];
}
