import { nodes, type Question } from './questions.js';

const OFFICE = '{ title status start { edtf precision } end { edtf } organization { name } country { code } }';
const office = (title: string, code: string | null, organization: string | null = null) => ({
  title,
  status: 'HELD',
  start: null,
  end: null,
  organization: organization === null ? null : { name: organization },
  country: code === null ? null : { code },
});

/** Identities, relatives and offices of people. */
export const questionsOnPeople: Question[] = [
  {
    asks: 'Who is told of, by name?',
    query: '{ people { totalCount nodes { name } } }',
    answer: {
      people: {
        totalCount: 13,
        ...nodes(
          'name',
          'Donald Trump',
          'Kim Jong-il',
          'Kim Jong-un',
          'Kim Yong-chol',
          'Li Keqiang',
          'Moon Jae-in',
          'Peng Liyuan',
          'Ri Sol-ju',
          'Ri Yong-ho',
          'Wang Huning',
          'Wang Qishan',
          'Xi Jinping',
          'Yang Jiechi',
        ),
      },
    },
  },
  {
    asks: 'Who is from North Korea?',
    query: '{ people(where: { country: { name: { equals: "DPRK" } } }) { nodes { slug } } }',
    answer: { people: nodes('slug', 'kim-jong-il', 'kim-jong-un', 'kim-yong-chol', 'ri-sol-ju', 'ri-yong-ho') },
  },
  {
    asks: 'What country are Moon and Trump of?',
    query: '{ moon: person(slug: "moon-jae-in") { country { code } } trump: person(slug: "donald-trump") { country { code } } }',
    answer: { moon: { country: { code: 'KR' } }, trump: { country: { code: 'US' } } },
  },
  {
    asks: 'Who are Kim Jong-un’s wife and father?',
    query: '{ person(slug: "kim-jong-un") { kin { kind person { name } } } }',
    answer: {
      person: {
        kin: [
          { kind: 'SPOUSE', person: { name: 'Ri Sol-ju' } },
          { kind: 'PARENT', person: { name: 'Kim Jong-il' } },
        ],
      },
    },
  },
  {
    asks: 'Whose son is Kim Jong-un, read from the father?',
    query: '{ person(slug: "kim-jong-il") { kin { kind person { name } } } }',
    answer: { person: { kin: [{ kind: 'CHILD', person: { name: 'Kim Jong-un' } }] } },
  },
  {
    asks: 'Who is married to whom, read from the wives?',
    query:
      '{ a: person(slug: "ri-sol-ju") { kin { kind person { name } } } b: person(slug: "peng-liyuan") { kin { kind person { name } } } }',
    answer: {
      a: { kin: [{ kind: 'SPOUSE', person: { name: 'Kim Jong-un' } }] },
      b: { kin: [{ kind: 'SPOUSE', person: { name: 'Xi Jinping' } }] },
    },
  },
  {
    asks: 'Since when has Kim Jong-un led North Korea, and what else does he chair?',
    query: `{ person(slug: "kim-jong-un") { positions ${OFFICE} } }`,
    answer: {
      person: {
        positions: [
          { ...office('Leader', 'KP'), start: { edtf: '2011-12', precision: 'MONTH' } },
          office('Chairman', null, 'Workers’ Party of Korea'),
        ],
      },
    },
  },
  {
    asks: 'Did he lead it on the last day of November 2011? On any day of December?',
    query: `{ person(slug: "kim-jong-un") {
      before: positions(asOf: "2011-11-30") { title }
      first: positions(asOf: "2011-12-01") { title }
      last: positions(asOf: "2011-12-31") { title }
    } }`,
    answer: {
      person: {
        before: [{ title: 'Chairman' }],
        first: [{ title: 'Leader' }, { title: 'Chairman' }],
        last: [{ title: 'Leader' }, { title: 'Chairman' }],
      },
    },
  },
  {
    asks: 'By when had Kim Jong-il come to power, and is he in it still?',
    query: '{ person(slug: "kim-jong-il") { positions(asOf: "2010-05-15") { title status start { edtf earliest latest } } } }',
    answer: {
      person: {
        positions: [{ title: 'Leader', status: 'ENDED', start: { edtf: '[..2000-05]', earliest: null, latest: '2000-05-31' } }],
      },
    },
  },
  {
    asks: 'Who is known to have led North Korea then, by an article of an unknown day?',
    query: `{
      un: person(slug: "kim-jong-un") { known: positions(asOf: "2018-03-25", certainty: KNOWN) { title } undecided: positions(asOf: "2018-03-25", certainty: UNDECIDED) { title } }
      il: person(slug: "kim-jong-il") { known: positions(asOf: "2010-05-15", certainty: KNOWN) { title } undecided: positions(asOf: "2018-03-25", certainty: UNDECIDED) { title } }
    }`,
    answer: {
      un: { known: [], undecided: [{ title: 'Leader' }, { title: 'Chairman' }] },
      il: { known: [], undecided: [{ title: 'Leader' }] },
    },
  },
  {
    asks: 'What offices did the North Koreans who came hold?',
    query: `{ a: person(slug: "kim-yong-chol") { positions ${OFFICE} } b: person(slug: "ri-yong-ho") { positions ${OFFICE} } }`,
    answer: {
      a: { positions: [office('Director', null, 'United Front Department')] },
      b: { positions: [office('Foreign Minister', 'KP')] },
    },
  },
  {
    asks: 'What offices did the Chinese hosts hold?',
    query: `{
      xi: person(slug: "xi-jinping") { positions ${OFFICE} }
      li: person(slug: "li-keqiang") { positions ${OFFICE} }
      qishan: person(slug: "wang-qishan") { positions ${OFFICE} }
      huning: person(slug: "wang-huning") { positions ${OFFICE} }
      peng: person(slug: "peng-liyuan") { positions ${OFFICE} }
    }`,
    answer: {
      xi: { positions: [office('President', 'CN')] },
      li: { positions: [office('Premier', 'CN')] },
      qishan: { positions: [office('Vice President', 'CN')] },
      huning: { positions: [office('Member', null, 'Politburo Standing Committee')] },
      peng: { positions: [] },
    },
  },
  {
    asks: 'Of what body is Yang Jiechi, and who else is in it?',
    query: '{ organization(slug: "politburo") { positions { totalCount nodes { title person { name } } } } }',
    answer: {
      organization: { positions: { totalCount: 1, nodes: [{ title: 'Member', person: { name: 'Yang Jiechi' } }] } },
    },
  },
  {
    asks: 'What office does Donald Trump hold, and which does the article give Moon Jae-in?',
    query: `{ trump: person(slug: "donald-trump") { positions ${OFFICE} } moon: person(slug: "moon-jae-in") { positions { title } } }`,
    answer: { trump: { positions: [office('President', 'US')] }, moon: { positions: [] } },
  },
  {
    asks: 'In which visits did Xi Jinping take part, on either side?',
    query: '{ person(slug: "xi-jinping") { visits { nodes { hostCountry { code } status } } } }',
    answer: {
      person: {
        visits: {
          nodes: [
            { hostCountry: { code: 'KR' }, status: 'COMPLETED' },
            { hostCountry: { code: 'CN' }, status: 'COMPLETED' },
            { hostCountry: { code: 'KP' }, status: 'ACCEPTED' },
          ],
        },
      },
    },
  },
  {
    asks: 'Whose project is Beyond Parallel, and what is the department of Kim Yong-chol part of?',
    query: `{
      project: organization(slug: "beyond-parallel") { kind parent { name abbreviation kind country { code } } }
      department: organization(slug: "united-front-department") { kind parent { abbreviation } }
    }`,
    answer: {
      project: {
        kind: 'RESEARCH_PROJECT',
        parent: {
          name: 'Center for Strategic and International Studies',
          abbreviation: 'CSIS',
          kind: 'THINK_TANK',
          country: { code: 'US' },
        },
      },
      department: { kind: 'PARTY', parent: { abbreviation: 'WPK' } },
    },
  },
  {
    asks: 'Which news agencies are credited, and of what countries are they?',
    query: '{ organizations(where: { kind: [NEWS_AGENCY] }) { nodes { name country { code } } } }',
    answer: {
      organizations: {
        nodes: [
          { name: 'KCNA', country: { code: 'KP' } },
          { name: 'Xinhua', country: { code: 'CN' } },
        ],
      },
    },
  },
  {
    asks: 'Which country is the DPRK, and what are the others’ codes?',
    query:
      '{ a: countries(where: { name: { in: ["DPRK", "South Korea", "PRC", "U.S."] } }) { nodes { code } } b: country(code: "KP") { name slug } }',
    answer: { a: nodes('code', 'CN', 'KP', 'KR', 'US'), b: { name: 'North Korea', slug: 'north-korea' } },
  },
];
