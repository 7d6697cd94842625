import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readArticle } from '../../../../src/features/drafting/article.js';
import { propose } from '../../../../src/features/drafting/propose.js';
import { countries } from '../../../../seed/reference/countries.js';

const known = { people: [], organizations: [], countries: countries() };
const WHO = 'Chinese President Xi Jinping met North Korean leader Kim Jong-un.\n\n';
const read = (text: string, before = WHO) => readArticle(before + text, { published: '2018-03-28', known });

test.each([
  ['Kim visited Beijing in May 2010.', 'kim-jong-un north-korea>china 2010-05 COMPLETED Beijing'],
  ['Kim traveled to Beijing on March 25.', 'kim-jong-un north-korea>china 2018-03-25 COMPLETED Beijing'],
  ['In 2014, Xi paid a three-day state visit to South Korea.', 'xi-jinping china>south-korea 2014 COMPLETED STATE 3 days'],
  ['Xi will be visiting South Korea from March 29 to 30.', 'xi-jinping china>south-korea 2018-03-29/2018-03-30 PLANNED'],
  ['Xi has accepted an invitation to visit Pyongyang in the future.', 'xi-jinping china>north-korea ACCEPTED Pyongyang'],
  ['Kim invited Xi to visit Pyongyang.', 'xi-jinping china>north-korea INVITED Pyongyang'],
  ['Xi spoke of his willingness to welcome Kim to China again.', 'kim-jong-un north-korea>china PROPOSED'],
  ['Xi plans to visit France in June.', 'xi-jinping china>france 2018-06 PLANNED'],
  ['Xi canceled a trip: he was to visit France.', 'xi-jinping china>france CANCELLED'],
  ['Media confirmed on March 28 that Kim had been in China.', 'kim-jong-un north-korea>china COMPLETED'],
  ['Kim’s first trip to China since 2011 was short.', 'kim-jong-un north-korea>china COMPLETED'],
  ['Kim Jong-il, Kim Jong-un’s father, visited China in 2011.', 'kim-jong-il north-korea>china 2011 COMPLETED'],
  ['Kim never visited Beijing.', undefined],
  ['Xi left for Seoul without visiting Pyongyang.', 'xi-jinping china>south-korea COMPLETED Seoul'],
  ['Xi visited Shanghai.', undefined],
  ['If Kim visited Beijing, Xi would smile.', undefined],
])('%s', (text, expected) => {
  const told = read(text).visits.map(({ guest, guestCountry, hostCountry, start, end, status, kind, durationDays, places }) =>
    [
      ...[guest.slug, `${guestCountry}>${hostCountry}`, start && end ? `${start}/${end}` : start, status, kind],
      ...[durationDays && `${durationDays} days`, ...places],
    ]
      .filter(Boolean)
      .join(' '),
  );
  expect(told).toEqual(expected === undefined ? [] : [expected]);
});

const COMPLETED = '2012-05-03 COMPLETED';
test.each([
  ['President Ann Lee of Peru visited Chile on 3 May 2012.', `ann-lee peru>chile ${COMPLETED}`],
  ['The President of Peru, Ann Lee, visited Chile on 3 May 2012.', `ann-lee peru>chile ${COMPLETED}`],
  ['King Olav of Norway visited Chile on 3 May 2012.', `king-olav norway>chile ${COMPLETED}`],
  ['Egyptian President Hamid el-Sayed visited Chile on 3 May 2012.', `hamid-el-sayed egypt>chile ${COMPLETED}`],
  ['Brazilian President Rui da Silva e Sousa visited Chile on 3 May 2012.', `rui-da-silva-e-sousa brazil>chile ${COMPLETED}`],
  ['Canadian Foreign Minister Jordan Cole visited Chile on 3 May 2012.', `jordan-cole canada>chile ${COMPLETED}`],
  ['Peruvian President Ann Lee was received in Chile on 3 May 2012.', `ann-lee peru>chile ${COMPLETED}`],
  ['President Ann Lee of Peru was received in Chile on 3 May 2012.', `ann-lee peru>chile ${COMPLETED}`],
  ['Chile was visited by Peruvian President Ann Lee on 3 May 2012.', `ann-lee peru>chile ${COMPLETED}`],
  ['Chilean President Rui Mora received Peruvian President Ann Lee on 3 May 2012.', `ann-lee peru>chile ${COMPLETED}`],
  ['The visit by Peruvian President Ann Lee to Chile ended on 3 May 2012.', `ann-lee peru>chile COMPLETED`],
  ['During her visit to Chile on 3 May 2012, Peruvian President Ann Lee swam.', `ann-lee peru>chile ${COMPLETED}`],
  ['After visiting Chile on 3 May 2012, Peruvian President Ann Lee swam.', `ann-lee peru>chile ${COMPLETED}`],
  ['Peruvian President Ann Lee swims. She visited Chile on 3 May 2012.', `ann-lee peru>chile ${COMPLETED}`],
  ['Peruvian President Ann Lee swims. The president visited Chile on 3 May 2012.', `ann-lee peru>chile ${COMPLETED}`],
  ['Peruvian President Ann Lee postponed her visit to Chile.', 'ann-lee peru>chile POSTPONED'],
  ['The visit of Peruvian President Ann Lee to Chile was put off.', 'ann-lee peru>chile POSTPONED'],
  ['The visit of Peruvian President Ann Lee to Chile was called off.', 'ann-lee peru>chile CANCELLED'],
  ['Peruvian President Ann Lee visited Chile on Mar. 2, 2018.', 'ann-lee peru>chile 2018-03-02 COMPLETED'],
  [
    'Peruvian President Ann Lee arrived on Sept. 2, 2017, for a two-day official visit to Chile.',
    'ann-lee peru>chile 2017-09-02 COMPLETED',
  ],
  ['Peruvian President Ann Lee is currently on a two-day state visit in Chile.', 'ann-lee peru>chile COMPLETED'],
  ['Peruvian President Ann Lee paid an official visit of two days to Chile.', 'ann-lee peru>chile COMPLETED'],
  [
    'Peruvian President Ann Lee met Bo Ek in Santiago on 3 May 2012 at the start of a two-day official visit.',
    `ann-lee peru>chile ${COMPLETED}`,
  ],
  [
    'Peruvian President Ann Lee was due to visit Chile on Mar. 2, but that trip was cancelled.',
    'ann-lee peru>chile 2018-03-02 CANCELLED',
  ],
  [
    'Peruvian President Ann Lee had been due to visit Chile on Jan. 2, but the trip was cancelled.',
    'ann-lee peru>chile 2018-01-02 CANCELLED',
  ],
  ['Peruvian President Ann Lee, who was due to visit Chile in May, cancelled the trip.', 'ann-lee peru>chile 2018-05 CANCELLED'],
  [
    'Peruvian President Ann Lee planned to continue to Chile in May, but Lima said that the stop in Santiago had been cancelled.',
    'ann-lee peru>chile 2018-05 CANCELLED',
  ],
  ['The palace denied a report that Peruvian President Ann Lee had ever visited Chile.', 'ann-lee peru>chile DENIED'],
  ['Peruvian President Ann Lee denied that she had secretly visited Chile.', 'ann-lee peru>chile DENIED'],
  [
    'A report in a newspaper that Peruvian President Ann Lee would visit Chile was wrong, the palace said.',
    'ann-lee peru>chile DENIED',
  ],
  [
    'Cuban Foreign Minister Rui Mora met his Peruvian counterpart, Ann Lee. Lee visited Chile in May.',
    'ann-lee peru>chile 2018-05 COMPLETED',
  ],
])('%s', (text, expected) => {
  const found = read(text, '').visits.map(({ guest, guestCountry, hostCountry, start, status }) =>
    [guest.slug, `${guestCountry}>${hostCountry}`, start, status].filter(Boolean).join(' '),
  );
  expect(found).toEqual([expected]);
});

test('two subjects either visit together or each visit separately for their own country', () => {
  const going = (text: string) =>
    read(text, '').delegates.map(({ person, capacity, visit }) => `${person.slug} ${capacity} ${visit.guestCountry}`);
  expect(going('Peruvian President Ann Lee and her husband, Rui Lee, visited Chile and Cuba.')).toEqual([
    ...['ann-lee HEAD peru', 'ann-lee HEAD peru', 'rui-lee SPOUSE peru', 'rui-lee SPOUSE peru'],
  ]);
  expect(going('Peruvian President Ann Lee and Cuban President Rui Mora visited Chile.')).toEqual([
    'ann-lee HEAD peru',
    'rui-mora HEAD cuba',
  ]);
});

test('each date in a list is a visit, and a date mentioned twice is one visit', () => {
  const { visits } = read(
    'Kim visited China at least four times: in 2000, 2001, May and August of 2010.\n\nHis trip in May 2000 was long: Kim visited China in May 2000.',
  );
  expect(visits.map(({ start }) => start)).toEqual(['2000-05', '2001', '2010-05', '2010-08']);
  expect(visits[0]!.passages).toHaveLength(2);
});

test('a delegation includes the guest, their companions and their hosts', () => {
  const { delegates } = read(
    `Kim traveled to Beijing on March 25 along with his wife, Ri Sol-ju, and a delegation including Foreign Minister Ri Yong-ho (who had met Moon Jae-in). Xi and his wife Peng Liyuan hosted Kim for a banquet. On the Chinese side, Premier Li Keqiang also attended.`,
  );
  expect(delegates.map(({ person, side, capacity }) => `${person.slug} ${side} ${capacity}`)).toEqual([
    'kim-jong-un GUEST HEAD',
    'ri-sol-ju GUEST SPOUSE',
    'ri-yong-ho GUEST MEMBER',
    'xi-jinping HOST HEAD',
    'peng-liyuan HOST SPOUSE',
    'li-keqiang HOST MEMBER',
  ]);
});

test('visits are proposed with valid delegations', () => {
  const text = `${WHO}Kim traveled to Beijing on March 25 along with Foreign Minister Ri Yong-ho. Xi will visit Pyongyang in May.`;
  const { proposals, dropped } = propose(text, { published: '2018-03-28', known });
  expect(dropped).toEqual({});
  const told = proposals.filter(({ type }) => type === 'Visit' || type === 'Delegate');
  expect(told.map(({ type, key, claim }) => [type, key, claim['status'] ?? claim['role']])).toEqual([
    ['Visit', { slug: 'kim-jong-un-china-2018-03' }, undefined],
    ['Delegate', { visit: 'kim-jong-un-china-2018-03', person: 'kim-jong-un' }, undefined],
    ['Delegate', { visit: 'kim-jong-un-china-2018-03', person: 'ri-yong-ho' }, 'Foreign Minister'],
    ['Visit', { slug: 'xi-jinping-north-korea-2018-05' }, 'PLANNED'],
    ['Delegate', { visit: 'xi-jinping-north-korea-2018-05', person: 'xi-jinping' }, undefined],
  ]);
});

test('any text produces proposals that break no rule', () => {
  const words = fc.constantFrom(
    'Kim',
    'Kim Jong-un',
    'Xi Jinping',
    'Chinese President',
    'China',
    'Pyongyang',
    'visited',
    'will visit',
    'invited',
    'to',
    'his wife',
    ',',
    'in 2010',
    'and 2011',
    'on March 25',
    '.',
    '\n',
    'along with',
    'trip to',
    '’s',
    '“',
    '”',
    'said',
    'that',
    '😀',
  );
  fc.assert(
    fc.property(
      fc.array(words, { maxLength: 40 }).map((all) => all.join(' ')),
      (text) => {
        for (const { passages, confidence } of propose(text, { published: '2018-03-28', known }).proposals) {
          expect(confidence).toBeGreaterThan(0);
          for (const [start, end] of passages) expect(start).toBeLessThan(end);
        }
      },
    ),
    { numRuns: 50 },
  );
});

test('a postponed visit is never proposed as sure or with its original day', () => {
  for (const text of ['Kim postponed his visit to Seoul on March 27.', 'Kim put off a visit to Seoul.']) {
    const [found] = read(text).visits;
    expect([found?.status, found?.start, (found?.confidence ?? 1) < 0.9]).toEqual(['POSTPONED', null, true]);
  }
});
