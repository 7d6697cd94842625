import { describe, entityId, entityNames, entityType, type Entity, type TypeId } from './entity.js';
import { likeness, NOTHING_ALIKE, type Likeness } from './likeness.js';
import { agrees, findProperty } from './properties.js';

/** A candidate, as described by the Reconciliation API. */
export interface Candidate {
  id: string;
  name: string;
  description?: string;
  type: { id: TypeId; name: string }[];
  /** From 0 to 100. */
  score: number;
  features: { id: string; value: number | boolean }[];
  /** Whether a program may accept it without asking. */
  match: boolean;
}

/** The known properties of the entity to find. */
export interface Sought {
  /** The name; null if only properties are given. */
  name: string | null;
  /** The values of each property. */
  properties: ReadonlyMap<string, readonly string[]>;
}

interface Judged {
  entity: Entity;
  likeness: Likeness;
  /** The verdict on each given property. */
  verdicts: Map<string, boolean | null>;
  score: number;
}

/** The share of the missing score that a matching property adds, and the factor for a property that does not match. */
const [AGREEING, DIFFERING] = [0.5, 0.6];

/**
 * Scores the entities found, the most likely first. An entity matches if it alone has all words of the name and no property
 * contradicts it, whatever the score.
 */
export function judge(sought: Sought, entities: readonly Entity[], ids: readonly string[]): Candidate[] {
  const all = entities.map((entity) => judged(sought, entity, ids.includes(entityId(entity)))).sort(byScore);
  const match = matchIn(sought, all, ids);
  return all.map((each) => candidate(each, each === match));
}

function judged(sought: Sought, entity: Entity, isNamed: boolean): Judged {
  const { name, properties } = sought;
  const alike = isNamed ? { score: 1, whole: 'equal' as const } : name === null ? NOTHING_ALIKE : best(name, entityNames(entity));
  const verdicts = new Map([...properties].map(([id, given]) => [id, agrees(findProperty(id)!, entity, given)]));
  let score = alike.score;
  for (const verdict of verdicts.values()) {
    if (verdict === true) score += AGREEING * (1 - score);
    if (verdict === false) score *= DIFFERING;
  }
  return { entity, likeness: alike, verdicts, score };
}

const RANK = ['equal', 'misspelled', 'initials', null] as const;
const rankOf = ({ whole }: Likeness) => RANK.indexOf(whole);

function best(name: string, names: readonly string[]): Likeness {
  return names
    .map((each) => likeness(name, each))
    .reduce((one, other) => ((rankOf(other) - rankOf(one) || one.score - other.score) < 0 ? other : one));
}

const byScore = (one: Judged, other: Judged) =>
  other.score - one.score ||
  rankOf(one.likeness) - rankOf(other.likeness) ||
  (entityId(one.entity) < entityId(other.entity) ? -1 : 1);

function matchIn({ name }: Sought, all: readonly Judged[], ids: readonly string[]): Judged | null {
  const named = all.filter(({ entity }) => ids.includes(entityId(entity)));
  if (named.length > 0) return named.length === 1 ? named[0]! : null;
  const fitting = all.filter(({ verdicts }) => ![...verdicts.values()].includes(false));
  const isCertain = ({ likeness: { whole }, verdicts }: Judged) => {
    if (whole === 'initials') return [...verdicts.values()].includes(true); // initials stand for many names
    if (whole === 'misspelled') return /\S\s+\S/.test(name ?? ''); // a single word may be somebody else's name
    return whole === 'equal';
  };
  // An exact match beats a similar name, and a preferred name beats an alias.
  for (const whole of ['equal', 'misspelled', 'initials'] as const) {
    const having = fitting.filter((each) => each.likeness.whole === whole);
    const called = having.filter(({ entity }) => likeness(name ?? '', entity.name).whole === whole);
    const one = having.length > 1 ? called : having;
    if (having.length > 0) return one.length === 1 && isCertain(one[0]!) ? one[0]! : null;
  }
  return null;
}

function candidate({ entity, likeness, verdicts, score }: Judged, match: boolean): Candidate {
  const { id, name } = entityType(entity.__typename);
  const description = describe(entity);
  const said = [...verdicts].flatMap(([property, value]) => (value === null ? [] : [{ id: property, value }]));
  return {
    id: entityId(entity),
    name: entity.name,
    ...(description !== '' && { description }),
    type: [{ id, name }],
    score: round(score),
    features: [{ id: 'name', value: round(likeness.score) }, ...said],
    match,
  };
}

const round = (part: number) => Math.round(part * 1_000) / 10;
