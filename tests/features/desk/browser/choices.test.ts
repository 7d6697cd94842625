import { expect, test } from 'vitest';
import { choicesFor } from '../../../../src/features/desk/browser/forms/name-search.js';
import { workOn } from './work.js';

const tables = ['people', 'organizations', 'countries'];
const choices = (typed: string, stored: Parameters<typeof choicesFor>[3] = []) =>
  choicesFor(workOn({ people: { 'king-hamza': { name: 'King Hamza' } } }), tables, typed, stored).map(({ name, note }) => [
    name,
    note,
  ]);

test('no new organization is offered under the name of a person', () => {
  expect(choices('Hamza')).toEqual([
    ['King Hamza', undefined],
    ['Hamza', 'new person'],
  ]);
  expect(choices('Hamza Bank')).toEqual([
    ['Hamza Bank', 'new person'],
    ['Hamza Bank', 'new organization'],
  ]);
});

test('stored people precede stored organizations, whichever were found first', () => {
  const stored = ['organizations', 'people'].map((table) => ({ table, slug: `a-${table}`, name: table, added: { fields: {} } }));
  expect(choices('Ann', stored).map(([name]) => name)).toEqual(['people', 'organizations', 'Ann']);
});
