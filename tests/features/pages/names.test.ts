import { h } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { Text } from '../../../src/features/pages/facts/names.js';

test.each([
  ['a visit, 2024-11-12/15', 'a visit, <span class="day">2024-11-12</span>/15'],
  ['2018-03 and 2018-04-01', '<span class="day">2018-03</span> and <span class="day">2018-04-01</span>'],
  ['Kim Jong-un, 1-2018, 2018', 'Kim Jong-un, 1-2018, 2018'],
])('dates in “%s” do not break across lines', (text, html) => {
  expect(renderToStaticMarkup(h(Text, null, text))).toBe(`<bdi>${html}</bdi>`);
});
