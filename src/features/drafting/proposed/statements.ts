import { inQuotationMarks as shown } from '../../../model/text/find-quotation.js';
import type { Article } from '../article.js';
import { proposalConfidence, SURE } from '../confidence/confidence.js';
import { named, speakersMeant } from '../facts/speaking.js';
import type { EventKind } from '../../../model/generated/enums.js';
import type { TextPerson } from '../names/names.js';
import type { Proposed } from '../proposal.js';
import type { Quoted } from '../../../model/text/quotations.js';
import type { SpokenBy } from '../language/speakers.js';
import { isOutlet } from '../names/known.js';
import { isDone, isInParagraph, isLongBefore, type FoundVisit } from '../facts/visits.js';
import { findReporters } from '../facts/outlets.js';
import { lastUpTo, sentencesIn, type UnitSpan } from '../language/sentences.js';
import { CUES } from '../language/speech-verbs.js';
import { pass } from './cited.js';
import { eventSlugs } from './events.js';
import { visitSlugs } from './visits.js';

/** Shorter quotations are often names, titles, or scare quotes. */
const LEAST_WORDS = 5;
/** Chinese and Japanese are written without spaces: each character counts. */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu;

/** Proposes each quotation as a statement, with its speaker and the outlet that reports it. */
export function* proposeStatements(article: Article): Generator<Proposed> {
  const sentences = sentencesIn(article.text);
  for (const [index, quotation] of article.quotations.entries()) {
    const stated = article.speakers[index] ?? null;
    const speaker = stated ?? onlyPersonBeside(article, quotation);
    const parts = partsOf(article, index);
    const length = (part: Quoted) => lengthOf(wordsOf(article, part));
    // The speaker of an interrupted sentence is that of its first long part.
    const main = parts.find((each) => length(each) >= LEAST_WORDS) ?? parts.toSorted((a, b) => length(b) - length(a))[0]!;
    const isShort = parts.reduce((sum, each) => sum + length(each), 0) < LEAST_WORDS;
    if (quotation.depth > 0 || main !== quotation || (isShort && (stated ? !isSaid(stated) : !speaker))) continue;
    const words = parts.map((each) => wordsOf(article, each)).join(' … ');
    const cite = parts.map((each) => pass(article, { start: each.start, end: each.start + wordsOf(article, each).length }));
    const named = speaker && (institutionBefore(article, sentences, speaker) ?? namedBefore(article, parts[0]!, speaker));
    const said = saidBy(article, named ?? speaker);
    const reporter = article.reporters[index] ?? ownOutlet(article, said.claim) ?? dispatchedBy(article);
    const publisher = toldUs(article, sentences, quotation) ? article.outlet : null;
    const isDoubted = speaker !== null && article.assertions.isDoubtedSaying(speaker);
    const features = [
      ...featuresOf(speaker),
      ...(named ? ['speaker by a pronoun'] : []),
      ...(isDoubted ? ['speaker who may not have said it'] : []),
      ...(!reporter && speaker && isSecondHand(article, sentences, quotation, speaker) ? ['reporter without a name'] : []),
      ...said.features,
    ];
    const at = saidAt(article, sentences, said.people, quotation);
    const on = at ?? saidOn(article, said.people, quotation);
    // A sure proposal must not contain a guess.
    const isOn = on !== null && (on.isTold || proposalConfidence('Statement', features) < SURE);
    const isReporterSure = reporter !== null && reporter.confidence >= SURE_NAME;
    yield {
      type: 'Statement',
      claim: {
        kind: kindOf(article, parts[0]!, words),
        text: words,
        ...said.claim,
        ...(reporter && { reportedBy: reporter.outlet.slug }),
        ...(publisher && { reportedBy: publisher }),
        ...(isOn && on.visit !== null && { visit: on.visit }),
        ...(isOn && at && { event: at.event }),
        cite,
      },
      doubted: isShort
        ? []
        : [
            'speakers',
            'speakersAsPrinted',
            ...(isReporterSure ? [] : ['reportedBy']),
            ...(isOn ? ['visit'] : []),
            ...(isOn && at ? ['event'] : []),
          ],
      features: [
        ...features,
        ...(isOn && !on.isTold ? ['visit of the text'] : []),
        ...(reporter && !isReporterSure ? ['reporter of the sentence before'] : []),
        ...(isShort ? ['few words'] : []),
      ],
      reason: stated || !speaker ? reasonOf(article, stated) : `Only ${shown(speaker.words)} is named in the paragraph.`,
    };
  }
}

/** A short sentence in quotation marks that stands alone. */
const ALONE = /(?:^|\n|[.?!][”"]?\s)[“"]$/u;
const SENTENCE = /^\p{Lu}[^\s]*(?:\s\S+){2,3}[.?!]$/u;

/** "“Now we build.” Lee had waited for years": the only person whom the paragraph of a short sentence names. Never certain. */
function onlyPersonBeside({ text, names }: Article, { start, end }: Quoted): SpokenBy | null {
  if (!SENTENCE.test(text.slice(start, end)) || !ALONE.test(text.slice(Math.max(0, start - 4), start))) return null;
  const from = text.lastIndexOf('\n', start) + 1;
  const until = text.indexOf('\n', end);
  const [first, ...others] = names.mentions.filter((each) => each.start >= from && (until < 0 || each.end <= until));
  if (!first || others.some(({ person }) => person !== first.person)) return null;
  const { words, start: at, end: to } = first;
  return { start: at, end: to, words, where: 'same paragraph', score: 1, reports: false };
}

const SURE_NAME = 0.95;

/** An outlet that speaks for itself, which is its own report. */
function ownOutlet({ names }: Article, { speakers }: Said['claim']) {
  const [only, ...others] = speakers ?? [];
  const slug = only && 'organization' in only ? only.organization : null;
  const outlet = others.length === 0 && names.organized.find((each) => each.slug === slug && isOutlet(each));
  return outlet ? { outlet, confidence: SURE_NAME } : null;
}

const TOLD_US =
  /(?<!\p{L})(?:told|(?:speaking|spoke) to|in (?:an? )?(?:[\p{L}-]+ )?interview with|interviewed by) (?:this|our) (?:news(?:paper| agency| site)|paper|daily|weekly|magazine|agency|website|station|reporter|correspondent)(?!\p{L})/u;

/** "…,” she told this newspaper": said to the outlet that publishes the text. */
function toldUs({ text }: Article, sentences: readonly UnitSpan[], { start, end }: Quoted): boolean {
  const [first, last] = [sentences[lastUpTo(sentences, start)], sentences[lastUpTo(sentences, end)]];
  return TOLD_US.test(`${text.slice(first?.start ?? start, start)}“${text.slice(end, last?.end ?? end)}`);
}

/** The agency in the dateline, unless it published the text. */
function dispatchedBy({ dateline, outlet }: Article) {
  return dateline?.outlet && dateline.outlet.slug !== outlet ? { outlet: dateline.outlet, confidence: SURE_NAME } : null;
}

const BY_REPORTER = /(?<!\p{L})[Aa]ccording to (?:\p{Ll}+ ){0,5}\p{Lu}/u;

/** "Lee said, according to the Daily Echo": somebody other than the speaker reports the words. */
function isSecondHand({ text }: Article, sentences: readonly UnitSpan[], { start, end }: Quoted, speaker: SpokenBy): boolean {
  if (/[Aa]ccording to (?:the )?$/u.test(text.slice(Math.max(0, speaker.start - 20), speaker.start))) return false;
  const [first, last] = [sentences[lastUpTo(sentences, start)], sentences[lastUpTo(sentences, Math.max(end, speaker.end))]];
  return BY_REPORTER.test(text.slice(first?.start ?? start, start)) || BY_REPORTER.test(text.slice(end, last?.end ?? end));
}

const lengthOf = (words: string): number => words.match(WORD)?.length ?? 0;

const INTERRUPTED = /^[”"’»]?,?\s[^.?!:;“”"\n]{3,60},\s[“"‘«]$/u;

/** The parts of a quotation that is interrupted: “What remains,” he said, “is to trade.” Most have one. */
function partsOf({ text, quotations }: Article, index: number): Quoted[] {
  const goesOn = (one?: Quoted, other?: Quoted) =>
    one && other && INTERRUPTED.test(text.slice(one.end, other.start)) && /^\p{Ll}/u.test(text.slice(other.start));
  let [first, last] = [index, index];
  while (goesOn(quotations[first - 1], quotations[first])) first--;
  while (goesOn(quotations[last], quotations[last + 1])) last++;
  return quotations.slice(first, last + 1);
}

/** Whether a few words may be a quotation, since a verb of speaking is next to them. */
function isSaid(speaker: SpokenBy | null): boolean {
  return speaker !== null && speaker.score >= 4 && !speaker.reports;
}

interface Said {
  claim: { speakers?: ReturnType<typeof named>[]; speakersAsPrinted?: string[]; attribution?: string };
  /** The speakers, if all are people. */
  people: TextPerson[];
  features: string[];
}

/** The speakers as references, or else as the words that name them. Words without a known name are never certain. */
function saidBy(article: Article, speaker: SpokenBy | null): Said {
  if (!speaker || speaker.reports || ARTICLE.test(speaker.words)) return { claim: {}, people: [], features: [] };
  const byPronoun = PRONOUN.test(speaker.words) ? ['speaker by a pronoun'] : [];
  const meant = speakersMeant(article, speaker);
  if (meant.length === 0) {
    if (NOBODY.test(speaker.words)) return { claim: {}, people: [], features: byPronoun };
    const unnamed = byPronoun.length > 0 ? byPronoun : ['speaker without a name'];
    const attribution = UNNAMED.test(speaker.words) ? { attribution: 'ANONYMOUS' } : {};
    return { claim: { speakersAsPrinted: [speaker.words], ...attribution }, people: [], features: unnamed };
  }
  const people = meant.flatMap((each) => ('person' in each ? [each.person] : []));
  const isPeople = people.length === meant.length;
  const has = (confidence: number) => meant.every((each) => each.confidence >= confidence);
  const unsure = byPronoun.length > 0 ? !has(0.5) && 'unlikely person by a pronoun' : !has(SURE_NAME) && 'unsure name';
  const features = unsure ? [...byPronoun, unsure] : byPronoun;
  return { claim: { speakers: meant.map(named) }, people: isPeople ? people : [], features };
}

/** The beginning of words that are not understood. */
const ARTICLE = /^(?:an?|the)$/i;
const PRONOUN = /^(?:he|she|they|him|her|them|it|I|we|who|both)$/i;
/** Words that, on their own, name nobody. */
const NOBODY = /^(?:it|who)$/i;
/** "a senior official" */
const UNNAMED =
  /^(?:an?|one|some|several|many|two|three) (?:[\p{L}’'-]+ )*(?:officials?|sources?|diplomats?|aides?|advis[eo]rs?|delegates?|witness(?:es)?|persons?|people)(?!\p{L})/iu;

/** The words of a quotation, without a comma that belongs to the surrounding sentence. */
function wordsOf({ text }: Article, { start, end }: Quoted): string {
  return text.slice(start, end).replace(/[,，]$/, '');
}

function kindOf({ text }: Article, { start }: Quoted, words: string): string {
  if (INDIRECT.test(words)) return 'INDIRECT_QUOTE';
  const isEnded = /[.?!…。？！]$/.test(words);
  if (/^[\p{Lu}\p{N}]/u.test(words)) return isEnded || /\s\S+\s\S+\s/u.test(words) ? 'DIRECT_QUOTE' : 'PARTIAL_QUOTE';
  const isWhole = isEnded && /\bthat\s["“]$/u.test(text.slice(Math.max(0, start - 7), start)) && !NO_SUBJECT.test(words);
  return isWhole ? 'DIRECT_QUOTE' : 'PARTIAL_QUOTE';
}

/** Words of the reporter rather than the speaker: "he would like to go". */
const INDIRECT = /^(?:said|says|added)\s|^(?:he|she|they)\s(?:would|will|had|has|have|was|were|is|are|wants?|hopes?)\s/;
const NO_SUBJECT = /^(?:is|are|was|were|will|would|has|have|to|of|in|on|and|but|or|for|with|not|be|been|\p{Ll}+(?:ing|ed))\s/u;

function featuresOf(speaker: SpokenBy | null): string[] {
  if (!speaker) return ['no speaker'];
  if (speaker.reports) return ['reported by an outlet'];
  if (speaker.where === 'before') return [speaker.score >= 5 ? 'speaker right before' : 'speaker before'];
  if (speaker.where === 'after') return [speaker.score >= 5 ? 'speaker after' : 'speaker after, with any verb'];
  return [`speaker of the ${speaker.where}`];
}

function reasonOf({ points }: Article, speaker: SpokenBy | null): string {
  if (!speaker) return 'No words near the quotation name the speaker.';
  if (speaker.reports) return `Probably reported by ${shown(speaker.words)}; the speaker is not named.`;
  return `${shown(speaker.words)} appears ${PLACES[speaker.where]} (line ${points.lineOf(points.fromUnits(speaker.start))}).`;
}

const PLACES: Record<SpokenBy['where'], string> = {
  after: 'after the quotation',
  before: 'before the quotation',
  'same paragraph': 'next to another quotation in the paragraph',
  'paragraph before': 'in the paragraph before',
};

/** The maximum number of words that may be copied from the text. */
const BEGINNING = /^(?:[^\p{L}\p{N}]*[\p{L}\p{N}]+){1,7}/u;

/**
 * Proposes indirect speech. Only its first words are taken from the text, since the
 * annotator writes the paraphrase, so it is never sure.
 */
export function* proposeParaphrases(article: Article): Generator<Proposed> {
  const { text, names, paraphrases } = article;
  const reporters = findReporters(text, paraphrases, names);
  const sentences = sentencesIn(text);
  for (const [index, paraphrase] of paraphrases.entries()) {
    const { start, end, until, speaker } = paraphrase;
    const before = speakerBefore(article, sentences, speaker);
    const said = saidBy(article, before ?? speaker);
    const reporter = reporters[index]?.outlet;
    const at = saidAt(article, sentences, said.people, paraphrase);
    const on = at ?? saidOn(article, said.people, paraphrase);
    // ", her spokesman, Bo Ek, said."
    const named = names.mentions.find((each) => each.start === speaker.end + ', '.length);
    const [words] = BEGINNING.exec(text.slice(start, end)) ?? [''];
    yield {
      type: 'Statement',
      claim: {
        ...{ kind: 'PARAPHRASE', text: `${words} …`.trim(), ...said.claim },
        ...(reporter && { reportedBy: reporter.slug }),
        ...(on && on.visit !== null && { visit: on.visit }),
        ...(at && { event: at.event }),
        cite: [pass(article, { start: Math.min(start, speaker.start), end: Math.max(until, (named ?? speaker).end) })],
      },
      features: [
        ...['paraphrase', ...(before ? ['speaker by a pronoun'] : [])],
        ...(on && !on.isTold ? ['visit of the text'] : []),
        ...said.features,
      ],
      reason: `${shown(speaker.words)} says it indirectly: put it in your own words.`,
    };
  }
}

/** Institutions and their papers, to which "it" may refer: "Chile’s readout made no mention of fish." */
const INSTITUTION =
  /^(?:The |\p{Lu}[\p{L}-]+['’]s? )(?:[\p{L}-]+ ){0,4}?(?:readout|statement|communiqué|declaration|ministry|office|government|palace|embassy|agency|organization)(?= \p{Ll})/u;
/** "The news agency ", before an organization that begins a sentence. */
const BEGINS = /^(?:(?!(?:of|for|in|to|with|by|at|from|and) )[\p{L}’'-]+ ){0,5}$/u;
/** "She had left, her spokesman, Bo Ek, said." */
const SAID_LAST = /(?:said|says|added)\.$/u;

/**
 * Returns the speaker to whom a pronoun at the beginning of a sentence refers, if the sentence before it says so: "it" is the
 * institution that begins that sentence, and "he" the speaker named at its end.
 */
function speakerBefore(
  article: Pick<Article, 'text' | 'names' | 'paraphrases'>,
  sentences: readonly UnitSpan[],
  speaker: SpokenBy,
): SpokenBy | null {
  if (!/^(?:It|He|She)$/.test(speaker.words)) return null;
  const { text, names, paraphrases } = article;
  const at = lastUpTo(sentences, speaker.start);
  const [before, own] = [sentences[at - 1], sentences[at]!];
  if (!before || own.start !== speaker.start || text.slice(before.end, own.start).includes('\n')) return null;
  const words = text.slice(before.start, before.end);
  const said = paraphrases.find((each) => each.speaker.start >= before.start && each.speaker.end <= before.end)?.speaker;
  if (speaker.words !== 'It') return said && SAID_LAST.test(words) ? said : null;
  const named = names.organizations.find(({ start }) => start >= before.start);
  const isSubject = named && named.end < before.end && BEGINS.test(text.slice(before.start, named.start));
  const institution = isSubject ? text.slice(before.start, named.end) : INSTITUTION.exec(words)?.[0];
  if (institution) return { ...speaker, start: before.start, end: before.start + institution.length, words: institution };
  return (said && speakerBefore(article, sentences, said)) ?? institutionBefore(article, sentences, speaker);
}

const BODY = '[Mm]inistry|[Oo]ffice|[Gg]overnment|[Pp]alace|[Ee]mbassy|[Aa]gency|[Oo]rgani[sz]ation|[Pp]residency|[Cc]ommission';
/** "the Norwegian government", "the White House", "the Kremlin". */
const INSTITUTIONS = new RegExp(
  String.raw`(?:(?<!\p{L})[Tt]he |\p{Lu}[\p{L}-]+['’]s )(?:(?!(?:and|of|that|from|by|in|on|to)(?!\p{L}))[\p{L}-]+ ){0,4}?(?:${BODY}|House|Kremlin|Pentagon|Vatican)(?!\p{L})`,
  'gu',
);
const REFERS_TO = new RegExp(`^(?:it|the (?<noun>${BODY}|statement|readout))$`, 'iu');

/** "“We trade,” Lee told reporters. “This time,” he said": the speaker of the quotation before, if nobody is named in between. */
function namedBefore({ text, names, quotations, speakers }: Article, first: Quoted, speaker: SpokenBy): SpokenBy | null {
  const at = quotations.slice(0, quotations.indexOf(first)).findLastIndex(({ depth }) => depth === 0);
  const [before, last] = [speakers[at], quotations[at]];
  if (!/^s?he$/iu.test(speaker.words) || !before || before.reports || !last || PRONOUN.test(before.words)) return null;
  const from = Math.max(before.end, last.end);
  const isOther = names.mentions.some(({ start, end }) => start >= from && end <= speaker.start && !isQuoted({ start, end }));
  return isOther || text.slice(before.start, speaker.start).includes('\n') ? null : before;

  function isQuoted({ start, end }: UnitSpan): boolean {
    return quotations.some((each) => each.start <= start && each.end >= end);
  }
}

/** "The ministry denied it. “She stays at home,” it said": the institution or outlet named last in the sentence before. */
function institutionBefore(
  { text, names, paraphrases }: Pick<Article, 'text' | 'names' | 'paraphrases'>,
  sentences: readonly UnitSpan[],
  speaker: SpokenBy,
): SpokenBy | null {
  const { noun = '' } = REFERS_TO.exec(speaker.words)?.groups ?? {};
  const before = REFERS_TO.test(speaker.words) ? sentences[lastUpTo(sentences, speaker.start) - 1] : undefined;
  if (!before) return null;
  const found = [...text.slice(before.start, before.end).matchAll(INSTITUTIONS)].map(({ 0: words, index }) => {
    return { start: before.start + index, end: before.start + index + words.length, words };
  });
  const named = names.organizations.filter(({ start, end }) => start >= before.start && end <= before.end);
  const isOther = ({ start, end }: UnitSpan) => !named.some((each) => each.start < end && each.end > start);
  const all = [...named, ...found.filter(isOther)].sort((a, b) => a.start - b.start);
  // "The ministry denied a report in the newspaper": the one that speaks
  const speaking = paraphrases.find((each) => each.speaker.start >= before.start && each.speaker.end <= before.end)?.speaker;
  const own = all.filter(({ start, end }) => speaking && start < speaking.end && end > speaking.start);
  const last = (own.length > 0 ? own : all).findLast(
    ({ words }) => /^(?:|statement|readout)$/iu.test(noun) || words.toLowerCase().endsWith(noun.toLowerCase()),
  );
  return last ? { ...speaker, start: last.start, end: last.end, words: last.words } : null;
}

/** Events at which somebody is quoted. */
const SPOKEN_AT: readonly EventKind[] = [
  'PRESS_CONFERENCE',
  'SPEECH',
  'BANQUET',
  'TALKS',
  'MEETING',
  'SUMMIT',
  'SIGNING',
  'OTHER',
];

/**
 * Returns the event at which people spoke: the only one that the paragraph tells of up to the statement, if they all took part in it.
 * It is told if the sentence names it.
 */
function saidAt(article: Article, sentences: readonly UnitSpan[], people: readonly TextPerson[], { start, end }: UnitSpan) {
  const { text, events } = article;
  const paragraph = text.lastIndexOf('\n', start) + 1;
  const last = sentences[lastUpTo(sentences, end)];
  const told = events.filter(
    ({ kind, status, passages }) =>
      SPOKEN_AT.includes(kind) &&
      (status === 'COMPLETED' || status === 'ONGOING') &&
      passages.some((each) => each.start >= paragraph && each.end <= (last?.end ?? end)),
  );
  const [event, ...others] = told;
  if (!event || others.length > 0 || people.length === 0 || saidElsewhere(article, start, end)) return null;
  if (!people.every((one) => event.participants.some(({ person }) => person === one))) return null;
  const first = sentences[lastUpTo(sentences, start)]?.start ?? start;
  const isTold =
    event.passages.some((each) => each.start >= first && each.end <= (last?.end ?? end)) &&
    AT_EVENT.test(text.slice(first, last?.end ?? end));
  return { visit: event.visit && visitSlugs(article).get(event.visit)!, event: eventSlugs(article).get(event)!.slug, isTold };
}

/** "at a news conference", in the sentence of a statement. */
const AT_EVENT =
  /(?<!\p{L})(?:during|at|in) (?:an?|the|their|his|her|that) (?:[\p{L}-]+ ){0,3}(?:talks|meeting|summit|banquet|dinner|lunch(?:eon)?|conference|speech|toast|signing)(?!\p{L})/u;

/** Words that state the occasion of a statement: "during the visit", "at their talks". */
const DURING =
  /(?<!\p{L})(?:during|at|in) (?:the|their|his|her|that) (?:[\p{L}-]+ ){0,2}(?:visit|trip|talks|meeting|summit|banquet|dinner)(?!\p{L})/u;
const FARTHEST = 200;
/** Words that place a statement outside the visit: "he wrote on X", "she once claimed". */
const ELSEWHERE = new RegExp(
  String.raw`(?<!\p{L})(?:on (?:X|Twitter|Facebook|Instagram|Telegram|WeChat|Weibo|Truth Social|social media|(?:his|her|its|their) (?:[\p{L}-]+ ){0,3}(?:account|website|page|channel))|once (?:${CUES}))(?!\p{L})`,
  'u',
);

/**
 * Returns the visit that the text is about, or else the only one in the paragraph, if the people are in its delegations, and
 * whether the sentence states that they spoke during it.
 */
function saidOn(article: Article, people: readonly TextPerson[], { start, end }: UnitSpan) {
  const { main, text, published, delegates } = article;
  const visits = article.visits.filter((visit) => !isLongBefore(visit, published));
  const isThere = (visit: FoundVisit) =>
    people.every((one) => delegates.some((each) => each.visit === visit && each.person === one)) &&
    (visits.length === 1 || isInParagraph(text, visit, { start, end }));
  const [visit, ...others] = main ? [main].filter(isThere) : visits.filter((each) => isDone(each) && isThere(each));
  if (!visit || people.length === 0 || others.length > 0 || saidElsewhere(article, start, end)) return null;
  const isTold = aroundIn(text, start, end).some((words) => DURING.test(words));
  return { visit: visitSlugs(article).get(visit)!, isTold };
}

/** The rest of the sentence before and after a span. */
function aroundIn(text: string, start: number, end: number): [string, string] {
  return [
    text.slice(Math.max(0, start - FARTHEST), start).replace(/^[^]*[.?!]\s|^[^]*\n/u, ''),
    text.slice(end, end + FARTHEST).replace(/[.?!]\s[^]*|\n[^]*/u, ''),
  ];
}

/** Whether the sentence of a statement places it outside the visit: it names an earlier year, or says that it was posted. */
function saidElsewhere({ text, dates, main, published }: Article, start: number, end: number): boolean {
  const [before, after] = aroundIn(text, start, end);
  const year = (main?.start ?? main?.end ?? published ?? '').slice(0, 4);
  const isAround = (date: UnitSpan) =>
    (date.start >= start - before.length && date.end <= start) || (date.start >= end && date.end <= end + after.length);
  return (
    dates.some((date) => date.edtf !== null && isAround(date) && /^\d{4}/u.test(date.edtf) && date.edtf.slice(0, 4) < year) ||
    ELSEWHERE.test(before) ||
    ELSEWHERE.test(after)
  );
}
