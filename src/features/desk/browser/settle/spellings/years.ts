import type { DeskKnownFragment } from '../../generated/graphql.js';

/** The first and last years in which a person is known to have made a visit or held an office. */
export interface Years {
  first: number;
  last: number;
}

/** The usual maximum length of a career, and of an interruption, in years. */
const [LONG, LONG_PAUSE] = [50, 25];

/** Returns the years of a person's visits and offices; null if none is dated. */
export function yearsOf({ visits, latest, positions }: DeskKnownFragment): Years | null {
  const dates = [...visits.nodes, ...latest.nodes, ...positions].flatMap((fact) => [fact.start, 'end' in fact ? fact.end : null]);
  const years = dates.flatMap((date) => date?.edtf?.match(/\d{4}/g) ?? []).map(Number);
  return years.length === 0 ? null : { first: Math.min(...years), last: Math.max(...years) };
}

export const yearsText = ({ first, last }: Years): string => (first === last ? String(first) : `${first} to ${last}`);

/** Returns why the years of several people are unlikely for a single person; null if they are plausible. */
export function unlikelyForOne(people: readonly (Years | null)[]): string | null {
  const dated = people.filter((years) => years !== null).toSorted((a, b) => a.first - b.first);
  if (dated.length < 2) return null;
  let until = dated[0]!.last;
  for (const { first, last } of dated) {
    if (first - until >= LONG_PAUSE) return `Nothing is known from ${until} to ${first}, a gap of ${first - until} years.`;
    until = Math.max(until, last);
  }
  const length = until - dated[0]!.first;
  return length >= LONG ? `From ${dated[0]!.first} to ${until} is ${length} years.` : null;
}
