import { findClaim, putClaim } from '../../claims/change-claim.js';
import { nameIn } from '../../claims/entries.js';
import { fieldsOf } from '../../claims/kinds/fields.js';
import type { Claim, Kind } from '../../claims/kinds/kind.js';
import { referentOf } from '../../claims/kinds/kinds.js';
import { referencesIn } from '../../claims/references.js';
import { modelOf } from '../rows/stored.js';
import type { EditedPart } from './edited-part.js';

/**
 * Declares in a part what a claim refers to, if other sources have stored it, by its required fields. Facts such as
 * visits and events are not declared: they need a passage of this source.
 */
export async function declareReferents(part: EditedPart, kind: Kind, claim: Claim): Promise<void> {
  for (const { to, slug } of referencesIn(kind.shape, claim)) {
    if (to === 'countries') continue;
    const referent = referentOf(to);
    if (referent.cited === 'always' || findClaim(referent, part.annotation, { slug })) continue;
    if (await part.has(nameIn(referent, slug))) continue;
    const [row] = await modelOf(part.tx, referent.model).findMany({ where: { slug } });
    if (!row) continue;
    const required = fieldsOf(referent.shape).filter((field) => field.required);
    const declared = Object.fromEntries(required.map(({ name }) => [name, row[name]]));
    putClaim(referent, part.annotation, { slug }, referent.shape.parse(declared));
  }
}
