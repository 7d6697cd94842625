import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { Compiler } from '../../../src/query/compile/compiler.js';
import { FEATURES } from '../../../src/features.js';
import { createSchema } from '../../../src/schema/schema.js';
import { byResolvers, byStatement } from '../../support/both-ways.js';
import { seededStore } from '../../support/store.js';

// The passages of a source lead to the facts that cite them.

const slug = 'china-north-korea-extol-traditional-friendship';
const schema = await createSchema(FEATURES);
const compiler = new Compiler(schema);
/** Starts with an astral character, so that code points and UTF-16 units differ. */
const text = '𝒳 said: “yes” and left';
let database: Database;

beforeAll(async () => {
  database = await seededStore();
  const { id } = await database.prisma.source.findUniqueOrThrow({ where: { slug } });
  await database.prisma.sourceDocument.update({ where: { sourceId: id }, data: { text } });
});
afterAll(() => database.close());

describe.each(['a statement', 'resolvers'])('by %s', (way) => {
  async function ask(query: string, variables = {}): Promise<any> {
    if (way === 'resolvers') return JSON.parse(await byResolvers(schema, database, query, variables)).data;
    const compiled = await byStatement(compiler, database, query, variables);
    if ('reason' in compiled) throw new Error(compiled.reason);
    return JSON.parse(compiled.text).data;
  }

  it('lists the passages of one kind of fact between two offsets', async () => {
    const query = `query Passages($slug: String!, $from: Int!, $to: Int!) { source(slug: $slug) {
      length
      delegates: passages(of: DELEGATE, start: $from, end: $to) { nodes { start fact { label page ... on Delegate { name } ... on Visit { slug } } } }
      kinships: passages(of: KINSHIP, start: $from, end: $to) {
        nodes { start unsaid fact { __typename id label ... on Kinship { kind of { name } person { name } } } }
      }
    } }`;
    expect(await ask(query, { slug, from: 950, to: 1004 })).toEqual({
      source: {
        length: 8_068,
        delegates: {
          nodes: [
            {
              start: 968,
              fact: {
                label: "Ri Sol-ju, Kim Jong-un's unofficial visit to China, March 2018",
                page: expect.stringMatching(/^\/delegates\/\w+$/),
                name: 'Ri Sol-ju',
              },
            },
          ],
        },
        kinships: {
          nodes: [
            {
              start: 979,
              unsaid: [],
              fact: {
                __typename: 'Kinship',
                id: expect.any(String),
                label: 'Kim Jong-un – Ri Sol-ju',
                ...{ kind: 'SPOUSE', of: { name: 'Kim Jong-un' }, person: { name: 'Ri Sol-ju' } },
              },
            },
          ],
        },
      },
    });
  });

  it.each([
    ['whole', {}, text],
    ['in code points', { start: 0, end: 6 }, '𝒳 said'],
    ['as empty if the end is before the start', { start: 9, end: 3 }, ''],
    ['from the start if the offset is negative', { start: -5, end: 3 }, '𝒳 s'],
  ])('returns the text %s', async (_how, offsets, expected) => {
    const query = `query Text($slug: String!, $start: Int = 0, $end: Int = 100000) {
      source(slug: $slug) { text: fullText(start: $start, end: $end) } }`;
    expect(await ask(query, { slug, ...offsets })).toEqual({ source: { text: expected } });
  });

  it('returns several parts of the text in one request', async () => {
    const query = `query { source(slug: "${slug}") { a: fullText(end: 1) b: fullText(start: 2, end: 6) } }`;
    expect(await ask(query)).toEqual({ source: { a: '𝒳', b: 'said' } });
  });
});

it('no text is returned if the store has none', async () => {
  await database.prisma.sourceDocument.updateMany({ data: { text: null } });
  const query = `{ source(slug: "${slug}") { text: fullText } }`;
  expect(await byResolvers(schema, database, query)).toBe('{"data":{"source":{"text":null}}}');
});
