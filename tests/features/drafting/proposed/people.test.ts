import { expect, test } from 'vitest';
import { countries } from '../../../../seed/reference/countries.js';
import { SURE } from '../../../../src/features/drafting/confidence/confidence.js';
import { propose } from '../../../../src/features/drafting/propose.js';

const known = { people: [], organizations: [], countries: countries() };
const read = (text: string, type: string) =>
  propose(text, { known, published: '2019-06-14' }).proposals.filter((each) => each.type === type);
const mark = (confidence: number) => (confidence < SURE ? '?' : '');
const people = (text: string) =>
  Object.fromEntries(
    read(text, 'Person').map(({ key, claim, confidence }) => [
      key['slug'],
      `${(claim['country'] as string | undefined) ?? 'none'}${mark(confidence)}`,
    ]),
  );

test.each([
  ['Norwegian Prime Minister Ann Lee held talks with President Rui Mora on Monday.', { 'ann-lee': 'norway', 'rui-mora': 'none' }],
  ['Norwegian Prime Minister Ann Lee came with Foreign Minister Bob Ford.', { 'ann-lee': 'norway', 'bob-ford': 'none' }],
  ['Norwegian Prime Minister Ann Lee and President Rui Mora of Chile met.', { 'ann-lee': 'norway', 'rui-mora': 'chile' }],
  ['Norwegian Prime Minister Ann Lee met Chile’s president, Rui Mora.', { 'ann-lee': 'norway', 'rui-mora': 'chile' }],
  ['Bob Ford, ambassador to Chile, smiled. “We met two of them there,” Bob Ford said.', { 'bob-ford': 'none' }],
])('the country of a person is taken from the words next to the name: %s', (text, expected) => {
  expect(people(text)).toEqual(expected);
});

test('an office is not assigned to the person before its holder', () => {
  const text = 'Also present were the Ambassador of Norway, Ann Lee, and the Secretary of Fisheries, Bob Ford.';
  expect(read(text, 'Position').map(({ claim }) => [claim['person'], claim['title']])).not.toContainEqual([
    'ann-lee',
    'Secretary',
  ]);
  expect(people('The Ambassador of Norway, Senhor Rui Mora, came to Chile.')).toHaveProperty('rui-mora');
});

test('a stored person is sure if named in full, and never by the surname alone', () => {
  const stored = { slug: 'rui-mora', name: 'Rui Mora', aliases: [], country: 'chile' };
  const of = (text: string) => {
    const { proposals } = propose(text, { known: { ...known, people: [stored] } });
    const facts = proposals.filter(({ key, claim }) => [key['slug'], claim['person']].includes('rui-mora'));
    const { reason } = facts.find(({ type }) => type === 'Person')!;
    return [facts.some(({ confidence }) => confidence >= SURE), reason];
  };
  expect(of('President Mora thanked Norway.')).toEqual([
    false,
    '"Mora" is the surname of Rui Mora, who is stored. Others may have it too.',
  ]);
  expect(of('President Rui Mora thanked Norway. President Mora smiled.')).toEqual([true, '"Rui Mora" is stored.']);
});

const RECEIVED = 'on Monday at the start of his first visit to Chile.';
test.each([
  [`Norwegian Prime Minister Tom Lind was received by President Rui Mora ${RECEIVED}`, 'chile?'],
  [`Norwegian Prime Minister Tom Lind was received by the Peruvian President Rui Mora ${RECEIVED}`, undefined],
  [`Norwegian Prime Minister Tom Lind was received by Ambassador Rui Mora ${RECEIVED}`, undefined],
  [`Norwegian Prime Minister Tom Lind was received by Council President Rui Mora ${RECEIVED}`, undefined],
])('a host who receives a guest at home is given the country of the visit, which is never sure: %s', (text, expected) => {
  const host = read(text, 'Delegate').find(({ claim }) => claim['side'] === 'HOST');
  expect(host?.key['person']).toBe(expected && 'rui-mora');
  expect(people(text)['rui-mora']).toBe(expected ?? people(text)['rui-mora']);
  for (const { claim, confidence } of read(text, 'Position').filter((each) => each.claim['person'] === 'rui-mora'))
    if (claim['country'] === 'chile') expect(confidence).toBeLessThan(SURE);
});

test.each([
  ['El Faro reported that talks had failed. “We will try again next year,” Bob Ford said.', 'el-faro'],
  ['The Norwegian news agency NTX reported that talks had failed.', 'ntx'],
  ['Marine Le Gall came. Le Gall reported that talks had failed. “We will try again next year,” Bob Ford said.', undefined],
])('the subject of a reporting verb is an outlet unless it is a person: %s', (text, expected) => {
  expect(read(text, 'Organization').map(({ key }) => key['slug'])).toEqual(expected === undefined ? [] : [expected]);
  expect(Object.keys(people(text))).not.toContain('el-faro');
});

test.each([
  ['La Sombra told reporters that talks had failed.', { 'la-sombra': 'none?' }],
  ['The Golden Star said that talks had failed.', { 'golden-star': 'none?' }],
  ['King Harald meets ministers\n\nKing Olav of Norway visited Chile on 3 May 2019.', { 'king-olav': 'norway' }],
  ['Queen Astrid visited Chile on 3 May 2019.', { 'queen-astrid': 'none?' }],
])('a name left ambiguous by a title, an article or a headline is not sure: %s', (text, expected) => {
  expect(people(text)).toMatchObject(expected);
  expect(people(text)['king-harald'] ?? 'none?').toBe('none?');
});

const offices = (text: string) =>
  read(text, 'Position').map(({ claim }) => [claim['title'], claim['person'], claim['country']].filter(Boolean).join(' '));

test.each([
  ['President Rui Mora of Chile smiled. President Mora left.', ['President rui-mora chile']],
  ['Secretary Ann Lee smiled. Secretary of State Ann Lee left.', ['Secretary of State ann-lee']],
  ['Vice President Ann Lee smiled. President Ann Lee left.', ['Vice President ann-lee', 'President ann-lee']],
])('an office is proposed once, in its full form: %s', (text, expected) => {
  expect(offices(text)).toEqual(expected);
});

const titles = (text: string) =>
  read(text, 'Position').map(({ claim }) => `${String(claim['person'])}, ${String(claim['title'])}`);

test.each([
  ['Ann Lee, Minister of Mines K. Boadu and Tom Berg smiled.', ['k-boadu, Minister of Mines']],
  ['Ann Lee, the minority leader in the Togolese assembly Essi smiled.', ['ann-lee, minority leader in the Togolese assembly']],
  ['Majority Leader Ann Lee of Togo smiled.', ['ann-lee, Majority Leader']],
  ['Ann Lee, Foreign Minister of Norway, smiled.', ['ann-lee, Foreign Minister']],
  ['Peru’s ambassador to Chile, H.E. Rui Mora, smiled.', ['rui-mora, ambassador']],
])('an office has neither the name of the next person nor less than its title: %s', (text, expected) => {
  expect(titles(text)).toEqual(expected);
});

test.each([
  ['H.E. Rui Mora smiled. “We met two of them there,” H.E. Rui Mora said.', 'Rui Mora'],
  ['Her Excellency Ann Lee smiled. “We met two of them there,” Ann Lee said.', 'Ann Lee'],
  ['The Rt. Hon. Ann Lee smiled. “We met two of them there,” said the Rt Hon Ann Lee.', 'Ann Lee'],
  ['“We met two of them there,” said Dr. the Hon. Rui Mora.', 'Rui Mora'],
  ['“We met two of them there,” said Sheikh Salem bin Yousef.', 'Salem bin Yousef'],
])('forms of address are no part of a name: %s', (text, name) => {
  expect(read(text, 'Person').map(({ claim }) => claim['name'])).toEqual([name]);
});

test('a form of address is no role of a delegate', () => {
  const text =
    'Chilean President Rui Mora visited Peru on 3 May 2019, accompanied by the Rt Hon Ann Lee, H.E. Bob Ford and Rear Admiral Tom Berg.';
  const roles = read(text, 'Delegate').map(({ key, claim }) => [key['person'], claim['role']]);
  expect(roles).toEqual([
    ['rui-mora', undefined],
    ['ann-lee', undefined],
    ['bob-ford', undefined],
    ['tom-berg', 'Rear Admiral'],
  ]);
});

test('the country of an office after a name does not take part in a meeting', () => {
  const text = 'Ann Lee, President of Peru, and Rui Mora met Chilean President Tom Berg in Oslo.';
  expect(read(text, 'Participant').map(({ key }) => key['person'] ?? key['country'])).toEqual([
    'ann-lee',
    'rui-mora',
    'tom-berg',
  ]);
});
