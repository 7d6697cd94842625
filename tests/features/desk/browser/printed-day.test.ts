import { expect, test } from 'vitest';
import { printedDay } from '../../../../src/features/desk/browser/state/printed-day.js';

test.each([
  ['In Lima, a Queen listens\n\nBy Ann Lee, 23 November 2024\n\nThe drummers played.', '2024-11-23'],
  ['LIMA, Oct 14, 2021 (Reuters) - Norwegian President Tor Aasen began a visit.', '2021-10-14'],
  ['WELLINGTON, 8 March 2017 — The minister left.', '2017-03-08'],
  ['Joint Statement\n\nWellington, 9 March 2017\n\nThe ministers met.', '2017-03-09'],
  ['In Lima, 9 March 2017 was a holiday.', ''],
  ['LIMA, Oct 14 (Reuters) - The president left.', ''],
  ['The ministers met on 9 March 2017.', ''],
])('the day of publication is read from a byline or dateline: %s', (text, day) => {
  expect(printedDay(text)).toBe(day);
});
