import { isEnumType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { Compiler } from '../../../src/query/compile/compiler.js';
import { FEATURES } from '../../../src/features.js';
import { createSchema } from '../../../src/schema/schema.js';
import { ask } from '../../support/ask.js';
import { byResolvers, byStatement } from '../../support/both-ways.js';
import { emptyStore } from '../../support/store.js';
import { sample, sampleOfEach, thorough } from '../../support/thorough.js';
import { fillWorld } from '../../support/world.js';

// Compares counts with those that JavaScript computes from all objects, knowing only what the descriptions say.

const schema = await createSchema(FEATURES);
const compiler = new Compiler(schema);
let db: Database;
let objects: Record<string, any[]>;

beforeAll(async () => {
  db = await emptyStore();
  await fillWorld(db, 13);
  const country = '{ code slug }';
  const { visits, statements, events } = await ask(
    schema,
    db,
    `{ visits(first: 100) { nodes { kind status places durationDays guestCountryAsPrinted start { earliest latest } guestCountry ${country} hostCountry ${country}
         delegation(first: 100) { nodes { side capacity role person { slug } } } citations { source { slug } } statements(first: 100) { nodes { reportedBy { slug } topics { slug } } } } }
       events(first: 100) { nodes { kind status places start { earliest latest } country ${country}
         participants { side name person { slug } country ${country} organization { slug } } } }
       statements(first: 100) { nodes { kind attribution speakersAsPrinted saidOn { earliest latest } speakers { __typename ... on Person { slug } ... on Organization { slug } ... on Country ${country} }
         topics { slug } reportedBy { slug } visit { slug } source { slug } } } }`,
  );
  objects = { visit: visits.nodes, statement: statements.nodes, event: events.nodes };
});
afterAll(() => db.close());

type Keys = (object: any) => (string | null | undefined)[];

const slug = (row: any) => row?.slug;
const codeOrSlug = (country: any) => country?.code ?? country?.slug;
const digits = (date: any, count: number) =>
  [date?.earliest, date?.latest].map((day) => day?.slice(0, count)).reduce((one, other) => (one === other ? one : null));
const year = (date: any) => digits(date, 4);
const decade = (date: any) => digits(date, 3) && `${digits(date, 3)}0`;
const peopleOn =
  (sides: string[]): Keys =>
  ({ delegation }) =>
    delegation.nodes.filter(({ side }: any) => sides.includes(side)).map(({ person }: any) => slug(person));
const taking =
  (field: string, sides: (string | null)[] = [null, 'GUEST', 'HOST']): Keys =>
  ({ participants }) =>
    participants.filter(({ side }: any) => sides.includes(side)).map((each: any) => codeOrSlug(each[field]));
const speakers =
  (type: string): Keys =>
  (statement) =>
    statement.speakers.filter(({ __typename }: any) => __typename === type).map(codeOrSlug);

/** The groups to which an object belongs. */
const KEYS: Record<string, Record<string, Keys>> = {
  visit: {
    YEAR: ({ start }) => [year(start)],
    GUEST_COUNTRY: ({ guestCountry }) => [codeOrSlug(guestCountry)],
    HOST_COUNTRY: ({ hostCountry }) => [codeOrSlug(hostCountry)],
    STATUS: ({ status }) => [status],
    KIND: ({ kind }) => [kind],
    DECADE: ({ start }) => [decade(start)],
    PERSON: peopleOn(['GUEST', 'HOST']),
    GUEST: peopleOn(['GUEST']),
    HOST: peopleOn(['HOST']),
    MET: ({ delegation }) => delegation.nodes.flatMap((one: any) => (one.capacity === 'MET' ? [slug(one.person)] : [])),
    DURATION: ({ durationDays }) => [durationDays?.toString()],
    PLACE: ({ places }) => places,
    ROLE: ({ delegation }) => delegation.nodes.map(({ role }: any) => role),
    OUTLET: ({ statements }) => statements.nodes.map(({ reportedBy }: any) => slug(reportedBy)),
    TOPIC: ({ statements }) => statements.nodes.flatMap(({ topics }: any) => topics.map(slug)),
    SOURCE: ({ citations }) => citations.map(({ source }: any) => slug(source)),
  },
  event: {
    YEAR: ({ start }) => [year(start)],
    DECADE: ({ start }) => [decade(start)],
    COUNTRY: ({ country }) => [codeOrSlug(country)],
    STATUS: ({ status }) => [status],
    KIND: ({ kind }) => [kind],
    PLACE: ({ places }) => places,
    PERSON: taking('person'),
    OTHER_PERSON: taking('person'),
    GUEST: taking('person', ['GUEST']),
    HOST: taking('person', ['HOST']),
    ORGANIZATION: taking('organization'),
    PARTICIPANT_COUNTRY: taking('country'),
  },
  statement: {
    PERSON: speakers('Person'),
    ORGANIZATION: speakers('Organization'),
    COUNTRY: speakers('Country'),
    TOPIC: ({ topics }) => topics.map(slug),
    OUTLET: ({ reportedBy }) => [slug(reportedBy)],
    VISIT: ({ visit }) => [slug(visit)],
    SOURCE: ({ source }) => [slug(source)],
    YEAR: ({ saidOn }) => [year(saidOn)],
    DECADE: ({ saidOn }) => [decade(saidOn)],
    KIND: ({ kind }) => [kind],
    ATTRIBUTION: ({ attribution }) => [attribution],
  },
};

/** Values that an object cannot pair with themselves. */
const UNLIKE = ['PERSON', 'OTHER_PERSON'];

/** The field with the object of a group. Groups by other things have a value. */
const REFERENTS: Record<string, Record<string, string>> = {
  visit: {
    GUEST_COUNTRY: 'guestCountry',
    HOST_COUNTRY: 'hostCountry',
    PERSON: 'person',
    GUEST: 'guest',
    HOST: 'host',
    MET: 'met',
    OUTLET: 'outlet',
    TOPIC: 'topic',
    SOURCE: 'source',
  },
  event: {
    COUNTRY: 'country',
    PERSON: 'person',
    OTHER_PERSON: 'otherPerson',
    GUEST: 'guest',
    HOST: 'host',
    ORGANIZATION: 'organization',
    PARTICIPANT_COUNTRY: 'participantCountry',
  },
  statement: {
    PERSON: 'person',
    ORGANIZATION: 'organization',
    COUNTRY: 'country',
    TOPIC: 'topic',
    OUTLET: 'outlet',
    VISIT: 'visit',
    SOURCE: 'source',
  },
};
const VALUES: Record<string, string> = {
  YEAR: 'year',
  DECADE: 'decade',
  STATUS: 'status',
  KIND: 'kind',
  DURATION: 'durationDays',
  PLACE: 'place',
  ROLE: 'role',
  ATTRIBUTION: 'attribution',
};
const NUMBERS = ['YEAR', 'DECADE', 'DURATION'];

interface Group {
  keys: (string | null)[];
  count: number;
  countOfFirst: number;
}

const keysIn = (object: any, keysOf: Keys) => {
  const keys = new Set(keysOf(object).filter((key) => key != null));
  return keys.size > 0 ? [...keys] : [null];
};

/** The groups by one or two values: numbers by size, others by count and then key, null last. */
function counted(name: string, all: any[], by: string[]): Group[] {
  const of = by.map((each) => KEYS[name]![each]!);
  const counts = new Map<string, number>();
  const ofFirst = new Map<string | null | undefined, number>();
  for (const object of all) {
    const [firsts, seconds] = of.map((keysOf) => keysIn(object, keysOf));
    for (const first of firsts!) {
      ofFirst.set(first, (ofFirst.get(first) ?? 0) + 1);
      const isPair = (second: unknown) => !UNLIKE.every((each) => by.includes(each)) || second !== first;
      for (const key of (seconds ?? [undefined])
        .filter(isPair)
        .map((second) => JSON.stringify([first, second].slice(0, by.length))))
        counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const groups = [...counts].map(([key, count]): Group => {
    const keys = JSON.parse(key) as Group['keys'];
    return { keys, count, countOfFirst: ofFirst.get(keys[0])! };
  });
  return groups.sort((one, other) => {
    for (const [index, each] of by.entries()) {
      const [a, b] = [one.keys[index]!, other.keys[index]!];
      if (a === b) continue;
      if (a === null || b === null) return a === null ? 1 : -1;
      if (NUMBERS.includes(each)) return Number(a) - Number(b);
      const size = (group: Group) => (index === by.length - 1 ? group.count : group.countOfFirst);
      return size(other) - size(one) || Buffer.compare(Buffer.from(a), Buffer.from(b));
    }
    return 0;
  });
}

const groupsOf = (name: string) => Object.keys(KEYS[name]!);
const cases = Object.keys(KEYS).flatMap((name) => groupsOf(name).map((group) => [name, group] as const));

it('every group is tested', () => {
  for (const name of Object.keys(KEYS)) {
    const type = schema.getType(`${name[0]!.toUpperCase()}${name.slice(1)}Group`);
    expect(
      isEnumType(type) &&
        type
          .getValues()
          .map((value) => value.name)
          .sort(),
    ).toEqual(groupsOf(name).sort());
  }
});

/** Returns the answer to a query, equal compiled and resolved. */
async function answered(query: string, variables = {}): Promise<any> {
  const statement = await byStatement(compiler, db, query, variables);
  if ('reason' in statement) throw new Error(statement.reason);
  expect(await byResolvers(schema, db, query, variables)).toBe(statement.text);
  return JSON.parse(statement.text).data;
}

/** The fields of a count by a value, and the expected key. */
function fieldOf(name: string, group: string) {
  const referent = REFERENTS[name]![group];
  if (!referent)
    return {
      field: VALUES[group]!,
      selected: VALUES[group]!,
      key: (value: any) =>
        value === null ? null : String(value).padStart(['year', 'decade'].includes(VALUES[group]!) ? 4 : 1, '0'),
    };
  const selected = `${referent} { slug ${/country/i.test(referent) ? 'code' : ''} }`;
  return { field: referent, selected, key: (object: any) => codeOrSlug(object) ?? null };
}

/** Converts a count to its keys and numbers. */
const groupWith =
  (name: string, by: string[]) =>
  (node: any): Group => {
    const keys = by.map((each) => {
      const { field, key } = fieldOf(name, each);
      return key(node[field]);
    });
    return { keys, count: node.count, countOfFirst: node.countOfFirst };
  };

describe.each(cases)('%ss by %s', (name, group) => {
  it('are counted the same by a statement and by resolvers', async () => {
    const fields = `count countOfFirst ${fieldOf(name, group).selected}`;
    const list = name === 'visit' ? `list: visitCounts(groupBy: ${group}) { key country { slug } ${fields} }` : '';
    const { all, ...answer } = await answered(`{ ${list}
      all: ${name}CountsConnection(by: ${group}, first: 100) { totalCount ${name}sCount nodes { ${fields} } } }`);
    const expected = counted(name, objects[name]!, [group]);
    expect(expected.length).toBeGreaterThan(1);
    expect(all.nodes.map(groupWith(name, [group]))).toEqual(expected);
    expect(all).toMatchObject({ totalCount: expected.length, [`${name}sCount`]: objects[name]!.length });
    if (!list) return;
    expect(answer['list'].map(groupWith(name, [group]))).toEqual(expected);
    expect(answer['list'].map(({ key }: any) => [key])).toEqual(expected.map(({ keys }) => keys));
    const countries = group.endsWith('COUNTRY')
      ? all.nodes.map((node: any) => slug(node[REFERENTS['visit']![group]!]) ?? null)
      : null;
    expect(answer['list'].map(({ country }: any) => slug(country) ?? null)).toEqual(countries ?? expected.map(() => null));
  });
});

describe.each(sample(cases, 3))('%ss by %s', (name, group) => {
  it('lead to the objects that they count', async () => {
    const where =
      name === 'visit'
        ? '{ OR: [{ status: [COMPLETED] }, { hostCountry: { code: { equals: "AA" } } }] }'
        : name === 'event'
          ? '{ OR: [{ status: [COMPLETED] }, { hasCountry: true }] }'
          : '{ OR: [{ kind: [DIRECT_QUOTE] }, { hasVisit: true }] }';
    const { all } = await answered(
      `{ all: ${name}CountsConnection(by: ${group}, first: 100, where: ${where}) { nodes { count filter } } }`,
    );
    expect(all.nodes.length).toBeGreaterThan(1);
    await followed(name, all.nodes, where);
  });
});

/** Each count must equal the number of objects that match both its filter and the filter of the request. */
async function followed(name: string, nodes: { count: number; filter: object }[], where: string): Promise<void> {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Where!`;
  const lists = nodes.map((_, n) => `l${n}: ${name}s(where: { AND: [${where}, $f${n}] }, first: 0) { totalCount }`);
  const query = `query (${nodes.map((_, n) => `$f${n}: ${type}`).join(' ')}) { ${lists.join(' ')} }`;
  const found = JSON.parse(
    await byResolvers(schema, db, query, Object.fromEntries(nodes.map(({ filter }, n) => [`f${n}`, filter]))),
  );
  expect(found.errors).toBeUndefined();
  for (const [n, { count, filter }] of nodes.entries())
    expect(found.data[`l${n}`].totalCount, JSON.stringify(filter)).toBe(count);
}

/** Pairs each value with two others, or with all. */
const pairs = cases.flatMap(([name, first], n) =>
  groupsOf(name)
    .filter(
      (second, m) =>
        second !== first && (thorough || (n + 3 * m) % 21 === 0 || UNLIKE.every((each) => each === first || each === second)),
    )
    .map((second) => [name, first, second] as const),
);

describe('counts by two values', () => {
  it.each(sampleOfEach(pairs, 1))('%ss by %s and %s', async (name, first, second) => {
    const [one, other] = [fieldOf(name, first), fieldOf(name, second)];
    const fields = `count countOfFirst ${one.selected} ${other.selected} filter`;
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}`;
    const query = `query ($by: [${type}Group!]!, $after: String) {
      all: ${name}CountsConnection(by: $by, first: 60, after: $after) { totalCount ${name}sCount nodes { ${fields} } pageInfo { hasNextPage endCursor } } }`;
    const nodes: any[] = [];
    let after: string | null = null;
    for (let more = true; more;) {
      const { all }: any = await answered(query, { by: [first, second], after });
      expect(all[`${name}sCount`]).toBe(objects[name]!.length);
      nodes.push(...all.nodes);
      after = all.pageInfo.endCursor;
      more = all.pageInfo.hasNextPage;
      if (!more) expect(all.totalCount).toBe(nodes.length);
    }
    const expected = counted(name, objects[name]!, [first, second]);
    expect(nodes.map(groupWith(name, [first, second]))).toEqual(expected);
    await followed(
      name,
      nodes.filter((_, n) => n % 5 === 0),
      '{}',
    );
  });

  it('a plan for one set of values is not used for others', async () => {
    const query =
      'query ($by: [VisitGroup!]!) { all: visitCountsConnection(by: $by, first: 100) { nodes { kind status count countOfFirst } } }';
    for (const by of [['KIND'], ['STATUS'], ['KIND', 'STATUS'], ['STATUS', 'KIND'], ['KIND']])
      expect((await answered(query, { by })).all.nodes.map(groupWith('visit', by))).toEqual(
        counted('visit', objects['visit']!, by),
      );
  });
});

it.each([
  ['count: DESC', (a: Group, b: Group) => b.count - a.count],
  ['count: ASC', (a: Group, b: Group) => a.count - b.count],
  ['key: ASC', (a: Group, b: Group) => compareKeys(a.keys[0]!, b.keys[0]!) || compareKeys(a.keys[1]!, b.keys[1]!)],
  ['key: DESC', (a: Group, b: Group) => compareKeys(b.keys[0]!, a.keys[0]!) || compareKeys(b.keys[1]!, a.keys[1]!)],
])('counts can be sorted by %s and paged through', async (orderBy, compare) => {
  const found: Group[] = [];
  let after = '';
  for (let more = true; more;) {
    const { all } =
      await answered(`{ all: visitCountsConnection(by: [KIND, STATUS], first: 7, ${after} orderBy: [{ ${orderBy} }]) {
      nodes { kind status count countOfFirst } pageInfo { hasNextPage endCursor } } }`);
    found.push(...all.nodes.map(groupWith('visit', ['KIND', 'STATUS'])));
    after = `after: "${all.pageInfo.endCursor}",`;
    more = all.pageInfo.hasNextPage;
  }
  const usual = counted('visit', objects['visit']!, ['KIND', 'STATUS']);
  const [named, unnamed] = [usual.filter(({ keys: [kind] }) => kind !== null), usual.filter(({ keys: [kind] }) => kind === null)];
  const expected = orderBy.startsWith('key')
    ? [...named.toSorted(compare), ...unnamed.toSorted(compare)]
    : usual.toSorted(compare);
  expect(found).toEqual(expected);
});

const compareKeys = (one: string | null, other: string | null) =>
  Buffer.compare(Buffer.from(one ?? ''), Buffer.from(other ?? ''));

describe('counts report how many objects involve an unidentified person', () => {
  const unknownOn =
    (sides: string[]) =>
    ({ delegation }: any) =>
      delegation.nodes.some(({ side, person }: any) => person === null && sides.includes(side));
  const silent = ({ speakers, speakersAsPrinted }: any) => speakers.length === 0 && speakersAsPrinted.length > 0;

  it.each<[string, string, (object: any) => boolean]>([
    ['visit', 'PERSON', unknownOn(['GUEST', 'HOST'])],
    ['visit', 'GUEST', unknownOn(['GUEST'])],
    ['visit', 'HOST, YEAR', unknownOn(['HOST'])],
    ['visit', 'GUEST, HOST', unknownOn(['GUEST', 'HOST'])],
    [
      'visit',
      'MET',
      ({ delegation }) => delegation.nodes.some(({ capacity, person }: any) => person === null && capacity === 'MET'),
    ],
    ['visit', 'YEAR', () => false],
    [
      'visit',
      'GUEST_COUNTRY, DECADE',
      ({ guestCountry, guestCountryAsPrinted }) => guestCountry === null && guestCountryAsPrinted !== null,
    ],
    ['statement', 'PERSON', silent],
    ['statement', 'TOPIC, COUNTRY', silent],
    ['statement', 'TOPIC', () => false],
    ['event', 'PERSON', ({ participants }) => participants.some(({ person, name }: any) => person === null && name !== null)],
    [
      'event',
      'GUEST',
      ({ participants }) =>
        participants.some(({ person, name, side }: any) => person === null && name !== null && side === 'GUEST'),
    ],
    ['event', 'KIND', () => false],
  ])('%ss by %s', async (name, by, isUnresolved) => {
    const kind = { visit: 'STATE', event: 'TALKS' }[name] ?? 'PARAPHRASE';
    const { all, some } = await answered(`{ all: ${name}CountsConnection(by: [${by}], first: 0) { unresolved }
      some: ${name}CountsConnection(by: [${by}], where: { kind: [${kind}] }, first: 0) { unresolved ${name}sCount } }`);
    const unresolved = objects[name]!.filter(isUnresolved);
    const ofKind = objects[name]!.filter((object) => object.kind === kind);
    expect(all).toEqual({ unresolved: unresolved.length });
    expect(some).toEqual({ unresolved: ofKind.filter(isUnresolved).length, [`${name}sCount`]: ofKind.length });
  });
});

describe('counts are refused', () => {
  it.each([
    ['(by: [])', '`by` has 0 values; specify one or two.'],
    ['(by: [YEAR, KIND, STATUS])', '`by` has 3 values; specify one or two.'],
    ['(by: [YEAR, YEAR])', '`by` names YEAR twice.'],
    ['(by: [YEAR], orderBy: [{ key: ASC }, { count: ASC }])', '`orderBy` has 2 keys; specify one.'],
  ])('with %s', async (args, message) => {
    const query = `{ visitCountsConnection${args} { totalCount } }`;
    expect(await byStatement(compiler, db, query)).toEqual({ reason: message });
    expect(JSON.parse(await byResolvers(schema, db, query)).errors[0].message).toBe(message);
  });
});
