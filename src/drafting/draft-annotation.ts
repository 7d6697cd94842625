import { Document, type Pair, type YAMLMap } from 'yaml';
import type { Countries } from '../claims/countries/country.js';
import { title as titleOf } from '../claims/kinds/fields.js';
import { checkAnnotation } from '../claims/read/check.js';
import { slugOf } from '../claims/slug.js';
import { CodePoints } from '../claims/text/code-points.js';
import { quoted as shown } from '../claims/text/find-quotation.js';
import { sha256 } from '../claims/text/sha256.js';
import { quotationsIn } from './quotations.js';
import { type SpokenBy, speakersOf } from './speakers.js';

/** What the editor knows of the source. Without a title, the first line of the text is it. */
export interface DraftedSource {
  title?: string | undefined;
  /** EDTF. */
  publishedOn?: string | undefined;
  url?: string | undefined;
}

export interface DraftedAnnotation {
  /** An annotation that is valid with the text, with a comment beside each statement. */
  yaml: string;
  statements: number;
  /** Statements that named a speaker surely. */
  sure: number;
  /** Quotations that were left out: they are too short to be sure that somebody says them. */
  short: number;
  /** Statements that broke a rule, and were dropped. */
  dropped: number;
}

interface Drafted {
  claim: Record<string, unknown>;
  comment: string;
  isSure: boolean;
}

/** Fewer are often names, titles, or words that the author keeps at a distance. */
const LEAST_WORDS = 5;
/** From this score on, 95 of 100 speakers were right. */
const SURE = 5;

/** Drafts the annotation of a text: its quotations as statements, with the words that name who speaks where that is sure. */
export function draftAnnotation(given: string, source: DraftedSource, countries: Countries): DraftedAnnotation {
  const text = new CodePoints(given);
  const quotations = quotationsIn(given);
  const speakers = speakersOf(given, quotations);
  const drafted = new Map<string, Drafted>();
  let short = 0;
  quotations.forEach(({ start, end, depth }, index) => {
    const words = given.slice(start, end).replace(/[,，]$/, ''); // it belongs to the sentence around
    if (depth > 0) return;
    if (words.split(/\s+/).length < LEAST_WORDS) short += 1;
    else drafted.set(freeKey(words, drafted), statementOf(text, start, words, speakers[index] ?? null));
  });
  const all = drafted.size;
  const unfit = brokenBy(yamlOf(text, source, drafted), given, countries);
  for (const key of unfit) drafted.delete(key);
  const sure = [...drafted.values()].filter(({ isSure }) => isSure).length;
  return { yaml: yamlOf(text, source, drafted), statements: drafted.size, sure, short, dropped: all - drafted.size };
}

function statementOf(text: CodePoints, start: number, words: string, speaker: SpokenBy | null): Drafted {
  const from = text.fromUnits(start);
  const cite = [[from, text.fromUnits(start + words.length)]];
  const isSure = speaker !== null && speaker.score >= SURE && !speaker.reports;
  const isSentence = /^[\p{Lu}\p{N}]/u.test(words) && /[.?!…。？！]$|\s\S+\s\S+\s/u.test(words);
  const claim = {
    kind: isSentence ? 'DIRECT_QUOTE' : 'PARTIAL_QUOTE',
    text: words,
    ...(isSure && { speakersAsPrinted: [speaker.words] }),
    cite,
  };
  return { claim, comment: reason(text, speaker, isSure), isSure };
}

/** Why, in a sentence; or what is not sure. */
function reason(text: CodePoints, speaker: SpokenBy | null, isSure: boolean): string {
  if (!speaker) return 'Nothing beside the quotation says who speaks.';
  const place = `${shown(speaker.words)} stands ${PLACES[speaker.where]} (line ${text.lineOf(text.fromUnits(speaker.start))})`;
  if (speaker.reports) return `Reported by ${shown(speaker.words)}, it seems; who speaks is not sure.`;
  return isSure ? `${place}.` : `Not sure: ${place}.`;
}

const PLACES: Record<SpokenBy['where'], string> = {
  after: 'after the quotation',
  before: 'before the quotation',
  'same paragraph': 'beside another quotation of the paragraph',
  'paragraph before': 'in the paragraph before',
};

/** The keys of the statements that break a rule. */
function brokenBy(yaml: string, text: string, countries: Countries): Set<string> {
  const { problems } = checkAnnotation({ yaml, text }, countries);
  return new Set(problems.flatMap(({ path }) => (path[0] === 'statements' ? [String(path[1])] : [])));
}

function yamlOf(text: CodePoints, { title, publishedOn, url }: DraftedSource, drafted: Map<string, Drafted>): string {
  const named = titleOf('The title.').safeParse(title ?? firstLine(text.text));
  const heading = named.success ? named.data : 'Untitled';
  const source = {
    ...{ slug: slugOf(heading).slice(0, 100).replace(/-$/, '') || 'untitled', title: heading },
    ...(publishedOn !== undefined && { publishedOn }),
    ...(url !== undefined && { url }),
    ...{ sha256: sha256(text.text), length: text.length },
  };
  const statements = Object.fromEntries([...drafted].map(([key, { claim }]) => [key, claim]));
  const document = new Document({ source, ...(drafted.size > 0 && { statements }) });
  const listed = document.get('statements') as YAMLMap | undefined;
  for (const { key, value } of (listed?.items ?? []) as Pair<{ value: string }, YAMLMap>[]) {
    value!.commentBefore = ` ${drafted.get(key.value)!.comment}`;
  }
  document.commentBefore = ' A draft by rules: read each statement before you keep it.';
  return document.toString({ lineWidth: 0 });
}

function firstLine(text: string): string {
  return (
    text
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim()
      .slice(0, 500) ?? ''
  );
}

/** The first words, with the first number after them that makes the key new. */
function freeKey(words: string, taken: ReadonlyMap<string, unknown>): string {
  const base = slugOf(words).split('-').slice(0, 8).join('-') || 'statement';
  for (let number = 1; ; number++) {
    const key = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(key)) return key;
  }
}
