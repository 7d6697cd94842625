import type { Annotation } from '../../model/annotation.js';
import { findClaim } from '../../model/change-claim.js';
import { tableIn } from '../../model/claims.js';
import { citedSpan, type CitedSpan } from '../../model/kinds/fields.js';
import type { Claim } from '../../model/kinds/kind.js';
import { ownerKind, referenceFields, TABLED, type KindModel } from '../../model/kinds/kinds.js';
import type { DraftedProposal } from './proposal.js';
import { kindOf, nameOf } from './propose.js';

/** A fact that the annotation contains, or a proposal that an editor has decided on. */
export interface KnownFact extends Pick<DraftedProposal, 'type' | 'key' | 'claim' | 'passages'> {
  outcome?: 'ACCEPTED' | 'CORRECTED' | 'REJECTED';
}

/** Fields by which facts that cite the same words differ, if both have them. Other kinds are compared by key only. */
const TOLD_APART: Partial<Record<KindModel, readonly string[]>> = {
  Visit: ['hostCountry', 'guestCountry'],
  Event: ['kind'],
  Statement: [],
  Position: ['person', 'title'],
  Kinship: ['person', 'relative', 'kind'],
  Delegate: ['person', 'name'],
  Participant: ['person', 'country', 'organization'],
};
/** "in 2000 and 2001" describes two visits. */
const DATES = ['start', 'end'];

const OCCASIONS = TABLED.filter(({ model }) => model === 'Visit' || model === 'Event');

/**
 * Leaves out facts that an editor has decided on or entered: those of the same kind with the same words. The keys of visits and
 * events contain dates, so they differ if the text is read again with another day of publication; facts that refer to a known
 * visit or event refer to it under its known slug.
 */
export function withoutKnown(
  proposals: readonly DraftedProposal[],
  annotation: Annotation,
  decided: readonly KnownFact[],
): DraftedProposal[] {
  const annotated = OCCASIONS.flatMap(({ model, place }) =>
    Object.entries(tableIn(annotation, place.table)).map(([slug, value]): KnownFact => {
      const claim = value as Claim;
      const cited = ((claim['cite'] ?? []) as CitedSpan[]).map(citedSpan);
      return { type: model, key: { slug }, claim, passages: cited.map(({ start, end }) => [start, end]) };
    }),
  );
  const knownAs = (proposal: DraftedProposal): KnownFact | undefined => {
    const isAlone = proposals.filter((each) => isOfSameWords(each, proposal)).length === 1;
    const isKnown = (fact: KnownFact) => isOfSameWords(fact, proposal) && !differs(fact, proposal, isAlone);
    const found = annotated.find(isKnown) ?? decided.find(isKnown);
    if (!found || found.outcome === 'REJECTED' || findKey(annotation, found) !== null) return found;
    return annotated.find((each) => isOfSameWords(each, found)) ?? found; // renamed, and changed by the editor
  };
  const known = new Map(
    proposals.flatMap((each) => {
      const fact = knownAs(each);
      return fact ? [[each, fact] as const] : [];
    }),
  );
  const slugs = new Map([...known].map(([{ name }, { key }]) => [name, key['slug'] as string]));
  return proposals.flatMap((each) => {
    if (known.has(each)) return [];
    const renamed = withSlugs(each, slugs);
    return renamed !== each && findKey(annotation, renamed) !== null ? [] : [renamed];
  });
}

const findKey = (annotation: Annotation, fact: Pick<KnownFact, 'type' | 'key'>) => findClaim(kindOf(fact), annotation, fact.key);

type KnownWords = Pick<KnownFact, 'type' | 'passages'>;
const isOfSameWords = (one: KnownWords, other: KnownWords): boolean =>
  one.type === other.type && one.passages.length > 0 && JSON.stringify(one.passages) === JSON.stringify(other.passages);

function differs({ claim: known }: KnownFact, { type, claim }: DraftedProposal, isAlone: boolean): boolean {
  const fields = TOLD_APART[type];
  if (!fields) return true;
  const shared = [...fields, ...(isAlone ? [] : DATES)].filter((field) => known[field] != null && claim[field] != null);
  const isInList = 'list' in kindOf({ type }).place;
  return shared.some((field) => known[field] !== claim[field]) || (isInList && shared.length === 0);
}

/** Replaces the slugs of visits and events, by the names of their proposals. */
function withSlugs(proposal: DraftedProposal, slugs: ReadonlyMap<string, string>): DraftedProposal {
  const kind = kindOf(proposal);
  const owner = ownerKind(kind);
  const references = [...referenceFields(kind), ...(owner ? [{ name: owner.name, to: owner.plural }] : [])];
  const replaced = <Values extends object>(values: Values): Values => {
    const changed = references.flatMap(({ name, to }) => {
      const slug = slugs.get(`${to}/${String(values[name as keyof Values])}`);
      return slug === undefined ? [] : [[name, slug]];
    });
    return changed.length === 0 ? values : { ...values, ...(Object.fromEntries(changed) as object) };
  };
  const [key, claim] = [replaced(proposal.key), replaced(proposal.claim)];
  if (key === proposal.key && claim === proposal.claim) return proposal;
  return { ...proposal, key, claim, name: 'table' in kind.place ? proposal.name : nameOf(kind, key) };
}
