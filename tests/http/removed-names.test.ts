import { expect, test } from 'vitest';
import { watchedServer } from './limits/watched-server.js';

test('the error for a removed name says what replaces it', async () => {
  for (const SUGGESTIONS of ['on', 'off']) {
    const server = await watchedServer({ SUGGESTIONS });
    const ask = async (query: string) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(server.url, { method: 'POST', headers, body: JSON.stringify({ query }) });
      const { errors } = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] };
      return errors.map(({ message, extensions }) => `${extensions.code}: ${message}`);
    };
    expect(await ask('{ sources { nodes { passages { nodes { event { title } } } } } }')).toEqual([
      'GRAPHQL_VALIDATION_FAILED: Cannot query field "event" on type "Citation". It was replaced by `fact { ... on Event { … } }`.',
    ]);
    expect(await ask('{ disagreements { nodes { person { name } } } }')).toEqual([
      'GRAPHQL_VALIDATION_FAILED: Cannot query field "person" on type "Disagreement". It was replaced by `fact { ... on Person { … } }`.',
    ]);
    expect(await ask('query ($office: OfficeWhere) { visits(where: { held: { office: $office } }) { totalCount } }')).toEqual([
      'GRAPHQL_VALIDATION_FAILED: Unknown type "OfficeWhere". It was replaced by `PositionWhere`.',
      'GRAPHQL_VALIDATION_FAILED: Field "office" is not defined by type "HeldWhere". It was replaced by `position`.',
    ]);
    const payload =
      'mutation { updateTopic(input: { id: "", version: 1 }) { ...P } } fragment P on UpdateTopicPayload { dataVersion }';
    expect(await ask(payload)).toContain(
      'GRAPHQL_VALIDATION_FAILED: Unknown type "UpdateTopicPayload". It was replaced by `TopicPayload`.',
    );
    const [unknown] = await ask('{ visitCountsConnection(groupBy: YEAR) { totalCount } }');
    expect(unknown).toMatch(
      /Unknown argument "groupBy" on field "Query.visitCountsConnection"\. It was replaced by `by: \[…\]`\.$/,
    );
    expect(await ask('{ countries(where: { sovereign: true }) { nodes { sovereign aliases } } }')).toEqual([
      'GRAPHQL_VALIDATION_FAILED: Field "sovereign" is not defined by type "CountryWhere". It was replaced by `isSovereign`.',
      'GRAPHQL_VALIDATION_FAILED: Cannot query field "sovereign" on type "Country". It was replaced by `isSovereign`.',
    ]);
    expect(await ask('{ person(slug: "kim-jong-un") { kinCount } }')).toEqual([
      'GRAPHQL_VALIDATION_FAILED: Cannot query field "kinCount" on type "Person". It was replaced by the length of `kin`.',
    ]);
    await server.close();
  }
});
