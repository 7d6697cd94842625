import { h } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { textCitation } from '../../../src/features/pages/cite/panels.js';
import { citedVersion, Since } from '../../../src/features/pages/cite/since.js';

type Change = NonNullable<Parameters<typeof Since>[0]['of']['changesSince']>['nodes'][number];

const at = (version: string) => ({ request: { query: new URLSearchParams({ version }) }, site: { version: '10' } });
const shown = (nodes: Change[], totalCount = nodes.length, type: 'Visit' | 'Person' = 'Visit') =>
  renderToStaticMarkup(h(Since, { ...at('9'), of: { __typename: type, changesSince: { nodes, totalCount } } })).replaceAll(
    /<[^>]+>/g,
    '',
  );
const status: Change = {
  kind: 'Visit',
  name: 'A trip',
  operation: 'UPDATED',
  field: 'status',
  before: 'PLANNED',
  after: 'COMPLETED',
};

test('each change is described in a sentence', () => {
  expect(shown([status])).toContain('The visit: status was “PLANNED”, became “COMPLETED”.');
  expect(shown([{ ...status, field: 'guestCountry', before: null, after: 'china' }])).toContain('guest country became “china”.');
  expect(shown([{ ...status, kind: 'Delegate', name: 'Ann', field: 'role', before: 'aide', after: null }])).toContain(
    'Delegate “Ann”: role was “aide”, and is no longer given.',
  );
  expect(shown([{ ...status, before: null, after: null }])).toContain('The visit: status changed.');
  expect(shown([{ ...status, kind: 'Event', name: 'Talks', operation: 'CREATED', field: null }])).toContain(
    'Event “Talks” was added.',
  );
  expect(shown([{ ...status, kind: 'Statement', name: null, operation: 'DELETED', field: null }])).toContain(
    'Statement was withdrawn.',
  );
  expect(shown([{ ...status, field: 'citations' }])).toContain('The visit: its passages changed.');
  expect(shown([status], 3)).toContain('2 more changes are in the API.');
  expect(shown([status], 1, 'Person')).toContain('Visit “A trip”: status was “PLANNED”');
  expect(shown([{ ...status, kind: 'Person', field: 'name' }], 1, 'Person')).toContain('The person: name was');
});

test.each(['11', 'abc', '-1'])('the nonexistent version %s is not reported as unchanged', (version) => {
  const of = { __typename: 'Visit' as const, changesSince: { nodes: [], totalCount: 0 } };
  const html = renderToStaticMarkup(h(Since, { ...at(version), of })).replaceAll(/<[^>]+>/g, '');
  expect(html).toContain(`“${version}” is not a version of the data. The latest version is 10.`);
  expect(html).not.toContain('Unchanged');
});

test('the current version has no changes', () => {
  expect(shown([])).toContain('Unchanged since then');
});

test.each([
  ['?version=9', 9],
  ['?version=', null],
  ['?version=-1', null],
  ['?version=9e9', null],
  ['?version=99999999999', null],
  ['', null],
])('%s contains the version %s', (query, version) => {
  expect(citedVersion({ query: new URLSearchParams(query) })).toBe(version);
});

test('a citation carries the version in its address', () => {
  const url = 'https://example.org/visits/trip?version=9';
  expect(textCitation({ title: 'A trip', url, version: '9', publisher: null, publishedOn: null })).toContain(url);
});
