import { expect, test } from 'vitest';
import { readArticle } from '../../../../src/features/drafting/article.js';
import { propose } from '../../../../src/features/drafting/propose.js';
import { countries } from '../../../../seed/reference/countries.js';

const known = { people: [], organizations: [], countries: countries() };
const read = (text: string) => readArticle(text, { published: '2018-03-28', known });
const statements = (text: string, outlet: string | null = null) =>
  propose(text, { published: '2018-03-28', known, outlet })
    .proposals.filter(({ type }) => type === 'Statement')
    .map(({ claim }) => claim);

const DISPATCH = `Leaders meet in Beijing

BEIJING, March 28 (Xinhua) -- Chinese President Xi Jinping met North Korean leader Kim Jong-un. “We shall meet again in the spring,” Xi said.`;

test('a dispatch has a dateline, and its agency is credited with what it reports', () => {
  expect(read(DISPATCH).dateline).toMatchObject({ outlet: { slug: 'xinhua' }, date: '2018-03-28' });
  expect(read('SEOUL (Reuters) - Talks began.').dateline).toMatchObject({ outlet: { slug: 'reuters' }, date: null });
  expect(read('Talks began, Xinhua (in Beijing) said.').dateline).toBeNull();
  expect(statements(DISPATCH)).toMatchObject([{ speakers: [{ person: 'xi-jinping' }], reportedBy: 'xinhua' }]);
  expect(statements(DISPATCH, 'xinhua')[0]).not.toHaveProperty('reportedBy');
});

test('the points of a bulleted readout are attributed to the office-holders who made them', () => {
  const text = `French President Emmanuel Macron received German Chancellor Angela Merkel.

• The President noted that the two countries had common goals.
- The Chancellor stressed that talks would go on in the spring.`;
  expect(statements(text).map(({ kind, text: words, speakers }) => [kind, words, speakers])).toEqual([
    ['PARAPHRASE', 'the two countries had common goals …', [{ person: 'emmanuel-macron' }]],
    ['PARAPHRASE', 'talks would go on in the spring …', [{ person: 'angela-merkel' }]],
  ]);
});

test('each turn in a transcript is attributed to the speaker named at its start', () => {
  const text = `Remarks of Senator Ann Lee and Minister Bob Ford

MR. FORD: We had good talks. They were long.
MS. LEE: Thank you for coming here.
Q: When will you meet again?
MR. FORD: We shall meet in the spring.`;
  expect(statements(text).map(({ kind, text: words, speakers }) => [kind, words, speakers])).toEqual([
    ['PARAPHRASE', 'We had good talks …', [{ person: 'bob-ford' }]],
    ['PARAPHRASE', 'Thank you for coming here …', [{ person: 'ann-lee' }]],
    ['PARAPHRASE', 'We shall meet in the spring …', [{ person: 'bob-ford' }]],
  ]);
});

test('the speakers of a joint statement are the two states it names', () => {
  const text = 'France and Germany met in Paris. France was glad. The two sides agreed that talks should go on in Germany.';
  expect(statements(text)).toMatchObject([{ kind: 'PARAPHRASE', speakers: [{ country: 'france' }, { country: 'germany' }] }]);
});

test("a list of delegates belongs to the text's only visit", () => {
  const text = `Chinese President Xi Jinping visited France in March 2018.

Members of the delegation:
Foreign Minister Wang Yi
Yang Jiechi, State Councilor

Trade grew. President Emmanuel Macron smiled.`;
  expect(read(text).delegates.map(({ person, capacity }) => [person.slug, capacity])).toEqual([
    ['xi-jinping', 'HEAD'],
    ['wang-yi', 'MEMBER'],
    ['yang-jiechi', 'MEMBER'],
  ]);
});

test.each([
  [
    'German',
    '„Wir haben lange über den Frieden gesprochen“, sagte Angela Merkel.',
    'Wir haben lange über den Frieden gesprochen',
  ],
  ['German, pointed', '»Wir haben lange über den Frieden gesprochen«, sagte sie.', 'Wir haben lange über den Frieden gesprochen'],
  ['French', '« Nous avons longtemps parlé de la paix », a dit Emmanuel Macron.', 'Nous avons longtemps parlé de la paix'],
  ['Chinese', '习近平说：“我们 很 高兴 再 见面。”', '我们 很 高兴 再 见面。'],
  ['Chinese, corners', '習近平說：「我們 很 高興 再 見面。」', '我們 很 高興 再 見面。'],
])('%s quotation marks are recognized', (_, text, words) => {
  expect(statements(text)).toMatchObject([{ text: words }]);
});
