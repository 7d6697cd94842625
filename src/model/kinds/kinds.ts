import { delegate } from './delegate.js';
import { event } from './event.js';
import { claimFields } from './fields.js';
import type { Kind, ListPlace, TablePlace } from './kind.js';
import { journey } from './journey.js';
import { kinship } from './kinship.js';
import { organization } from './organization.js';
import { participant } from './participant.js';
import { person } from './person.js';
import { position } from './position.js';
import { source } from './source.js';
import { statement } from './statement.js';
import { topic } from './topic.js';
import { visit } from './visit.js';

/**
 * Every kind, in an order in which rows can be created: each kind comes after the kinds that it refers to. The exception is a
 * visit's occasion, which is an event: its foreign key is checked at commit.
 */
const declared = [
  ...([organization, person, topic, source, journey, visit, event, kinship, position] as const),
  ...([delegate, participant, statement] as const),
];

export type Plural = (typeof declared)[number]['plural'];
export type KindModel = (typeof declared)[number]['model'];
type DeclaredKind = Kind & { plural: Plural; model: KindModel };
type ClaimedKind = DeclaredKind & { plural: Exclude<Plural, 'sources'> };
type TableKind = ClaimedKind & { place: TablePlace };
type ListKind = ClaimedKind & { place: ListPlace };

export const KINDS: readonly DeclaredKind[] = declared as never;

/** The kinds that sources make claims about: all except the source itself. */
export const CLAIMED = KINDS.filter((kind): kind is ClaimedKind => kind.plural !== 'sources');
/** Kinds in tables, looked up by slug. */
export const TABLED = CLAIMED.filter((kind): kind is TableKind => 'table' in kind.place);
/** Kinds in tables that several sources may declare under the same slug. */
export const SHARED = TABLED.filter(({ place }) => !place.slug);
/** Kinds in lists, looked up by what they are about. */
export const LISTED = CLAIMED.filter((kind): kind is ListKind => 'list' in kind.place);
/** Kinds in lists that are not part of claims of another kind. */
export const OWNERLESS = LISTED.filter(({ place }) => !place.of);
export const CITED = CLAIMED.filter(({ cited }) => cited !== 'never');

const byPlural = new Map(KINDS.map((kind) => [kind.plural as string, kind]));

export function kindNamed(plural: string): DeclaredKind {
  const found = byPlural.get(plural);
  if (!found) throw new Error(`${plural} is not a kind in KINDS`);
  return found;
}

/** Returns a kind that other kinds refer to. References are slugs, so the kind is in a table. */
export const referencedKind = kindNamed as (plural: string) => TableKind;

/** Returns the kind whose claims contain this kind's lists; null if there is none. */
export function ownerKind({ place }: Kind): TableKind | null {
  return 'list' in place && place.of ? referencedKind(place.of) : null;
}

/** Returns the fields of a kind that hold a single slug of another kind. Links are not included. */
export function referenceFields({ shape }: Kind): { name: string; to: string }[] {
  return claimFields(shape).flatMap(({ name, refersTo, links }) => (refersTo && !links ? [{ name, to: refersTo }] : []));
}

/** Returns the fields of a kind that refer to what a claim belongs to, each with the kind that it refers to. */
export function claimSubjects(kind: Kind): { field: string; of: TableKind }[] {
  const owner = ownerKind(kind);
  if (owner) return [{ field: owner.name, of: owner }];
  return (kind.about ?? []).map((field) => {
    const { refersTo } = claimFields(kind.shape).find(({ name }) => name === field)!;
    return { field, of: referencedKind(refersTo!) };
  });
}

/** Returns what a kind's columns refer to, such as countries for `hostCountryId`. Links are not included. */
export function referringColumns(kind: Kind): ReadonlyMap<string, string> {
  const owner = ownerKind(kind);
  const columns = referenceFields(kind).map(({ name, to }) => [`${name}Id`, to] as const);
  return new Map(owner ? [...columns, [owner.foreignKey, owner.plural]] : columns);
}

/** Returns the column that stores the slug; null for a kind in lists. */
export function slugColumn({ place }: Kind): string | null {
  return 'table' in place ? (place.slug ?? 'slug') : null;
}
