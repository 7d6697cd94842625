import { expect } from 'vitest';
import { type Question } from './questions.js';

const BEIJING = 'visit(slug: "kim-jong-un-china-2018")';

/** A quotation as printed, its position, and its speaker, kind and credited outlet. */
type Quotation = [start: number, text: string, speaker: string, kind: string, reportedBy: string | null];

/** Everything that was said in quotation marks; other facts are about the visit. */
const QUOTATIONS: Quotation[] = [
  [1730, 'traditional friendship', 'Xinhua', 'PARTIAL_QUOTE', 'Xinhua'],
  [
    3043,
    'said the fact that he chose China as the destination of his first overseas visit showed his will to carry forward the tradition of DPRK-China friendship, and how he valued the friendship between the two countries',
    'Kim Jong-un',
    'INDIRECT_QUOTE',
    'Xinhua',
  ],
  [
    3343,
    'in person [on] the situation [on the Korean Peninsula] out of comradeship and moral responsibility.',
    'Kim Jong-un',
    'INDIRECT_QUOTE',
    'Xinhua',
  ],
  [3541, 'keep frequent contacts', 'Xi Jinping', 'PARTIAL_QUOTE', 'Xinhua'],
  [3775, 'again', 'Xi Jinping', 'PARTIAL_QUOTE', null],
  [4440, 'the elder generations of leaders', 'Xi Jinping', 'PARTIAL_QUOTE', null],
  [
    4535,
    'several generations of the leaders of China and the DPRK have maintained close exchanges and paid frequent calls on each other like relatives.',
    'Xi Jinping',
    'DIRECT_QUOTE',
    null,
  ],
  [
    4856,
    'is a strategic choice and the only right choice both sides have made based on history and reality, the international and regional structure and the general situation of China-DPRK ties',
    'Xi Jinping',
    'PARTIAL_QUOTE',
    null,
  ],
  [
    5053,
    'This should not and will not change because of any single event at a particular time.',
    'Xi Jinping',
    'DIRECT_QUOTE',
    null,
  ],
  [
    5158,
    'The DPRK-China friendship, which was founded and nurtured by the elder generations of leaders of both countries, is unshakable',
    'Kim Jong-un',
    'DIRECT_QUOTE',
    'Xinhua',
  ],
  [
    5323,
    'he would like to join hands with Xi to follow the noble will of leaders of the elder generations, carry on and develop the DPRK-China friendship that remains unchanged despite winds and rains, and elevate it to a new high under new circumstances.',
    'Kim Jong-un',
    'INDIRECT_QUOTE',
    'Xinhua',
  ],
  [
    5766,
    'The issue of denuclearization of the Korean Peninsula can be resolved, if South Korea and the United States respond to our efforts with goodwill, create an atmosphere of peace and stability while taking progressive and synchronous measures for the realization of peace.',
    'Kim Jong-un',
    'DIRECT_QUOTE',
    null,
  ],
  [6555, 'achievements in developing [the] economy and improving people’s wellbeing', 'Xi Jinping', 'PARTIAL_QUOTE', null],
  [
    6833,
    'supports the WPK [Workers’ Party of Korea], led by Comrade Chairman [Kim], in leading the people of the DPRK to advance along the path of socialism, as well as the endeavors by comrades of the DPRK in developing [the] economy and improving people’s livelihood',
    'China',
    'INDIRECT_QUOTE',
    'Xinhua',
  ],
];

const SPEAKERS = 'speakers { ... on Person { name } ... on Organization { name } ... on Country { name } }';

const questionsOnQuotations = QUOTATIONS.map(([start, text, speaker, kind, reportedBy]): Question => ({
  asks: `Who said “${text.slice(0, 40)}…”, who reported it, and where does it stand?`,
  query: `{ statements(where: { text: { equals: ${JSON.stringify(text)} } }) {
      nodes { text kind ${SPEAKERS} reportedBy { name } visit { slug } citations { start end exact } }
    } }`,
  answer: {
    statements: {
      nodes: [
        {
          text,
          kind,
          speakers: [{ name: speaker }],
          reportedBy: reportedBy === null ? null : { name: reportedBy },
          visit: { slug: 'kim-jong-un-china-2018' },
          citations: [{ start, end: start + [...text].length, exact: text }],
        },
      ],
    },
  },
}));

/** What was said, by whom, and who reported it. */
export const questionsOnStatements: Question[] = [
  ...questionsOnQuotations,
  {
    asks: 'What are all the quotations, in the order of the text?',
    query: '{ statements(where: { kind: [DIRECT_QUOTE, PARTIAL_QUOTE, INDIRECT_QUOTE] }) { totalCount nodes { text } } }',
    answer: {
      statements: { totalCount: QUOTATIONS.length, nodes: QUOTATIONS.map(([, text]) => ({ text })) },
    },
  },
  {
    asks: 'What words describe the performance that followed the banquet?',
    query: `{ ${BEIJING} { events { kind citations { exact } } } }`,
    answer: {
      visit: {
        events: [
          { kind: 'TALKS', citations: Array(4).fill({ exact: null }) },
          { kind: 'BANQUET', citations: Array(2).fill({ exact: null }) },
          { kind: 'PERFORMANCE', citations: [{ exact: null }, { exact: 'art performance.' }] },
          { kind: 'EXHIBITION', citations: [{ exact: null }] },
        ],
      },
    },
  },
  {
    asks: 'What did KCNA report that Xinhua did not?',
    query: `{ ${BEIJING} { readouts { outlet { name } statements { totalCount } } } kcna: organization(slug: "kcna") {
      reported { nodes { kind ${SPEAKERS} about { status places } } }
    } }`,
    answer: {
      visit: {
        readouts: [
          { outlet: { name: 'KCNA' }, statements: { totalCount: 1 } },
          { outlet: { name: 'Xinhua' }, statements: { totalCount: 11 } },
        ],
      },
      kcna: {
        reported: {
          nodes: [
            {
              kind: 'PARAPHRASE',
              speakers: [{ name: 'Xi Jinping' }],
              about: [{ status: 'ACCEPTED', places: ['Pyongyang'] }],
            },
          ],
        },
      },
    },
  },
  {
    asks: 'Which of Kim Jong-un’s words does the article quote from Xinhua?',
    query:
      '{ statements(where: { speaker: { person: { slug: { equals: "kim-jong-un" } } }, reportedBy: { slug: { equals: "xinhua" } } }) { nodes { text } } }',
    answer: {
      statements: {
        nodes: QUOTATIONS.filter((quotation) => quotation[2] === 'Kim Jong-un' && quotation[4]).map(([, text]) => ({
          text,
        })),
      },
    },
  },
  {
    asks: 'Who spoke of denuclearization, together and each?',
    query: `{ topic(slug: "denuclearization") { statements { nodes { kind ${SPEAKERS} } } } }`,
    answer: {
      topic: {
        statements: {
          nodes: [
            { kind: 'PARAPHRASE', speakers: [{ name: 'Xi Jinping' }, { name: 'Kim Jong-un' }] },
            { kind: 'PARAPHRASE', speakers: [{ name: 'Xi Jinping' }] },
            { kind: 'DIRECT_QUOTE', speakers: [{ name: 'Kim Jong-un' }] },
          ],
        },
      },
    },
  },
  {
    asks: 'What did a research project find, and did an outlet report it?',
    query: '{ organization(slug: "beyond-parallel") { statements { nodes { kind reportedBy { name } visit { slug } } } } }',
    answer: {
      organization: { statements: { nodes: [{ kind: 'PARAPHRASE', reportedBy: null, visit: null }] } },
    },
  },
  {
    asks: 'On what day was the visit confirmed, and by whom of a name?',
    query: `{ statements(orderBy: [{ saidOn: DESC }], first: 1) { nodes { saidOn { edtf precision } kind ${SPEAKERS} reportedBy { name } } } }`,
    answer: {
      statements: {
        nodes: [{ saidOn: { edtf: '2018-03-28', precision: 'DAY' }, kind: 'PARAPHRASE', speakers: [], reportedBy: null }],
      },
    },
  },
  {
    asks: 'What was said at the banquet, and of what visit?',
    query: `{ statements(where: { text: { equals: "again" } }) { nodes { event { kind } about { status guestCountry { code } hostCountry { code } } } } }`,
    answer: {
      statements: {
        nodes: [
          {
            event: { kind: 'BANQUET' },
            about: [{ status: 'PROPOSED', guestCountry: { code: 'KP' }, hostCountry: { code: 'CN' } }],
          },
        ],
      },
    },
  },
  {
    asks: 'At what event did Xi praise the economy?',
    query: '{ statements(where: { text: { contains: "WELLBEING" } }) { nodes { event { kind venue } topics { slug } } } }',
    answer: {
      statements: {
        nodes: [
          {
            event: { kind: 'TALKS', venue: 'Great Hall of the People' },
            topics: [{ slug: 'economic-development' }],
          },
        ],
      },
    },
  },
  {
    asks: 'What article is all this from?',
    query: '{ sources { nodes { kind title section publisher { name } publishedOn { edtf precision } sha256 } } }',
    answer: {
      sources: {
        nodes: [
          {
            kind: 'ARTICLE',
            title: 'China, North Korea Extol ‘Traditional Friendship’ After Kim Jong-un’s Beijing Visit',
            section: 'China Power',
            publisher: null,
            publishedOn: { edtf: '2018-03', precision: 'MONTH' },
            sha256: '0af440160266624545ebaf2272c50fee52f563839e932e0afb0c80a591e65ac3',
          },
        ],
      },
    },
  },
  {
    asks: 'Where is a “strategic choice” spoken of, in these words?',
    query: `{
      phrase: search(query: "\\"strategic choice\\"") { totalCount edges { headline node { ... on Statement { kind } } } }
      without: search(query: "unshakable -traditional") { totalCount }
      reversed: search(query: "\\"choice strategic\\"") { totalCount }
    }`,
    answer: {
      phrase: {
        totalCount: 1,
        edges: [
          {
            headline: expect.stringContaining('<mark>strategic</mark> <mark>choice</mark>') as string,
            node: { kind: 'PARTIAL_QUOTE' },
          },
        ],
      },
      without: { totalCount: 1 },
      reversed: { totalCount: 0 },
    },
  },
  {
    asks: 'Where do “unofficial visit”, “art performance”, “again” and “this should not” stand?',
    query: `{
      visit: search(query: "\\"unofficial visit\\"") { edges { headline node { ... on Visit { slug } } } }
      event: search(query: "\\"art performance\\"") { edges { headline node { ... on Event { slug } } } }
      again: search(query: "again") { totalCount }
      never: search(query: "\\"this should not\\"") { totalCount }
    }`,
    answer: {
      visit: {
        edges: [
          {
            headline: 'Kim Jong-un&#39;s <mark>unofficial</mark> <mark>visit</mark> to China, March 2018',
            node: { slug: 'kim-jong-un-china-2018' },
          },
        ],
      },
      event: {
        edges: [
          {
            headline: '<mark>Art</mark> <mark>performance</mark> for Kim Jong-un and Ri Sol-ju, Beijing 2018',
            node: { slug: 'beijing-art-performance-2018' },
          },
        ],
      },
      again: { totalCount: 3 },
      never: { totalCount: 1 },
    },
  },
];
