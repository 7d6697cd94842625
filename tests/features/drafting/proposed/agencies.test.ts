import { expect, test } from 'vitest';
import { countries } from '../../../../seed/reference/countries.js';
import { SURE } from '../../../../src/features/drafting/confidence/confidence.js';
import { propose } from '../../../../src/features/drafting/propose.js';

/** A Wednesday. */
const published = '2026-06-10';
const known = { people: [], organizations: [], countries: countries() };
const read = (text: string) => propose(text, { known, published }).proposals;
const visitsIn = (text: string) =>
  read(text).flatMap(({ type, claim }) => {
    if (type !== 'Visit') return [];
    const { title, guestCountry, hostCountry, places, start, end } = claim;
    const guest = String(title).replace(/['’]s (?:possible )?visit .*/u, '');
    return [
      [guest, `${String(guestCountry)}>${String(hostCountry)}`, ...((places ?? []) as string[]), start, end].join(' ').trim(),
    ];
  });

const SALONEN = 'Finnish President Marja Salonen';
const TO_NORWAY = 'Marja Salonen finland>norway';

test.each([
  [`${SALONEN} arrived with four ministers in Oslo on Tuesday.`, `${TO_NORWAY} Oslo 2026-06-09`],
  [`${SALONEN} flew into Oslo on Tuesday.`, `${TO_NORWAY} Oslo 2026-06-09`],
  [`${SALONEN} crossed into Norway on Tuesday.`, `${TO_NORWAY} 2026-06-09`],
  [`${SALONEN}’s armored train crossed into Norway on Tuesday.`, `${TO_NORWAY} 2026-06-09`],
  [`${SALONEN} was in Oslo on Tuesday for talks with the fishermen.`, `${TO_NORWAY} Oslo 2026-06-09`],
  [`${SALONEN} opened a three-day visit to Norway on Tuesday.`, `${TO_NORWAY} 2026-06-09`],
  [`${SALONEN} visited a fish plant in Oslo on Tuesday.`, `${TO_NORWAY} Oslo 2026-06-09`],
  [`${SALONEN} visited a fish plant in Bodo, Norway, on Tuesday.`, `${TO_NORWAY} Bodo 2026-06-09`],
  [`BODO, Norway (AP) — ${SALONEN} arrived in Bodo on Tuesday.`, `${TO_NORWAY} Bodo 2026-06-09`],
  [`OSLO, Norway (AP) — President Olav Dahl welcomed ${SALONEN} to his office on Tuesday.`, `${TO_NORWAY} Oslo 2026-06-09`],
  [
    `OSLO, Norway (AP) — ${SALONEN} met Norwegian Prime Minister Henrik Dahl on Tuesday.\n\nThe visit is the first in years.`,
    TO_NORWAY + ' Oslo',
  ],
  ['U.S. Vice President JD Vance flew to Oslo on Tuesday.', 'JD Vance united-states>norway Oslo 2026-06-09'],
  [
    'Finland’s president wrapped up a two-day trip to Norway on Tuesday.\n\nMarja Salonen met Prime Minister Henrik Dahl.',
    `${TO_NORWAY}  2026-06-09`,
  ],
  [
    `Norwegian Prime Minister Henrik Dahl welcomed Salonen’s predecessor, Finnish President Timo Aalto, in Oslo on Tuesday. Marja Salonen sang.`,
    'Timo Aalto finland>norway Oslo 2026-06-09',
  ],
  [`${SALONEN} arrived in Oslo on Tuesday. Salonen wraps up her visit on Thursday.`, `${TO_NORWAY} Oslo 2026-06-09 2026-06-11`],
  [`${SALONEN} arrived in Oslo on Tuesday. The visit ends on Thursday.`, `${TO_NORWAY} Oslo 2026-06-09 2026-06-11`],
])('a visit as news agencies report it: %s', (text, visit) => {
  expect(visitsIn(text)).toEqual([visit]);
});

test.each([
  `${SALONEN} visited an exhibition on the war in Ukraine on Tuesday.`,
  `${SALONEN} never crossed into Norway.`,
  `${SALONEN} arrived with news of the war in Ukraine.`,
  'Finland’s president visited a fish plant.\n\nSwedish Minister Henrik Dahl flew to Oslo.',
])('words like those of a visit that report none of a known guest: %s', (text) => {
  expect(visitsIn(text).filter((visit) => visit.includes('finland'))).toEqual([]);
});

const ARRIVED = `${SALONEN} arrived in Oslo on Tuesday.\n\n`;
const DAHL = 'Norwegian Prime Minister Henrik Dahl';

test.each([
  ['Foreign Minister Pekka Lahti and Transport Minister Anna Virtanen accompanied Salonen.', 2],
  ['Foreign Minister Pekka Lahti also traveled with her.', 1],
  ['Among those on board were Foreign Minister Pekka Lahti and Anna Virtanen, the transport minister.', 2],
  ['Foreign Minister Pekka Lahti was on the plane.', 1],
  ['Traveling with the president are Foreign Minister Pekka Lahti and Anna Virtanen, the transport minister.', 2],
  ['Foreign Minister Pekka Lahti, who accompanied the president, said the talks went well.', 1],
  ['“We are glad,” said Foreign Minister Pekka Lahti, who is traveling with Salonen.', 1],
  ['Foreign Minister Pekka Lahti and Transport Minister Anna Virtanen are part of the delegation.', 2],
  ['Foreign Minister Pekka Lahti, a member of the delegation, declined to comment.', 1],
  ['The Finnish side included Foreign Minister Pekka Lahti and Transport Minister Anna Virtanen.', 2],
  ['Foreign Minister Pekka Lahti did not accompany Salonen.', 0],
  ['Foreign Minister Pekka Lahti never traveled with her.', 0],
  [`${DAHL} was on the plane.`, 0],
])('companions of a guest, however the text names them: %s', (text, count) => {
  const members = read(ARRIVED + text).flatMap(({ type, claim }) =>
    type === 'Delegate' && claim['capacity'] === 'MEMBER' ? [claim['role']] : [],
  );
  expect(members).toHaveLength(count);
  if (count > 0) expect(members[0]).toBe('Foreign Minister');
});

test('companions named in the sentence that reports the arrival', () => {
  const text = `${SALONEN} arrived in Oslo on Tuesday with Foreign Minister Pekka Lahti for talks with ${DAHL}.`;
  const people = read(text).flatMap(({ type, claim }) => (type === 'Delegate' ? [claim['person']] : []));
  expect(people).toEqual(['marja-salonen', 'pekka-lahti']);
});

test('the role of an aide named before the name', () => {
  const text = 'She was accompanied by Foreign Minister Pekka Lahti and her national security adviser, Jukka Korhonen.';
  const roles = read(ARRIVED + text).flatMap(({ type, claim }) => (type === 'Delegate' ? [claim['role']] : []));
  expect(roles).toEqual([undefined, 'Foreign Minister', 'her national security adviser']);
});

test.each([
  [
    `${DAHL} met Salonen and hosted a dinner for her at Akershus Castle on Tuesday.`,
    'BANQUET 2026-06-09 henrik-dahl marja-salonen',
  ],
  [
    `Salonen and ${DAHL} held talks at the prime minister’s office on Wednesday morning.`,
    'TALKS 2026-06-10 henrik-dahl marja-salonen',
  ],
  [
    'Foreign Minister Pekka Lahti of Finland met separately with his Norwegian counterpart, Ingrid Berg, on Wednesday.',
    'MEETING 2026-06-10 ingrid-berg pekka-lahti',
  ],
  [
    'A state dinner was held for Salonen at the Royal Palace on Tuesday night, hosted by King Harald of Norway.',
    'BANQUET 2026-06-09 king-harald marja-salonen',
  ],
  [
    `Speaking at a joint news conference with ${DAHL} on Wednesday, Salonen said the talks went well.`,
    'PRESS_CONFERENCE 2026-06-10 henrik-dahl marja-salonen',
  ],
  ['Salonen told a joint news conference in Oslo on Wednesday that all went well.', 'PRESS_CONFERENCE 2026-06-10 marja-salonen'],
  [
    `Salonen was greeted by ${DAHL} and the two leaders sat down for talks on Wednesday.`,
    'TALKS 2026-06-10 henrik-dahl marja-salonen',
  ],
  [
    `During talks at the Royal Palace on Wednesday, Salonen and ${DAHL} agreed on a quota.`,
    'TALKS 2026-06-10 henrik-dahl marja-salonen',
  ],
  ['Later Wednesday, Salonen met with King Harald of Norway.', 'MEETING 2026-06-10 king-harald marja-salonen'],
  [`After a working lunch on Wednesday, Salonen and ${DAHL} spoke to reporters.`, 'BANQUET 2026-06-10 henrik-dahl marja-salonen'],
])('an event of the visit, however the text tells of it: %s', (text, expected) => {
  const proposals = read(ARRIVED + text);
  const events = proposals.flatMap(({ type, key, claim }) => {
    if (type !== 'Event') return [];
    expect(claim['visit']).toBe('marja-salonen-norway-2026-06');
    const people = proposals.flatMap((each) =>
      each.type === 'Participant' && each.key['event'] === key['slug'] ? [String(each.claim['person'])] : [],
    );
    return [[claim['kind'], claim['start'], ...people.toSorted()].join(' ')];
  });
  expect(events).toContain(expected);
});

test.each([
  'No talks were held on Wednesday, Salonen said.',
  'Salonen denied that talks had been held on Wednesday.',
  'Salonen said talks in Geneva on Wednesday between Iran and Qatar had failed.',
  'Virtanen said talks may be held on Wednesday.',
])('talks that did not take place, or not on the visit, are no event of it: %s', (text) => {
  const events = read(ARRIVED + text).filter(
    ({ type, claim }) => type === 'Event' && (claim['status'] === 'COMPLETED' || claim['visit'] !== undefined),
  );
  expect(events).toEqual([]);
});

test('an interrupted sentence is one statement, however long its parts are', () => {
  const text = `${DAHL} smiled. “We have agreed on the whole route,” Dahl said, “and we have agreed that nobody pays,” he added, “for now.”`;
  const statements = read(text).filter(({ type }) => type === 'Statement');
  expect(
    statements.map(({ claim, passages }) => [claim['text'], passages.map(([start, end]) => text.slice(start, end))]),
  ).toEqual([
    [
      'We have agreed on the whole route … and we have agreed that nobody pays … for now.',
      ['We have agreed on the whole route', 'and we have agreed that nobody pays', 'for now.'],
    ],
  ]);
  const two = `${DAHL} smiled. “We have agreed on the whole route,” Dahl said. “We have agreed that nobody pays.”`;
  expect(read(two).filter(({ type }) => type === 'Statement')).toHaveLength(2);
});

test.each([
  ['In a readout of the talks, the Royal Palace said they were good.', 'it', ['the Royal Palace']],
  ['The White House said the talks went well.', 'it', ['The White House']],
  ['The talks, the Royal Palace said in a readout, went well.', 'the palace', ['the Royal Palace']],
  ['A readout from the Royal Palace made no mention of fish.', 'the readout', ['the Royal Palace']],
  ['The talks went well.', 'it', undefined],
  ['The Royal Palace smiled.', 'the ministry', ['the ministry']],
])('“it” after an institution is the one named last: %s “…,” %s said', (before, speaker, expected) => {
  const [statement] = read(`${before} “The two leaders agreed to meet again soon,” ${speaker} said.`).filter(
    ({ type, claim }) => type === 'Statement' && claim['kind'] === 'DIRECT_QUOTE',
  );
  expect(statement!.claim['speakersAsPrinted']).toEqual(expected);
  if (expected?.[0] !== speaker) expect(statement!.confidence).toBeLessThan(SURE);
});

test('“what he called” names the speaker', () => {
  const [statement] = read(`${DAHL} raised a toast to what he called “the longest railway never built here.”`).filter(
    ({ type }) => type === 'Statement',
  );
  expect(statement!.claim['speakers']).toEqual([{ person: 'henrik-dahl' }]);
});

test.each([
  [
    'Transport Minister Anna Virtanen of Finland, who was mayor of Tampere from 2012 to 2016, sang.',
    'mayor of Tampere anna-virtanen 2012 2016 ENDED',
  ],
  ['Salonen, 54, sang. She was finance minister from 2015 to 2019.', 'finance minister marja-salonen 2015 2019 ENDED'],
  ['Salonen served as foreign minister between 2012 and 2016.', 'foreign minister marja-salonen 2012 2016 ENDED'],
  ['Timo Aalto, Finland’s foreign minister from 2012 to 2016, sang.', 'foreign minister timo-aalto 2012 2016 ENDED'],
  ['Salonen was foreign minister until 2016.', 'foreign minister marja-salonen  2016 ENDED'],
  ['Salonen, who has been president since 2021, sang.', 'President marja-salonen 2021  HELD'],
  ['Salonen was not foreign minister from 2012 to 2016.', undefined],
])('the years in which somebody held an office: %s', (text, expected) => {
  const terms = read(`${SALONEN} smiled.\n\n${text}`).flatMap(({ type, claim }) => {
    const { title, person, start = '', end = '', status } = claim;
    return type === 'Position' && `${String(start)}${String(end)}` !== '' ? [[title, person, start, end, status].join(' ')] : [];
  });
  expect(terms).toEqual(expected === undefined ? [] : [expected]);
});

test.each([
  `President Olav Dahl hosted a state dinner for Salonen at the Royal Palace on Wednesday.`,
  `President Olav Dahl received Salonen at the Royal Palace on Wednesday.`,
  `${DAHL} hosted Salonen on Wednesday.`,
])('whoever receives a guest on a later day of a visit reports no other visit: %s', (text) => {
  expect(visitsIn(`OSLO, Norway (AP) — ${ARRIVED}${text}`)).toEqual([`${TO_NORWAY} Oslo 2026-06-09`]);
});

test('“it” is the institution that speaks, not the newspaper or the union in its sentence', () => {
  const text =
    'The Finnish Foreign Ministry denied a report in the newspaper Turun Sanomat that she would fly on. “No other stop is planned,” it said.';
  const [statement] = read(text).filter(({ claim }) => claim['kind'] === 'DIRECT_QUOTE');
  expect(statement!.claim['speakers']).toEqual([{ organization: 'finnish-foreign-ministry' }]);
});

test('a head of government of the dateline’s country travels from there', () => {
  const text = `OSLO, Norway (AP) — ${ARRIVED}Salonen and Prime Minister Henrik Dahl held talks. Dahl will travel to Estonia in November.`;
  expect(visitsIn(text)).toContain('Henrik Dahl norway>estonia 2026-11');
});

test('a news conference has the day between its words and the speaker', () => {
  const text = `${ARRIVED}At a joint news conference on Wednesday, ${DAHL} said the talks went well.`;
  const days = read(text).flatMap(({ type, claim }) =>
    type === 'Event' ? [`${String(claim['kind'])} ${String(claim['start'])}`] : [],
  );
  expect(days).toContain('PRESS_CONFERENCE 2026-06-10');
});

test('a delegate held an earlier office in the country of the delegation', () => {
  const text = `${ARRIVED}She was accompanied by Foreign Minister Pekka Lahti. Lahti, 50, was mayor of Turku until 2016.`;
  const offices = read(text).flatMap(({ type, claim }) => (type === 'Position' && claim['end'] ? [claim] : []));
  expect(offices).toMatchObject([{ title: 'mayor of Turku', person: 'pekka-lahti', country: 'finland', end: '2016' }]);
});

test.each([
  '“We have waited long enough for this railway,” the Norwegian government said.',
  'In a readout, the Norwegian government spoke. “We have waited long enough for this railway,” it said.',
])('a government speaks for its state: %s', (text) => {
  const [statement] = read(text).filter(({ type, claim }) => type === 'Statement' && claim['kind'] === 'DIRECT_QUOTE');
  expect(statement!.claim['speakers']).toEqual([{ country: 'norway' }]);
});

test('an office after a person who has one already is that of the next person', () => {
  const text =
    'At the invitation of the Minister of Foreign Affairs, H.E. Mr Younes El Ferkani, the Minister of Foreign Affairs of the Republic of Uzbekistan, H.E. Ms Nilufar Rahmonova, paid an official visit to Morocco.';
  const country = read(text).flatMap(({ type, claim }) => (type === 'Person' ? [[claim['name'], claim['country'] ?? null]] : []));
  expect(country[0]).toEqual(['Younes El Ferkani', null]);
});
