import { expect, test } from 'vitest';
import { readArticle } from '../../../../src/features/drafting/article.js';
import { countries } from '../../../../seed/reference/countries.js';

const known = { people: [], organizations: [], countries: countries() };
const read = (text: string) => readArticle(text, { published: '2018-03-28', known });
const SURE = 0.95;
const mark = (confidence: number) => (confidence < SURE ? '?' : '');

test.each([
  ['According to Xinhua, the guests “had come by train.”', 'xinhua'],
  ['The guests “had come by train,” Xinhua reported.', 'xinhua'],
  ['They “had come by train,” North Korea’s KCNA also said.', 'kcna'],
  ['A long summary from Xinhua calls it “an unofficial visit.”', 'xinhua'],
  ['Ann Lee told Reuters that they “had come by train.”', 'reuters'],
  ['According to Xinhua, they met. Ann Lee said “it was good.”', 'xinhua?'],
  ['According to Xinhua, they met.\n\nAnn Lee said “it was good.”', null],
  ['Ann Lee of Xinhua wore “a red coat.”', null],
])('the reporting outlet is found: %s', (text, expected) => {
  expect(read(text).reporters.map((each) => each && each.outlet.slug + mark(each.confidence))).toEqual([expected]);
});

test.each([
  ['Chinese President Xi Jinping smiled.', 'President xi-jinping china HELD'],
  ['In the hall his transport minister, Ann Lee, smiled.', 'transport minister ann-lee undefined HELD?'],
  ['Transport minister Ann Lee smiled.', 'transport minister ann-lee undefined HELD?'],
  ['Minister of Transport Ann Lee smiled.', 'Minister of Transport ann-lee undefined HELD?'],
  ['Former South Korean foreign minister Ann Lee smiled.', 'foreign minister ann-lee south-korea ENDED'],
  ['State Secretary for Fisheries Rui Mora smiled.', 'State Secretary for Fisheries rui-mora undefined HELD?'],
  ['Ann Lee, the foreign minister of France, smiled.', 'foreign minister ann-lee france HELD?'],
  ['The United Front Department director Kim Yong-chol smiled.', 'director kim-yong-chol united-front-department HELD'],
  ['On the Chinese side, Premier Li Keqiang smiled.', 'Premier li-keqiang china HELD?'],
  ['Yang Jiechi of the Politburo smiled.', 'Member yang-jiechi politburo HELD?'],
  ['The Workers’ Party of Korea, led by Chairman Ann Lee, smiled.', 'Chairman ann-lee workers-party-of-korea HELD'],
  ['Ann Lee, a member of the audience, smiled.', undefined],
  ['The director Ann Lee met in Beijing smiled.', 'director ann-lee undefined HELD?'],
])('offices are found: %s', (text, expected) => {
  const [office] = read(text).offices;
  const told =
    office &&
    `${office.title} ${office.person.slug} ${office.country ?? office.organization?.slug} ${office.status}${mark(office.confidence)}`;
  expect(told).toBe(expected);
});

test('taking over an office marks the start of the term', () => {
  const text = 'Kim Jong-un has travelled little since he took over as North Korea’s leader in December 2011.';
  expect(read(text).terms).toMatchObject([
    { person: { slug: 'kim-jong-un' }, title: 'leader', country: 'north-korea', from: '2011-12' },
  ]);
  expect(read(`Xi Jinping met ${text}`).terms).toEqual([]);
});

test.each([
  ['Xi Jinping and his wife Peng Liyuan came.', 'xi-jinping SPOUSE peng-liyuan'],
  ['Kim Jong-un came with his wife, Ri Sol-ju.', 'kim-jong-un SPOUSE ri-sol-ju'],
  ['Kim Jong-il, Kim Jong-un’s father, came.', 'kim-jong-un PARENT kim-jong-il'],
  ['Ann Lee’s eldest daughter, Jane Lee, came.', 'ann-lee CHILD jane-lee'],
  ['Ann Lee told Bob Ford that his brother Tim Ford came.', 'bob-ford SIBLING tim-ford?'],
  ['Ann Lee came with a wife of Bob Ford.', undefined],
])('relatives are found: %s', (text, expected) => {
  const [kin] = read(text).kin;
  expect(kin && `${kin.person.slug} ${kin.kind} ${kin.relative.slug}${mark(kin.confidence)}`).toBe(expected);
});
