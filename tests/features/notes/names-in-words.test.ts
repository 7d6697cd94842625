import { expect, test } from 'vitest';
import { wordsOf } from '../../../src/features/notes/names-in-words.js';

test.each([
  ['Angela Merkel', 'WESTERN_EUROPE', ['Merkel']],
  ['King Abdullah II', 'WESTERN_ASIA', ['Abdullah']],
  ['Hafez al-Assad', 'WESTERN_ASIA', ['Assad']],
  ['Sultan Qaboos bin Said al Said', 'WESTERN_ASIA', ['Qaboos', 'Said']],
  ['Boutros Boutros-Ghali', null, ['Boutros-Ghali']],
  ['Benigno S. Aquino, 3rd', 'SOUTH_EASTERN_ASIA', ['Benigno', 'Aquino']],
  ['Deng Xiaoping', 'EASTERN_ASIA', ['Deng', 'Xiaoping']],
  ['Hu Jintao', 'EASTERN_ASIA', ['Hu', 'Jintao']],
  ['Park Geun-hye', null, ['Park', 'Geun-hye']],
  ['Jean-Claude Juncker', 'WESTERN_EUROPE', ['Juncker']],
  ['Luis Echeverria Alvarez', 'CENTRAL_AMERICA', ['Echeverria', 'Alvarez']],
  ['Luiz Inacio Lula da Silva', 'SOUTH_AMERICA', ['Lula', 'Silva']],
  ['Khrushchev', 'EASTERN_EUROPE', ['Khrushchev']],
  ['Tô Lâm', 'SOUTH_EASTERN_ASIA', ['Lâm']],
  ['U Nu', 'SOUTH_EASTERN_ASIA', ['Nu']],
] as const)('texts may mention %s, of %s, as %j', (name, subregion, words) => {
  expect(wordsOf({ name, subregion, aliases: [] })).toEqual(words);
});

test('texts may mention a person by an alias of one word', () => {
  const person = { name: 'Nouri Kamal', subregion: null, aliases: ['al-Maliki', 'Maliki', 'Nouri Maliki'] };
  expect(wordsOf(person)).toEqual(['Kamal', 'Maliki']);
});
