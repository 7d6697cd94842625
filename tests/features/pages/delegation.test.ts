import { h } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { Notes } from '../../../src/features/pages/facts/notes.js';
import { Delegation } from '../../../src/features/pages/visit/delegation.js';

const source = { __typename: 'Source', slug: 'visits-1945', title: 'Visits, 1945' } as const;
const term = (title: string, start: number) => ({
  title,
  organization: null,
  country: { __typename: 'Country', slug: 'france', name: 'France' },
  citationsConnection: { nodes: [{ __typename: 'Citation', start, end: start + 5, fragment: null, exact: null, source }] },
});

test('terms in one office that may include the day share a line, with the passages of each', () => {
  const member = {
    ...{
      id: 'D',
      name: 'de Gaulle',
      capacity: 'HEAD',
      role: 'President',
      person: { slug: 'charles-de-gaulle', name: 'Charles de Gaulle' },
    },
    ...{ positions: [term('President', 10), term('President', 20), term('General', 30)], citationsConnection: { nodes: [] } },
  };
  const delegation = { totalCount: 1, nodes: [member] } as never;
  const html = renderToStaticMarkup(
    h(Delegation, {
      side: 'Guests',
      of: null,
      delegation,
      visit: { status: 'COMPLETED' },
      isBefore: () => false,
      differing: [],
      notes: new Notes(),
    }),
  );
  const offices = html
    .split('<span class="office">')
    .slice(1)
    .map(
      (part) =>
        part
          .replace(/<[^>]+>/g, ' ')
          .trim()
          .split(/\s*,\s*/)[0],
    );
  expect(offices).toEqual(['President', 'General']);
  expect(html.match(/Passage \d|>\d<\/a>/g)!.length).toBeGreaterThanOrEqual(3);
});
