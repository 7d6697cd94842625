import { quoted as shown } from '../claims/text/find-quotation.js';
import type { Article } from './article.js';
import type { Proposed } from './proposal.js';
import type { Quoted } from './quotations.js';
import type { SpokenBy } from './speakers.js';

/** Fewer are often names, titles, or words that the author keeps at a distance. */
const LEAST_WORDS = 5;

/** Proposes each quotation as a statement, with the words that name who speaks. */
export function* proposeStatements(article: Article): Generator<Proposed> {
  for (const [index, quotation] of article.quotations.entries()) {
    const words = wordsOf(article, quotation);
    if (quotation.depth > 0 || words.split(/\s+/).length < LEAST_WORDS) continue;
    const speaker = article.speakers[index] ?? null;
    const start = article.points.fromUnits(quotation.start);
    const cite = [[start, article.points.fromUnits(quotation.start + words.length)]];
    const named = speaker !== null && !speaker.reports ? { speakersAsPrinted: [speaker.words] } : {};
    yield {
      type: 'Statement',
      claim: { kind: kindOf(words), text: words, ...named, cite },
      doubted: ['speakersAsPrinted'],
      features: featuresOf(speaker),
      reason: reasonOf(article, speaker),
    };
  }
}

/** Without the comma that belongs to the sentence around. */
function wordsOf({ text }: Article, { start, end }: Quoted): string {
  return text.slice(start, end).replace(/[,，]$/, '');
}

function kindOf(words: string): string {
  const isSentence = /^[\p{Lu}\p{N}]/u.test(words) && /[.?!…。？！]$|\s\S+\s\S+\s/u.test(words);
  return isSentence ? 'DIRECT_QUOTE' : 'PARTIAL_QUOTE';
}

function featuresOf(speaker: SpokenBy | null): string[] {
  if (!speaker) return ['no speaker'];
  if (speaker.reports) return ['reported by an outlet'];
  if (speaker.where === 'before') return [speaker.score >= 5 ? 'speaker right before' : 'speaker before'];
  return [speaker.where === 'after' ? 'speaker after' : `speaker of the ${speaker.where}`];
}

function reasonOf({ points }: Article, speaker: SpokenBy | null): string {
  if (!speaker) return 'Nothing beside the quotation says who speaks.';
  if (speaker.reports) return `Reported by ${shown(speaker.words)}, it seems; who speaks is not said.`;
  return `${shown(speaker.words)} stands ${PLACES[speaker.where]} (line ${points.lineOf(points.fromUnits(speaker.start))}).`;
}

const PLACES: Record<SpokenBy['where'], string> = {
  after: 'after the quotation',
  before: 'before the quotation',
  'same paragraph': 'beside another quotation of the paragraph',
  'paragraph before': 'in the paragraph before',
};
