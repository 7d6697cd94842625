import { h } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { Paging } from '../../../src/features/pages/lists/paging.js';

test.each([
  [undefined, '1–100 of 7,547'],
  [3, '1–100 of 7,547, 3 of them announced'],
])('the position in a list with %s announced visits says what its total counts', (announced, position) => {
  const pageInfo = { hasNextPage: true, hasPreviousPage: false, startCursor: 'a', endCursor: 'b' };
  const html = renderToStaticMarkup(
    h(Paging, {
      ...{ label: 'Pages', path: '/visits', query: new URLSearchParams(), shown: 100, announced },
      connection: { totalCount: 7_547, pageInfo },
    }),
  );
  expect(html).toContain(`<span>${position}</span>`);
});
