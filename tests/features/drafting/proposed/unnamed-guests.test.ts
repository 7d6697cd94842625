import { expect, test } from 'vitest';
import { countries } from '../../../../seed/reference/countries.js';
import { SURE } from '../../../../src/features/drafting/confidence/confidence.js';
import { propose } from '../../../../src/features/drafting/propose.js';

const known = { people: [], organizations: [], countries: countries() };
const read = (text: string, type: string) =>
  propose(text, { known, published: '2019-06-14' }).proposals.filter((each) => each.type === type);
const visits = (text: string) =>
  read(text, 'Visit').map(({ claim, confidence }) => {
    expect(confidence).toBeLessThan(SURE);
    return `${String(claim['guestCountry'])} ${String(claim['hostCountry'])} ${String(claim['start'])} ${String(claim['end'])}`;
  });
const delegates = (text: string) =>
  Object.fromEntries(
    read(text, 'Delegate').map(({ claim }) => [claim['person'], `${String(claim['side'])} ${String(claim['capacity'])}`]),
  );

const LISTENS = `In Lima, a Queen listens

When Queen Astrid of Norway stepped out of the car at the palace on Tuesday, forty minutes late, the drummers played.

“You have kept us waiting, Your Majesty,” President Luis Quispe told her.

The four-day state visit, which ended on Friday, was the Queen’s first to South America and her second to Peru.

With the Queen this time were Tor Aasen, the foreign minister, who has held his post since 2016; Siv Moen, the minister for culture; and her younger brother, Prince Olav.`;

test.each([
  [LISTENS, ['norway peru undefined 2019-06-14']],
  [
    'King Edvard of Norway and President Luis Quispe opened a dam on Monday.\n\nThe state visit, from 3 to 5 June, is the first to Peru in ten years.',
    ['norway peru 2019-06-03 2019-06-05'],
  ],
  [
    'Norwegian President Tor Aasen in Peru\n\nTor Aasen smiled. A crowd waved flags on Monday as the delegation paid a state visit to Peru.',
    ['norway peru 2019-06-10 undefined'],
  ],
])('a visit whose sentence names no guest is proposed, never as sure: %s', (text, expected) => {
  expect(visits(text)).toEqual(expected);
});

test.each([
  'King Edvard of Norway has never left Oslo.\n\nThe state visit to Peru was only a rumour.',
  'King Edvard of Norway turned 80.\n\nThe state visit to Peru will not take place.',
  'A crowd waved flags. The state visit, from 3 to 5 June, cost two million.',
])('no visit took place if the text denies it, or names no guest: %s', (text) => {
  expect(read(text, 'Visit').filter(({ claim }) => claim['status'] !== 'CANCELLED')).toEqual([]);
});

test('the delegation lists those who came with the guest, and the head of state who receives her', () => {
  expect(delegates(LISTENS)).toEqual({
    'queen-astrid': 'GUEST HEAD',
    'luis-quispe': 'HOST HEAD',
    'tor-aasen': 'GUEST MEMBER',
    'siv-moen': 'GUEST MEMBER',
    'prince-olav': 'GUEST MEMBER',
  });
});

test('a counterpart who receives a guest with honours, and someone who is also travelling, belong to the delegations', () => {
  const text = `Norwegian President Tor Aasen began a two-day state visit to Peru on Monday.

Aasen was received with military honours in Main Square by his Peruvian counterpart, Luis Quispe Mora.

The Norwegian delegation includes Foreign Minister Siv Moen. Also travelling is Gerd Lie, a former member of parliament.`;
  expect(delegates(text)).toEqual({
    'tor-aasen': 'GUEST HEAD',
    'siv-moen': 'GUEST MEMBER',
    'gerd-lie': 'GUEST MEMBER',
    'luis-quispe-mora': 'HOST HEAD',
  });
});
