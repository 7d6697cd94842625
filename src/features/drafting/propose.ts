import { annotationFromEntries } from '../../model/entries.js';
import type { Annotation } from '../../model/annotation.js';
import { keyText } from '../../model/claims.js';
import { findClaim, inputKey } from '../../model/change-claim.js';
import { citedSpan, type CitedSpan, type Span } from '../../model/kinds/fields.js';
import type { Claim, ClaimKey, Kind } from '../../model/kinds/kind.js';
import { CLAIMED } from '../../model/kinds/kinds.js';
import { toSlug } from '../../model/slug.js';
import { sha256 } from '../../model/text/sha256.js';
import { readArticle, type Article, type ArticleOptions } from './article.js';
import { proposalConfidence, MOST_OF_A_MODEL } from './confidence/confidence.js';
import { keepRules } from './annotation/keep-rules.js';
import type { Answered } from './model/answer.js';
import { proposeAnswered } from './model/propose-answered.js';
import type { ProposedPassage, DraftedProposal, Proposed } from './proposal.js';
import { freeSlug } from './proposed/cited.js';
import { proposeEvents } from './proposed/events.js';
import { proposeKin, proposeNamed } from './proposed/named.js';
import { proposeOffices } from './proposed/offices.js';
import { proposeParaphrases, proposeStatements } from './proposed/statements.js';
import { proposeVisits } from './proposed/visits.js';

/** The steps, each of which proposes facts from what was found in the text. */
const STEPS: readonly ((article: Article) => Iterable<Proposed>)[] = [
  proposeOffices,
  proposeKin,
  proposeVisits,
  proposeEvents,
  proposeStatements,
  proposeParaphrases,
];

interface ProposeOptions extends ArticleOptions {
  /** The facts that a model found in the text. */
  answered?: Answered | null | undefined;
}

export interface Proposals {
  /** In the order of the text. */
  proposals: DraftedProposal[];
  /** The number of proposals that broke a rule of annotations, by rule. */
  dropped: Record<string, number>;
}

/** Proposes facts that a text states. Leaves out facts that break a rule of annotations or are already in the annotation. */
export function propose(text: string, { answered = null, ...given }: ProposeOptions): Proposals {
  const article = readArticle(text, given);
  const base = baseOf(text, article.points.length, article.annotation);
  const isNew = (each: Proposed) => !isAnnotated(kindOf(each), each, base);
  const byRules = STEPS.flatMap((step) => [...step(article)]).filter(isNew);
  const fromAnswer = answered ? proposeAnswered(article, answered.answer) : { proposed: [], dropped: {} };
  const by = `model:${answered?.model}`;
  const byModel = fromAnswer.proposed.filter(isNew).map((each) => ({ ...each, proposedBy: by }));
  const facts = united(byRules, byModel);
  const all = [...proposeNamed(article, facts), ...facts];
  const { proposals, dropped } = checkProposals(article, all);
  return { proposals, dropped: { ...fromAnswer.dropped, ...dropped } };
}

/**
 * Merges the facts from the rules and from a model. For a quotation that both found, the model's is used if it identifies the
 * speaker better.
 */
function united(byRules: readonly Proposed[], byModel: readonly Proposed[]): Proposed[] {
  const confidence = ({ type, features }: Proposed) => proposalConfidence(type, features);
  const isSame = (one: Proposed, other: Proposed) =>
    one.type === 'Statement' && other.type === 'Statement' && overlap(one.claim, other.claim);
  const better = byModel.filter((each) => {
    const known = byRules.find((other) => isSame(each, other));
    const isSpoken = 'speakers' in each.claim || 'speakersAsPrinted' in each.claim;
    return !known || (isSpoken && confidence(known) < Math.min(confidence(each), MOST_OF_A_MODEL));
  });
  return [...byRules.filter((each) => !better.some((other) => isSame(each, other))), ...better];
}

/** Converts proposals to the form that drafts store, dropping those that break a rule or are already in the annotation. */
export function checkProposals(
  { text, points, known, annotation }: Pick<Article, 'text' | 'points' | 'known' | 'annotation'>,
  proposed: readonly Proposed[],
): Proposals {
  const base = baseOf(text, points.length, annotation);
  const names = new Set<string>();
  const found = proposed.flatMap((each): DraftedProposal[] => {
    const kind = kindOf(each);
    if (isAnnotated(kind, each, base)) return [];
    const key = each.key ?? keyOf(kind, each, base, names);
    const name = nameOf(kind, key);
    if (names.has(name)) return [];
    names.add(name);
    const confidence = proposalConfidence(each.type, each.features);
    const by = each.proposedBy ?? 'rules';
    const most = by === 'rules' ? 1 : MOST_OF_A_MODEL;
    return [{ ...stored(each), name, key, confidence: Math.min(confidence, most), proposedBy: by }];
  });
  const countries = new Map(known.countries.map((country) => [country.slug, country]));
  const { kept, dropped } = keepRules(found, base, { text: points, countries });
  const start = ({ passages: [first] }: DraftedProposal) => first?.[0] ?? points.length;
  return { proposals: kept.toSorted((a, b) => start(a) - start(b)), dropped };
}

export function kindOf({ type }: Pick<Proposed, 'type'>): Kind {
  return CLAIMED.find(({ model }) => model === type)!;
}

/** The annotation so far, adapted to this text: its source may still describe another text. */
function baseOf(text: string, length: number, annotation: Annotation | null): Annotation {
  const { source, ...claims } = annotation ?? annotationFromEntries([{ collection: 'source', key: '', claim: {} }]);
  return { ...claims, source: { ...source, kind: 'ARTICLE', slug: 'draft', title: 'Draft', sha256: sha256(text), length } };
}

function stored({ type, claim, passages, doubted = [], features, reason }: Proposed) {
  const cited = ((claim['cite'] ?? []) as CitedSpan[]).map(citedSpan).map(({ start, end }): ProposedPassage => [start, end]);
  return { type, claim, passages: [...(passages ?? cited)], doubted: [...doubted], features: [...features], reason };
}

/** Statements are compared by their words, since their keys may have changed; everything else is compared by key. */
function isAnnotated(kind: Kind, { key, claim }: Proposed, base: Annotation): boolean {
  if (kind.model !== 'Statement') return findClaim(kind, base, key ?? inputKey(kind, claim)) !== null;
  return Object.values(base.statements).some((annotated) => overlap(annotated, claim));
}

/** Whether two statements have the same words. A paraphrased sentence may also contain a quotation. */
function overlap(one: Claim, other: Claim): boolean {
  const [first, second] = [one, other].map(({ cite }) => (cite as CitedSpan[]).map(citedSpan)) as [Span[], Span[]];
  const isOneKind = (one['kind'] === 'PARAPHRASE') === (other['kind'] === 'PARAPHRASE');
  return isOneKind && first.some((each) => second.some(({ start, end }) => each.start < end && start < each.end));
}

const MOST_WORDS_OF_A_KEY = 8;
const LONGEST_KEY = 100;

/**
 * The key of a proposal: for a list entry, its identifying fields; for a statement, its first words, plus the first free number
 * if needed.
 */
function keyOf(kind: Kind, { type, claim }: Proposed, base: Annotation, names: ReadonlySet<string>): ClaimKey {
  if (!('table' in kind.place)) return inputKey(kind, claim);
  const words = toSlug(String(claim[kind.slugFrom!])).split('-').slice(0, MOST_WORDS_OF_A_KEY).join('-');
  const slug = words.slice(0, LONGEST_KEY).replace(/-$/, '') || type.toLowerCase();
  const isTaken = (each: string) => names.has(nameOf(kind, { slug: each })) || findClaim(kind, base, { slug: each }) !== null;
  return { slug: freeSlug(slug, isTaken) };
}

/** For example `statements/the-two-sides-agreed`; for a list entry, the list and a hash of the identifying fields. */
export function nameOf({ place }: Kind, key: ClaimKey): string {
  if ('table' in place) return `${place.table}/${key['slug']}`;
  return `${place.list}/${sha256(keyText(key)).slice(0, 16)}`;
}
