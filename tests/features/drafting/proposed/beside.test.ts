import { expect, test } from 'vitest';
import { countries } from '../../../../seed/reference/countries.js';
import { propose } from '../../../../src/features/drafting/propose.js';

const known = { people: [], organizations: [], countries: countries() };
const read = (text: string, type: string) =>
  propose(text, { known, published: '2019-06-14' })
    .proposals.filter((each) => each.type === type)
    .map(({ claim }) => claim);
const countryOf = (text: string, name: string) => read(text, 'Person').find((each) => each['name'] === name)?.['country'];
const office = (text: string, person: string) =>
  read(text, 'Position').find((each) => each['person'] === person && each['status'] !== 'UNKNOWN') ?? {};

const JOINT = `At the invitation of the Minister of Foreign Affairs of Norway, the Hon. Anna Berg, the Minister of Foreign Affairs of the Republic of Peru, H.E. Mr Luis Quispe Lagos, paid an official visit to Norway from 3 to 5 June 2019.`;

test('two ministers in apposition each have their own country', () => {
  expect([countryOf(JOINT, 'Anna Berg'), countryOf(JOINT, 'Luis Quispe Lagos')]).toEqual(['norway', 'peru']);
  expect(read(JOINT, 'Visit')).toMatchObject([{ hostCountry: 'norway', guestCountry: 'peru', start: '2019-06-03' }]);
  expect(read(JOINT, 'Delegate')).toMatchObject([{ person: 'luis-quispe-lagos', side: 'GUEST', capacity: 'HEAD' }]);
});

test.each(['Mr', 'H.E. Mr', 'the Hon.', 'the Rt Hon.', 'Admiral (ret.)', 'Dr'])(
  'a person is found after the words %s',
  (words) => {
    const text = `The Minister of Fisheries of Norway, ${words} Tor Aasen, was accompanied by the Minister of Trade, ${words} Siv Moen.`;
    expect(read(`${text} Mr Aasen and Ms Moen smiled.`, 'Person').map(({ name }) => name)).toEqual(['Tor Aasen', 'Siv Moen']);
    expect(countryOf(text, 'Tor Aasen')).toBe('norway');
  },
);

test('the name of a company contains no country of its head', () => {
  const text =
    'With her came Tor Aasen, a former head of Equinor Nigeria who now leads the Norwegian employers’ federation, and Siv Moen. Aasen smiled.';
  expect(countryOf(text, 'Tor Aasen')).toBeUndefined();
  expect(office(text, 'tor-aasen')).not.toHaveProperty('country');
});

test('an office ends before the year in which it began', () => {
  const text = 'Norway sent Tor Aasen, governor of Finnmark since 2016. Aasen smiled.';
  expect(office(text, 'tor-aasen')).toMatchObject({ title: 'governor of Finnmark' });
});

test('a person whom a companion met is not a companion', () => {
  const text = `Norwegian President Tor Aasen began a two-day state visit to Peru on Monday. He was accompanied by his wife, Siv Moen, a teacher, who later toured the Central Hospital with its director, Luis Quispe. Quispe smiled.`;
  expect(read(text, 'Delegate').map(({ person }) => person)).not.toContain('luis-quispe');
  expect(read(text, 'Position').find(({ person }) => person === 'luis-quispe')).not.toHaveProperty('country');
});

test('a relative belongs to the person to whom “her” refers', () => {
  const text =
    'Queen Astrid of Norway arrived in Peru on Monday. With the Queen this time were Tor Aasen, the foreign minister; and her younger brother, Prince Olav.';
  expect(read(text, 'Kinship')).toMatchObject([{ person: 'queen-astrid', relative: 'prince-olav', kind: 'SIBLING' }]);
});

test('a relative is found without another name in the sentence', () => {
  const text =
    'Queen Astrid of Norway gave a banquet on Monday. She went further than her father, King Harald, who cancelled a trip to Peru in 2016.';
  expect(read(text, 'Kinship')).toMatchObject([{ person: 'queen-astrid', relative: 'king-harald', kind: 'PARENT' }]);
});

test.each([
  ['Foreign Minister Tor Aasen of Norway, who has held his post since 2016, came.', { title: 'Foreign Minister', start: '2016' }],
  ['Norway sent Tor Aasen, governor of Finnmark since 2016. Aasen smiled.', { title: 'governor of Finnmark', start: '2016' }],
  ['The prime minister of the day, Tor Aasen, refused.', { title: 'prime minister', status: 'UNKNOWN' }],
])('the words beside an office say when it was held: %s', (text, expected) => {
  const of = read(text, 'Position').find(({ person }) => person === 'tor-aasen');
  expect(of).toMatchObject(expected);
});

test('a month that was announced is the next one', () => {
  const text = 'President Tor Aasen of Norway announced that he would go to Peru in February.';
  expect(read(text, 'Visit')).toMatchObject([{ status: 'PLANNED', start: '2020-02' }]);
});

test.each([
  ['President Rui Mora stood on the quay. “Now we build.” He had waited for years.', ['rui-mora']],
  ['“Now we build.” President Rui Mora had waited for years.', ['rui-mora']],
  ['President Rui Mora met Ann Lee. “Now we build.” It rained.', []],
  ['Rui Mora owns a copy of “Now We Build.” It rained.', []],
  ['Rui Mora smiled.\n\n“Now we build.” It rained.', []],
])('a short sentence in quotation marks may be said by the only person in its paragraph: %s', (text, speakers) => {
  const known = { people: [], organizations: [], countries: [] };
  const said = propose(text, { known }).proposals.filter(({ type }) => type === 'Statement');
  expect(said.map(({ claim }) => (claim['speakers'] as { person: string }[])[0]!.person)).toEqual(speakers);
  for (const { confidence } of said) expect(confidence).toBeLessThan(0.5);
});
