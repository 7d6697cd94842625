import { expect, test } from 'vitest';
import { annotation } from '../../src/model/annotation.js';
import { renamePerson } from '../../src/model/rename-person.js';

// One source described one person as two.

const kim = { slug: 'kim', name: 'Kim' };
const visit = { title: 'A visit', status: 'COMPLETED', hostCountry: 'china', cite: [[0, 1]] };
const event = { kind: 'TALKS', title: 'Talks', status: 'COMPLETED', cite: [[0, 1]] };
const [here, there] = [[[5, 9]], [[20, 30]]];

function renamed(parts: object) {
  const source = { slug: 'article', title: 'An article', sha256: '0'.repeat(64), length: 1_000 };
  const people = { kim: { name: 'Kim' }, gim: { name: 'Gim' } };
  return renamePerson(annotation.parse({ source, people, ...parts }), 'gim', kim);
}

test('a merged person has the names and the country of both', () => {
  const people = {
    kim: { name: 'Kim', aliases: ['Chairman Kim'] },
    gim: { name: 'Gim', aliases: ['Kim', 'Chairman Kim', 'Chairman Gim'], country: 'north-korea' },
  };
  expect(renamed({ people }).people).toEqual({
    kim: { name: 'Kim', aliases: ['Chairman Gim', 'Chairman Kim', 'Gim'], country: 'north-korea' },
  });
});

test.each([
  ['the second fills in what the first leaves open', {}, { status: 'ENDED', start: '2010', end: '2012' }, {}],
  ['the first fills in what the second leaves open', { status: 'ENDED', end: '2012' }, { start: '2010' }, {}],
  ['the first prevails if both state a value', { status: 'ENDED', start: '2010', end: '2012' }, { start: '2009' }, {}],
  [
    'an office that is still held has no end',
    { status: 'HELD', start: '2010' },
    { status: 'ENDED', end: '2012' },
    { status: 'HELD', end: undefined },
  ],
])('two terms in one office are merged: %s', (_what, first, second, but) => {
  const office = { title: 'Leader', country: 'north-korea' };
  const positions = [
    { ...office, ...first, person: 'gim', cite: here },
    { ...office, ...second, person: 'kim', cite: there },
  ];
  const ended = { status: 'ENDED', start: '2010', end: '2012' };
  expect(renamed({ positions }).positions).toEqual([
    { ...office, person: 'kim', term: 1, ...ended, ...but, cite: [...here, ...there] },
  ]);
});

test.each([
  ['head', { capacity: 'HEAD' }, { role: 'Leader' }],
  ['member', { role: 'Leader' }, { capacity: 'HEAD' }],
])(
  'a delegate listed as %s under one name and as head under the other becomes one head with the role of either',
  (_what, first, second) => {
    const delegation = [
      { name: 'Kim', ...first, person: 'kim', cite: here },
      { name: 'Gim', ...second, person: 'gim', cite: there },
    ];
    expect(renamed({ visits: { visit: { ...visit, delegation } } }).visits['visit']!.delegation).toEqual([
      { name: 'Kim', person: 'kim', side: 'GUEST', capacity: 'HEAD', role: 'Leader', cite: [...here, ...there] },
    ]);
  },
);

test('a merged participant has the side and the role of either entry', () => {
  const participants = [
    { person: 'kim', side: 'HOST', cite: here },
    { person: 'gim', role: 'host', cite: there },
  ];
  expect(renamed({ events: { event: { ...event, participants } } }).events['event']!.participants).toEqual([
    { person: 'kim', side: 'HOST', role: 'host', cite: [...here, ...there] },
  ]);
});

test('a passage cited by both is cited once, with the quoted words', () => {
  const quoted = { start: 5, end: 9, exact: 'Kim' };
  const office = { title: 'Leader', country: 'north-korea' };
  const positions = [
    { ...office, person: 'kim', cite: [[5, 9]] },
    { ...office, person: 'gim', cite: [quoted, ...there] },
  ];
  expect(renamed({ positions }).positions[0]!.cite).toEqual([quoted, ...there]);
});

test('a merged speaker is listed once, with the first role, alongside the others', () => {
  const speakers = [{ person: 'gim', role: 'host' }, { person: 'xi' }, { person: 'kim', role: 'guest' }];
  const statements = { it: { kind: 'PARAPHRASE', text: 'All is well.', speakers, cite: here } };
  const { speakers: left } = renamed({ statements }).statements['it']!;
  expect([left.length, new Set(left)]).toEqual([2, new Set([{ person: 'kim', role: 'host' }, { person: 'xi' }])]);
});
