import { describe, expect, test } from 'vitest';
import { countries } from '../../../../seed/reference/countries.js';
import { readArticle } from '../../../../src/features/drafting/article.js';
import { SURE } from '../../../../src/features/drafting/confidence/confidence.js';
import { propose } from '../../../../src/features/drafting/propose.js';
import { annotationFromEntries } from '../../../../src/model/entries.js';
import { toSlug } from '../../../../src/model/slug.js';

const known = { people: [], organizations: [], countries: countries() };
const given = { known, published: '2019-06-14' };
const proposed = (text: string, type: string) => propose(text, given).proposals.filter((each) => each.type === type);
const events = (text: string) =>
  readArticle(text, given).events.map(({ kind, status, venue, participants }) =>
    [kind, status, venue, ...participants.map(({ person }) => person?.slug)].filter(Boolean).join(' '),
  );

describe('a visit that no sentence reports', () => {
  test.each([
    [
      'Bolivia’s president, Pablo Vaca, had begun the week in Vilnius with the honours of a state visit and a dinner.',
      'bolivia lithuania STATE',
    ],
    ['President Rasa Kairys gave a dinner in Vilnius for Bolivian President Pablo Vaca on 3 June 2019.', 'bolivia lithuania'],
    [
      'Bolivian President Pablo Vaca slept well. On Monday he held talks in Vilnius with President Rasa Kairys.',
      'bolivia lithuania',
    ],
    ['Bolivian President Pablo Vaca signed a treaty in Vilnius with Lithuanian President Rasa Kairys.', 'bolivia lithuania'],
    ['Vilnius was the third stop on the tour of Bolivian President Pablo Vaca.', 'bolivia lithuania'],
    ['Bolivian President Pablo Vaca slept well. By noon he was in Vilnius for talks with the king.', 'bolivia lithuania'],
  ])('is proposed from its events or its honours, without a status: %s', (text, expected) => {
    const visits = proposed(text, 'Visit');
    const told = visits.map(({ claim }) =>
      [claim['guestCountry'], claim['hostCountry'], claim['kind']].filter(Boolean).join(' '),
    );
    expect(told).toEqual([expected]);
    expect(visits[0]!.claim).not.toHaveProperty('status');
    expect(visits[0]!.confidence).toBeLessThan(SURE);
    expect(visits[0]!.reason).toMatch(/Check whether/);
  });

  test('is the one of which most sentences tell', () => {
    const text = `Bolivian President Pablo Vaca held talks in Oslo in May. Vaca signed a treaty in Vilnius. Vaca attended a concert in Vilnius.`;
    expect(proposed(text, 'Visit').map(({ claim }) => claim['hostCountry'])).toEqual(['lithuania']);
  });

  test.each([
    'Bolivian President Pablo Vaca met Latvian President Ilze Ozola in Vilnius at a summit.',
    'Bolivian President Pablo Vaca never held talks in Vilnius.',
    '“We held talks in Vilnius,” Bolivian President Pablo Vaca said.',
    'Bolivian singer Pablo Vaca gave a concert in Vilnius.',
    'Former Bolivian President Pablo Vaca held talks in Vilnius.',
    'Bolivian President Pablo Vaca’s aides held talks in Vilnius.',
    'Bolivian President Pablo Vaca wrote of the harbour in Vilnius.',
    'Bolivian President Pablo Vaca held talks in La Paz.',
    'Vilnius’s mayor thought of a trip with Bolivian President Pablo Vaca.',
    'Vilnius was not a stop on the tour of Bolivian President Pablo Vaca.',
    'Vilnius was cold, and Bolivian President Pablo Vaca held talks.',
    'Talks in Vilnius went on.',
  ])('is not proposed if the words do not imply it: %s', (text) => expect(proposed(text, 'Visit')).toEqual([]));

  test('is not proposed in a text that reports another one, or that cancels it', () => {
    const hosts = (text: string) => proposed(text, 'Visit').map(({ claim }) => [claim['hostCountry'], claim['status']].join(' '));
    expect(hosts('Bolivian President Pablo Vaca visited Norway. Vaca had held talks in Vilnius.')).toEqual(['norway COMPLETED']);
    expect(
      hosts('Bolivian President Pablo Vaca cancelled his visit to Vilnius. Vaca was to have held talks in Vilnius.'),
    ).toEqual(['lithuania CANCELLED']);
  });
});

describe('an event', () => {
  const WHO = 'Bolivian President Pablo Vaca greeted Lithuanian Prime Minister Rasa Kairys.\n\n';

  test.each([
    [
      'Vaca, who is travelling with Trade Minister Eva Rojas and 14 others, held talks with Kairys.',
      ['TALKS COMPLETED pablo-vaca rasa-kairys'],
    ],
    ['Vaca, accompanied by Eva Rojas and Luis Pinto, met Kairys.', ['MEETING COMPLETED pablo-vaca rasa-kairys']],
    ['On 10 June, the Prime Minister was received by Vaca in the Hall of Mirrors.', ['MEETING COMPLETED rasa-kairys pablo-vaca']],
    [
      'Vaca met Kairys. The two leaders signed a treaty on fishing.',
      ['MEETING COMPLETED pablo-vaca rasa-kairys', 'SIGNING COMPLETED pablo-vaca rasa-kairys'],
    ],
    ['Vaca met Kairys. The two leaders met for an hour.', ['MEETING COMPLETED pablo-vaca rasa-kairys']],
    ['Vaca met Kairys. The two leaders never signed a treaty.', ['MEETING COMPLETED pablo-vaca rasa-kairys']],
    ['The two leaders signed a treaty on fishing.', []],
  ])('has the participants to whom its subject refers: %s', (text, expected) => {
    const told = events(WHO + text).map((each) => each.replace(' Hall of Mirrors', ''));
    expect(told).toEqual(expected);
  });

  test('is unsure if its subject is a title or a pair', () => {
    const text = `${WHO}Vaca met Kairys in La Paz on 3 June 2019. The two leaders signed a treaty on 4 June 2019.`;
    const [signing] = proposed(text, 'Event').filter(({ claim }) => claim['kind'] === 'SIGNING');
    expect(signing!.confidence).toBeLessThan(SURE);
    const reasons = proposed(text, 'Participant').map(({ reason }) => reason);
    expect(reasons).toContain('"The two leaders", named with "signed", probably means Pablo Vaca.');
  });
});

test('companions belong to the visit that the text has told of last, if it is the only one that took place', () => {
  const members = (text: string) =>
    proposed(text, 'Delegate').flatMap(({ key, claim }) =>
      claim['capacity'] === 'MEMBER' ? [`${key['visit']} ${key['person']}`] : [],
    );
  const text = `Bolivian Prime Minister Pablo Vaca visited Norway on 3 June 2019.

The Prime Minister was also accompanied by Ambassador Eva Rojas.

Vaca postponed his visit to Latvia. Vaca was accompanied by Ambassador Luis Pinto.`;
  expect(members(text)).toContain('pablo-vaca-norway-2019-06 eva-rojas');
  expect(members(text)).not.toContain('pablo-vaca-norway-2019-06 luis-pinto');
  expect(members('Bolivian President Pablo Vaca visited Norway and brought with him Ambassador Eva Rojas.')).toEqual([
    'pablo-vaca-norway eva-rojas',
  ]);
});

test('people whom the annotation declares are found in the text, and pronouns can refer to them', () => {
  const text = 'Bolivian President Pablo Vaca smiled.\n\nPresident Kairys smiled. “We have waited nine years for this,” he said.';
  const speakers = (...people: string[]) => {
    const declared = people.map((name) => ({ collection: 'people', key: toSlug(name), claim: { name, aliases: [] } }));
    const annotation = annotationFromEntries([{ collection: 'source', key: '', claim: { slug: 'x', title: 'X' } }, ...declared]);
    const { proposals } = propose(text, { ...given, annotation });
    return proposals.filter(({ type }) => type === 'Statement').map(({ claim }) => claim['speakers']);
  };
  expect(speakers()).toEqual([[{ person: 'pablo-vaca' }]]);
  expect(speakers('Jonas Kairys')).toEqual([[{ person: 'jonas-kairys' }]]);
});

test('an office keeps the case of its title as printed, or as stored', () => {
  const text = 'Pablo Vaca, the foreign minister of Bolivia, smiled.';
  const titles = (stored: string[]) => {
    const person = { slug: 'pablo-vaca', name: 'Pablo Vaca', aliases: [], country: 'bolivia', titles: stored };
    const { proposals } = propose(text, { known: { ...known, people: [person] } });
    return proposals.filter(({ type }) => type === 'Position').map(({ claim }) => claim['title']);
  };
  expect([titles([]), titles(['Foreign Minister'])]).toEqual([['foreign minister'], ['Foreign Minister']]);
  expect(titles(['Foreign-minister'])).toEqual(['Foreign-minister']);
});

test('a title printed in two cases is one office', () => {
  const text = 'Bolivian Foreign Minister Pablo Vaca smiled. Pablo Vaca, the foreign minister of Bolivia, slept.';
  expect(proposed(text, 'Position').map(({ claim }) => claim['title'])).toEqual(['Foreign Minister']);
});

test('a paraphrase has only the first words of the text, cut off, however short it is', () => {
  const [short] = proposed('Bolivian President Pablo Vaca said the agreement was overdue.', 'Statement');
  expect(short!.claim['text']).toBe('the agreement was overdue …');
});

test.each([
  ['An official said the visit of Bolivian President Pablo Vaca to Norway on 3 June 2019 went well.', undefined],
  ['Bolivian President Pablo Vaca visited Norway. The visit was confirmed by an official of the court.', undefined],
  ['Bolivian President Pablo Vaca visited Norway. The visit was described as an official one.', 'OFFICIAL'],
  ['Bolivian President Pablo Vaca made an official three-day visit to Norway.', 'OFFICIAL'],
  ['Bolivian President Pablo Vaca made a state and working visit to Norway.', 'STATE'],
])('a visit has a kind only if the words name one: %s', (text, expected) => {
  expect(proposed(text, 'Visit').map(({ claim }) => claim['kind'])).toEqual([expected]);
});

test.each([
  ['a spokesperson for the Norwegian Ministry of Fisheries said.', 'a spokesperson'],
  ['the Norwegian Ministry of Fisheries said.', undefined],
])('somebody who speaks for an organization is quoted in that role: %s', (words, role) => {
  const [statement] = proposed(`“We will wait for the minister all year,” ${words}`, 'Statement');
  const [speaker] = statement!.claim['speakers'] as { organization: string; role?: string }[];
  expect([speaker!.organization, speaker!.role]).toEqual(['norwegian-ministry-of-fisheries', role]);
});
