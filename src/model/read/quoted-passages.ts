import { isObject } from '../../shared/json.js';
import { z } from 'zod';
import { CITED, ownerKind } from '../kinds/kinds.js';
import { words, type CitedSpan } from '../kinds/fields.js';
import type { Path, Problem } from '../problem.js';
import type { Reasoned } from '../reasons.js';
import type { CodePoints } from '../text/code-points.js';
import { explainAbsence, findQuotation, MOST_PLACES, inQuotationMarks, type FoundPassage } from '../text/find-quotation.js';
import { shapeProblems } from './shape-problems.js';
import { sha256 } from '../text/sha256.js';

// An author may cite a passage by its words. The words are replaced with offsets when the annotation is read, so neither the
// rules nor the store need to handle them.

const occurrence = z.int().min(1).max(MOST_PLACES).describe('Which of several occurrences: 1 is the first.').optional();

export const quotedPassage = z.strictObject({
  words: words('The words of the passage, or its first and last ones: first … last.'),
  occurrence,
});

/** Words that the source prints between quotation marks, without their offsets. */
export const quotedWords = z.strictObject({
  exact: words('The words that the source prints between quotation marks.'),
  occurrence,
});

type Quotation = z.infer<typeof quotedPassage> | z.infer<typeof quotedWords>;
type Table = Record<string, unknown>;
type Holder = Record<string | number, unknown>;

/** Cited words, and the passages that replaced them. */
export interface Filled {
  path: Path;
  /** A list of passages if `cite` was a single string. */
  value: CitedSpan | CitedSpan[];
}

interface FilledIn {
  filled: Filled[];
  problems: Problem[];
  /** Paths of passages that were not found. Their offsets are placeholders. */
  unfound: Path[];
}

/** The rule name of problems with passages that were not found. */
export const QUOTATION_IN_TEXT = 'quotation-in-text';
/** Placeholder for a passage that was not found. */
const UNFOUND: CitedSpan = [0, 1];
/** The maximum number of explanations, since each one searches the whole text several times. */
const MOST_EXPLAINED = 50;
/** The number of places that a message lists. */
const SHOWN = 5;

/** Replaces the words of each cited passage with its offsets, in the parsed value of a file. */
export function fillInPassages(value: unknown, text: CodePoints | null): FilledIn {
  const done: FilledIn = { filled: [], problems: [], unfound: [] };
  const isOther = text !== null && !isTextOf(value, text);
  let needsText = false;
  for (const { holder, step, path, isAlone } of wordsCited(value)) {
    const written = typeof holder[step] === 'string' ? { words: holder[step] } : (holder[step] as Table);
    const type = 'exact' in written ? quotedWords : quotedPassage;
    const read = type.safeParse(written, { reportInput: true });
    const found = !read.success || !text || isOther ? null : passageOf(text, read.data, done.problems.length < MOST_EXPLAINED);
    const passage = found && !('reason' in found) ? found : null;
    holder[step] = isAlone ? [passage ?? UNFOUND] : (passage ?? UNFOUND);
    if (passage) done.filled.push({ path, value: holder[step] as Filled['value'] });
    else done.unfound.push(path);
    if (!read.success) done.problems.push(...shapeProblems(read.error.issues, { type, at: path }));
    if (found && 'reason' in found) done.problems.push({ rule: QUOTATION_IN_TEXT, path, ...found });
    // One problem is enough. If the text is a different one, its hash is reported instead.
    if (!text && !needsText) done.problems.push({ rule: QUOTATION_IN_TEXT, path, reason: 'WORDS_WITHOUT_TEXT', params: {} });
    needsText = true;
  }
  return done;
}

function passageOf(text: CodePoints, quotation: Quotation, isExplained: boolean): CitedSpan | Reasoned {
  const said = 'exact' in quotation ? quotation.exact : quotation.words;
  const places = findQuotation(text, said);
  if (places.length === 0) {
    const explanation = isExplained ? explainAbsence(text, said) : '';
    return { reason: 'WORDS_NOT_FOUND', params: { words: inQuotationMarks(said), explanation } };
  }
  const place = quotation.occurrence === undefined && places.length === 1 ? places[0] : places[(quotation.occurrence ?? 0) - 1];
  if (!place) return severalPlaces(text, said, places, quotation);
  const { start, end } = place;
  return 'exact' in quotation ? { start, end, exact: text.slice(start, end) } : [start, end];
}

function severalPlaces(text: CodePoints, said: string, found: FoundPassage[], { occurrence }: Quotation): Reasoned {
  const places = found.slice(0, SHOWN).map(({ start, end }) => ({ start, end, line: text.lineOf(start) }));
  const count = Math.min(found.length, MOST_PLACES);
  const params = { words: inQuotationMarks(said), count, hasMore: found.length > MOST_PLACES, places };
  if (occurrence === undefined) return { reason: 'WORDS_AT_SEVERAL_PLACES', params };
  return { reason: 'NO_SUCH_OCCURRENCE', params: { ...params, occurrence } };
}

function isTextOf(value: unknown, text: CodePoints): boolean {
  const source = tableOf(tableOf(value)['source']);
  return source['sha256'] === sha256(text.text);
}

interface CitedWords {
  /** The table or list that contains the words, and the words' key or index in it. */
  holder: Holder;
  step: string | number;
  path: Path;
  /** Whether the words are the value of `cite` itself, rather than an entry of its list. */
  isAlone: boolean;
}

/** Returns every passage that is cited by its words. The value need not be a valid annotation. */
function wordsCited(value: unknown): CitedWords[] {
  return claimsWithCite(value).flatMap(({ claim, path }): CitedWords[] => {
    const { cite } = claim;
    const at = [...path, 'cite'];
    if (typeof cite === 'string') return [{ holder: claim, step: 'cite', path: at, isAlone: true }];
    if (!Array.isArray(cite)) return [];
    return cite.flatMap((cited, index) =>
      isByWords(cited) ? [{ holder: cite as unknown as Holder, step: index, path: [...at, index], isAlone: false }] : [],
    );
  });
}

function isByWords(cited: unknown): boolean {
  if (typeof cited === 'string') return true;
  const { start, end, words: said, exact } = tableOf(cited);
  return said !== undefined || (exact !== undefined && start === undefined && end === undefined);
}

function claimsWithCite(value: unknown): { claim: Holder; path: Path }[] {
  const annotation = tableOf(value);
  return CITED.flatMap((kind) => {
    const owner = ownerKind(kind);
    if ('table' in kind.place) return entriesOf(annotation[kind.place.table], [kind.place.table]);
    const { list } = kind.place;
    if (!owner) return entriesOf(annotation[list], [list]);
    const owners = entriesOf(annotation[owner.place.table], [owner.place.table]);
    return owners.flatMap(({ claim, path }) => entriesOf(claim[list], [...path, list]));
  });
}

function entriesOf(value: unknown, path: Path): { claim: Holder; path: Path }[] {
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(tableOf(value));
  return entries.map(([step, claim]) => ({ claim: tableOf(claim) as Holder, path: [...path, step] }));
}

/** Returns the value if it is a table, otherwise an empty table. */
function tableOf(value: unknown): Table {
  return isObject(value) ? value : {};
}
