import type { Annotation } from '../../claims/annotation.js';
import { rowReferences } from '../../claims/references.js';
import type { Claim, Tx } from './noun.js';

/**
 * An annotation declares whom it names: people, organizations and topics that the store knows from other sources are
 * declared by their names. Visits and events are not: that there was one is a fact, and needs a passage of this source.
 */
export async function declareReferents(tx: Tx, draft: Annotation, claim: Claim): Promise<void> {
  const speakers = Array.isArray(claim['speakers']) ? (claim['speakers'] as object[]) : [];
  for (const { to, slug } of [claim, ...speakers].flatMap((row) => rowReferences([], row))) {
    if (to === 'countries' || to === 'visits' || to === 'events' || Object.hasOwn(draft[to], slug)) continue;
    if (to === 'people') {
      const person = await tx.person.findUnique({ where: { slug } });
      if (person) draft.people[slug] = { name: person.name, aliases: [] };
    } else if (to === 'organizations') {
      const organization = await tx.organization.findUnique({ where: { slug } });
      if (organization)
        draft.organizations[slug] = { name: organization.name, kind: organization.kind, aliases: [], cite: [] };
    } else {
      const topic = await tx.topic.findUnique({ where: { slug } });
      if (topic) draft.topics[slug] = topic.name;
    }
  }
}
