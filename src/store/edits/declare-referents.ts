import type { Annotation } from '../../claims/annotation.js';
import { putClaim } from '../../claims/draft.js';
import { fieldsOf } from '../../claims/kinds/fields.js';
import type { Claim, Kind } from '../../claims/kinds/kind.js';
import { kindOf } from '../../claims/kinds/kinds.js';
import { referencesIn } from '../../claims/references.js';
import { modelOf } from '../stored.js';
import type { Tx } from './stored-fact.js';

/**
 * An annotation declares what it refers to. What the store knows from other sources is declared here by its required
 * fields, a name for most; but not visits and events: that there was one is a fact, and needs a passage of this source.
 */
export async function declareReferents(tx: Tx, draft: Annotation, kind: Kind, claim: Claim): Promise<void> {
  for (const { to, slug } of referencesIn(kind.shape, claim)) {
    if (to === 'countries') continue;
    const referent = kindOf(to);
    const { table } = referent.place as { table: string };
    if (referent.cited === 'always' || Object.hasOwn(draft[table as 'people'], slug)) continue;
    const [row] = await modelOf(tx, referent.model).findMany({ where: { slug } });
    if (!row) continue;
    const required = fieldsOf(referent.shape).filter((field) => field.required);
    const declared = Object.fromEntries(required.map(({ name }) => [name, row[name]]));
    const complete = referent.shape.parse(declared);
    putClaim(referent, draft, { slug }, complete);
  }
}
