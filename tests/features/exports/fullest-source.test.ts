import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { FEATURES } from '../../../src/features.js';
import { Compiler } from '../../../src/query/compile/compiler.js';
import { createSchema } from '../../../src/schema/schema.js';
import { importAnnotations } from '../../../src/store/import/import.js';
import { byResolvers, byStatement } from '../../support/both-ways.js';
import { seededStore } from '../../support/store.js';
import { serve, type Served } from '../../http/serve.js';

const VISIT = { title: 'Ann goes to China', status: 'COMPLETED', hostCountry: 'china', cite: [[0, 0]] };
/** Five sources report one visit, and the last states all of it. */
const STATED = [{}, {}, { places: ['Beijing'] }, {}, { places: ['Beijing'], kind: 'STATE', start: '2001-02-03' }];

let db: Database;
let server: Served;
beforeAll(async () => {
  db = await seededStore();
  const sources = STATED.map((more, index) => {
    const slug = `source-${index + 1}`;
    const source = { slug, kind: 'LINK', title: slug, url: `https://example.org/${slug}`, publishedOn: '2002' };
    return { annotation: { source, visits: { 'ann-in-china': { ...VISIT, ...more } } } as never };
  });
  expect(await importAnnotations(db.prisma, sources)).toHaveProperty('reports');
  server = await serve(db, {});
});
afterAll(async () => {
  await server?.close();
  await db?.close();
});

test('an export names the source that states the most fields of a row, whatever its position', async () => {
  const where = encodeURIComponent('{"slug":{"equals":"ann-in-china"}}');
  const file = await fetch(server.url.replace('graphql', `export/visits.csv?where=${where}`));
  expect(parse(await file.text(), { columns: true })).toMatchObject([{ source: 'source-5', unsaid: '' }]);
});

test('the fullest citations come first, in both directions, compiled and resolved', async () => {
  const schema = await createSchema(FEATURES);
  const slugs = 'edges { cursor node { unsaid source { slug } } } totalCount';
  const ask = async (page: string) => {
    const query = `{ visit(slug: "ann-in-china") { fullestCitations(${page}) { ${slugs} } } }`;
    const resolved = await byResolvers(schema, db, query);
    expect(await byStatement(new Compiler(schema), db, query)).toEqual({ text: resolved });
    const { edges, totalCount } = (JSON.parse(resolved) as any).data.visit.fullestCitations;
    expect(totalCount).toBe(STATED.length);
    return edges as { cursor: string; node: { unsaid: string[]; source: { slug: string } } }[];
  };
  const sourcesOf = (edges: Awaited<ReturnType<typeof ask>>) => edges.map(({ node }) => node.source.slug);
  const first = await ask('first: 3');
  expect(sourcesOf(first)).toEqual(['source-5', 'source-3', 'source-1']);
  expect(first[1]!.node.unsaid).toEqual(['KIND', 'START']);
  expect(sourcesOf(await ask(`first: 3, after: "${first[2]!.cursor}"`))).toEqual(['source-2', 'source-4']);
  expect(sourcesOf(await ask('last: 2'))).toEqual(['source-2', 'source-4']);
});
