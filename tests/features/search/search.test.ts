import type { GraphQLEnumType, GraphQLSchema } from 'graphql';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { FEATURES } from '../../../src/features.js';
import { createSchema } from '../../../src/schema/schema.js';
import { Compiler } from '../../../src/query/compile/compiler.js';
import { ask } from '../../support/ask.js';
import { byResolvers, byStatement } from '../../support/both-ways.js';
import { emptyStore } from '../../support/store.js';
import { runsOfEach } from '../../support/thorough.js';
import { fillWorld } from '../../support/world.js';

let db: Database;
let schema: GraphQLSchema;

beforeAll(async () => {
  schema = await createSchema(FEATURES);
  db = await emptyStore();
  await fillWorld(db, 5);
});
afterAll(() => db.close());

const query = `query ($query: String!, $first: Int, $after: String) {
  search(query: $query, first: $first, after: $after) {
    totalCount
    pageInfo { hasNextPage hasPreviousPage endCursor }
    nodes { __typename ... on Node { id } }
    edges { cursor score headline foundIn isNearly node { __typename ... on Node { id } } }
  }
}`;

describe('searchable text', () => {
  it.each([
    [
      'punctuation',
      String.raw`a!b"c#d$e%f&g'h(i)j*k+l,m-n/o:p;q<r=s>t?u@v[w\x]y^z_`,
      'a b c d e f g h i j k l m n o p q r s t u v w x y z ',
    ],
    ['rare punctuation', '`a{b|c}d~e·f–g—h…i‘j’k“l”m„n«o»', ' a b c d e f g h i j k l m n o '],
    ['initials', 'the u.s. and kim d. jung-un, 47.8 per cent', 'the us and kim d jung un  47.8 per cent'],
    ['other letters', 'è 김정은 т. d.', 'è 김정은 т. d'],
  ])('has spaces in place of punctuation and no dots after letters: %s', async (_, folded, text) => {
    expect(await db.prisma.$queryRaw`SELECT search_text(${folded}) AS text`).toEqual([{ text }]);
  });
});

describe('search', () => {
  it('returns every match once across its pages, best first', async () => {
    const whole = (await ask(schema, db, query, { query: 'kim', first: 100 })).search;
    expect(whole.totalCount).toBe(whole.nodes.length);
    expect(whole.totalCount).toBeGreaterThan(10);
    const scores = whole.edges.map(({ score }: { score: number }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));

    const paged = [];
    for (let after = null; ;) {
      const page: any = (await ask(schema, db, query, { query: 'kim', first: 7, after })).search;
      expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
      paged.push(...page.nodes);
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(paged).toEqual(whole.nodes);
  });

  it('supports phrases, exclusions and word forms, and ignores case and diacritics', async () => {
    const count = async (words: string) => (await ask(schema, db, query, { query: words })).search.totalCount;
    const both = await count('kim osaka');
    expect(both).toBeGreaterThan(0);
    expect(await count('KIM ŌSAKA')).toBe(both);
    expect(await count('"osaka kim"')).toBeLessThan(both);
    expect((await count('"kim" -"osaka"')) + (await count('"kim" "osaka"'))).toBe(await count('"kim"'));
    expect(await count('"kims"')).toBe(await count('"kim"'));
  });

  it('finds stop words such as “again” and “this should not”', async () => {
    const [again, never] = ['again', 'This should not be'];
    await db.prisma.topic.createMany({
      data: [again, never].map((name, n) => ({ slug: `common-${n}`, name, nameFolded: name.toLowerCase() })),
    });
    const headlines = async (words: string) =>
      (await ask(schema, db, query, { query: words })).search.edges.map((edge: { headline: string }) => edge.headline);
    expect(await headlines('again')).toEqual(['<mark>again</mark>']);
    expect(await headlines('"this should not"')).toEqual(['<mark>This</mark> <mark>should</mark> <mark>not</mark> be']);
  });

  it('ranks by required words, whatever words are excluded', async () => {
    const scores = async (words: string): Promise<Map<string, number>> => {
      const { edges } = (await ask(schema, db, query, { query: words, first: 100 })).search;
      return new Map(edges.map((edge: any) => [edge.node.id, edge.score]));
    };
    const all = await scores('"kim"');
    const some = await scores('"kim" -"osaka"');
    expect(some.size).toBeGreaterThan(0);
    for (const [id, score] of some) expect(score).toBe(all.get(id));

    const others = await scores('-"kim"');
    expect(others.size).toBeGreaterThan(0);
    expect(new Set(others.values())).toEqual(new Set([0]));
    for (const nothing of ['-', '""', '!']) expect(await scores(nothing)).toEqual(new Map());
  });

  it('finds only the requested types, each with a slug and a label, compiled and resolved', async () => {
    const found = `totalCount nodes { __typename ... on Labelled { id slug label } ... on Person { name } ... on Statement { text key source { slug } } }`;
    const byType = `query ($types: [SearchType!]) { search(query: "\\"osaka\\" or zimir", types: $types, first: 100) { ${found} } }`;
    const compiler = new Compiler(schema);
    const search = async (types?: string[]) => {
      const statement = await byStatement(compiler, db, byType, { types });
      if ('reason' in statement) throw new Error(statement.reason);
      expect(await byResolvers(schema, db, byType, { types })).toBe(statement.text);
      return JSON.parse(statement.text).data.search;
    };
    const whole = await search();
    const names: Record<string, string> = {
      PERSON: 'Person',
      ORGANIZATION: 'Organization',
      COUNTRY: 'Country',
      VISIT: 'Visit',
      EVENT: 'Event',
      STATEMENT: 'Statement',
      TOPIC: 'Topic',
      SOURCE: 'Source',
      PARAGRAPH: 'Paragraph',
    };
    const values = (schema.getType('SearchType') as GraphQLEnumType).getValues().map(({ name }) => name);
    expect(values.sort()).toEqual(Object.keys(names).sort());
    for (const types of [...values.map((type) => [type]), ['VISIT', 'STATEMENT'], []]) {
      const nodes = whole.nodes.filter(({ __typename }: any) => types.some((type) => names[type] === __typename));
      expect(await search(types)).toEqual({ totalCount: nodes.length, nodes });
    }
    for (const { __typename, label, slug, name, text, key, source } of whole.nodes) {
      if (__typename === 'Person') expect(label).toBe(name);
      if (__typename === 'Statement') expect([label, slug]).toEqual([text, `${source.slug}/${key}`]);
      expect([typeof label, typeof slug]).toEqual(['string', 'string']);
    }
  });

  it('returns short names in full', async () => {
    const [name, alias] = ['Kim Jong-un', 'Kim Jong Un'];
    const namesFolded = `${name}\n${alias}`.toLowerCase();
    await db.prisma.person.create({ data: { slug: 'kim-jong-un', name, aliases: [alias], namesFolded } });
    const { edges } = (await ask(schema, db, query, { query: 'jong-un' })).search;
    expect(edges.map((edge: any) => edge.headline.replaceAll(/<\/?mark>/g, ''))).toEqual([`${name} · ${alias}`]);
  });

  it('marks the matching words in escaped text', async () => {
    const { edges } = (await ask(schema, db, query, { query: 'kim', first: 100 })).search;
    for (const { headline, foundIn } of edges) {
      expect(/<mark>kim<\/mark>/i.test(headline)).toBe(foundIn.some((place: string) => place !== 'FACT'));
      expect(headline.replaceAll(/<\/?mark>/g, '')).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
    }
    expect(edges.some(({ headline }: { headline: string }) => headline.includes('&quot;it&#39;s&quot;'))).toBe(true);
  });

  it('refuses an empty query, a query that is too long, and a cursor from another list', async () => {
    await expect(ask(schema, db, query, { query: '  ' })).rejects.toThrow('`query` is empty; enter at least one word.');
    await expect(ask(schema, db, query, { query: 'x'.repeat(1001) })).rejects.toThrow('1001 characters');
    await expect(ask(schema, db, query, { query: '😀'.repeat(1001) })).rejects.toThrow('1001 characters');
    await ask(schema, db, query, { query: '😀'.repeat(1000) });
    await expect(ask(schema, db, query, { query: 'kim', after: 'nonsense' })).rejects.toThrow('malformed');
  });

  it('accepts any string as words', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() !== ''),
        async (words) => {
          const { search } = await ask(schema, db, query, { query: words.replaceAll('\0', ' ') + 'x' });
          expect(search.totalCount).toBeGreaterThanOrEqual(search.nodes.length);
        },
      ),
      { numRuns: runsOfEach(15, 50) },
    );
  });
});
