// The parts of a filter of visits that notes explain. Notes leave out what is negated.

export interface VisitConditions {
  AND?: VisitConditions[];
  OR?: VisitConditions[];
  NOT?: VisitConditions;
  guestCountry?: object;
  hostCountry?: object;
  held?: HeldConditions;
  delegate?: DelegateConditions;
  start?: { gte?: Date; lte?: Date };
  [field: string]: unknown;
}

interface DelegateConditions {
  AND?: DelegateConditions[];
  OR?: DelegateConditions[];
  side?: 'GUEST' | 'HOST';
  person?: object;
  role?: Partial<Record<'equals' | 'equalsInsensitive' | 'contains' | 'startsWith', string>>;
  held?: HeldConditions;
}

interface HeldConditions {
  position?: { person?: object };
}

/** Returns a filter and the filters in its AND and OR. */
const partsOf = <Conditions extends { AND?: Conditions[]; OR?: Conditions[] }>(where: Conditions): Conditions[] => [
  where,
  ...[...(where.AND ?? []), ...(where.OR ?? [])].flatMap((each) => partsOf(each)),
];

/** Returns the filters of people by whose offices a filter finds visits. */
export function holdersIn(where: VisitConditions): object[] {
  return partsOf(where).flatMap(({ held, delegate }) =>
    [held, ...(delegate ? partsOf(delegate).map((each) => each.held) : [])].flatMap((each) => each?.position?.person ?? []),
  );
}

/** Returns the first and the last day on which the visits may begin; undefined if there is no such bound. */
export function windowOf(where: VisitConditions): { first: Date | undefined; last: Date | undefined } {
  const all = [where, ...(where.AND ?? [])].flatMap(({ start }) => start ?? []);
  const days = (bound: 'gte' | 'lte') => all.flatMap((each) => each[bound] ?? []).toSorted((a, b) => Number(a) - Number(b));
  return { first: days('gte').at(-1), last: days('lte')[0] };
}

/**
 * Returns the words of the first office in the filter, and a filter for visits whose notes contain these words instead. Null if no
 * office is given, or if it is that of a certain person or of the guests, whom sources list.
 */
export function officeInNotes(where: VisitConditions): { words: string; where: VisitConditions } | null {
  for (const part of partsOf(where)) {
    const delegates = part.delegate ? partsOf(part.delegate) : [];
    if (delegates.some(({ person, side }) => person || side === 'GUEST')) continue;
    const [words] = delegates.flatMap(({ role }) => Object.values(role ?? {}).filter((each) => typeof each === 'string'));
    if (words === undefined) continue;
    const [within, first] = [{ note: { contains: ` ${words}` } }, { note: { startsWith: words } }];
    return { words, where: replaced(where, part, ({ delegate: _, ...others }) => ({ AND: [others, { OR: [within, first] }] })) };
  }
  return null;
}

/** Returns the filter with one of its parts changed. */
function replaced(
  where: VisitConditions,
  part: VisitConditions,
  change: (part: VisitConditions) => VisitConditions,
): VisitConditions {
  if (where === part) return change(part);
  return withParts(where, (each) => replaced(each, part, change));
}

/** Returns the filter with the filters in its AND and OR changed. */
function withParts(where: VisitConditions, change: (part: VisitConditions) => VisitConditions): VisitConditions {
  const { AND, OR, ...others } = where;
  return { ...others, ...(AND && { AND: AND.map(change) }), ...(OR && { OR: OR.map(change) }) };
}

const SIDES = ['guestCountry', 'hostCountry'] as const;

/** Returns the filters of countries in a filter of visits. */
export const countriesIn = (where: VisitConditions): object[] =>
  partsOf(where).flatMap((part) => SIDES.flatMap((side) => part[side] ?? []));

/** Returns the filter with each of its filters of countries changed. */
export function withCountries(where: VisitConditions, change: (country: object) => object): VisitConditions {
  const { guestCountry, hostCountry, ...others } = withParts(where, (part) => withCountries(part, change));
  return {
    ...others,
    ...(guestCountry && { guestCountry: change(guestCountry) }),
    ...(hostCountry && { hostCountry: change(hostCountry) }),
  };
}
