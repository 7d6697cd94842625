import { h } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { YearBars, type YearPages } from '../../../src/features/pages/timeline/year-bars.js';

/** The bars of this many years from 1700 on, as the API returns them: in order, and last the visits without a year. */
function drawn(years: number, busiest = 0) {
  const counts = Array.from({ length: years }, (_, index) => ({
    year: (1700 + index) as number | null,
    count: 1700 + index === busiest ? 5 : 2,
  }));
  counts.push({ year: null, count: 3 });
  const pages: YearPages = [{ nodes: counts.slice(0, 100) }, { nodes: counts.slice(-100) }];
  const html = renderToStaticMarkup(h(YearBars, { years: pages, label: 'Visits', link: (year) => `/visits?since=${year}` }));
  return { bars: html.split('<rect').length - 1, caption: /<figcaption>(.*)<\/figcaption>/.exec(html)![1] };
}

test.each([2, 100, 101, 150, 199])('each of %i years is drawn once', (years) => {
  const caption = `Visits, 1700–${1699 + years}; 3 visits have no known year. Never more than 2 in a year.`;
  expect(drawn(years)).toEqual({ bars: years, caption });
});

test('the busiest year is named if there is only one', () => {
  expect(drawn(10, 1703).caption).toBe('Visits, 1700–1709; 3 visits have no known year. Most in 1703: 5.');
});

test('if there are more years, the page says which are not drawn', () => {
  const { bars, caption } = drawn(240);
  expect(bars).toBe(199);
  expect(caption).toContain('Years between 1799 and 1841 are not drawn.');
});
