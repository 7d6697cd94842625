import type { Article } from '../article.js';
import type { Span } from '../language/sentences.js';
import type { Passage } from '../proposal.js';

/** A passage in code points, as claims cite it. */
export function pass({ points }: Pick<Article, 'points'>, { start, end }: Span): Passage {
  return [points.fromUnits(start), points.fromUnits(end)];
}

/** What a name that is not sure takes from what is proposed of it. */
export function nameFeature(confidence: number): string[] {
  return confidence < 0.75 ? ['unsure name'] : [];
}
