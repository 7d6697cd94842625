import { findQuotation, inQuotationMarks as shown, type FoundPassage } from '../../../model/text/find-quotation.js';
import type { Article } from '../article.js';
import { named, speakersMeant } from '../facts/speaking.js';
import type { Proposed } from '../proposal.js';
import type { ModelAnswer } from './answer.js';

/** The proposals from an answer, and the number of facts dropped, by reason. */
interface FromAnswer {
  proposed: Proposed[];
  dropped: Record<string, number>;
}

/** Why a fact that a model found is dropped. */
type NotProposed = 'words-left-out' | 'words-not-in-text' | 'words-at-several-places' | 'no-whole-quotation';
type Found = FoundPassage | NotProposed;

/** Proposes what a model found, provided that its words occur in the text exactly once. */
export function proposeAnswered(article: Article, { quotations, offices }: ModelAnswer): FromAnswer {
  const dropped: Record<string, number> = {};
  const at = <Fact extends { words: string }>(
    facts: Fact[],
    propose: (fact: Fact, place: FoundPassage) => Proposed | NotProposed,
  ) =>
    facts.flatMap((fact) => {
      const place = placeOf(article, fact.words);
      const proposed = typeof place === 'string' ? place : propose(fact, place);
      if (typeof proposed !== 'string') return proposed;
      dropped[proposed] = (dropped[proposed] ?? 0) + 1;
      return [];
    });
  const proposed = [
    ...at(quotations, ({ speaker }, place) => quotationAt(article, speaker, place)),
    ...at(offices, (fact, place) => officeAt(article, fact, place)),
  ];
  return { proposed, dropped };
}

/** Locates words in the text. Words with an ellipsis are refused, since they could mean the opposite of what was said. */
function placeOf({ points }: Article, words: string): Found {
  if (/…|\.\.\./.test(words)) return 'words-left-out';
  const places = findQuotation(points, words);
  if (places.length !== 1) return places.length === 0 ? 'words-not-in-text' : 'words-at-several-places';
  return places[0]!;
}

/** Proposes a quotation. A part of one is refused, since it could leave out a "not". */
function quotationAt(article: Article, speaker: string | null, { start, end }: FoundPassage): Proposed | NotProposed {
  const text = article.points.slice(start, end);
  if (!isWhole(article, start, end)) return 'no-whole-quotation';
  const by = speaker === null ? {} : speakerNear(article, speaker, start);
  if (!by) return 'words-not-in-text';
  const isSentence = /^[\p{Lu}\p{N}]/u.test(text) && /[.?!…]$/u.test(text);
  return {
    type: 'Statement',
    claim: { kind: isSentence ? 'DIRECT_QUOTE' : 'PARTIAL_QUOTE', text, ...by, cite: [[start, end]] },
    features: ['quotation by a model'],
    reason: speaker === null ? 'A model found it, but not who says it.' : `A model named ${shown(speaker)} as the speaker.`,
  };
}

/** Whether a passage covers everything between two quotation marks, except for a final comma or full stop. */
function isWhole({ quotations, points, text }: Article, start: number, end: number): boolean {
  const [from, to] = [points.toUnits(start), points.toUnits(end)];
  return quotations.some((each) => each.start === from && to <= each.end && /^[,.，。]?$/u.test(text.slice(to, each.end)));
}

/** The speaker at the nearest occurrence of the words; the words themselves if they do not name a known speaker. */
function speakerNear(article: Article, speaker: string, start: number): object | null {
  const places = findQuotation(article.points, speaker);
  const [nearest] = places.toSorted((a, b) => Math.abs(a.start - start) - Math.abs(b.start - start));
  if (!nearest || /…|\.\.\./.test(speaker)) return null;
  const words = article.points.slice(nearest.start, nearest.end);
  const place = { start: article.points.toUnits(nearest.start), end: article.points.toUnits(nearest.end), words };
  const meant = speakersMeant(article, place);
  return meant.length > 0 ? { speakers: meant.map(named) } : { speakersAsPrinted: [words] };
}

/** The words must contain the title and somebody's name. */
function officeAt(
  article: Article,
  { person, title }: { person: string; title: string },
  { start, end }: FoundPassage,
): Proposed | NotProposed {
  const [from, to] = [article.points.toUnits(start), article.points.toUnits(end)];
  const within = article.text.slice(from, to);
  const mentioned = article.names.mentions.find((mention) => {
    const name = article.text.slice(mention.start, mention.end);
    return mention.start >= from && mention.end <= to && (name === person || person.endsWith(name) || name.endsWith(person));
  });
  if (!mentioned || !within.includes(title) || !within.includes(person)) return 'words-not-in-text';
  return {
    type: 'Position',
    claim: { title, person: mentioned.person.slug, cite: [[start, end]] },
    features: ['office by a model'],
    reason: `A model found that ${shown(person)} is ${shown(title)}.`,
  };
}
