import { h, type VNode } from 'preact';
import { render } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { FormControl } from '../../../../src/features/desk/browser/forms/field.js';
import { typedDate } from '../../../../src/features/desk/browser/state/typed-date.js';
import { formField } from '../../../../src/features/desk/browser/state/annotation-cells.js';
import { workOn } from './work.js';

test.each([
  ['2026-10-14', '2026-10-14'],
  ['2026-10', '2026-10'],
  ['[..2000-05]', '[..2000-05]'],
  ['2026-10-14?', '2026-10-14?'],
  ['Oct. 14, 2026', '2026-10-14'],
  ['14 Oct 2026', '2026-10-14'],
  [' October 14, 2026 ', '2026-10-14'],
  ['Wednesday, 14 October 2026', '2026-10-14'],
  ['October 2026', '2026-10'],
  ['October 14', '2026-10-14'],
  ['14 January', '2027-01-14'],
])('%s is the date %s', (typed, edtf) => expect(typedDate(typed, '2026-10-20')).toBe(edtf));

test.each(['soon', '10/11/2026', '14 October or later', 'Monday', '31 June 2026', ''])('%j is not a date', (typed) =>
  expect(typedDate(typed, '2026-10-20')).toBe(null),
);

test('a day without a year is not a date if the day of publication is unknown', () => {
  expect([typedDate('October 14', null), typedDate('Oct. 14, 2026', null)]).toEqual([null, '2026-10-14']);
});

test('a date field names the accepted forms', () => {
  const work = workOn({ visits: { v: { title: 'V', start: '2026-10-14' } } });
  const field = formField('visits/v', 'start')!;
  const html = render(h(FormControl, { work, entry: 'visits/v', field }) as VNode);
  expect(html).toContain('placeholder="2018-03-25, 25 March 2018, 2018-03, 2018"');
  expect(html).toContain('value="2026-10-14"');
});
