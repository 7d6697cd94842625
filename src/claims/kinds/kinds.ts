import { delegate } from './delegate.js';
import { event } from './event.js';
import { fieldsOf } from './fields.js';
import type { Kind } from './kind.js';
import { kinship } from './kinship.js';
import { organization } from './organization.js';
import { participant } from './participant.js';
import { person } from './person.js';
import { position } from './position.js';
import { source } from './source.js';
import { statement } from './statement.js';
import { topic } from './topic.js';
import { visit } from './visit.js';

/** Every kind, in an order in which rows can be created: what is referred to comes first. */
const declared = [
  ...([organization, person, topic, source, visit, event, kinship, position] as const),
  ...([delegate, participant, statement] as const),
];

export type Plural = (typeof declared)[number]['plural'];
export type KindModel = (typeof declared)[number]['model'];

export const KINDS: readonly (Kind & { plural: Plural; model: KindModel })[] = declared as never;

/** The kinds that sources make claims about: all but the source itself. */
export const CLAIMED = KINDS.filter(({ plural }) => plural !== 'sources');
/** Those that several sources may declare, each under the same slug. */
export const SHARED = CLAIMED.filter(({ place }) => 'table' in place && !place.slug);
/** Those that stand in lists: they are found by what they are about. */
export const LISTED = CLAIMED.filter(({ place }) => 'list' in place);
export const CITED = CLAIMED.filter(({ cited }) => cited !== 'never');

const byPlural = new Map(KINDS.map((kind) => [kind.plural as string, kind]));

export function kindOf(plural: string): (typeof KINDS)[number] {
  const found = byPlural.get(plural);
  if (!found) throw new Error(`${plural} is no kind: add it to KINDS`);
  return found;
}

/** The kind inside whose claims this one stands. */
export function ownerOf({ place }: Kind): Kind | null {
  return 'of' in place ? kindOf(place.of) : null;
}

/** What a claim belongs to: the fields that hold its slugs, and the kinds that these are of. */
export function subjectsOf(kind: Kind): { field: string; of: Kind }[] {
  const owner = ownerOf(kind);
  if (owner) return [{ field: owner.name, of: owner }];
  return (kind.about ?? []).map((field) => {
    const { refersTo } = fieldsOf(kind.shape).find(({ name }) => name === field)!;
    return { field, of: kindOf(refersTo!) };
  });
}
