import { expect, test } from 'vitest';
import { readArticleHead } from '../../../../src/features/drafting/language/article-head.js';

test.each([
  ['In Lima, a Queen listens\n\nBy Ann Lee, 23 November 2024\n\nThe drummers played.', '2024-11-23', null],
  ['LIMA, Oct 14, 2021 (Reuters) - Norwegian President Tor Aasen began a visit.', '2021-10-14', 'Reuters'],
  ['WELLINGTON, 8 March 2017 — The minister left.', '2017-03-08', null],
  ['Joint Statement\n\nWellington, 9 March 2017\n\nThe ministers met.', '2017-03-09', null],
  ['Bridge opens\n\nPublished March 14, 2024\n\nThe bridge opened.', '2024-03-14', null],
  ['Bridge opens\nPublished: Thursday, 14 March 2024 at 10:45 GMT | Updated: 15 March 2024 08:00 GMT', '2024-03-14', null],
  ['Bridge opens\nUpdated March 15, 2024 9:05 a.m.\nPublished March 14, 2024', '2024-03-14', null],
  ['Bridge opens\nLast updated on 15 March 2024', '2024-03-15', null],
  ['Bridge opens\n14 March 2024 | Meridian News\nThe bridge opened.', '2024-03-14', 'Meridian News'],
  ['Bridge opens\nBy Jane Doe, Harbour Times | 14 March 2024 | 4 min read', '2024-03-14', 'Harbour Times'],
  ['Bridge opens\nBy Jane Doe, The Coastal Herald\n2024-03-14', '2024-03-14', 'The Coastal Herald'],
  [
    'Bridge opens\n\nBy Jane Doe\nThe Harbour Courier\n\nLAGOS, 3 May 2019 — The bridge opened.',
    '2019-05-03',
    'The Harbour Courier',
  ],
  ['Bridge opens\nBy Jane Doe, Bay Gazette\n\nThe bridge opened.', null, 'Bay Gazette'],
  ['LAGOS, 3 May 2019 (NTB) – The bridge opened.', '2019-05-03', 'NTB'],
  ['Bridge opens\n(Meridian News)\n\nThe bridge opened.', null, 'Meridian News'],
  ['ACCRA (Coast News Agency) – The bridge opened.', null, 'Coast News Agency'],
])('the day and the outlet are read from the lines above an article: %s', (text, published, outlet) => {
  expect(readArticleHead(text)).toEqual({ published, outlet });
});

test.each([
  'In Lima, 9 March 2017 was a holiday.',
  'The ministers met on 9 March 2017.',
  'Published in 1998, the book was read on 9 March 2017.',
  'Prime Minister Visits Post Office\n\nThe minister left.',
  'Harbour Courier\n\nBy Jane Doe\n\nThe owner left.',
  'By Jane Doe\nThe Courier left.',
  'Harbour Times Owner Denies Claim\n\nThe owner left.',
  'The bridge (Harbour Bridge) opened on 9 March 2017.',
  'Officials said it was updated on 9 March 2017.',
])('other lines name no day of publication and no outlet: %s', (text) => {
  expect(readArticleHead(text)).toEqual({ published: null, outlet: null });
});

test('a day without a year is no day of publication', () => {
  expect(readArticleHead('LIMA, Oct 14 (Reuters) - The president left.')).toEqual({ published: null, outlet: 'Reuters' });
});
