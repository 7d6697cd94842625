import fc from 'fast-check';
import {
  getNamedType,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { fold } from '../../../src/model/fold.js';
import { certaintyOf, certaintyOfAny, OFFICE } from './offices.js';

// A second implementation of filters, in plain JavaScript, over objects that are read through the API without filters. It
// is based on the schema and its descriptions, not on how a filter is executed. A new filter field is tested
// without a change here if it tests the object's field of the same name.

/** A list that can be filtered. */
export interface ListDefinition {
  /** Its field at the root: visits. */
  list: string;
  type: GraphQLObjectType;
  where: GraphQLInputObjectType;
}

/** An object as the API returns it. */
/** No statement is in the last one. */
const LANGUAGES = ['en', 'ko', 'zh-Hans', 'fr'];

type Found = Record<string, any>;
/** The values that a condition tests: it holds if one of them meets it. */
type Values = (object: Found, oracle: Oracle) => unknown[];

interface Look {
  /** The fields that must be selected. */
  select: string;
  /** The values that `equals`, `in` and all other conditions test. */
  values: Values;
  /** The values that `contains` and `startsWith` test, if there are more. */
  parts?: Values;
}

const names = (...others: string[]): Look => {
  const values: Values = ({ name, aliases }) => [name, ...aliases];
  const parts: Values = (object, oracle) => [...values(object, oracle), ...others.map((other) => object[other])];
  return { select: ['name aliases', ...others].join(' '), values, parts };
};
const identifiers: Look = {
  select: 'identifiers { curie }',
  values: ({ identifiers }) => identifiers.map(({ curie }: Found) => curie),
};
const speaker = (type: string): Look => ({
  select: '',
  values: (object) => (object['__typename'] === type ? [object] : []),
});

/** The office with the certainty of being held at the start of a visit; empty if it was not held. */
function heldOn(position: Found, day: Found | null, { offices }: Oracle): Found[] {
  const certainty = certaintyOf(position, offices, day?.['earliest'] ?? null, day?.['latest'] ?? null);
  return certainty === null ? [] : [{ position, certainty }];
}

const DELEGATE = `side capacity role visit { id start { earliest latest } } person { id positions { ${OFFICE} } }`;

/** Adds the offices that the person of a delegate held when the visit began. */
const withOffices = (oracle: Oracle) => (delegate: Found) => ({
  ...delegate,
  positions: (delegate['person']?.positions ?? []).flatMap((office: Found) => heldOn(office, delegate['visit'].start, oracle)),
});

const cited: Look = {
  select: 'citations { source { id } }',
  values: ({ citations }) => citations.map(({ source }: Found) => source),
};

/** The year or the decade of a date, if its first and last possible day agree in it. */
const period = (date: string, years: 1 | 10): Look => ({
  select: `${date} { earliest latest }`,
  values: (object) => {
    const { earliest, latest } = object[date] ?? {};
    const [first, last] = [earliest, latest].map((day: string | null | undefined) => day?.slice(0, years === 1 ? 4 : 3));
    return [first !== undefined && first === last ? Number(first.padEnd(4, '0')) : null];
  },
});

function daysAfter(day: string, days: number): string {
  const after = new Date(Date.parse(day) + days * 86_400_000).toISOString();
  return after.startsWith('+') ? '9999-12-31' : after.slice(0, 10); // the last day that filters accept
}

function isReturn(visit: Found, other: Found): boolean {
  const [guest, host] = [visit['guestCountry']?.id, visit['hostCountry'].id];
  if (!guest || other['hostCountry'].id !== guest || other['guestCountry']?.id !== host) return false;
  const [first, second] = [visit['start'], other['start']];
  if (!first?.earliest || !first.latest || !second?.earliest || !second.latest) return false;
  const year = new Date(first.earliest);
  year.setUTCFullYear(year.getUTCFullYear() + 1);
  return second.earliest > first.latest && Date.parse(second.latest) <= year.getTime();
}

const factOf = (type: string, fact: Found): Found | null => (fact['__typename'] === type ? fact : null);

/** The filter fields that test something other than the field of the same name. */
const LOOKS: Record<string, Look> = {
  'CountryWhere.name': names('officialName'),
  'CountryWhere.existedIn': {
    select: 'start { earliest } end { latest }',
    values: ({ start, end }) => [
      { isNull: start === null && end === null, earliest: start?.earliest ?? null, latest: end?.latest ?? null },
    ],
  },
  'VisitWhere.underWay': {
    select: 'start { earliest latest } end { latest } durationDays',
    values: ({ start, end, durationDays }) => {
      if (start === null && end === null) return [];
      const stated = start?.latest && durationDays !== null ? daysAfter(start.latest, durationDays - 1) : null;
      const [latest = null] = [end?.latest, stated].filter((day) => day != null).toSorted();
      return [{ earliest: start?.earliest ?? null, latest }];
    },
  },
  'VisitWhere.places': { select: 'places', values: ({ places }) => places },
  'VisitWhere.placesCount': { select: 'places', values: ({ places }) => [places.length] },
  'VisitWhere.returnVisit': {
    select: 'start { earliest latest } guestCountry { id } hostCountry { id }',
    values: (visit, oracle) => oracle.visits.filter((other) => isReturn(visit, other)),
  },
  'VisitWhere.source': cited,
  'EventWhere.occasionOf': {
    select: 'occasionOf(first: 100) { nodes { id } }',
    values: ({ occasionOf }) => occasionOf.nodes,
  },
  'PersonWhere.held': { select: 'positions { id }', values: ({ positions }) => positions },
  'VisitWhere.sourcesCount': {
    select: 'citations { source { id } }',
    values: ({ citations }) => [new Set(citations.map(({ source }: Found) => source.id)).size],
  },
  'VisitWhere.topic': {
    select: 'statements(first: 100) { nodes { topics { id } } }',
    values: ({ statements }) => statements.nodes.flatMap(({ topics }: Found) => topics),
  },
  'CountryWhere.withFormerStates': {
    select: 'end { edtf } successors { id }',
    values: (country, oracle) => oracle.closure(country, ({ end, successors }) => (end ? successors : [])),
  },
  'DelegateWhere.held': {
    select: '',
    values: ({ positions, known, possible, undecided }) =>
      positions ?? [
        ...known.map((position: Found) => ({ position, certainty: 'KNOWN' })),
        ...possible.map((position: Found) => ({ position, certainty: 'POSSIBLE' })),
        ...undecided.map((position: Found) => ({ position, certainty: 'UNDECIDED' })),
      ],
  },
  'VisitWhere.held': { select: 'start { earliest latest }', values: () => [] },
  'VisitWhere.outlet': {
    select: 'statements(first: 100) { nodes { reportedBy { id } } }',
    values: ({ statements }) => statements.nodes.map(({ reportedBy }: Found) => reportedBy),
  },
  'VisitWhere.startPrecision': { select: 'start { precision }', values: ({ start }) => [start?.precision] },
  'VisitWhere.endPrecision': { select: 'end { precision }', values: ({ end }) => [end?.precision] },
  'VisitWhere.year': period('start', 1),
  'VisitWhere.decade': period('start', 10),
  'EventWhere.year': period('start', 1),
  'EventWhere.decade': period('start', 10),
  'StatementWhere.year': period('saidOn', 1),
  'PositionWhere.year': period('start', 1),
  'StatementWhere.decade': period('saidOn', 10),
  'EventWhere.places': { select: 'places', values: ({ places }) => places },
  'EventWhere.source': cited,
  'EventWhere.participant': {
    select: 'participants { side person { id } country { id } organization { id } }',
    values: ({ participants }) => participants,
  },
  'PersonWhere.identifier': identifiers,
  'OrganizationWhere.identifier': identifiers,
  'CountryWhere.identifier': identifiers,
  'PersonWhere.name': names(),
  'OrganizationWhere.name': names('abbreviation'),
  'VisitWhere.delegate': {
    select: `start { earliest latest } delegation(first: 100) { nodes { ${DELEGATE} } }`,
    values: ({ delegation }, oracle) => delegation.nodes.map(withOffices(oracle)),
  },
  'PersonWhere.delegation': {
    select: `delegations(first: 100) { nodes { ${DELEGATE} } }`,
    values: ({ delegations }, oracle) => delegations.nodes.map(withOffices(oracle)),
  },
  'PersonWhere.relative': { select: 'kin { person { id } }', values: ({ kin }) => kin.map(({ person }: Found) => person) },
  'StatementWhere.speaker': { select: 'speakers { ... on Node { id } }', values: ({ speakers }) => speakers },
  'SpeakerWhere.person': speaker('Person'),
  'SpeakerWhere.organization': speaker('Organization'),
  'SpeakerWhere.country': speaker('Country'),
  'StatementWhere.about': { select: 'about { id }', values: ({ about }) => about },
  'StatementWhere.outlet': { select: 'reportedThrough { id }', values: ({ reportedThrough }) => reportedThrough },
  'DisagreementWhere.kind': { select: 'factKind', values: ({ factKind }) => [factKind] },
  'DisagreementWhere.source': {
    select: 'values { source { id } }',
    values: (object) => object['values'].map(({ source }: Found) => source),
  },
  'DisagreementWhere.ofVisit': {
    select:
      'fact { __typename id ... on Delegate { ofDelegate: visit { id } } ... on Event { visit { id } } ... on Participant { event { visit { id } } } }',
    values: ({ fact }) => [factOf('Visit', fact) ?? fact.ofDelegate ?? fact.visit ?? fact.event?.visit ?? null],
  },
  'DisagreementWhere.ofEvent': {
    select: 'fact { __typename id ... on Participant { event { id } } }',
    values: ({ fact }) => [factOf('Event', fact) ?? fact.event ?? null],
  },
  'DisagreementWhere.ofPerson': {
    select: 'fact { __typename id ... on Position { person { id } } }',
    values: ({ fact }) => [factOf('Person', fact) ?? fact.person ?? null],
  },
  'DisagreementWhere.ofOrganization': {
    select: 'fact { __typename id ... on Position { organization { id } } }',
    values: ({ fact }) => [factOf('Organization', fact) ?? fact.organization ?? null],
  },
  'DisagreementWhere.organization': {
    select: 'fact { __typename id }',
    values: ({ fact }) => [factOf('Organization', fact)],
  },
  'JourneyWhere.visit': { select: 'visits(first: 100) { nodes { id } }', values: ({ visits }) => visits.nodes },
  'StatementWhere.topic': { select: 'topics { id }', values: ({ topics }) => topics },
};

const LOGIC = ['AND', 'OR', 'NOT'];

export function listDefinitions(schema: GraphQLSchema): ListDefinition[] {
  return Object.values(schema.getQueryType()!.getFields()).flatMap(({ name, args, type: list }) => {
    const where = args.find((arg) => arg.name === 'where')?.type;
    const connection = getNamedType(list);
    if (!isInputObjectType(where) || !isObjectType(connection) || !('nodes' in connection.getFields())) return [];
    const type = getNamedType(connection.getFields()['nodes']!.type) as GraphQLObjectType;
    return where.name === `${type.name}Where` ? [{ list: name, type, where }] : []; // counts have the filter of their objects
  });
}

/** The conditions of a filter, without AND, OR and NOT. */
export function conditions(where: GraphQLInputObjectType): GraphQLInputField[] {
  return Object.values(where.getFields()).filter(({ name }) => !LOGIC.includes(name));
}

export class Oracle {
  readonly #objects = new Map<string, Found>();

  /** The ids that a search for words finds of each type. */
  readonly #searched = new Map<string, Set<string>>();

  /** All offices of all people. */
  offices: Found[] = [];
  visits: Found[] = [];

  private constructor(readonly listDefinitions: ListDefinition[]) {}

  /** The object and everything that it contains, recursively. */
  closure(object: Found, step: (object: Found) => Found[], seen = new Set<Found>()): Found[] {
    const known = this.known(object);
    if (seen.has(known)) return [];
    seen.add(known);
    for (const next of step(known)) this.closure(next, step, seen);
    return [...seen];
  }

  /** Reads every object of the store; lists are read to 100 entries. */
  static async read(schema: GraphQLSchema, ask: (query: string) => Promise<any>): Promise<Oracle> {
    const oracle = new Oracle(listDefinitions(schema));
    for (const listDefinition of oracle.listDefinitions) {
      const fields = conditions(listDefinition.where).map((field) => selected(listDefinition, field));
      const time = 'updatedAt' in listDefinition.type.getFields() ? 'updatedAt' : '';
      const selection = ['__typename id', time, ...fields].join(' ');
      const { list } = await ask(`{ list: ${listDefinition.list}(first: 100) { totalCount nodes { ${selection} } } }`);
      if (list.totalCount !== list.nodes.length) throw new Error(`there are more than 100 ${listDefinition.list}`);
      for (const object of list.nodes) oracle.#objects.set(object.id, object);
    }
    const { people } = await ask(`{ people(first: 100) { nodes { positions { ${OFFICE} } } } }`);
    for (const type of Object.keys(SEARCHED)) {
      for (const words of SEARCHES) {
        const variables = `query: ${JSON.stringify(words)}, types: [${type}], first: 100`;
        const { search } = await ask(`{ search(${variables}) { totalCount nodes { ... on Node { id } } } }`);
        oracle.#searched.set(`${SEARCHED[type]} ${words}`, new Set(search.nodes.map(({ id }: Found) => id)));
      }
    }
    oracle.visits = [...oracle.#objects.values()].filter(({ __typename }) => __typename === 'Visit');
    oracle.offices = people.nodes.flatMap(({ positions }: Found) => positions);
    return oracle;
  }

  /** Returns all objects of a list. */
  objects({ type }: ListDefinition): Found[] {
    return [...this.#objects.values()].filter(({ __typename }) => __typename === type.name);
  }

  /** Returns an object of a list with all its fields, and any other object unchanged. */
  known(object: Found): Found {
    return this.#objects.get(object['id']) ?? object;
  }

  /** Returns the values of an object that a condition tests. */
  values(where: GraphQLInputObjectType, field: string, object: Found): unknown[] {
    const { values, parts = values } = lookOf(where, field);
    return parts(object, this);
  }

  /** Returns whether an object matches a filter: all given conditions must hold. */
  holds(where: GraphQLInputObjectType, filter: Found, object: Found): boolean {
    return Object.entries(filter).every(([key, condition]) => {
      if (key === 'AND') return condition.every((each: Found) => this.holds(where, each, object));
      if (key === 'OR') return condition.some((each: Found) => this.holds(where, each, object));
      if (key === 'NOT') return !this.holds(where, condition, object);
      return this.#conditionHolds(where, where.getFields()[key]!, condition, object);
    });
  }

  #heldByAnybody(held: GraphQLInputObjectType, { position, certainty }: Found, { start }: Found): boolean {
    const positions = getNamedType(held.getFields()['position']!.type) as GraphQLInputObjectType;
    const those = this.offices.filter((office) => !position || this.holds(positions, position, office));
    const found = certaintyOfAny(those, this.offices, start?.earliest ?? null, start?.latest ?? null);
    return found !== null && [certainty].flat().includes(found);
  }

  #conditionHolds(where: GraphQLInputObjectType, { name, type }: GraphQLInputField, condition: any, object: Found) {
    if (name === 'updatedSince') return Date.parse(object['updatedAt']) >= Date.parse(condition);
    const about = hasField(where, name);
    if (about)
      return (
        condition ===
        lookOf(where, about)
          .values(object, this)
          .some((value) => value != null)
      );
    if (name === 'search') return this.#searched.get(`${where.name} ${condition}`)!.has(object['id']);
    const look = lookOf(where, name);
    // Undecided offices are found only on request.
    if (getNamedType(type).name === 'HeldWhere') condition = { certainty: ['KNOWN', 'POSSIBLE'], ...withoutNulls(condition) };
    const named = getNamedType(type);
    if (where.name === 'VisitWhere' && name === 'held')
      return this.#heldByAnybody(named as GraphQLInputObjectType, condition, object);
    const values = look.values(object, this).filter((value) => value !== null) as any[];
    if (named.name === 'StringFilter') return textHolds(condition, values, look.parts?.(object, this) ?? values);
    if (named.name === 'DateFilter') return dateHolds(condition, values[0]);
    if (named.name === 'IntFilter') return numberHolds(condition, values[0] ?? null);
    if (!isInputObjectType(named)) return values.some((value) => [condition].flat().includes(value));
    return values.some((value) => this.holds(named, condition, this.known(value)));
  }
}

const withoutNulls = (filter: Found) => Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null));

function lookOf(where: GraphQLInputObjectType, field: string): Look {
  return LOOKS[`${where.name}.${field}`] ?? { select: '', values: (object) => [object[field]] };
}

/** Returns the field whose value a condition such as `hasVisit` looks for. */
function hasField(where: GraphQLInputObjectType, name: string): string | undefined {
  return Object.keys(where.getFields()).find((field) => `has${field.charAt(0).toUpperCase()}${field.slice(1)}` === name);
}

/** Returns the fields that are needed to evaluate a condition. */
function selected({ type, where }: ListDefinition, { name }: GraphQLInputField): string {
  const look = LOOKS[`${where.name}.${name}`];
  if (look || name === 'updatedSince' || name === 'search' || hasField(where, name)) return look?.select ?? '';
  const field = type.getFields()[name];
  if (!field)
    throw new Error(
      `${where.name}.${name}: ${type.name} has no such field. Add it to the type, or say in LOOKS what the filter looks at`,
    );
  const named = getNamedType(field.type);
  if (isLeafType(named)) return name;
  return `${name} { ${named.name === 'PartialDate' ? 'earliest latest' : 'id'} }`;
}

/** A text with several values matches if any of them does; one without a value does not match. */
function textHolds(filter: Found, values: string[], parts: unknown[]): boolean {
  const { equals, equalsInsensitive, not, contains, startsWith, isNull } = filter;
  const isEqual = (wanted: string) => values.includes(wanted);
  const folded = parts.filter((part) => typeof part === 'string').map(fold);
  return (
    (isNull === undefined || isNull === (values.length === 0)) &&
    (equals === undefined || isEqual(equals)) &&
    (equalsInsensitive == null || folded.includes(fold(equalsInsensitive))) &&
    (not === undefined || !isEqual(not)) &&
    (filter['in'] == null || filter['in'].some(isEqual)) &&
    (contains == null || folded.some((part) => part.includes(fold(contains)))) &&
    (startsWith == null || folded.some((part) => part.startsWith(fold(startsWith))))
  );
}

/** Whether a date may lie in the range. A missing date lies in none, and a missing bound is no limit. */
function dateHolds({ gte = null, lte = null, isNull = null }: Found, date: Found | undefined): boolean {
  if (isNull !== null && isNull !== (date?.['isNull'] ?? !date)) return false;
  if (gte === null && lte === null) return true;
  if (!date) return false;
  const { earliest, latest } = date;
  return (gte === null || latest === null || latest >= gte) && (lte === null || earliest === null || earliest <= lte);
}

function numberHolds({ equals = null, gte = null, lte = null, isNull = null }: Found, number: number | null): boolean {
  if (isNull !== null && isNull !== (number === null)) return false;
  if (equals === null && gte === null && lte === null) return true;
  if (number === null) return false;
  return (equals === null || number === equals) && (gte === null || number >= gte) && (lte === null || number <= lte);
}

/** Yields each condition of a filter separately, with existing values; for a filter on a relation, one for each field. */
export function singleConditions(oracle: Oracle, where: GraphQLInputObjectType): Found[] {
  return conditions(where).flatMap((field) => valuesOf(oracle, field).map((value) => ({ [field.name]: value })));
}

function valuesOf(oracle: Oracle, { name, type }: GraphQLInputField, related = true): unknown[] {
  const named = getNamedType(type);
  if (named.name === 'StringFilter') return textConditions(oracle, name);
  if (named.name === 'DateFilter')
    return [...DAYS.flatMap((day) => [{ gte: day }, { lte: day }]), { isNull: true }, { isNull: false }];
  if (named.name === 'IntFilter')
    return NUMBERS.flatMap((n) => [{ equals: n }, { gte: n }, { lte: n }]).concat([{ isNull: true }, { isNull: false }] as never);
  if (named.name === 'Curie') return CURIES;
  if (named.name === 'DateTime') return DAYS.map((day) => `${day}T00:00:00.000Z`);
  if (named.name === 'Boolean') return [true, false];
  if (name === 'search') return SEARCHES;
  if (isEnumType(named)) {
    const values = named.getValues().map(({ name }) => name);
    return isListType(type) ? [...values.map((value) => [value]), values, []] : values;
  }
  if (named.name === 'Int' && isListType(type)) return [[200], [201, 202], [999]];
  if (named.name === 'String' && isListType(type)) return [...LANGUAGES.map((value) => [value]), LANGUAGES];
  if (!isInputObjectType(named)) throw new Error(`no conditions of ${named.name} for ${name}`);
  if (named.isOneOf) return singleConditions(oracle, named);
  const fields = conditions(named);
  if (related) return fields.map((field) => ({ [field.name]: valuesOf(oracle, field, false)[0] }));
  const leaf = fields.find((field) => !isInputObjectType(getNamedType(field.type)) || isText(named, field.name))!;
  return [{ [leaf.name]: valuesOf(oracle, leaf)[0] }];
}

function textConditions(oracle: Oracle, field: string): Found[] {
  const stored = storedTexts(oracle, field);
  const [first = 'nowhere', last = first] = [stored[0], stored.at(-1)];
  const longest = stored.toSorted((a, b) => b.length - a.length)[0] ?? first; // others begin as it does
  const part = [...last].slice(1).join('').toUpperCase();
  return [
    ...[{ equals: first }, { not: first }, { in: [first, last] }, { in: [] }, { contains: part }, { startsWith: longest }],
    ...[{ equalsInsensitive: first.toUpperCase() }, { isNull: true }, { isNull: false }, { contains: '' }, { startsWith: '' }],
  ];
}

/** Whether a condition requires a value, unlike `isNull`, `not` and an empty condition. */
export function needsValue({ type }: GraphQLInputField, condition: Found): boolean {
  if (!['StringFilter', 'DateFilter', 'IntFilter'].includes(getNamedType(type).name)) return true;
  return Object.entries(condition).some(([operator, value]) => operator !== 'not' && !(operator === 'isNull' && value === true));
}

/** Returns all texts that conditions of this name test. */
function storedTexts(oracle: Oracle, field: string): string[] {
  const filtered = oracle.listDefinitions.filter(({ where }) => field in where.getFields());
  const values = filtered.flatMap((listDefinition) =>
    oracle.objects(listDefinition).flatMap((each) => oracle.values(listDefinition.where, field, each)),
  );
  return values.filter((value) => typeof value === 'string');
}

// Random filters, with values that objects have, and with some that are hard to match.

const TEXTS = [
  '',
  'kim',
  'KIM',
  'a_',
  '0%',
  '%',
  '_',
  '\\',
  'OSAKA',
  'ß',
  '😀',
  'same',
  '\n',
  '"',
  'Sàme',
  'nowhere',
  'Foreign Minister',
  'president',
  'Office 3',
];
/** Types by their names in a search, and their filters. */
const SEARCHED: Record<string, string> = {
  PERSON: 'PersonWhere',
  ORGANIZATION: 'OrganizationWhere',
  COUNTRY: 'CountryWhere',
  VISIT: 'VisitWhere',
  EVENT: 'EventWhere',
  STATEMENT: 'StatementWhere',
  TOPIC: 'TopicWhere',
  SOURCE: 'SourceWhere',
};
/** Words, phrases, facts, prefixes, misspellings, and words that match nothing. */
const SEARCHES = [
  'kim',
  'osaka -kim',
  '"kim osaka" or same',
  'visits in 2018',
  'same or pyongyang',
  'izm',
  'osakka',
  'nowhere',
  '!',
];
/** Identifiers of several objects, of one, and of none. */
const CURIES = ['wikidata:Q1', 'wikidata:Q2', 'viaf:12', 'viaf:34'];
const DAYS = ['0001-01-01', '2000-05-31', '2018-03-25', '9999-12-31'];

/** Years, decades, days and invalid numbers. */
const NUMBERS = [0, 1, 2, 3, 2000, 2010, 2016, 2018, 9990, 9999, 2_147_483_647, -2_147_483_648];

/** Generates filters of a list. */
export function filtersOf(oracle: Oracle, listDefinition: ListDefinition): fc.Arbitrary<Found> {
  const depthIdentifier = fc.createDepthIdentifier();
  const known = new Map<string, fc.Arbitrary<Found>>();
  const any = (where: GraphQLInputObjectType): fc.Arbitrary<Found> => {
    // Looked up lazily, because filters contain filters of their own type.
    const self = fc.constant(null).chain(() => known.get(where.name)!);
    if (known.has(where.name)) return self;
    known.set(where.name, fc.constant({}));
    const fields = conditions(where).map((field) => [field.name, condition(field)] as const);
    const leaves = fields.filter(
      ([name]) => !isInputObjectType(getNamedType(where.getFields()[name]!.type)) || isText(where, name),
    );
    const logic =
      'AND' in where.getFields()
        ? [
            fc.record({ AND: fc.array(self, { minLength: 1, maxLength: 2 }) }),
            fc.record({ OR: fc.array(self, { maxLength: 2 }) }),
            fc.record({ NOT: self }),
            fc.record({ NOT: self }),
          ]
        : [];
    const made = where.isOneOf
      ? fc.oneof({ maxDepth: 4, depthIdentifier }, ...fields.map(([name, value]) => fc.record({ [name]: value })), ...logic)
      : fc.oneof({ maxDepth: 4, depthIdentifier }, some(leaves), some(fields), some(fields), ...logic);
    known.set(where.name, made);
    return self;
  };
  const condition = (field: GraphQLInputField): fc.Arbitrary<unknown> => {
    const type = getNamedType(field.type);
    if (type.name === 'StringFilter') return texts(oracle, field.name);
    if (type.name === 'DateFilter') return dates;
    if (type.name === 'IntFilter') return numbers;
    if (isInputObjectType(type)) return any(type);
    if (type.name === 'Curie') return fc.constantFrom(...CURIES);
    if (type.name === 'DateTime') return instants(oracle);
    if (type.name === 'Boolean') return fc.boolean();
    if (type.name === 'String' && isListType(field.type)) return fc.subarray(LANGUAGES);
    if (type.name === 'Int') return fc.subarray([200, 201, 202, 999]);
    if (field.name === 'search') return fc.constantFrom(...SEARCHES);
    if (!isEnumType(type)) throw new Error(`no values of ${type.name} for ${field.name}`);
    const values = type.getValues().map(({ name }) => name);
    return isListType(isNonNullType(field.type) ? field.type.ofType : field.type)
      ? fc.subarray(values)
      : fc.constantFrom(...values);
  };
  return any(listDefinition.where);
}

function isText(where: GraphQLInputObjectType, field: string): boolean {
  return ['StringFilter', 'DateFilter', 'IntFilter'].includes(getNamedType(where.getFields()[field]!.type).name);
}

/** Generates one or two conditions, so that some objects match. */
function some(fields: (readonly [string, fc.Arbitrary<unknown>])[]): fc.Arbitrary<Found> {
  return fc
    .uniqueArray(fc.constantFrom(...fields), { minLength: 1, maxLength: 2, selector: ([name]) => name })
    .chain((chosen) => fc.record(Object.fromEntries(chosen)));
}

function texts(oracle: Oracle, field: string): fc.Arbitrary<Found> {
  const text = fc.constantFrom(...storedTexts(oracle, field), ...TEXTS);
  const part = fc.tuple(text, fc.nat(6), fc.integer({ min: 1, max: 8 }), fc.boolean()).map(([text, from, length, upper]) => {
    const piece = [...text].slice(from, from + length).join('');
    return upper ? piece.toUpperCase() : piece;
  });
  const start = fc.tuple(text, fc.oneof(fc.nat(8), fc.nat(50))).map(([text, length]) => [...text].slice(0, length).join(''));
  return some([
    ['equals', text],
    ['equalsInsensitive', fc.tuple(text, fc.boolean()).map(([text, upper]) => (upper ? text.toUpperCase() : text))],
    ['not', text],
    ['in', fc.array(text, { maxLength: 3 })],
    ['isNull', fc.boolean()],
    ['contains', part],
    ['startsWith', start],
  ]);
}

const day = fc.constantFrom(...DAYS);
const dates = some(Object.entries({ gte: day, lte: day, isNull: fc.boolean() }));

const number = fc.constantFrom(...NUMBERS);
const numbers = some(Object.entries({ equals: number, gte: number, lte: number, isNull: fc.boolean() }));

/** The last change of an object, a millisecond later or earlier, in UTC and other time zones. */
function instants(oracle: Oracle): fc.Arbitrary<string> {
  const changed = oracle.listDefinitions.flatMap((listDefinition) =>
    oracle.objects(listDefinition).flatMap(({ updatedAt }) => (updatedAt ? [Date.parse(updatedAt)] : [])),
  );
  const elsewhere = (instant: string) => instant.replace('T00:00:00.000Z', 'T09:00:00.000+09:00');
  return fc.oneof(
    fc
      .tuple(fc.constantFrom(...new Set(changed)), fc.constantFrom(-1, 0, 1))
      .map(([at, shift]) => new Date(Math.max(at + shift, Date.parse('0001-01-01T00:00:00.000Z'))).toISOString())
      .map(elsewhere),
    fc.constantFrom('2026-11-25T12:02:54.337+09:00', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z'),
  );
}
