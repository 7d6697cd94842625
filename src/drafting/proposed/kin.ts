import type { Article } from '../article.js';
import type { Proposed } from '../proposal.js';
import { pass } from './cited.js';

/** Proposes relatives whom the text names. */
export function* proposeKin(article: Article): Generator<Proposed> {
  for (const kin of article.kin) {
    const { person, relative, kind, confidence, reason } = kin;
    yield {
      type: 'Kinship',
      claim: { person: person.slug, relative: relative.slug, kind, cite: [pass(article, kin)] },
      features: [confidence >= 0.95 ? 'kin named beside each other' : 'kin named in a sentence'],
      reason,
    };
  }
}
