/** The countries of a set of visits on one side: their number, and the most frequent one. */
export interface ScopeSide {
  totalCount: number;
  nodes: readonly { count: number; country: { name: string } | null }[];
}

/** A set of visits, by countries visited and by visiting countries. */
export interface VisitScope {
  hosts: ScopeSide & { visitsCount: number };
  guests: ScopeSide;
}

/** If a country has at least this share of the visits, the set is described as visits of that country. */
const ONE_SIDED = 0.9;

const numbers = new Intl.NumberFormat('en');

/** Describes the country whose visits make up a set: "3,264 of 3,276 visits are visits to the United States." */
export function scopeSentence({ hosts, guests }: VisitScope): string {
  const total = hosts.visitsCount;
  if (total === 0) return 'No visits.';
  const [to, from] = [sideOf(hosts, total, 'to'), sideOf(guests, total, 'from')];
  const sides = [to, from].filter((side) => side !== null);
  if (isAll(hosts, total) && isAll(guests, total) && total > 1)
    return `All ${numbers.format(total)} visits are visits from ${nameIn(guests)} to ${nameIn(hosts)}.`;
  if (sides.length > 0 && total > 1) return `${sides.join('; ')}.`;
  const countries = (side: ScopeSide, preposition: string) =>
    side.totalCount === 1 && side.nodes[0]?.country
      ? ` ${preposition} ${withArticle(side.nodes[0].country.name)}`
      : ` ${preposition} ${numbers.format(side.totalCount)} countries`;
  return `${numbers.format(total)} ${total === 1 ? 'visit' : 'visits'}${countries(hosts, 'to')}.`;
}

const isAll = ({ nodes: [most] }: ScopeSide, total: number): boolean => most?.country != null && most.count === total;

const nameIn = ({ nodes: [most] }: ScopeSide): string => withArticle(most!.country!.name);

function sideOf({ nodes: [most] }: ScopeSide, total: number, preposition: 'to' | 'from'): string | null {
  if (!most?.country || most.count < ONE_SIDED * total) return null;
  const all = most.count === total ? `All ${numbers.format(total)}` : `${numbers.format(most.count)} of ${numbers.format(total)}`;
  return `${all} visits are visits ${preposition} ${withArticle(most.country.name)}`;
}

const TAKES_ARTICLE =
  /^(?:United|Soviet|Holy|Federal|Democratic|Netherlands|Philippines|Bahamas|Gambia|Maldives|Seychelles|Comoros)\b|\b(?:Republic|Union|Kingdom|Emirates|Islands|Federation|Empire)\b/;

/** Returns the name of a country as it stands in a sentence: "the United States". */
export const withArticle = (name: string): string => (TAKES_ARTICLE.test(name) ? `the ${name}` : name);
