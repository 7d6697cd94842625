import { h } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { Match } from '../../../src/features/pages/search/match.js';

function matched(headline: string): string {
  const node = { __typename: 'Paragraph' as const, from: 10, to: 90, source: { slug: 'trips', title: 'Trips' } };
  return renderToStaticMarkup(h(Match, { found: { headline, isNearly: false, missing: [], node } }));
}

test.each([
  [
    'ator&gt;&lt;visit id=&quot;7&quot;&gt; &lt;visitor&gt;Ann <mark>Lee</mark>&lt;/visitor&gt;&lt;year&gt;1945&lt;/year&gt;',
    'ator> · Ann <mark>Lee</mark> · 1945',
  ],
  ['&lt;visitor&gt;<mark>Lee</mark>&lt;/visitor&gt;', '<mark>Lee</mark>'],
  ['3 &lt; 5, and <mark>Lee</mark> &amp; Ann', '3 &lt; 5, and <mark>Lee</mark> &amp; Ann'],
])('%s is shown without the tags of its record', (headline, shown) => {
  expect(matched(headline)).toContain(`<bdi>${shown}</bdi>`);
});
