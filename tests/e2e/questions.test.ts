import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TypedDocumentString } from '../generated/graphql.js';
import { questionsOnLists } from './questions-lists.js';
import { questionsOnPeople } from './questions-people.js';
import { questionsOnStatements } from './questions-statements.js';
import { questionsOnVisits } from './questions-visits.js';
import { type Question } from './questions.js';
import { request } from './request.js';
import { startTestServer, type TestServer } from './test-server.js';

// The expected answers come from reading the article, not from the store.

let server: TestServer;
beforeAll(async () => void (server = await startTestServer()));
afterAll(() => server?.close());

describe.each<[string, Question[]]>([
  ['people and offices', questionsOnPeople],
  ['visits and events', questionsOnVisits],
  ['statements and sources', questionsOnStatements],
  ['filters and orders', questionsOnLists],
])('%s', (_subject, questions) => {
  test.each(questions)('$asks', async ({ query, answer }) => {
    const document = new TypedDocumentString<object, Record<string, never>>(query);
    expect(await request(`${server.url}/graphql`, document)).toEqual(answer);
  });
});
