import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readExamples } from '../../src/features/playground/page.js';
import {
  EarlierVisitsDocument,
  ReadoutsDocument,
  StatementsByPageDocument,
  VisitDocument,
  type StatementsByPageQuery,
  type TypedDocumentString,
} from '../generated/graphql.js';
import { request } from './request.js';
import { startTestServer, type TestServer } from './test-server.js';

let server: TestServer;
beforeAll(async () => void (server = await startTestServer()));
afterAll(() => server?.close());

const ask = <Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  ...variables: Variables extends Record<string, never> ? [] : [Variables]
) => request(`${server.url}/graphql`, document, ...variables);

describe('a typed client that reads the examples', () => {
  test('learns who travelled with whom', async () => {
    const { visit } = await ask(VisitDocument);
    expect(visit!.start!.edtf).toBe('2018-03-25');
    expect(visit!.guests.nodes.find(({ name }) => name === 'Ri Sol-ju')?.capacity).toBe('SPOUSE');
    expect(visit!.guests.nodes.every(({ capacity, role }) => capacity !== 'MEMBER' || role)).toBe(true);
    expect(visit!.hosts.nodes.map(({ name }) => name)).toContain('Xi Jinping');
  });

  test('learns what each outlet reported', async () => {
    const { visit } = await ask(ReadoutsDocument);
    expect(visit!.readouts.map(({ outlet }) => outlet.name)).toContain('Xinhua');
  });

  test('reads earlier visits, with dates as precise as in the source', async () => {
    const { visits } = await ask(EarlierVisitsDocument);
    const starts = visits.nodes.map(({ start }) => start!);
    expect(starts.map(({ earliest }) => earliest)).toEqual(starts.map(({ earliest }) => earliest).toSorted());
    for (const { edtf, precision } of starts) {
      expect(edtf).toMatch({ YEAR: /^[^-]*$/, MONTH: /\d{4}-\d{2}\]?$/, DAY: /\d{4}-\d{2}-\d{2}$/ }[precision]);
    }
  });

  test('reads all statements page by page', async () => {
    const ids: string[] = [];
    let after: string | null = null;
    let total: number;
    do {
      const { statements }: StatementsByPageQuery = await ask(StatementsByPageDocument, { first: 7, after });
      ids.push(...statements.nodes.map(({ id }) => id));
      total = statements.totalCount;
      after = statements.pageInfo.hasNextPage ? statements.pageInfo.endCursor : null;
    } while (after);
    expect(new Set(ids).size).toBe(total);
    expect(ids).toHaveLength(total);
  });
});

test('every example has the same answer as before', async () => {
  const examples = await readExamples();
  expect(examples.length).toBeGreaterThan(8);
  for (const { name, query, variables } of examples) {
    expect(query, name).toMatch(/^# /);
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: variables && (JSON.parse(variables) as object) }),
    });
    const answer = JSON.stringify(await response.json(), opaque, 2);
    await expect(`${answer}\n`).toMatchFileSnapshot(`answers/${name}.json`);
  }
});

/** Ids, and the cursors made from them, differ between stores. */
function opaque(key: string, value: unknown): unknown {
  return ['id', 'cursor', 'startCursor', 'endCursor', 'liveCursor'].includes(key) && value ? '…' : value;
}
