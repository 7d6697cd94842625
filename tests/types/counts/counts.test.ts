import { isEnumType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { Compiler } from '../../../src/read/compile/compiler.js';
import { createSchema } from '../../../src/types/schema.js';
import { ask } from '../../support/ask.js';
import { byResolvers, byStatement } from '../../support/both-ways.js';
import { emptyStore } from '../../support/store.js';
import { fillWorld } from '../../support/world.js';

// Counts against those that JavaScript makes of all objects.

const schema = await createSchema();
const compiler = new Compiler(schema);
let db: Database;
let objects: Record<string, any[]>;

beforeAll(async () => {
  db = await emptyStore();
  await fillWorld(db, 13);
  const country = '{ code slug }';
  const { visits, statements } = await ask(
    schema,
    db,
    `{ visits(first: 100) { nodes { kind status start { earliest latest } guestCountry ${country} hostCountry ${country}
         delegation(first: 100) { nodes { person { slug } } } statements(first: 100) { nodes { reportedBy { slug } topics { slug } } } } }
       statements(first: 100) { nodes { kind attribution saidOn { earliest latest } speakers { __typename ... on Person { slug } ... on Organization { slug } ... on Country ${country} }
         topics { slug } reportedBy { slug } visit { slug } source { slug } } } }`,
  );
  objects = { visit: visits.nodes, statement: statements.nodes };
});
afterAll(() => db.close());

type Keys = (object: any) => (string | null | undefined)[];

const slug = (row: any) => row?.slug;
const codeOrSlug = (country: any) => country?.code ?? country?.slug;
const year = (date: any) => [date?.earliest, date?.latest].map((day) => day?.slice(0, 4)).reduce((one, other) => (one === other ? one : null)); // prettier-ignore
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
    PERSON: ({ delegation }) => delegation.nodes.map(({ person }: any) => slug(person)),
    OUTLET: ({ statements }) => statements.nodes.map(({ reportedBy }: any) => slug(reportedBy)),
    TOPIC: ({ statements }) => statements.nodes.flatMap(({ topics }: any) => topics.map(slug)),
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
    KIND: ({ kind }) => [kind],
    ATTRIBUTION: ({ attribution }) => [attribution],
  },
};

/** The field that has the object of a group, and its key. */
const REFERENTS: Record<string, string> = {
  ...{ GUEST_COUNTRY: 'country', HOST_COUNTRY: 'country', COUNTRY: 'country', ORGANIZATION: 'organization' },
  ...{ PERSON: 'person', OUTLET: 'organization', TOPIC: 'topic', VISIT: 'visit', SOURCE: 'source' },
};

/** Years in their order, others by size, then by key; null last. */
function counted(all: any[], keysOf: Keys, byKey: boolean): { key: string | null; count: number }[] {
  const counts = new Map<string | null, number>();
  for (const object of all) {
    const keys = new Set(keysOf(object).filter((key) => key != null));
    for (const key of keys.size > 0 ? keys : [null]) counts.set(key!, (counts.get(key!) ?? 0) + 1);
  }
  return [...counts]
    .map(([key, count]) => ({ key, count }))
    .sort((one, other) => {
      if (one.key === null || other.key === null) return one.key === null ? 1 : -1;
      if (!byKey && one.count !== other.count) return other.count - one.count;
      return Buffer.compare(Buffer.from(one.key), Buffer.from(other.key));
    });
}

const cases = Object.entries(KEYS).flatMap(([name, groups]) => Object.keys(groups).map((group) => [name, group] as const)); // prettier-ignore

it('every group is tried', () => {
  for (const [name, groups] of Object.entries(KEYS)) {
    const type = schema.getType(`${name[0]!.toUpperCase()}${name.slice(1)}Group`);
    expect(isEnumType(type) && type.getValues().map((value) => value.name).sort()).toEqual(Object.keys(groups).sort()); // prettier-ignore
  }
});

describe.each(cases)('%ss by %s', (name, group) => {
  it('are counted in a list and in pages, both ways', async () => {
    const referent = REFERENTS[group];
    const fields = referent ? `key count ${referent} { slug ${referent === 'country' ? 'code' : ''} }` : 'key count';
    const query = `{ list: ${name}Counts(groupBy: ${group}) { ${fields} }
      all: ${name}CountsConnection(groupBy: ${group}, first: 100) { totalCount nodes { ${fields} } } }`;
    const statement = await byStatement(compiler, db, query);
    if ('reason' in statement) throw new Error(statement.reason);
    expect(await byResolvers(schema, db, query)).toBe(statement.text);
    const { list, all } = JSON.parse(statement.text).data;
    const expected = counted(objects[name]!, KEYS[name]![group]!, group === 'YEAR');
    expect(expected.length).toBeGreaterThan(1);
    expect(list.map(({ key, count }: any) => ({ key, count }))).toEqual(expected);
    expect(all).toEqual({ totalCount: expected.length, nodes: list });
    if (referent) for (const count of list) expect(codeOrSlug(count[referent]) ?? null).toBe(count.key);
  });
});
