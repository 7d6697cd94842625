import { expect, test } from 'vitest';
import { unrecorded } from '../../../src/features/pages/visit/unrecorded.js';

test.each([
  ['Met with President Eisenhower in New York City while attending UN General Assembly session.', ['Dwight D. Eisenhower'], []],
  [
    'Met with Foreign Minister Laurent Fabius and the Ministerial Delegation of the Arab Peace Initiative.',
    ['John Forbes Kerry'],
    ['Foreign Minister Laurent Fabius', 'the Ministerial Delegation of the Arab Peace Initiative'],
  ],
  [
    'Met with West German officials and with Israeli Prime Minister Rabin.',
    ['Henry A. Kissinger'],
    ['West German officials', 'Israeli Prime Minister Rabin'],
  ],
  [
    'Met with Prime Minister Rabin, King Hussein, and President Sadat at Aqaba.',
    ['Yitzhak Rabin'],
    ['King Hussein', 'President Sadat'],
  ],
  ['Met with the Minister of Trade and Industry.', ['Somebody Else'], ['the Minister of Trade and Industry']],
  ['Attended the funeral; the two met at the Vatican. Met separately with Pope Paul VI.', ['Pope Paul VI'], []],
  ['Met with President Perez, addressed Congress, and visited U.S. troops.', ['Perez'], []],
  ['Met with U.S. Ambassador Lodge and held a press conference.', ['Perez'], ['U.S. Ambassador Lodge']],
  [
    'Met with President Ali and with the Presidents of Kenya, Rwanda, and the Congo.',
    ['Ali'],
    ['the Presidents of Kenya, Rwanda, and the Congo'],
  ],
  ['Met with the President in Washington.', ['Perez'], []],
  ['Met with senior officials.', [], []],
  ['', [], []],
])('“%s” names as met, besides %j: %j', (note, delegates, others) => {
  expect(unrecorded(note, delegates)).toEqual(others);
});
