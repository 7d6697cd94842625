import { renderToStaticMarkup } from 'preact-render-to-string';
import { h } from 'preact';
import { expect, test } from 'vitest';
import { gridChart } from '../../../src/features/pages/charts/grid.js';

const framing = { title: 'Visits', notes: [], sources: { before: '', link: 'A list', url: '/', after: '' } };

test.each([
  ['one long heading at the end', [...Array.from({ length: 18 }, (_, index) => `${1860 + 10 * index}s`), 'decade not known']],
  ['long headings only', Array.from({ length: 12 }, (_, index) => `Somebody with a long name ${index}`)],
])('slanted headings end within the picture: %s', (_, labels) => {
  const rows = [{ label: 'United States', cells: labels.map(() => ({ count: 1 })) }];
  const grid = { caption: 'Numbers', corner: 'From', heads: labels.map((label) => ({ label })), rows };
  const { picture, width } = gridChart(grid, { id: 'numbers', framing, table: [] });
  const html = renderToStaticMarkup(h('svg', null, picture));
  const ends = [...html.matchAll(/translate\(([\d.]+) [\d.]+\) rotate\(-45\)">([^<]*)</g)].map(
    ([, x, label]) => Number(x) + Math.SQRT1_2 * 7.5 * label!.length,
  );
  expect(ends).toHaveLength(labels.length);
  expect(Math.max(...ends)).toBeLessThanOrEqual(width);
});
