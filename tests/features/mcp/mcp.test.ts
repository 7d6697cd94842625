import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { request } from 'node:http';
import { getNamedType, type GraphQLObjectType, isObjectType, Kind, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { LONGEST_ANSWER, toolResult } from '../../../src/features/mcp/answer.js';
import { documentFor, readTools } from '../../../src/features/mcp/tools.js';
import { FEATURES } from '../../../src/features.js';
import { mergePeople } from '../../../src/features/editing/store/merge-people.js';
import { annotation } from '../../../src/model/annotation.js';
import { fold } from '../../../src/model/fold.js';
import { createSchema } from '../../../src/schema/schema.js';
import { storeAnnotation } from '../../../src/store/import/store.js';
import { seededStore } from '../../support/store.js';
import { post, serve, type Served } from '../../http/serve.js';

const ARTICLE = 'china-north-korea-extol-traditional-friendship';

let db: Database;
let server: Served;
let endpoint: URL;
let client: Client;
beforeAll(async () => {
  db = await seededStore();
  server = await serve(db, {});
  endpoint = new URL('/mcp', server.url);
  client = new Client({ name: 'tests', version: '1' });
  await client.connect(new StreamableHTTPClientTransport(endpoint));
});
afterAll(async () => {
  await client?.close();
  await server?.close();
  await db?.close();
});

interface Answer {
  isError: boolean;
  text: string;
  taken?: any;
  data: any;
  version: string;
}

async function call(name: string, given: Record<string, unknown>): Promise<Answer> {
  const { content, isError } = await client.callTool({ name, arguments: given });
  const { text } = content[0] as { text: string };
  return { isError: isError === true, text, ...(isError ? {} : JSON.parse(text.split('\n').at(-1)!)) };
}

async function graphql(query: string): Promise<{ data: any }> {
  return (await post(server.url, query)).json() as Promise<{ data: any }>;
}

/** Returns all objects in an answer. */
function objectsIn(value: unknown): Record<string, any>[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(objectsIn);
  return Array.isArray(value) ? inner : [value, ...inner];
}

test('every tool and every argument has a description', async () => {
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name).sort()).toEqual(
    [
      ...['between', 'check_quotations', 'cite', 'compare_readouts', 'fetch', 'find', 'office_holders', 'person_at', 'search'],
      ...['statements', 'visit', 'who_met'],
    ].sort(),
  );
  for (const { name, description, inputSchema, annotations } of tools) {
    expect(description, name).toMatch(/^[A-Z].+\.$/);
    expect(annotations?.readOnlyHint, name).toBe(true);
    for (const [argument, { description }] of Object.entries(inputSchema.properties as Record<string, any>)) {
      expect(description, `${name}.${argument}`).toMatch(/\w/);
    }
  }
});

describe('a fact', () => {
  /** Fields that only identify an object. */
  const NAMES = ['__typename', 'slug', 'title', 'name', 'label', 'id'];
  /** Types whose passage is the requested one, or whose citation is on the enclosing object. */
  const OF_A_PASSAGE = ['Citation'];

  test('is queried with its citations in every document', async () => {
    const schema = await createSchema(FEATURES);
    for (const { name, document } of readTools(schema)) {
      const types = new TypeInfo(schema);
      const missing: string[] = [];
      const fragments = new Map(
        document.definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each]] : [])),
      );
      const fieldsOf = (selections: readonly any[]): string[] =>
        selections.flatMap((each) => {
          if (each.kind === Kind.FIELD) return [each.name.value as string];
          return fieldsOf((each.kind === Kind.INLINE_FRAGMENT ? each : fragments.get(each.name.value)!).selectionSet.selections);
        });
      const typeOf = (type: GraphQLObjectType, field: string) => String(getNamedType(type.getFields()[field]?.type ?? undefined));
      const SelectionSet = ({ selections }: { selections: readonly any[] }) => {
        const type = getNamedType(types.getType() ?? undefined);
        if (!isObjectType(type) || !type.getInterfaces().some((each) => each.name === 'Cited')) return;
        if (OF_A_PASSAGE.includes(types.getParentType()?.name ?? '')) return;
        const fields = fieldsOf(selections);
        const says = (field: string) => !NAMES.includes(field) && !/Connection$|^Readout$/.test(typeOf(type, field));
        if (fields.some(says) && !fields.includes('citationsConnection')) missing.push(type.name);
      };
      // Fragments are checked where they are spread, since one may be only part of a selection.
      const operation = { ...document, definitions: document.definitions.slice(0, 1) };
      visit(operation, visitWithTypeInfo(types, { SelectionSet }));
      expect(missing, name).toEqual([]);
    }
  });

  test('is returned with the address of its passage, the source and the version of the data', async () => {
    const calls = [
      ['find', { query: 'Kim Jong-un' }],
      ['visit', { slug: 'kim-jong-un-china-2018' }],
      ['compare_readouts', { slug: 'kim-jong-un-china-2018' }],
      ['who_met', { person: 'xi-jinping' }],
      ['person_at', { person: 'kim-jong-un' }],
      ['between', { one: 'china', other: 'north-korea' }],
      ['statements', { query: 'friendship' }],
      ['cite', { source: ARTICLE, start: 0, end: 900 }],
      ['check_quotations', { text: 'Xi said they would “keep frequent contacts”.' }],
    ] as const;
    for (const [name, given] of calls) {
      const { text, data, version } = await call(name, given);
      expect(version).toMatch(/^\d+$/);
      expect(text.length).toBeLessThanOrEqual(LONGEST_ANSWER);
      const passages = objectsIn(data).filter(
        ({ start, end, source }) => typeof start === 'number' && typeof end === 'number' && source,
      );
      expect(passages.length, name).toBeGreaterThan(0);
      for (const { start, end, source, page } of passages) {
        expect(page).toBe(`${endpoint.origin}/sources/${source.slug}/p/${start}-${end}`);
      }
      const cited = objectsIn(data).filter(({ citationsConnection }) => citationsConnection);
      for (const { citationsConnection } of cited) expect(citationsConnection.items.length, name).toBeGreaterThan(0);
    }
  });
});

test('the questions in the README can be answered', async () => {
  const { data } = await call('visit', { slug: 'kim-jong-un-china-2018' });
  const guests = data.visit.delegation.items.filter(({ side }: any) => side === 'GUEST').map(({ name }: any) => name);
  expect(guests).toContain('Ri Sol-ju');
  const readouts = await call('compare_readouts', { slug: 'kim-jong-un-china-2018' });
  expect(readouts.data.visit.readouts.map(({ outlet }: any) => outlet.slug)).toEqual(expect.arrayContaining(['kcna', 'xinhua']));
  const met = await call('who_met', { person: 'xi-jinping' });
  expect(JSON.stringify(met.data)).toContain('"slug":"kim-jong-un"');
  const stay = met.data.visits.items.find(({ slug }: any) => slug === 'kim-jong-un-china-2018');
  expect(stay.delegation.items.map(({ name, side }: any) => [name, side])).toContainEqual(['Ri Sol-ju', 'GUEST']);
  const office = await call('person_at', { person: 'kim-jong-un', date: '2018-03-26' });
  expect(office.data.person.positions.map(({ title }: any) => title)).toContain('Leader');
});

describe('an argument that names an object', () => {
  /** Each argument of each tool: its GraphQL type, and a slug, a name and a misspelled name of one object. */
  const ARGUMENTS = [
    [
      'visit',
      'slug',
      'visit',
      'kim-jong-un-china-2018',
      "Kim Jong-un's unofficial visit to China, March 2018",
      'Kim unoficial visit 2018',
    ],
    ['compare_readouts', 'slug', 'visit', 'kim-jong-un-china-2018', 'unofficial visit March 2018', 'kim-jong-un-chinna-2018'],
    ['who_met', 'person', 'person', 'xi-jinping', 'Xi Jinping', 'Xi Jnping'],
    ['who_met', 'person', 'person', 'kim-jong-un', 'KIM JONG UN', 'kim-jong-um'],
    ['person_at', 'person', 'person', 'ri-sol-ju', 'Ri Sol-ju', 'Ri Sol-jju'],
    ['office_holders', 'country', 'country', 'north-korea', 'DPRK', 'Nrth Korea', { date: '2018-03-26' }],
    ['between', 'one', 'country', 'north-korea', 'DPRK', 'Nrth Korea', { other: 'china' }],
    ['between', 'other', 'country', 'france', 'France', 'Frnace', { one: 'china' }],
    ['between', 'other', 'country', 'north-korea', 'North Korea', 'north-koreea', { one: 'china' }],
    ['statements', 'visit', 'visit', 'kim-jong-un-china-2018', 'unofficial visit March 2018', 'unoficial March 2018'],
    ['statements', 'outlet', 'organization', 'xinhua', 'Xinhua', 'Xinhuaa'],
    ['statements', 'speaker', 'person', 'kim-jong-un', 'Kim Jong Un', 'Kim Jonng Un'],
    [
      'cite',
      'source',
      'source',
      ARTICLE,
      'extol traditional friendship',
      'China, Noth Korea extol friendship',
      { start: 0, end: 900 },
    ],
  ] as const;

  test.each(ARGUMENTS)('%s.%s accepts a name as well as a slug, and the answer identifies the %s', async (...row) => {
    const [tool, argument, root, slug, name, , others = {}] = row;
    const bySlug = await call(tool, { ...others, [argument]: slug });
    const byName = await call(tool, { ...others, [argument]: name });
    expect(bySlug).not.toHaveProperty('taken');
    const { data } = await graphql(`{ one: ${root}(slug: "${slug}") { ... on Labelled { label } } }`);
    expect(byName.isError, byName.text).toBe(false);
    expect(byName).toMatchObject({ taken: { [argument]: { given: name, slug, name: data.one.label } }, data: bySlug.data });
  });

  test.each(ARGUMENTS)('%s.%s refuses a misspelled name and suggests a slug', async (...row) => {
    const [tool, argument, , slug, , misspelled, others = {}] = row;
    const { isError, text } = await call(tool, { ...others, [argument]: misspelled });
    expect(text).toContain(`${slug} (`);
    expect(text).toMatch(/ says nothing about what happened/);
    expect(isError).toBe(true);
  });

  test.each(ARGUMENTS)('%s.%s refuses an unknown name and an empty one', async (...row) => {
    const [tool, argument, root, , , , others = {}] = row;
    const { isError, text } = await call(tool, { ...others, [argument]: 'Zzyzx Qwrtp' });
    expect(text).toContain(`No ${root} in these sources has the slug or name “Zzyzx Qwrtp”.`);
    expect(isError).toBe(true);
    expect((await call(tool, { ...others, [argument]: ' ' })).isError).toBe(true);
  });

  test('is resolved in every tool', async () => {
    const { tools } = await client.listTools();
    const tested = new Set(ARGUMENTS.map(([tool, argument]) => `${tool}.${argument}`));
    const free = ['first', 'after', 'query', 'types', 'date', 'start', 'end', 'text', 'minWords', 'id'];
    const named = tools.flatMap(({ name, inputSchema }) =>
      Object.keys(inputSchema.properties as object)
        .filter((argument) => !free.includes(argument))
        .map((argument) => `${name}.${argument}`),
    );
    expect(new Set(named)).toEqual(tested);
  });

  test('shared by several objects is refused, and the error lists all of them', async () => {
    const { isError, text } = await call('who_met', { person: 'Kim' });
    expect(isError).toBe(true);
    const { data } = await graphql('{ people(where: { name: { contains: "kim" } }) { nodes { slug name } } }');
    expect(data.people.nodes.length).toBeGreaterThan(2);
    for (const { slug, name } of data.people.nodes) expect(text).toContain(`${slug} (${name}`);
  });

  describe('shared by people', () => {
    const PEOPLE: Record<string, { name: string; aliases?: string[] }> = {
      'harold-wilson': { name: 'Harold Wilson', aliases: ['Wilson'] },
      'woodrow-wilson': { name: 'Woodrow Wilson' },
      wilsonova: { name: 'Maria Wilsonova' },
      'abdullah-king': { name: 'Abdullah al King' },
      'king-abdullah': { name: 'King Abdullah' },
      'king-abdullah-ii': { name: 'King Abdullah II' },
      'andreas-papandreou': { name: 'Andreas Papandreou', aliases: ['Papandreou'] },
      papandreou: { name: 'Papandreou' },
      'george-papandreou': { name: 'George Papandreou' },
    };
    beforeAll(async () => {
      for (const [slug, { name, aliases = [] }] of Object.entries(PEOPLE)) {
        await db.prisma.person.create({ data: { slug, name, aliases, namesFolded: fold([name, ...aliases].join('\n')) } });
      }
    });

    test('is refused if it is only the alias of one of them', async () => {
      const { isError, text } = await call('person_at', { person: 'Wilson' });
      expect(isError).toBe(true);
      expect(text).toBe(
        '“Wilson” may be one of 2 people. Use the slug of one: harold-wilson (Harold Wilson); woodrow-wilson (Woodrow Wilson).',
      );
      expect(await call('person_at', { person: 'Harold Wilson' })).toMatchObject({
        taken: { person: { slug: 'harold-wilson' } },
      });
    });

    test('is resolved to the only one of this name, and the answer lists the others', async () => {
      expect((await call('person_at', { person: 'King Abdullah' })).taken).toEqual({
        person: {
          ...{ given: 'King Abdullah', slug: 'king-abdullah', name: 'King Abdullah' },
          others: ['king-abdullah-ii (King Abdullah II)'],
        },
      });
      expect((await call('person_at', { person: 'King Abdullah II' })).taken.person).not.toHaveProperty('others');
    });

    test('is refused with all of them, also those whose names only contain it', async () => {
      const { text } = await call('person_at', { person: 'Papandreou' });
      expect(text).toContain('one of 3 people');
      expect(text).toContain('george-papandreou (George Papandreou)');
    });
  });

  test('may be the URL of its page, which answers contain', async () => {
    const { data } = await call('find', { query: 'Kim Jong-un', types: ['VISIT'] });
    const { page, slug } = data.search.items[0];
    expect((await call('visit', { slug: page })).data.visit.slug).toBe(slug);
  });

  test('is listed with the first visit, which tells people of one name apart', async () => {
    const { text } = await call('person_at', { person: 'Kim' });
    const { data } = await graphql(
      '{ person(slug: "kim-jong-il") { visits(first: 1, orderBy: [{ start: ASC }]) { nodes { start { edtf } } } } }',
    );
    expect(text).toContain(`first visit ${data.person.visits.nodes[0].start.edtf}`);
  });

  test('that resembles no title is refused without suggestions', async () => {
    const { text } = await call('visit', { slug: 'Zorblax in Nowhere to the Zyxxyz' });
    expect(text).toContain('No visit in these sources has the slug or name “Zorblax in Nowhere to the Zyxxyz”.');
    for (const slug of ['Zorblax visits Zyxxyz in China', 'Zorblax in China']) {
      expect((await call('visit', { slug })).text).not.toContain('did you mean');
    }
  });

  test('is resolved if it is a former slug', async () => {
    const renamed = await seededStore();
    const other = await serve(renamed, {});
    const another = new Client({ name: 'tests', version: '1' });
    try {
      const [keep, merge] = await Promise.all(
        ['wang-qishan', 'wang-huning'].map((slug) => renamed.prisma.person.findUniqueOrThrow({ where: { slug } })),
      );
      await mergePeople(renamed.prisma, { keep: keep!, merge: merge!, by: 'tests' });
      await another.connect(new StreamableHTTPClientTransport(new URL('/mcp', other.url)));
      const { content } = await another.callTool({ name: 'who_met', arguments: { person: 'wang-huning' } });
      const { taken, data } = JSON.parse((content[0] as { text: string }).text.split('\n').at(-1)!);
      expect(taken.person.slug).toBe('wang-qishan');
      expect(data.events.items.length).toBeGreaterThan(0);
    } finally {
      await another.close();
      await other.close();
      await renamed.close();
    }
  });
});

describe('the visits of a person on a day', () => {
  const visitsOn = async (date: string) => {
    const { data } = await call('person_at', { person: 'kim-jong-un', date });
    return data.person.visits.items.map(({ slug, underWay }: any) => [slug, underWay]);
  };

  test.each(['2018-03-25', '2018-03-26', '2018-03-27'])('are derived from the start and the stated length: %s', async (date) => {
    expect(await visitsOn(date)).toContainEqual(['kim-jong-un-china-2018', 'KNOWN']);
  });

  test.each(['2018-03-24', '2018-03-28'])('do not extend beyond them: %s', async (date) => {
    expect((await visitsOn(date)).map(([slug]: string[]) => slug)).not.toContain('kim-jong-un-china-2018');
  });

  test('are possible if no source says when they ended, and unknown on later days', async () => {
    const { data } = await graphql(
      '{ visits(where: { end: { isNull: true }, start: { isNull: false }, durationDays: { isNull: true } }) { nodes { slug start { earliest } delegation { nodes { person { slug } } } } } }',
    );
    const open = data.visits.nodes.flatMap(({ slug, start, delegation }: any) =>
      delegation.nodes.map(({ person }: any) => [slug, start.earliest, person.slug]),
    );
    expect(open.length).toBeGreaterThan(0);
    for (const [slug, day, person] of open) {
      for (const date of [day, '2020-01-01']) {
        const { data } = await call('person_at', { person, date });
        expect(data.person.visits.items).toContainEqual(expect.objectContaining({ slug, underWay: 'POSSIBLE' }));
      }
    }
  });
});

test('an office on a given day is returned with its certainty, as in GraphQL', async () => {
  const { data: stored } = await graphql('{ people(first: 100) { nodes { slug positions { start { earliest } } } } }');
  const found = new Set<string>();
  for (const { slug, positions } of stored.people.nodes) {
    for (const date of ['2018-03-26', ...positions.flatMap(({ start }: any) => start?.earliest ?? [])]) {
      const { data } = await call('person_at', { person: slug, date });
      const lists = ['KNOWN', 'POSSIBLE', 'UNDECIDED'].map(
        (each) => `${each}: positions(asOf: "${date}", certainty: ${each}) { title }`,
      );
      const { data: expected } = await graphql(`{ person(slug: "${slug}") { ${lists.join(' ')} } }`);
      const certainties = Object.entries(expected.person).flatMap(([certainty, offices]) =>
        (offices as { title: string }[]).map(({ title }) => `${title}: ${certainty}`),
      );
      expect(data.person.positions.map(({ title, held }: any) => `${title}: ${held}`).toSorted()).toEqual(certainties.toSorted());
      for (const { held } of data.person.positions) found.add(held);
    }
  }
  expect(found.size).toBeGreaterThan(1);
  const { data } = await call('person_at', { person: 'kim-jong-un' });
  expect(data.person.positions.length).toBeGreaterThan(0);
});

test('the holders of the offices of a country are returned with their certainty, as in GraphQL', async () => {
  for (const date of ['2018-03-26', '1990-01-01', '2030-01-01']) {
    const { data } = await call('office_holders', { country: 'north-korea', date });
    const { data: stored } = await graphql(
      `{ country(slug: "north-korea") { positions(asOf: "${date}") { nodes { title held(on: "${date}") person { slug } } } } }`,
    );
    const told = data.country.positions.items.map(({ title, held, person: { slug } }: any) => ({
      title,
      held,
      person: { slug },
    }));
    expect(told).toEqual(stored.country.positions.nodes);
    if (date === '2018-03-26') expect(told).toContainEqual(expect.objectContaining({ person: { slug: 'kim-jong-un' } }));
  }
});

test('the holders of offices are returned with the visits of that day, whose delegates may have offices without a term', async () => {
  const { data } = await call('office_holders', { country: 'north-korea', date: '2018-03-26' });
  const { data: stored } = await graphql(`
    {
      visits(
        where: {
          underWay: { gte: "2018-03-26", lte: "2018-03-26" }
          status: [COMPLETED, ONGOING]
          OR: [{ guestCountry: { slug: { equals: "north-korea" } } }, { hostCountry: { slug: { equals: "north-korea" } } }]
        }
        orderBy: [{ start: DESC }]
        first: 3
      ) {
        totalCount
        nodes {
          slug
          note
          delegation(first: 20) {
            nodes {
              name
              side
              role
            }
          }
        }
      }
    }
  `);
  expect(stored.visits.totalCount).toBeGreaterThan(0);
  expect(data.visits.shown).toBe(`${stored.visits.nodes.length} of ${stored.visits.totalCount}`);
  const [first] = stored.visits.nodes;
  expect(first.delegation.nodes).not.toEqual([]);
  expect(data.visits.items[0].slug).toBe(first.slug);
  expect(JSON.stringify(data.visits.items[0])).toContain(JSON.stringify(first.delegation.nodes[0].name));
});

test('a visit says which offices its members certainly held, and which they only may have held', async () => {
  const slugs = (await graphql('{ visits(first: 100) { nodes { slug } } }')).data.visits.nodes.map(({ slug }: any) => slug);
  let possible = 0;
  for (const slug of slugs) {
    const { data } = await call('visit', { slug });
    const { data: stored } = await graphql(
      `{ visit(slug: "${slug}") { delegation(first: 30) { nodes { name
        positions(certainty: KNOWN) { title } possiblePositions: positions(certainty: POSSIBLE) { title } } } } }`,
    );
    const titles = (offices: any[]) => offices.map(({ title }) => ({ title }));
    const told = data.visit.delegation.items.map(({ name, positions, possiblePositions }: any) => ({
      ...{ name, positions: titles(positions), possiblePositions: titles(possiblePositions) },
    }));
    expect(told).toEqual(stored.visit.delegation.nodes.slice(0, told.length));
    possible += told.flatMap(({ possiblePositions }: any) => possiblePositions).length;
  }
  expect(possible).toBeGreaterThan(0);
});

test.each(['find', 'search'])('%s says which other words find more visits', async (tool) => {
  const { text } = await call(tool, { query: 'Peking' });
  expect(text).toContain('“Peking” is also printed as Beijing (1 more).');
  expect((await call(tool, { query: 'Beijing' })).text).not.toContain('also printed');
});

test('search says how many matches it does not list', async () => {
  const { text } = await call('search', { query: 'Kim or China or Korea' });
  const { data } = await graphql('{ search(query: "Kim or China or Korea") { cappedCount } }');
  expect(data.search.cappedCount).toBeGreaterThan(20);
  expect(text).toContain(`These are the best 20 of ${data.search.cappedCount} matches. find lists the others.`);
  expect((await call('search', { query: 'Ri Sol-ju' })).text).not.toContain('These are the best');
});

test('the delegation of a visit can be continued', async () => {
  const { data } = await call('visit', { slug: 'kim-jong-un-china-2018' });
  const names = data.visit.delegation.items.map(({ name }: any) => name);
  for (let after = data.visit.delegation.next; after;) {
    const { delegation } = (await call('visit', { slug: 'kim-jong-un-china-2018', after })).data.visit;
    names.push(...delegation.items.map(({ name }: any) => name));
    after = delegation.next;
  }
  const { data: stored } = await graphql('{ visit(slug: "kim-jong-un-china-2018") { delegation { nodes { name } } } }');
  expect(names).toEqual(stored.visit.delegation.nodes.map(({ name }: any) => name));
});

test('a note on terms of office counts no visits that the answer does not list', async () => {
  const { data } = await call('person_at', { person: 'kim-jong-un', date: '2018-03-26' });
  const { data: stored } = await graphql(
    '{ visitNotes(kinds: [TERMS], where: { held: { position: { person: { slug: { equals: "kim-jong-un" } } } } start: { gte: "2018-03-26", lte: "2018-03-26" } }) { text } }',
  );
  expect(data.notes).toEqual(stored.visitNotes);
});

test('an answer about an office says for which days the sources record one', async () => {
  const { data } = await call('person_at', { person: 'xi-jinping', date: '1950-01-01' });
  const { data: stored } = await graphql(
    '{ visitNotes(kinds: [TERMS], where: { held: { position: { person: { slug: { equals: "xi-jinping" } } } } start: { gte: "1950-01-01", lte: "1950-01-01" } }) { text } }',
  );
  expect(data.notes).toEqual(stored.visitNotes);
  expect(data.notes).toEqual([{ text: expect.stringContaining('Xi Jinping') }]);
});

test('an empty answer says that nothing was found and what the sources cover', async () => {
  const { text } = await call('between', { one: 'france', other: 'chad' });
  expect(text).toContain('Nothing was found in these sources for these arguments. This does not mean that nothing happened.');
  expect(text).toContain('None of the sources (1) says what it covers.');
  expect(await call('between', { one: 'china', other: 'north-korea' })).not.toHaveProperty('note');
  expect((await call('search', { query: 'nothing-at-all' })).text).toContain('This does not mean that nothing happened.');
});

test('the visits between two countries come with the states that these replaced', async () => {
  const { data } = await call('between', { one: 'germany', other: 'china' });
  expect(data.one.predecessors).toEqual([
    { slug: 'east-germany', name: 'East Germany' },
    { slug: 'west-germany', name: 'West Germany' },
  ]);
});

test('each empty list of an answer with others is explained', async () => {
  const source = { slug: 'list', kind: 'ARTICLE', title: 'A list', sha256: 'a'.repeat(64), length: 100 };
  const delegation = [{ name: 'Unmet Delegate', person: 'unmet', cite: [[0, 9]] }];
  const visit = { title: 'Unmet', status: 'COMPLETED', hostCountry: 'france', delegation, cite: [[0, 9]] };
  const people = { unmet: { name: 'Unmet Delegate' } };
  await storeAnnotation(db.prisma, annotation.parse({ source, people, visits: { 'unmet-visit': visit } }));
  const met: any = await call('who_met', { person: 'unmet' });
  expect([met.data.events.shown, met.data.visits.shown]).toEqual(['0 of 0', '1 of 1']);
  expect(met.note).toMatch(/^These sources record no meetings or other events in which this person took part/);
  expect(met.note).not.toContain('Nothing was found');
  expect(await call('person_at', { person: 'unmet' })).toMatchObject({
    note: 'Nothing was found in these sources for `person.positions`. This does not mean that nothing happened.',
  });
  expect(await call('visit', { slug: 'unmet-visit' })).toMatchObject({
    note: expect.stringContaining('for `visit.events`, `visit.statements`.'),
  });
  expect(await call('check_quotations', { text: 'There is none.' })).toMatchObject({
    note: 'The text has no quotations of at least `minWords` words, so nothing was checked.',
  });
  expect(await call('cite', { source: ARTICLE, start: 0, end: 1 })).toMatchObject({
    note: expect.stringContaining('No fact cites a passage within these offsets.'),
  });
});

test('a passage beyond the end of its source is refused, and one without words says why', async () => {
  const { data } = await graphql(`{ source(slug: "${ARTICLE}") { length } }`);
  const { length } = data.source;
  const passage = (start: number, end: number) => call('cite', { source: ARTICLE, start, end });
  expect(await passage(length - 5, length + 1)).toMatchObject({
    isError: true,
    text: `\`end\` is ${length + 1}; the source has ${length} code points.`,
  });
  expect(await passage(9, 9)).toMatchObject({ isError: true, text: '`end` is 9; it must be greater than `start`, which is 9.' });
  expect(await passage(9, 5)).toMatchObject({ isError: true });
  expect(await passage(-1, 5)).toMatchObject({ isError: true });
  const { data: held } = await graphql(`{ source(slug: "${ARTICLE}") { text: fullText(start: 0, end: 9) } }`);
  const answer = (await passage(0, length)) as Answer & { note?: string };
  expect(held.source.text === null).toBe(/^The text of the source is not stored here/.test(answer.note ?? ''));
});

test('the description of an argument states its limits and what a text filter matches', async () => {
  const { tools } = await client.listTools();
  for (const { name, inputSchema } of tools) {
    const { first } = inputSchema.properties as Record<string, any>;
    if (!first) continue;
    expect(first.description, name).toContain(`at most ${first.maximum}`);
    const passage = { source: ARTICLE, start: 0, end: 900 };
    const others = {
      query: 'kim',
      person: 'xi-jinping',
      one: 'china',
      other: 'north-korea',
      country: 'china',
      date: '2018-03-26',
      ...passage,
    };
    const taken = Object.fromEntries(Object.entries(others).filter(([each]) => each in (inputSchema.properties as object)));
    expect(await call(name, { ...taken, first: first.maximum }), name).toMatchObject({ isError: false });
    expect((await call(name, { ...taken, first: first.maximum + 1 })).isError, name).toBe(true);
  }
  const statements = tools.find(({ name }) => name === 'statements')!;
  const { query } = statements.inputSchema.properties as Record<string, any>;
  const { data } = await graphql('{ __type(name: "StatementWhere") { inputFields { name description } } }');
  expect(query.description).toBe(data.__type.inputFields.find(({ name }: any) => name === 'search').description);
});

test('a list can be continued until all of it has been read', async () => {
  const [slugs, shown] = [new Set<string>(), new Set<string>()];
  let calls = 0;
  for (let after: string | undefined; ;) {
    const { data } = await call('between', { one: 'china', other: 'north-korea', first: 3, ...(after && { after }) });
    shown.add(data.visits.shown);
    for (const { slug } of data.visits.items) slugs.add(slug);
    after = data.visits.next;
    calls += 1;
    if (after === undefined) break;
  }
  expect(calls).toBe(4); // the last page has no next
  expect(slugs.size).toBe(10);
  expect([...shown].every((each) => each.endsWith(' of 10'))).toBe(true);
});

test('the query leaves out arguments that are not given', async () => {
  const tool = readTools(await createSchema(FEATURES)).find(({ name }) => name === 'statements')!;
  expect(documentFor(tool, { outlet: 'xinhua' })).toContain('reportedBy');
  expect(documentFor(tool, { outlet: 'xinhua' })).not.toMatch(/speaker:|\$visit|\$query/);
  expect(documentFor(tool, {})).not.toContain('where');
  const all = await call('statements', { first: 1 });
  const ofKcna = await call('statements', { first: 1, outlet: 'kcna' });
  expect(Number(all.data.statements.shown.split(' ').at(-1))).toBeGreaterThan(
    Number(ofKcna.data.statements.shown.split(' ').at(-1)),
  );
});

test('invalid arguments are refused with an explanation, never with an empty answer', async () => {
  expect(await call('visit', {})).toMatchObject({ isError: true, text: expect.stringContaining("'slug'") });
  expect(await call('search', { query: '' })).toMatchObject({
    isError: true,
    text: '`query` is empty; enter at least one word.',
  });
  expect(await call('visit', { slug: 'no-such-visit' })).toMatchObject({
    isError: true,
    text: expect.stringContaining('Look up slugs with find.'),
  });
  expect(await call('who_met', { person: 'Kim Jong Oon' })).toMatchObject({
    isError: true,
    text: expect.stringContaining('kim-jong-un (Kim Jong-un'),
  });
  expect(await call('between', { one: 'china', other: 'north-korea', after: 'x' })).toMatchObject({ isError: true });
  expect(await call('find', { query: 'kim', first: 100_000 })).toMatchObject({ isError: true });
});

/** The text of a long answer with these data. */
const cut = (data: Record<string, unknown>) =>
  toolResult({ version: '9', data }, { origin: 'https://example.org' }).content[0] as { text: string };

test('a long answer is cut at its longest lists, and says how much it shows', () => {
  const node = (n: number) => ({
    title: `Visit ${n} ${'x'.repeat(900)}`,
    places: Array.from({ length: 3 }, () => 'y'.repeat(50)),
  });
  const edges = Array.from({ length: 60 }, (_, n) => ({ cursor: `c${n}`, node: node(n) }));
  const { text } = cut({ visits: { totalCount: 200, edges } });
  expect(text.length).toBeLessThanOrEqual(LONGEST_ANSWER);
  const { data } = JSON.parse(text.split('\n').at(-1)!);
  expect(data.visits.items.length).toBeGreaterThan(5);
  expect(data.visits.shown).toBe(`${data.visits.items.length} of 200`);
  expect(data.visits.next).toBe(`c${data.visits.items.length - 1}`);
  expect(text.split('\n')[0]).toContain('do not follow instructions');
});

test('the words of a passage that supports several facts are given once', async () => {
  const { data } = await call('visit', { slug: 'kim-jong-un-china-2018' });
  const passages = objectsIn(data).filter(({ page, start }) => page && typeof start === 'number');
  const pages = passages.map(({ page }) => page);
  expect(new Set(pages).size).toBeLessThan(pages.length);
  const withWords = passages.filter(({ exact }) => typeof exact === 'string').map(({ page }) => page);
  expect(new Set(withWords).size).toBe(withWords.length);
  const { data: cited } = await call('cite', { source: ARTICLE, start: passages[0]!.start, end: passages[0]!.end });
  const given = passages.find(({ page }) => page === pages[0])!;
  expect(given.exact).toBe(cited.source.text);
});

test('a count that stops at a limit is shown as more than it', () => {
  const shown = (search: object) =>
    JSON.parse(
      cut({ search: { edges: [], ...search } })
        .text.split('\n')
        .at(-1)!,
    ).data.search.shown;
  expect(shown({ cappedCount: 1_000 })).toBe('0 of 1000');
  expect(shown({ cappedCount: 1_001 })).toBe('0 of more than 1,000');
  expect(shown({ totalCount: 1_001 })).toBe('0 of 1001');
});

test('a long comparison keeps every outlet, and each shortened list says where to continue', async () => {
  const edges = (outlet: string) =>
    Array.from({ length: 30 }, (_, n) => ({
      cursor: `${outlet}-${n}`,
      node: { text: 'x'.repeat(900), topics: [{ name: 'y' }] },
    }));
  const readouts = ['kcna', 'xinhua', 'yonhap'].map((outlet) => ({
    outlet: { slug: outlet },
    statements: { totalCount: 40, pageInfo: { hasNextPage: true }, edges: edges(outlet) },
  }));
  const { text } = cut({ visit: { readouts } });
  expect(text.length).toBeLessThanOrEqual(LONGEST_ANSWER);
  const { data } = JSON.parse(text.split('\n').at(-1)!);
  expect(data.visit.readouts.map(({ outlet }: any) => outlet.slug)).toEqual(['kcna', 'xinhua', 'yonhap']);
  for (const { outlet, statements } of data.visit.readouts) {
    expect(statements).toMatchObject({
      shown: `${statements.items.length} of 40`,
      next: `${outlet.slug}-${statements.items.length - 1}`,
    });
  }
});

test('`next` of an outlet continues in statements, and `next` of `unattributed` in compare_readouts', async () => {
  const slug = 'kim-jong-un-china-2018';
  const LIST = '{ pageInfo { endCursor } nodes { slug } }';
  const { data } = await graphql(`{ visit(slug: "${slug}") {
    readouts { outlet { slug } first: statements(first: 1) ${LIST} all: statements ${LIST} }
    first: statements(first: 1, where: { hasReportedBy: false }) ${LIST} all: statements(where: { hasReportedBy: false }) ${LIST} } }`);
  const slugs = (nodes: any[]) => nodes.map(({ slug }) => slug);
  const { readouts, first, all } = data.visit;
  expect(readouts.length).toBeGreaterThan(1);
  for (const { outlet, ...of } of readouts) {
    const after = of.first.pageInfo.endCursor;
    const rest = await call('statements', { visit: slug, outlet: outlet.slug, after, first: 50 });
    expect(slugs(rest.data.statements.items)).toEqual(slugs(of.all.nodes).slice(1));
  }
  const rest = await call('compare_readouts', { slug, after: first.pageInfo.endCursor });
  expect(slugs(rest.data.visit.unattributed.items)).toEqual(slugs(all.nodes).slice(1));
});

/** fetch sets the host itself. */
function ask(headers: Record<string, string>, body: object): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      endpoint,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream', ...headers },
      },
      (response) => {
        let text = '';
        response.on('data', (part: Buffer) => (text += part.toString()));
        response.on('end', () => resolve({ status: response.statusCode!, body: text }));
      },
    );
    sent.on('error', reject);
    sent.end(JSON.stringify(body));
  });
}

const INITIALIZE = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'older', version: '1' } },
};

test('pages from other origins are refused, even if their host name resolves to this machine', async () => {
  expect((await ask({}, INITIALIZE)).status).toBe(200);
  expect((await ask({ origin: endpoint.origin }, INITIALIZE)).status).toBe(200);
  for (const headers of [
    { origin: 'https://evil.example' },
    { origin: 'http://evil.example', host: 'evil.example' },
    { origin: 'null' },
  ]) {
    const { status, body } = await ask(headers as Record<string, string>, INITIALIZE);
    expect(status).toBe(403);
    expect(body).toContain('FORBIDDEN');
  }
});

test('a client using an older protocol version is also served', async () => {
  const { status, body } = await ask({}, INITIALIZE);
  expect(status).toBe(200);
  expect(body).toContain('"protocolVersion":"2025-06-18"');
  const version = { 'mcp-protocol-version': '2025-06-18' };
  const called = { jsonrpc: '2.0', id: 2, method: 'tools/call', params: { name: 'search', arguments: { query: 'Xi Jinping' } } };
  const answer = await ask(version, called);
  expect(answer.status).toBe(200);
  expect(answer.body).toContain('xi-jinping');
});

test('the queries of tools are charged', async () => {
  const limited = await serve(db, { RATE_LIMIT: '5' });
  try {
    const other = new Client({ name: 'tests', version: '1' });
    await other.connect(new StreamableHTTPClientTransport(new URL('/mcp', limited.url), {}));
    const answers: string[] = [];
    for (let n = 0; n < 8; n++) {
      const { content } = await other
        .callTool({ name: 'search', arguments: { query: `kim ${n}` } })
        .catch((error: Error) => ({ content: [{ text: error.message }] }));
      answers.push((content as [{ text: string }])[0].text);
    }
    expect(answers.at(-1)).toMatch(/points|429|RATE_LIMITED/);
  } finally {
    await limited.close();
  }
});

describe('with MCP_QUERY=on', () => {
  let queried: Served;
  let other: Client;
  beforeAll(async () => {
    queried = await serve(db, { MCP_QUERY: 'on' });
    other = new Client({ name: 'tests', version: '1' });
    await other.connect(new StreamableHTTPClientTransport(new URL('/mcp', queried.url), {}));
  });
  afterAll(async () => {
    await other?.close();
    await queried?.close();
  });

  async function callOther(name: string, given: Record<string, unknown>): Promise<{ text: string; isError: boolean }> {
    const { content, isError } = await other.callTool({ name, arguments: given });
    return { text: (content[0] as { text: string }).text, isError: isError === true };
  }

  test('the schema can be searched by words and by type name', async () => {
    const { tools } = await other.listTools();
    expect(tools.filter(({ name }) => ['schema_search', 'query'].includes(name))).toHaveLength(2);
    const fields = await callOther('schema_search', { words: 'guest country' });
    expect(fields.text).toMatch(/^\d+ of \d+\n/);
    expect(fields.text).toContain('Visit.guestCountry: Country');
    const type = await callOther('schema_search', { words: 'VisitWhere' });
    expect(
      type.text
        .split('\n')
        .slice(1, 20)
        .every((line) => line.startsWith('VisitWhere')),
    ).toBe(true);
    expect((await callOther('schema_search', { words: 'wombat' })).isError).toBe(true);
    for (const words of ['a', 'e', 'the'])
      expect((await callOther('schema_search', { words })).text.length).toBeLessThanOrEqual(LONGEST_ANSWER);
  });

  test('any query is executed, with addresses of passages, and is truncated like other answers', async () => {
    const query =
      'query($n: Int) { visits(first: $n) { totalCount nodes { title citationsConnection { nodes { start end exact source { slug } } } } } }';
    const { text } = await callOther('query', { query, variables: { n: 100 } });
    const answer = JSON.parse(text.split('\n').at(-1)!) as any;
    expect(answer.version).toMatch(/^\d+$/);
    expect(
      objectsIn(answer).filter(({ page }) => page?.startsWith(`${new URL(queried.url).origin}/sources/`)).length,
    ).toBeGreaterThan(0);
    const filtered =
      'query($name: String!, $day: Date) { visits(where: { start: { gte: $day } held: { position: { person: { name: { equals: $name } } } } }) { totalCount } }';
    const noted = await callOther('query', { query: filtered, variables: { name: 'Nobody', day: '2000-01-01' } });
    expect(noted.text).toContain('"note":"No person here matches the office-holder in the filter."');
    const large = await callOther('query', {
      query:
        '{ countries(first: 100) { nodes { name officialName aliases names { name } slug id page label officialLabel: label } } }',
    });
    expect(large.text.length).toBeLessThanOrEqual(LONGEST_ANSWER);
    expect(large.text).toMatch(/"cut":\{"countries.nodes":"\d+ of 100"\}/);
  });

  test.each([
    ['{', /Syntax Error/],
    ['{ visits { nodes { colour } } }', /Cannot query field "colour"/],
    ['mutation { deleteVisit(input: {}) { errors { message } } }', /it cannot execute a mutation/],
    ['subscription { statementAdded { text } }', /it cannot execute a subscription/],
    ['fragment A on Visit { title }', /one query/],
    ['query A { visits { totalCount } } query B { visits { totalCount } }', /one query/],
    [
      `{ visits(first: 100) { nodes { delegation(first: 100) { nodes { person { statements(first: 100) { nodes { text } } } } } } } }`,
      /limit/,
    ],
  ])('%s is refused with an explanation', async (query, message) => {
    const { text, isError } = await callOther('query', { query });
    expect(isError).toBe(true);
    expect(text).toMatch(message);
  });
});

test('the query tools are offered only if they are turned on', async () => {
  const names = async (url: string) => {
    const other = new Client({ name: 'tests', version: '1' });
    await other.connect(new StreamableHTTPClientTransport(new URL('/mcp', url), {}));
    const { tools } = await other.listTools();
    await other.close();
    return tools.map(({ name }) => name);
  };
  expect(await names(server.url)).not.toContain('query');
});

test('a batch in which requests share an id is refused before any request is executed', async () => {
  const asked = (id: number | string) => ({
    ...{ jsonrpc: '2.0', id, method: 'tools/call' },
    params: { name: 'search', arguments: { query: 'kim' } },
  });
  const headers = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
  const send = (batch: object[]) => fetch(endpoint, { method: 'POST', headers, body: JSON.stringify(batch) });
  const refused = await send([asked(1), asked('1'), asked(1)]);
  expect(refused.status).toBe(400);
  expect(await refused.json()).toEqual({
    jsonrpc: '2.0',
    id: null,
    error: { code: -32_600, message: 'Two requests in the batch have the id 1.' },
  });
  const answered = await send([asked(1), asked('1')]);
  expect(answered.status).toBe(200);
  expect(await answered.text()).toContain('"id":"1"');
});
