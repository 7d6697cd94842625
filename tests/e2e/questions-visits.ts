import { expect } from 'vitest';
import { nodes, type Question } from './questions.js';

const BEIJING = 'visit(slug: "kim-jong-un-china-2018")';

/** Participants by name; guests have an asterisk. */
const sides = (...names: string[]) => ({
  participants: names.map((name) => ({
    side: name.endsWith('*') ? 'GUEST' : 'HOST',
    person: { name: name.replace('*', '') },
  })),
});

const ahead = (kind: string, status: string, edtf: string, [name, code]: [string, string]) => ({
  kind,
  status,
  start: { edtf },
  participants: [
    { person: { name: 'Kim Jong-un' }, country: { code: 'KP' } },
    { person: { name }, country: { code } },
  ],
});

const counts = (...pairs: [string | null, number][]) => pairs.map(([key, count]) => ({ key, count }));

/** Past, current and future visits, the delegates of each side, and the events. */
export const questionsOnVisits: Question[] = [
  {
    asks: 'When, where and how was Kim Jong-un’s visit, and how long did it last?',
    query: `{ ${BEIJING} { kind status places durationDays start { edtf precision } end { edtf } guestCountry { name } hostCountry { name } } }`,
    answer: {
      visit: {
        kind: 'UNOFFICIAL',
        status: 'COMPLETED',
        places: ['Beijing'],
        durationDays: 3,
        start: { edtf: '2018-03-25', precision: 'DAY' },
        end: null,
        guestCountry: { name: 'North Korea' },
        hostCountry: { name: 'China' },
      },
    },
  },
  {
    asks: 'Who says that it was unofficial, in what words?',
    query: `{ ${BEIJING} { citations { exact start end } } }`,
    answer: {
      visit: { citations: expect.arrayContaining([{ exact: 'unofficial', start: 1244, end: 1254 }]) as object },
    },
  },
  {
    asks: 'Who travelled with Kim Jong-un, as what?',
    query: `{ ${BEIJING} { delegation(side: GUEST) { totalCount nodes { name capacity role } } } }`,
    answer: {
      visit: {
        delegation: {
          totalCount: 4,
          nodes: [
            { name: 'Kim Jong-un', capacity: 'HEAD', role: null },
            { name: 'Ri Sol-ju', capacity: 'SPOUSE', role: null },
            { name: 'Kim Yong-chol', capacity: 'MEMBER', role: 'United Front Department director' },
            { name: 'Ri Yong-ho', capacity: 'MEMBER', role: 'Foreign Minister' },
          ],
        },
      },
    },
  },
  {
    asks: 'Who received them, as what?',
    query: `{ ${BEIJING} { delegation(side: HOST) { totalCount nodes { name capacity role } } } }`,
    answer: {
      visit: {
        delegation: {
          totalCount: 6,
          nodes: [
            { name: 'Xi Jinping', capacity: 'HEAD', role: null },
            { name: 'Peng Liyuan', capacity: 'SPOUSE', role: null },
            { name: 'Li Keqiang', capacity: 'MEMBER', role: 'Premier' },
            { name: 'Wang Qishan', capacity: 'MEMBER', role: 'Vice President' },
            { name: 'Wang Huning', capacity: 'MEMBER', role: 'Politburo Standing Committee member' },
            { name: 'Yang Jiechi', capacity: 'MEMBER', role: null },
          ],
        },
      },
    },
  },
  {
    asks: 'What office did each guest hold when the visit began?',
    query: `{ ${BEIJING} { delegation(side: GUEST) { nodes { positions { title } } } } }`,
    answer: {
      visit: {
        delegation: nodes(
          'positions',
          [{ title: 'Leader' }, { title: 'Chairman' }],
          [],
          [{ title: 'Director' }],
          [{ title: 'Foreign Minister' }],
        ),
      },
    },
  },
  {
    asks: 'What took place on the visit?',
    query: `{ ${BEIJING} { events { kind venue status } } }`,
    answer: {
      visit: {
        events: [
          { kind: 'TALKS', venue: 'Great Hall of the People', status: 'COMPLETED' },
          { kind: 'BANQUET', venue: null, status: 'COMPLETED' },
          { kind: 'PERFORMANCE', venue: null, status: 'COMPLETED' },
          { kind: 'EXHIBITION', venue: null, status: 'COMPLETED' },
        ],
      },
    },
  },
  {
    asks: 'Who sat in the formal talks, and who gave the banquet for whom?',
    query: `{ ${BEIJING} { events { participants { side person { name } } } } }`,
    answer: {
      visit: {
        events: [
          sides('Xi Jinping', 'Kim Jong-un*', 'Li Keqiang', 'Wang Qishan', 'Wang Huning', 'Yang Jiechi'),
          sides('Xi Jinping', 'Peng Liyuan', 'Kim Jong-un*', 'Ri Sol-ju*'),
          sides('Xi Jinping', 'Peng Liyuan', 'Kim Jong-un*', 'Ri Sol-ju*'),
          sides('Kim Jong-un*'),
        ],
      },
    },
  },
  {
    asks: 'When did Kim Jong-il visit China, as precisely as is said?',
    query: `{ visits(where: { delegate: { side: GUEST, person: { name: { equals: "Kim Jong Il" } } }, hostCountry: { code: { equals: "CN" } } }) {
      totalCount nodes { status start { edtf precision } }
    } }`,
    answer: {
      visits: {
        totalCount: 7,
        nodes: ['2000-05', '2001', '2004', '2006', '2010-05', '2010-08', '2011'].map((edtf) => ({
          status: 'COMPLETED',
          start: { edtf, precision: edtf.length === 4 ? 'YEAR' : 'MONTH' },
        })),
      },
    },
  },
  {
    asks: 'Which of them may have begun on 15 August 2010, and which on 31 December 2011?',
    query: `{
      a: visits(where: { start: { gte: "2010-08-15", lte: "2010-08-15" } }) { nodes { start { edtf } } }
      b: visits(where: { start: { gte: "2011-12-31", lte: "2011-12-31" } }) { nodes { start { edtf } } }
    }`,
    answer: { a: nodes('start', { edtf: '2010-08' }), b: nodes('start', { edtf: '2011' }) },
  },
  {
    asks: 'What meeting did his journey of May 2000 come just before, and who met?',
    query:
      '{ events(first: 1) { nodes { kind status start { edtf precision } visit { slug } participants { person { name } country { code } } } } }',
    answer: {
      events: {
        nodes: [
          {
            kind: 'SUMMIT',
            status: 'COMPLETED',
            start: { edtf: '2000-06', precision: 'MONTH' },
            visit: null,
            participants: [
              { person: null, country: { code: 'KP' } },
              { person: null, country: { code: 'KR' } },
            ],
          },
        ],
      },
    },
  },
  {
    asks: 'Where did Xi Jinping go in 2014?',
    query:
      '{ visits(where: { start: { gte: "2014-01-01", lte: "2014-12-31" } }) { nodes { places kind status start { edtf } guestCountry { code } hostCountry { code } delegation { nodes { name side } } } } }',
    answer: {
      visits: {
        nodes: [
          {
            places: ['Seoul'],
            kind: null,
            status: 'COMPLETED',
            start: { edtf: '2014' },
            guestCountry: { code: 'CN' },
            hostCountry: { code: 'KR' },
            delegation: { nodes: [{ name: 'Xi Jinping', side: 'GUEST' }] },
          },
        ],
      },
    },
  },
  {
    asks: 'Who goes to South Korea next, from when to when?',
    query:
      '{ visits(where: { status: [PLANNED] }) { nodes { durationDays start { edtf } end { edtf } guestCountry { code } hostCountry { code } delegation { nodes { name capacity positions { organization { name } } } } } } }',
    answer: {
      visits: {
        nodes: [
          {
            durationDays: 2,
            start: { edtf: '2018-03-29' },
            end: { edtf: '2018-03-30' },
            guestCountry: { code: 'CN' },
            hostCountry: { code: 'KR' },
            delegation: {
              nodes: [{ name: 'Yang Jiechi', capacity: 'HEAD', positions: [{ organization: { name: 'Politburo' } }] }],
            },
          },
        ],
      },
    },
  },
  {
    asks: 'Whose invitation has been accepted, to where, for when?',
    query:
      '{ visits(where: { status: [ACCEPTED] }) { nodes { places start { edtf } hostCountry { code } delegation { nodes { name } } } } }',
    answer: {
      visits: {
        nodes: [{ places: ['Pyongyang'], start: null, hostCountry: { code: 'KP' }, delegation: nodes('name', 'Xi Jinping') }],
      },
    },
  },
  {
    asks: 'Who might come to China again?',
    query:
      '{ visits(where: { status: [PROPOSED] }) { nodes { start { edtf } hostCountry { code } delegation(side: GUEST) { nodes { name } } } } }',
    answer: {
      visits: { nodes: [{ start: null, hostCountry: { code: 'CN' }, delegation: nodes('name', 'Kim Jong-un') }] },
    },
  },
  {
    asks: 'What meetings lie ahead, how sure are they, and for when?',
    query: '{ events(first: 3) { nodes { kind status start { edtf } participants { person { name } country { code } } } } }',
    answer: {
      events: {
        nodes: [
          expect.anything(),
          ahead('SUMMIT', 'PLANNED', '2018-04', ['Moon Jae-in', 'KR']),
          ahead('MEETING', 'PROPOSED', '2018-05', ['Donald Trump', 'US']),
        ],
      },
    },
  },
  {
    asks: 'Where had Kim Yong-chol stood for North Korea before?',
    query:
      '{ event(slug: "winter-olympics-closing-ceremony") { kind status start { edtf } country { code } participants { person { name } country { code } role } } }',
    answer: {
      event: {
        kind: 'CEREMONY',
        status: 'COMPLETED',
        start: null,
        country: { code: 'KR' },
        participants: [{ person: { name: 'Kim Yong-chol' }, country: { code: 'KP' }, role: 'representative' }],
      },
    },
  },
  {
    asks: 'How many visits by year, by status, by kind?',
    query:
      '{ year: visitCounts(groupBy: YEAR) { key count } status: visitCounts(groupBy: STATUS) { key count } kind: visitCounts(groupBy: KIND) { key count } }',
    answer: {
      year: counts(
        ['2000', 1],
        ['2001', 1],
        ['2004', 1],
        ['2006', 1],
        ['2010', 2],
        ['2011', 1],
        ['2014', 1],
        ['2018', 2],
        [null, 2],
      ),
      status: counts(['COMPLETED', 9], ['ACCEPTED', 1], ['PLANNED', 1], ['PROPOSED', 1]),
      kind: counts(['UNOFFICIAL', 1], [null, 11]),
    },
  },
  {
    asks: 'How many visits by the country that comes, and by the one that receives?',
    query: '{ guest: visitCounts(groupBy: GUEST_COUNTRY) { key count } host: visitCounts(groupBy: HOST_COUNTRY) { key count } }',
    answer: { guest: counts(['KP', 9], ['CN', 3]), host: counts(['CN', 9], ['KR', 2], ['KP', 1]) },
  },
  {
    asks: 'How many visits has China received and made?',
    query: '{ country(code: "CN") { visitsHosted { totalCount } visitsMade { nodes { hostCountry { code } } } } }',
    answer: {
      country: {
        visitsHosted: { totalCount: 9 },
        visitsMade: nodes('hostCountry', { code: 'KR' }, { code: 'KR' }, { code: 'KP' }),
      },
    },
  },
];
