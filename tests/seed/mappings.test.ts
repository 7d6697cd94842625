import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { countries } from '../../seed/reference/countries.js';
import { annotateFile } from '../../src/mapping/annotate-file.js';
import { storedNames } from '../../src/mapping/countries/stored-names.js';
import { openMapping } from '../../src/mapping/open-mapping.js';
import { surveyFiles } from '../../src/mapping/survey-files.js';
import { files } from '../mapping/files.js';

// The mappings of the project, with small made-up files: the data sets are not part of it.

const FOLDER = 'seed/mappings';

async function annotate(mapping: string, content: string) {
  const known = countries().map(({ name, aliases, ...country }) => ({ ...country, name, names: [name, ...aliases] }));
  const slugs = new Set(known.map(({ slug }) => slug));
  const open = await openMapping(`${FOLDER}/${mapping}/mapping.yaml`, { slugs, resolve: storedNames(known) });
  const { data } = await files({ data: content });
  const { survey } = await surveyFiles(open, [data]);
  expect(survey.problems).toEqual([]);
  return (await annotateFile(open, data, survey)).annotation;
}

test('visits to the United States', async () => {
  const { visits, people, source } = await annotate(
    'visits-to-the-united-states',
    `<visits><visit>
      <id>1</id><start-date>1962-05-01</start-date><end-date>1962-05-03</end-date>
      <visitor>Prime Minister Yen and Premier &amp; Prince Souvanna</visitor>
      <from id="taiwan">China, Republic of</from>
      <description>Official working visit. Boarded the <em>Sequoia</em>.</description>
      <created-by>x</created-by><created-datetime/><last-modified-by>x</last-modified-by><last-modified-datetime/>
    </visit></visits>`,
  );
  expect(source).toMatchObject({ slug: 'visits-to-the-united-states-data', kind: 'DATASET', licence: 'CC0-1.0' });
  expect(visits['us-visit-1']).toMatchObject({
    ...{ guestCountry: 'taiwan', hostCountry: 'united-states', start: '1962-05-01', end: '1962-05-03' },
    ...{ kind: 'OFFICIAL_WORKING', status: 'COMPLETED' },
    delegation: [
      { name: 'Yen', role: 'Prime Minister', person: 'yen', capacity: 'HEAD' },
      { name: 'Prince Souvanna', role: 'Premier', person: 'prince-souvanna', capacity: 'MEMBER' },
    ],
  });
  expect(people['yen']).toEqual({ name: 'Yen', aliases: [], country: 'taiwan' });
});

test('travel of leaders', async () => {
  const header =
    'LeaderFullName,LeaderCountryISO,CountryVisitedISO,CityVisited,TripStartDate,TripEndDate,Notes,SourceLink1,SourceLink2';
  const row = 'Ann Lee,PRK,XKX,Pristina / Prizren,3/9/2015,2015-03,x,https://example.org/1,';
  const { visits } = await annotate('leader-travel', `${header}\n${row}\n`);
  expect(visits).toMatchObject({
    'trip-prk-xkx-3-9-2015-ann-lee': {
      ...{ guestCountry: 'north-korea', hostCountry: 'kosovo', places: ['Pristina', 'Prizren'] },
      ...{ start: '2015-03-09', end: '2015-03', cite: [[header.length + 1, header.length + 1 + row.length]] },
    },
  });
});

test('each mapping of the project is tried here', async () => {
  expect((await readdir(FOLDER)).sort()).toEqual(['leader-travel', 'visits-to-the-united-states']);
});
