/** The countries on one side of a set of visits: their number, and the most frequent one. */
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

/** Describes the countries that most visits in a set involve: "3,276 visits, 3,264 of them to the United States." */
export function scopeSentence({ hosts, guests }: VisitScope): string {
  const total = hosts.visitsCount;
  if (total === 0) return 'No visits.';
  const sides = [sideOf(guests, total, 'from'), sideOf(hosts, total, 'to')].filter((side) => side !== null);
  const [one, other] = sides;
  if (!one) return `${numbers.format(total)} visits to ${numbers.format(hosts.totalCount)} countries.`;
  if (total === 1) return `1 visit, ${sides.map(({ where }) => where).join(' ')}.`;
  // Without a verb: an announced visit may never take place.
  const visits = `${numbers.format(total)} visits`;
  if (one.isAll && other?.isAll) return `${visits}, ${one.share} ${one.where} ${other.where}.`;
  return `${visits}, ${sides.map(({ share, where }) => `${share} ${where}`).join(', ')}.`;
}

function sideOf({ nodes: [most] }: ScopeSide, total: number, preposition: 'to' | 'from') {
  if (!most?.country || most.count < ONE_SIDED * total) return null;
  const isAll = most.count === total;
  const share = isAll ? (total === 2 ? 'both' : 'all') : `${numbers.format(most.count)} of them`;
  return { isAll, share, where: `${preposition} ${withArticle(most.country.name)}` };
}

const TAKES_ARTICLE =
  /^(?:United|Soviet|Holy|Federal|Democratic|Netherlands|Philippines|Bahamas|Gambia|Maldives|Seychelles|Comoros)\b|\b(?:Republic|Union|Kingdom|Emirates|Islands|Federation|Empire)\b/;

/** Returns the name of a country as used in a sentence: "the United States". */
export const withArticle = (name: string): string => (TAKES_ARTICLE.test(name) ? `the ${name}` : name);
