import { REGIONS, SUBREGIONS } from '../../../model/countries/regions.js';
import type { OccurrenceStatus, Region, Subregion } from '../../../model/generated/enums.js';
import type { CountryWhere, DelegateWhere, PersonWhere, VisitOrder, VisitWhere } from '../generated/graphql.js';
import {
  suggestionVariables,
  selectedChoice,
  countriesNamed,
  filterByCountry,
  dateParameter,
  type FormFilterField,
  numberParameter,
  choiceOptions,
  textParameter,
  searchWords,
  yearParameter,
} from '../lists/filters.js';
import { conditionsIn, isFramedWhole } from '../charts/frame.js';
import { CHART } from '../charts/chart.js';
import { listReads } from '../lists/list.js';
import { changed, INSTEAD } from '../lists/paging.js';
import { AHEAD, NO_KIND, NOT_CALLED_OFF, STATUS, TOOK_PLACE, VISIT_KIND } from '../words.js';

// Visit filters, whose parameters are the same on all pages that explore visits.

const KINDS = { ...VISIT_KIND, none: NO_KIND };
/** A status, all visits that took place, or all announced visits without a report that they took place. */
export const STATUSES = { ...STATUS, past: 'took place', announced: 'announced, no report that it took place' };
const DATED = { yes: 'given', no: 'not given', vague: 'decade not known' };
const PRECISION = { DAY: 'to the day', MONTH: 'only to the month', YEAR: 'only to the year' };
const STATES = { former: 'with their former states', sovereign: 'sovereign states only', none: 'no visiting country' };
export const HELD = { possible: 'possibly', undecided: 'cannot be decided' };
export const SIDES = { guest: 'visiting', host: 'receiving' };
const DELEGATES = { unknown: 'not all identified', met: 'some of those met not identified' };
const RETURNED = { yes: 'followed within a year' };
const SUBREGION_NAMES = Object.fromEntries(
  Object.entries(SUBREGIONS).map(([subregion, { name }]) => [subregion, name]),
) as Record<Subregion, string>;
const ALL_REGIONS: Record<Region | Subregion, string> = { ...REGIONS, ...SUBREGION_NAMES };
export const SORT = { oldest: 'oldest first', title: 'by title', days: 'longest first', 'fewest-days': 'shortest first' };

/** The search box. */
export const BOX: FormFilterField = { name: 'q', label: 'Words: titles, places, notes, years', isSearch: true };

/** The other filters, by their headings in the form. */
export const FIELD_GROUPS: Readonly<Record<string, readonly FormFilterField[]>> = {
  People: [
    { name: 'who', label: 'Person', isHidden: true },
    { name: 'met', label: 'Met', isHidden: true },
    { name: 'person', label: 'Person (words in the name)', isSearch: true },
    { name: 'role', label: 'Office of a delegate (quoted: exactly)' },
    { name: 'side', label: 'Side of the person or office', options: choiceOptions(SIDES, 'either') },
    { name: 'under', label: 'In office at the time (words in the name)' },
    { name: 'held', label: 'In office', options: choiceOptions(HELD, 'certainly') },
    { name: 'delegates', label: 'Delegates', options: choiceOptions(DELEGATES) },
  ],
  Countries: [
    { name: 'country', label: 'Country, on either side', isCountry: true },
    { name: 'guest', label: 'Visiting country', isCountry: true },
    { name: 'host', label: 'Country visited', isCountry: true },
    { name: 'guests', label: 'Visitors from (region)', options: choiceOptions(ALL_REGIONS) },
    { name: 'hosts', label: 'Visits to (region)', options: choiceOptions(ALL_REGIONS) },
    { name: 'states', label: 'Countries', options: choiceOptions(STATES, 'as named in the source') },
    { name: 'cities', label: 'Cities visited, at least', isNumber: true },
    { name: 'organization', label: 'Organization that received the guest', isHidden: true },
  ],
  Dates: [
    { name: 'since', label: 'Began on or after (year or day)', isDate: true },
    { name: 'until', label: 'Began on or before (year or day)', isDate: true },
    { name: 'decade', label: 'Decade (first year)', isYear: true },
    { name: 'dated', label: 'First day', options: choiceOptions(DATED) },
    { name: 'precision', label: 'First day known', options: choiceOptions(PRECISION) },
    { name: 'shortest', label: 'Days, at least', isNumber: true },
    { name: 'longest', label: 'Days, at most', isNumber: true },
  ],
  'Kind and order': [
    { name: 'kind', label: 'Kind', options: choiceOptions(KINDS) },
    { name: 'status', label: 'Status', options: choiceOptions(STATUSES, 'took place or announced') },
    { name: 'returned', label: 'Return visit', options: choiceOptions(RETURNED) },
    { name: 'occasion', label: 'Event for which it was made', isHidden: true },
    { name: 'source', label: 'Source', isHidden: true },
    { name: 'journey', label: 'Journey', isHidden: true },
    { name: 'sort', label: 'Order', options: choiceOptions(SORT, 'newest first') },
  ],
};

export const VISIT_FIELDS: readonly FormFilterField[] = [BOX, ...Object.values(FIELD_GROUPS).flat()];

/** Returns the filters of visits. The label of an office says that it finds delegates on either side, unless a side is chosen. */
export const visitFields = (query: URLSearchParams): readonly FormFilterField[] =>
  VISIT_FIELDS.map((field) =>
    field.name === 'role' && !query.get('side') ? { ...field, label: 'Office of a delegate on either side' } : field,
  );

/** The parameters that every page of visits reads. */
export const VISIT_READS = [...listReads(VISIT_FIELDS), INSTEAD, CHART];

export function visitOrder(query: URLSearchParams): VisitOrder[] {
  const sort = selectedChoice(query, 'sort', SORT);
  if (sort === 'title') return [{ title: 'ASC' }];
  if (sort === 'days' || sort === 'fewest-days') return [{ durationDays: sort === 'days' ? 'DESC' : 'ASC' }];
  return [{ start: sort === 'oldest' ? 'ASC' : 'DESC' }];
}

/** Returns the filter of visits. `ofAnyStatus` is used if no status is chosen. */
export function visitWhere(query: URLSearchParams, ofAnyStatus: VisitWhere = NOT_CALLED_OFF): VisitWhere {
  const search = searchWords(query);
  const [since, until] = [dateParameter(query, 'since'), dateParameter(query, 'until')];
  const decade = yearParameter(query, 'decade');
  const [kind, status] = [selectedChoice(query, 'kind', KINDS), selectedChoice(query, 'status', STATUSES)];
  const dated = selectedChoice(query, 'dated', DATED);
  const [either, guestCountry, hostCountry] = ['country', 'guest', 'host'].map((name) => countriesOf(query, name));
  const [organization, occasion, source, journey] = ['organization', 'occasion', 'source', 'journey'].map((name) =>
    textParameter(query, name),
  );
  const [under, precision] = [textParameter(query, 'under'), selectedChoice(query, 'precision', PRECISION)];
  const [shortest, longest, cities] = ['shortest', 'longest', 'cities'].map((name) => numberParameter(query, name));
  const [delegate, delegates] = [delegateOf(query), selectedChoice(query, 'delegates', DELEGATES)];
  const isState: CountryWhere = { isSovereign: true };
  const others: VisitWhere[] = [
    ...(delegates === 'unknown' ? [{ delegate: { hasPerson: false } }] : []),
    ...(delegates === 'met' ? unidentifiedMet(query) : []),
    ...metBy(query),
    ...(under ? heldBy(under, selectedChoice(query, 'held', HELD)) : []),
    ...regionOf(query, 'guests', 'guestCountry'),
    ...regionOf(query, 'hosts', 'hostCountry'),
    ...(selectedChoice(query, 'returned', RETURNED) ? [{ returnVisit: { status: ['COMPLETED' as const] } }] : []),
    ...(selectedChoice(query, 'states', STATES) === 'none' ? [{ hasGuestCountry: false }] : []),
    ...(selectedChoice(query, 'states', STATES) === 'sovereign' ? [{ guestCountry: isState, hostCountry: isState }] : []),
  ];
  return {
    ...(search && { search }),
    ...(delegate && { delegate }),
    ...(others.length > 0 && { AND: others }),
    ...(cities != null && { placesCount: { gte: cities } }),
    ...((shortest ?? longest) != null && { durationDays: { gte: shortest ?? undefined, lte: longest ?? undefined } }),
    ...(precision && { startPrecision: [precision] }),
    ...(either && { OR: [{ guestCountry: either }, { hostCountry: either }] }),
    ...(guestCountry && { guestCountry }),
    ...(hostCountry && { hostCountry }),
    ...(occasion && { occasion: { slug: { equals: occasion } } }),
    ...(organization && { hostOrganization: { slug: { equals: organization } } }),
    ...(decade && { decade: { equals: Number(decade) } }),
    ...(dated === 'vague' && { decade: { isNull: true } }),
    ...((since ?? until ?? dated) && {
      start: {
        ...(since && { gte: since.first }),
        ...(until && { lte: until.last }),
        ...(dated && dated !== 'vague' && { isNull: dated === 'no' }),
      },
    }),
    ...(kind && (kind === 'none' ? { hasKind: false } : { kind: [kind] })),
    ...(status ? { status: statusesOf(status) } : ofAnyStatus),
    ...(source && { source: { slug: { equals: source } } }),
    ...(journey && { journey: { slug: { equals: journey } } }),
  };
}

function statusesOf(status: keyof typeof STATUSES): OccurrenceStatus[] {
  if (status === 'past') return TOOK_PLACE.status;
  return status === 'announced' ? AHEAD : [status];
}

/** Returns the filter of the visits that charts and facets count: unless a status is chosen, those that took place. */
export const countedWhere = (query: URLSearchParams): VisitWhere => visitWhere(query, TOOK_PLACE);

/** Returns the filter without its status, for counts by status. */
export const statusesWhere = (query: URLSearchParams): VisitWhere =>
  visitWhere(new URLSearchParams(changed(query, { status: null })), {});

function regionOf(query: URLSearchParams, name: string, side: 'guestCountry' | 'hostCountry'): VisitWhere[] {
  const region = selectedChoice<Region | Subregion>(query, name, ALL_REGIONS);
  if (region === null) return [];
  return [{ [side]: region in REGIONS ? { region: [region] } : { subregion: [region] } }];
}

/** Returns filters by two people of whom a source says that they met: the chosen person, and one with exactly the given name. */
function metBy(query: URLSearchParams): VisitWhere[] {
  const [who, met] = ['who', 'met'].map((name) => textParameter(query, name));
  if (!met) return [];
  const person = { OR: [{ name: { equals: met } }, ...(who ? [{ slug: { equals: who } }] : [])] };
  return [headedBy(person), { delegate: { side: 'HOST', capacity: ['MET'], person } }];
}

const headedBy = (person: PersonWhere): VisitWhere => ({ delegate: { side: 'GUEST', capacity: ['HEAD'], person } });

/** Returns filters by unidentified people whom the guests met; the chosen person, if any, was the head of the guests. */
function unidentifiedMet(query: URLSearchParams): VisitWhere[] {
  const who = textParameter(query, 'who');
  return [
    { delegate: { side: 'HOST', capacity: ['MET'], hasPerson: false } },
    ...(who ? [headedBy({ slug: { equals: who } })] : []),
  ];
}

/** Returns filters by an office that a person with a given name held when the visit began. */
function heldBy(name: string, held: keyof typeof HELD | null): VisitWhere[] {
  const position = { person: nameFilter(name) };
  const certainty = { possible: 'POSSIBLE', undecided: 'UNDECIDED' } as const;
  return [{ held: { position, certainty: held === null ? 'KNOWN' : certainty[held] } }];
}

/**
 * Returns a filter by the name, the office and the side of a delegate. The office is either the one given by the source or one
 * held when the visit began.
 */
function delegateOf(query: URLSearchParams): DelegateWhere | null {
  const [who, role] = ['who', 'role'].map((name) => textParameter(query, name));
  const person = personOf(query);
  const side = selectedChoice(query, 'side', SIDES);
  if (!who && !person && !role && !side) return null;
  return {
    ...(side && { side: side === 'guest' ? 'GUEST' : 'HOST' }),
    ...((who ?? person) && { person: { ...(who && { slug: { equals: who } }), ...person } }),
    ...(role && roleFilter(role)),
  };
}

export function roleFilter(role: string): DelegateWhere {
  const exactly = quoted(role);
  if (exactly) return { role: { equals: exactly } };
  const title = { contains: role };
  return { OR: [{ role: title }, { held: { position: { title } } }] };
}

/** Ends a name that matches everybody whose name contains its words, even if one person has exactly this name. */
export const ANY_NAME = '*';

/** Returns the text in quotation marks; undefined if there are none. */
export const quoted = (text: string) => /^"(.+)"$/.exec(text)?.[1];

/**
 * Returns the variables that count the visits whose kind is not given, which a filter by kind leaves out. A filter with a search,
 * or with many conditions, is counted in a further request.
 */
export function unknownKindVariables(query: URLSearchParams) {
  const kind = selectedChoice(query, 'kind', KINDS);
  const ofUnknownKind = countedWhere(new URLSearchParams(changed(query, { kind: 'none' })));
  return { ofUnknownKind, isOfKind: kind !== null && kind !== 'none' && isFramedWhole(ofUnknownKind) };
}

/** The maximum number of words, since each is a condition in every list of a page. */
const MOST_NAME_WORDS = 6;

/** Returns a filter for people with each of the words in a name or alias. Text in quotation marks must be the exact name. */
export function nameFilter(text: string): PersonWhere {
  const exactly = quoted(text);
  if (exactly) return { name: { equals: exactly } };
  return {
    AND: nameWords(text)
      .slice(0, MOST_NAME_WORDS)
      .map((word) => ({ name: { contains: word } })),
  };
}

/** Returns the words of a name: “de” and “Gaulle” for “deGaulle”. */
export function nameWords(text: string): string[] {
  return text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').match(/[\p{L}\p{N}\p{M}]+/gu) ?? [text];
}

function personOf(query: URLSearchParams): PersonWhere | null {
  const text = textParameter(query, 'person');
  return text === null ? null : nameFilter(text);
}

/** Whether a filter by a country also finds visits of the states that it replaced. */
export const hasFormerStates = (query: URLSearchParams) => selectedChoice(query, 'states', STATES) === 'former';

function countriesOf(query: URLSearchParams, name: string): CountryWhere | null {
  const named = filterByCountry(query, name);
  if (!named) return null;
  return hasFormerStates(query) ? { withFormerStates: named } : named;
}

/** The maximum number of conditions in a page's lists. An operation may have 200, some of which other fields use. */
export const CONDITIONS = 190;

/** The certainties by which visits during an office are listed, as values of `held`. */
export const CERTAINTIES = [null, 'possible', 'undecided'] as const;

/** The certainties that the filter excludes. */
export function otherCertainties(query: URLSearchParams) {
  const chosen = selectedChoice(query, 'held', HELD);
  return CERTAINTIES.filter((held) => held !== chosen);
}

/** Whether visits during an office are also counted by certainty, which the limits do not allow for many conditions, or with search words. */
export function isCountedByCertainty(query: URLSearchParams, where: VisitWhere, lists = 8): boolean {
  return textParameter(query, 'under') !== null && searchWords(query) === null && lists * conditionsIn(where) <= CONDITIONS;
}

/** Returns the parameter that names a person by words; null if there is none, or if a slug selects the person. */
export function nameIn(query: URLSearchParams): { parameter: 'person' | 'under'; text: string } | null {
  const parameter = textParameter(query, 'person') === null ? 'under' : 'person';
  const text = textParameter(query, parameter);
  return text === null || query.get('who') ? null : { parameter, text };
}

/** Returns the variables of `Chosen`: the names in the filter. `lists`: how many lists of the page have the filter, at most. */
export function chosenVariables(query: URLSearchParams, lists?: number) {
  const [country, guest, host] = ['country', 'guest', 'host'].map((name) => countriesNamed(query, name));
  const who = textParameter(query, 'who');
  const name = nameIn(query);
  const ofOffice = isCountedByCertainty(query, visitWhere(query), lists);
  const [lessCertain, leastCertain] = otherCertainties(query).map((held) =>
    ofOffice ? visitWhere(new URLSearchParams(changed(query, { held }))) : null,
  );
  const [words, named] = [searchWords(query), name && searchWords(query, name.parameter)];
  const suggested = words === null && named !== null ? { by: named, types: ['PERSON' as const] } : null;
  return {
    ...suggestionVariables(query),
    ...{ ofOffice, lessCertain, leastCertain },
    ...{ country, ofCountry: country !== null, guest, ofGuest: guest !== null, host, ofHost: host !== null },
    ...{ who: name ? nameFilter(name.text) : { slug: { equals: who } }, ofWho: name !== null || who !== null },
    ...{ suggestedBy: suggested?.by ?? '', suggestedTypes: suggested?.types ?? null, isSuggested: suggested !== null },
  };
}
