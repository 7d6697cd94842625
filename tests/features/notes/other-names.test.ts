import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { FEATURES } from '../../../src/features.js';
import { createSchema } from '../../../src/schema/schema.js';
import { ask } from '../../support/ask.js';
import { listStore } from './list-store.js';

const schema = await createSchema(FEATURES);
let db: Database;

const visit = (guestCountry: string, start: string, name?: string) => ({
  ...{ title: name ?? 'A visit', status: 'COMPLETED', guestCountry, hostCountry: 'united-states', start, cite: [[0, 10]] },
  ...(name && { delegation: [{ name, person: 'zelenskyy', side: 'GUEST', cite: [[0, 10]] }] }),
});

beforeAll(async () => {
  db = await listStore({
    visits: {
      ...{ bonn: visit('west-germany', '1985-05-01'), weimar: visit('east-germany', '1986-05-01') },
      ...{ berlin: visit('germany', '1995-05-01'), conakry: visit('guinea', '1985-05-02') },
      ...{ moscow: visit('soviet-union', '1985-05-03'), kremlin: visit('russia', '1995-05-03') },
      ...{ peking: { ...visit('france', '1973-01-01'), places: ['Peking'] } },
      ...{ saigon: { ...visit('france', '1965-01-01'), places: ['Saigon'] } },
      ...{ 'ho-chi-minh-city': { ...visit('france', '2005-01-01'), places: ['Ho Chi Minh City'] } },
      ...{ beijing: { ...visit('france', '1996-01-01'), places: ['Beijing', 'Saint-Denis'] } },
      ...{ kyiv: visit('ukraine', '2020-01-01', 'Zelensky'), lviv: visit('ukraine', '2021-01-01', 'Zelenskyy') },
    },
    people: {
      zelenskyy: { name: 'Volodymyr Zelenskyy', aliases: ['Zelensky'], country: 'ukraine' },
    },
  });
});
afterAll(() => db.close());

async function notes(where: string): Promise<string[]> {
  const { visitNotes } = await ask(schema, db, `{ visitNotes(where: { ${where} }) { text } }`);
  return visitNotes.map(({ text }: { text: string }) => text);
}

test.each([
  ['search: "Germany"', ['“Germany” may also mean East Germany (1 more) or West Germany (1 more).']],
  ['search: "Germany in 1985"', ['“Germany” may also mean West Germany (1 more).']],
  ['search: "Germany" year: { equals: 1986 }', ['“Germany” may also mean East Germany (1 more).']],
  ['search: "West Germany"', []],
  ['search: "Guinea"', []],
  ['search: "Russia"', ['Not included: the Soviet Union, which Russia replaced.']],
  ['search: "Russia" start: { lte: "1991-12-31" }', ['Not included: the Soviet Union, which Russia replaced.']],
  ['search: "Russia" start: { gte: "1992-01-01" }', []],
])('a search word names the other countries that it may mean: %s', async (where, expected) => {
  expect(await notes(where)).toEqual(expected);
});

test.each([
  ['search: "Zelensky"', ['“Zelensky” does not find all visits of Volodymyr Zelenskyy (1 more).']],
  ['search: "Volodymyr Zelensky"', ['These words do not find all visits of Volodymyr Zelenskyy (2 more).']],
  ['search: "Zelensky" year: { equals: 2020 }', []],
])('a search word names the people who are called so in other visits: %s', async (where, expected) => {
  expect(await notes(where)).toEqual(expected);
});

test.each([
  ['places: { contains: "Peking" }', ['“Peking” is also printed as Beijing (1 more).']],
  ['places: { equals: "beijing" }', ['“beijing” is also printed as Peking (1 more).']],
  ['search: "Peking" year: { gte: 1990 }', ['“Peking” is also printed as Beijing (1 more).']],
  ['search: "Peking" year: { equals: 1973 }', []],
  ['search: "Ho Chi Minh City"', ['“Ho Chi Minh City” is also printed as Saigon (1 more).']],
  ['search: "visit to ho chi minh city" year: { gte: 1900 }', ['“Ho Chi Minh City” is also printed as Saigon (1 more).']],
  ['places: { contains: "Saint-Denis" }', []],
])('a filter by a city names its other names: %s', async (where, expected) => {
  const { visitNotes } = await ask(schema, db, `{ visitNotes(where: { ${where} }, kinds: [OTHER_NAMES]) { text } }`);
  expect(visitNotes.map(({ text }: { text: string }) => text)).toEqual(expected);
});
