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

/**
 * Describes the countries that most visits in a set involve: "3,276 visits, 3,264 of them to the United States." `about` is a
 * country that the title already names as guest or host of every visit.
 */
export function scopeSentence({ hosts, guests }: VisitScope, about?: string): string {
  const total = hosts.visitsCount;
  if (total === 0) return 'No visits.';
  const sides = [sideOf(guests, total, 'from'), sideOf(hosts, total, 'to')].filter((side) => side !== null);
  const [one, other] = sides;
  if (!one)
    return `${numbers.format(total)} visits${eitherSide(hosts, guests, total, about) ?? (about === undefined ? ` to ${numbers.format(hosts.totalCount)} countries` : '')}.`;
  if (total === 1) return `1 visit, ${sides.map(({ where }) => where).join(' ')}.`;
  // Without a verb: an announced visit may never take place.
  const visits = `${numbers.format(total)} visits`;
  if (one.isAll && other?.isAll) return `${visits}, ${one.share} ${one.where} ${other.where}.`;
  return `${visits}, ${sides.map(({ share, where }) => `${share} ${where}`).join(', ')}.`;
}

/** Names the country, or the two countries, that every visit involves as guest or host. Null if there is none. */
function eitherSide(hosts: ScopeSide, guests: ScopeSide, total: number, about?: string): string | null {
  const counts = new Map<string, number>();
  for (const { count, country } of [...guests.nodes, ...hosts.nodes])
    if (country) counts.set(country.name, (counts.get(country.name) ?? 0) + count);
  const [one, other] = [...counts]
    .filter(([name, count]) => count === total && name !== about)
    .map(([name]) => withArticle(name));
  if (one === undefined) return null;
  const all = total === 2 ? 'both' : 'all';
  return other === undefined ? `, ${all} from or to ${one}` : `, ${all} between ${one} and ${other}`;
}

function sideOf({ nodes: [most] }: ScopeSide, total: number, preposition: 'to' | 'from') {
  if (!most?.country || most.count < ONE_SIDED * total) return null;
  const isAll = most.count === total;
  const share = isAll ? (total === 2 ? 'both' : 'all') : `${numbers.format(most.count)} of them`;
  return { isAll, share, where: `${preposition} ${withArticle(most.country.name)}` };
}

const TAKES_ARTICLE =
  /^(?:United|Soviet|Holy|Federal|Democratic|Netherlands|Philippines|Bahamas|Gambia|Maldives|Seychelles|Comoros)\b|\b(?:Republic|Union|Kingdom|Emirates|Islands|Federation|Empire|Reich)\b/;

/** Returns the name of a country as used in a sentence: "the United States". */
export const withArticle = (name: string): string => (TAKES_ARTICLE.test(name) ? `the ${name}` : name);
