import { capitalize } from '../../shared/capitals.js';

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

/** Describes the countries that most visits in a set involve: "3,264 of 3,276 visits are to the United States." */
export function scopeSentence({ hosts, guests }: VisitScope): string {
  const total = hosts.visitsCount;
  if (total === 0) return 'No visits.';
  const sides = [sideOf(guests, total, 'from'), sideOf(hosts, total, 'to')].filter((side) => side !== null);
  const [one, other] = sides;
  if (!one) return `${numbers.format(total)} visits to ${numbers.format(hosts.totalCount)} countries.`;
  if (total === 1) return `1 visit, ${sides.map(({ where }) => where).join(' ')}.`;
  const first = `${capitalize(one.share)} visits are ${one.where}`;
  if (!other) return `${first}.`;
  return one.isAll && other.isAll ? `${first} ${other.where}.` : `${first}, and ${other.share} are ${other.where}.`;
}

function sideOf({ nodes: [most] }: ScopeSide, total: number, preposition: 'to' | 'from') {
  if (!most?.country || most.count < ONE_SIDED * total) return null;
  const isAll = most.count === total;
  const all = total === 2 ? 'both' : `all ${numbers.format(total)}`;
  const share = isAll ? all : `${numbers.format(most.count)} of ${numbers.format(total)}`;
  return { isAll, share, where: `${preposition} ${withArticle(most.country.name)}` };
}

const TAKES_ARTICLE =
  /^(?:United|Soviet|Holy|Federal|Democratic|Netherlands|Philippines|Bahamas|Gambia|Maldives|Seychelles|Comoros)\b|\b(?:Republic|Union|Kingdom|Emirates|Islands|Federation|Empire)\b/;

/** Returns the name of a country as used in a sentence: "the United States". */
export const withArticle = (name: string): string => (TAKES_ARTICLE.test(name) ? `the ${name}` : name);
