import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { importMapped } from '../../../../src/features/mapping/mapped-files.js';
import { sha256 } from '../../../../src/model/text/sha256.js';
import type { Database } from '../../../../src/db/database.js';
import { surveyFindings } from '../../../../src/features/mapping/report/findings.js';
import { importAnnotations } from '../../../../src/store/import/import.js';
import { clear } from '../../../store/dump.js';
import { seededStore } from '../../../support/store.js';
import { HEADER, PLAIN, run } from './mapped.js';

// People who share their names, and people whose countries changed.

let database: Database;
beforeAll(async () => {
  database = await seededStore();
});
beforeEach(() => clear(database));
afterAll(() => database.close());

const FOLDER = 'tests/features/mapping/files/homonyms';

async function homonyms() {
  const { survey } = await importMapped(database, `${FOLDER}/mapping.yaml`, [`${FOLDER}/trips.csv`]);
  const delegates = await database.prisma.delegate.findMany({
    where: { visit: { slug: { startsWith: 'trip-' } } },
    include: { person: true, visit: true },
  });
  const people = new Map<string, number[]>();
  for (const { person, visit } of delegates) {
    const slug = person?.slug ?? 'nobody';
    people.set(
      slug,
      [...(people.get(slug) ?? []), Number(visit.slug.slice('trip-'.length))].sort((a, b) => a - b),
    );
  }
  return { survey, people: Object.fromEntries(people) };
}

test('a spelling is treated as one person only if it is safe to do so', async () => {
  expect((await homonyms()).people).toEqual({
    'helmut-kohl': [5, 6, 7, 8],
    'vaclav-havel': [9, 10],
    sikorski: [13, 14],
    'king-hussein': [20, 21],
    'donald-j-trump': [22],
    'jose-figueres-ferrer': [25],
    'jose-maria-figueres-olsen': [26],
    nobody: [1, 2, 3, 4, 11, 12, 15, 16, 17, 18, 19, 23, 24, 27],
  });
  const kohl = await database.prisma.person.findUnique({ where: { slug: 'helmut-kohl' }, include: { country: true } });
  expect(kohl!.country!.slug).toBe('germany');
});

test('every spelling without a person and every doubtful merge is reported with its rows', async () => {
  const { survey } = await homonyms();
  const named = surveyFindings(survey).flatMap(({ section, value, examples = [] }) => {
    const rows = examples.map((place) => Number(place.split(':').at(-1)) - 1);
    return /person|surname|doubtful/.test(section) ? [[section, value, ...rows]] : [];
  });
  expect(named).toEqual([
    ['person-over-many-years', 'Bjarni Benediktsson', 1, 2],
    ['person-over-many-years', 'Konstantinos Karamanlis', 3, 4],
    ['doubtful-merge', 'Helmut Kohl', 5, 6],
    ['doubtful-merge', 'Helmut Kohl', 7, 8],
    ['doubtful-merge', 'Vaclav Havel', 9],
    ['doubtful-merge', 'Vaclav Havel', 10],
    ['surname-alone', 'Papandreou', 11, 12],
    ['doubtful-merge', 'Sikorski', 13, 14],
    ['person-in-several-countries', 'Ann Lee', 15],
    ['person-in-several-countries', 'Ann Lee', 16],
    ['person-in-several-countries', 'Ivan Ivanov', 17],
    ['person-in-several-countries', 'Ivan Ivanov', 18],
    ['person-in-several-countries', 'Ivan Ivanov', 19],
    ['person-in-several-countries', 'Ayub Khan', 23],
    ['person-in-several-countries', 'Ayub Khan', 24],
    ['person-outside-years', 'Jose Figueres Ferrer', 27],
  ]);
});

const who = async () =>
  (
    await database.prisma.delegate.findMany({ where: { visit: { slug: { startsWith: 'trip-' } } }, include: { person: true } })
  ).map(({ person }) => person?.slug ?? null);

/** What another source states about a person, and the year of a visit. */
const other = (slug: string, name: string, country: string, year: number, aliases: string[] = []) => ({
  text: 'A',
  annotation: {
    source: { slug: 'other', title: 'Other', sha256: sha256('A'), length: 1 },
    people: { [slug]: { name, aliases, country } },
    visits: {
      before: {
        ...{ title: 'Before', status: 'COMPLETED', hostCountry: 'spain', start: String(year), cite: [[0, 1]] },
        delegation: [{ name, person: slug, cite: [[0, 1]] }],
      },
    },
  } as never,
});

test.each([
  ['by an alias', other('donald-trump', 'Donald Trump', 'united-states', 2010, ['Ann Lee']), 'US', 2017, 'donald-trump'],
  ['by the name', other('ann-lee', 'Ann Lee', 'germany', 1985), 'West Germany', 1982, 'ann-lee'],
  ['but not decades apart', other('ann-lee', 'Ann Lee', 'france', 1969), 'FR', 2004, null],
  ['but not of another country', other('ann-lee', 'Ann Lee', 'france', 2001), 'IT', 2004, null],
  ['and gets its own slug if nobody has its name', other('ann', 'Ann', 'france', 2001), 'FR', 2004, 'ann-lee'],
])('a spelling is matched with a stored person %s', async (_, stored, country, year, slug) => {
  expect(await importAnnotations(database.prisma, [stored])).toHaveProperty('reports');
  const data = `${HEADER}1,${country},ES,${year},,Ann Lee\n`;
  const lists = { 'countries.csv': 'name,from,to,slug\n', 'people.csv': 'spelling,slug\n' };
  const importTrip = async () => {
    expect((await run(database, PLAIN, data, lists)).problems).toEqual([]);
    return who();
  };
  expect(await importTrip()).toEqual([slug]);
  expect(await importTrip()).toEqual([slug]);
});
