import type { Article } from '../article.js';
import type { TextPerson } from '../names/names.js';
import type { UnitSpan } from '../language/sentences.js';
import type { ProposedPassage } from '../proposal.js';

/** Converts a span to code points, as claims cite it. */
export function pass({ points }: Pick<Article, 'points'>, { start, end }: UnitSpan): ProposedPassage {
  return [points.fromUnits(start), points.fromUnits(end)];
}

/** Returns the fields that have a value. Claims leave out the others. */
export function given<Fields extends Readonly<Record<string, unknown>>>(fields: Fields): Partial<Fields> {
  const isGiven = (value: unknown) => value != null && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => isGiven(value))) as Partial<Fields>;
}

/** Returns a slug that is not taken, adding the first free number if needed. */
export function freeSlug(base: string, isTaken: (slug: string) => boolean): string {
  for (let number = 1; ; number++) {
    const slug = number === 1 ? base : `${base}-${number}`;
    if (!isTaken(slug)) return slug;
  }
}

/** Returns the country that a member of a delegation probably represents on the visit; null for other people. */
export function representedCountry({ delegates }: Article, person: TextPerson, side?: 'HOST'): string | null {
  const found = delegates.find((each) => each.person === person && (side ?? each.side) === each.side);
  return found ? (found.side === 'HOST' ? found.visit.hostCountry : found.visit.guestCountry) : null;
}

/** The feature by which an uncertain name lowers the confidence of a proposal. */
export function nameFeature(confidence: number): string[] {
  return confidence < 0.75 ? ['unsure name'] : [];
}
