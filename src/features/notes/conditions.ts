// The parts of a filter of visits that notes explain. Notes leave out what is negated.

export interface VisitConditions {
  AND?: VisitConditions[];
  OR?: VisitConditions[];
  NOT?: VisitConditions;
  guestCountry?: NamedConditions;
  hostCountry?: NamedConditions;
  held?: HeldConditions;
  delegate?: DelegateConditions;
  start?: DayBounds;
  end?: DayBounds;
  underWay?: DayBounds;
  places?: Partial<Record<'contains' | 'equals' | 'equalsInsensitive', string>>;
  search?: string;
  year?: NumberBounds;
  decade?: NumberBounds;
  [field: string]: unknown;
}

interface DayBounds {
  gte?: Date;
  lte?: Date;
  isNull?: boolean;
}

interface NumberBounds extends Partial<Record<'equals' | 'gt' | 'gte' | 'lt' | 'lte', number>> {
  isNull?: boolean;
}

/** Conditions on a person or country. */
interface NamedConditions {
  AND?: NamedConditions[];
  OR?: NamedConditions[];
  name?: { contains?: string };
  search?: string;
  slug?: object;
  withFormerStates?: NamedConditions;
}

interface DelegateConditions {
  AND?: DelegateConditions[];
  OR?: DelegateConditions[];
  side?: 'GUEST' | 'HOST';
  person?: NamedConditions;
  role?: Partial<Record<'equals' | 'equalsInsensitive' | 'contains' | 'startsWith', string>>;
  held?: HeldConditions;
}

interface OfficeConditions {
  person?: object;
  [field: string]: unknown;
}

interface HeldConditions {
  position?: OfficeConditions;
  certainty?: 'KNOWN' | 'POSSIBLE';
}

/** Returns a filter and the filters in its AND and OR. */
const partsOf = <Conditions extends Parts<Conditions>>(where: Conditions): Conditions[] => [
  where,
  ...[...(where.AND ?? []), ...(where.OR ?? [])].flatMap((each) => partsOf(each)),
];

/** Returns the filters of offices by which a filter finds visits. */
export function officesIn(where: VisitConditions): OfficeConditions[] {
  return partsOf(where).flatMap(({ held, delegate }) =>
    [held, ...(delegate ? partsOf(delegate).map((each) => each.held) : [])].flatMap((each): OfficeConditions[] =>
      each ? [each.position ?? {}] : [],
    ),
  );
}

/** Returns the filter with another certainty where offices have a certainty; null if none has it. */
export function withCertainty(
  where: VisitConditions,
  from: HeldConditions['certainty'],
  to: HeldConditions['certainty'],
): VisitConditions | null {
  const hasIt = ({ held }: { held?: HeldConditions }) => held !== undefined && held.certainty === from;
  const changed = <Part extends { held?: HeldConditions }>(part: Part): Part =>
    hasIt(part) ? { ...part, held: { ...part.held, certainty: to } } : part;
  const delegates = partsOf(where).flatMap(({ delegate }) => (delegate ? partsOf(delegate) : []));
  if (![...partsOf(where), ...delegates].some(hasIt)) return null;
  return everywhere(where, ({ delegate, ...part }) => ({
    ...changed(part),
    ...(delegate && { delegate: everywhere(delegate, changed) }),
  }));
}

/** The first and the last day of the visits in a filter; undefined if there is no such bound. */
export interface Window {
  first: Date | undefined;
  last: Date | undefined;
}

export function windowOf(where: VisitConditions): Window {
  const all = [where, ...(where.AND ?? [])].flatMap(({ start, end, underWay, year, decade }) => [
    ...[start, end, underWay].flatMap((each) => each ?? []),
    ...(year ? [yearBounds(year, 1)] : []),
    ...(decade ? [yearBounds(decade, 10)] : []),
  ]);
  const days = (bound: 'gte' | 'lte') => all.flatMap((each) => each[bound] ?? []).toSorted((a, b) => Number(a) - Number(b));
  return { first: days('gte').at(-1), last: days('lte')[0] };
}

function yearBounds({ equals, gt, gte, lt, lte }: NumberBounds, length: number): DayBounds {
  const [from, to] = [equals ?? gte ?? (gt === undefined ? gt : gt + 1), equals ?? lte ?? (lt === undefined ? lt : lt - 1)];
  return {
    ...(from !== undefined && { gte: new Date(Date.UTC(from, 0, 1)) }),
    ...(to !== undefined && { lte: new Date(Date.UTC(to + length, 0, 0)) }),
  };
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

/** People in a filter of visits, as delegates. */
export interface PeopleInFilter {
  person: object;
  /** Returns the filter with other people in place of these. */
  withOthers: (person: object) => VisitConditions;
  /** Returns the filter with search words in place of the delegate. */
  withWords: (search: string) => VisitConditions;
  /** The names in the filter, as search words. */
  names: string[];
  /** The parts of names in the filter, which need not be whole words. */
  parts: string[];
}

export function peopleIn(where: VisitConditions): PeopleInFilter[] {
  return partsOf(where).flatMap((part) =>
    (part.delegate ? partsOf(part.delegate) : []).flatMap((each) => {
      if (!each.person) return [];
      const delegate = (person: object) => replaced(part.delegate!, each, (given) => ({ ...given, person }));
      return {
        person: each.person,
        withOthers: (person) => replaced(where, part, (given) => ({ ...given, delegate: delegate(person) })),
        withWords: (search) => replaced(where, part, ({ delegate: _, ...others }) => ({ AND: [others, { search }] })),
        names: namesIn(each.person),
        parts: partsOf(each.person).flatMap(({ name }) => name?.contains ?? []),
      };
    }),
  );
}

/** Returns the names of people or countries in a filter, also those of slugs. */
export const namesIn = (where: NamedConditions): string[] =>
  partsOf(where).flatMap(({ name, search, slug, withFormerStates }) => [
    ...[...textsOf(name), ...(search ? [search] : [])],
    ...textsOf(slug).map((each) => each.replaceAll('-', ' ')),
    ...(withFormerStates ? namesIn(withFormerStates) : []),
  ]);

const textsOf = (condition: object = {}): string[] =>
  Object.values(condition)
    .flat()
    .filter((each) => typeof each === 'string');

/** Search words in a filter of visits. */
export interface WordsInFilter {
  search: string;
  /** Returns the filter with other conditions in place of these words. */
  withOthers: (conditions: VisitConditions) => VisitConditions;
}

export const searchesIn = (where: VisitConditions): WordsInFilter[] =>
  partsOf(where).flatMap((part) =>
    part.search === undefined
      ? []
      : [
          {
            search: part.search,
            withOthers: (conditions) => replaced(where, part, ({ search: _, ...others }) => ({ AND: [others, conditions] })),
          },
        ],
  );

/** Returns the names of places in a filter, whole or in part, with a function that returns the filter with another name. */
export const placesIn = (where: VisitConditions) =>
  partsOf(where).flatMap((part) => {
    const { contains, equals = contains } = part.places ?? {};
    const called = (name: string) => replaced(where, part, (own) => ({ ...own, places: { contains: name } }));
    return equals === undefined ? [] : [{ name: equals, isPart: contains !== undefined, called }];
  });

/** Visits that a filter leaves out because a value is missing. */
export interface MissingValue {
  kind: 'NOT_GIVEN' | 'UNDATED';
  /** What the visits lack, as the end of a sentence. */
  lacking: string;
  where: VisitConditions;
}

const KIND: MissingValue = { kind: 'NOT_GIVEN', lacking: 'whose kind is not given', where: { hasKind: false } };
const CITIES: MissingValue = { kind: 'NOT_GIVEN', lacking: 'whose cities are not given', where: { placesCount: { equals: 0 } } };
const LENGTH: MissingValue = {
  kind: 'NOT_GIVEN',
  lacking: 'whose length is not known',
  where: { durationDays: { isNull: true } },
};
const START: MissingValue = { kind: 'UNDATED', lacking: 'whose first day is not given', where: { start: { isNull: true } } };
const END: MissingValue = { kind: 'UNDATED', lacking: 'whose last day is not given', where: { end: { isNull: true } } };
const YEAR: MissingValue = { kind: 'UNDATED', lacking: 'whose year is not certain', where: { year: { isNull: true } } };
const DECADE: MissingValue = { kind: 'UNDATED', lacking: 'whose decade is not certain', where: { decade: { isNull: true } } };

/** What a filter by a field leaves out. */
const MISSING: Record<string, MissingValue> = {
  ...{ kind: KIND, places: CITIES, placesCount: CITIES, durationDays: LENGTH },
  ...{ start: START, startPrecision: START, end: END, endPrecision: END, year: YEAR, decade: DECADE },
};

/** Returns filters for the visits that a filter leaves out because a value is missing. */
export function missingIn(where: VisitConditions): MissingValue[] {
  const found = partsOf(where).flatMap((part) =>
    Object.entries(MISSING).flatMap(([field, missing]) =>
      part[field] === undefined
        ? []
        : [{ ...missing, where: replaced(where, part, ({ [field]: _, ...others }) => ({ AND: [others, missing.where] })) }],
    ),
  );
  return [...new Map(found.map((each) => [each.lacking, each])).values()];
}

interface Parts<Conditions> {
  AND?: Conditions[];
  OR?: Conditions[];
}

/** Returns the filter with all of its parts changed. */
const everywhere = <Conditions extends Parts<Conditions>>(
  where: Conditions,
  change: (part: Conditions) => Conditions,
): Conditions => change(withParts(where, (each) => everywhere(each, change)));

/** Returns the filter with one of its parts changed. */
function replaced<Conditions extends Parts<Conditions>>(
  where: Conditions,
  part: Conditions,
  change: (part: Conditions) => Conditions,
): Conditions {
  if (where === part) return change(part);
  return withParts(where, (each) => replaced(each, part, change));
}

/** Returns the filter with the filters in its AND and OR changed. */
function withParts<Conditions extends Parts<Conditions>>(
  where: Conditions,
  change: (part: Conditions) => Conditions,
): Conditions {
  const { AND, OR } = where;
  return { ...where, ...(AND && { AND: AND.map(change) }), ...(OR && { OR: OR.map(change) }) };
}

/** The two countries of a visit. */
export const SIDES = ['guestCountry', 'hostCountry'] as const;

/** Returns the filters of countries in a filter of visits. */
export const countriesIn = (where: VisitConditions): NamedConditions[] =>
  partsOf(where).flatMap((part) => SIDES.flatMap((side) => part[side] ?? []));

type Sides = Partial<Record<(typeof SIDES)[number], object>>;

/** Returns the pairs of filters of countries that visits may meet, one for each alternative in OR. */
export function pairsIn({ guestCountry, hostCountry, AND = [], OR = [] }: VisitConditions): Sides[] {
  const own = { ...(guestCountry && { guestCountry }), ...(hostCountry && { hostCountry }) };
  const both = (pairs: Sides[], others: Sides[]) => pairs.flatMap((pair) => others.map((each) => ({ ...pair, ...each })));
  const alternatives = OR.length > 0 ? [OR.flatMap((each) => pairsIn(each))] : [];
  return [...AND.map((each) => pairsIn(each)), ...alternatives].reduce(both, [own]);
}

/** Returns the filter with each of its filters of countries changed. */
export const withCountries = (where: VisitConditions, change: (country: object) => object): VisitConditions =>
  everywhere(where, ({ guestCountry, hostCountry, ...others }) => ({
    ...others,
    ...(guestCountry && { guestCountry: change(guestCountry) }),
    ...(hostCountry && { hostCountry: change(hostCountry) }),
  }));
