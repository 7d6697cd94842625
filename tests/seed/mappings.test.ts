import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { countries } from '../../seed/reference/countries.js';
import { annotateFile } from '../../src/mapping/annotate-file.js';
import { openMapping } from '../../src/mapping/open-mapping.js';
import { surveyFiles } from '../../src/mapping/survey-files.js';
import { files } from '../mapping/files.js';

// The mappings of the project, with small made-up files: the data sets are not part of it.

const FOLDER = 'seed/mappings';

async function annotate(mapping: string, content: string) {
  const open = await openMapping(`${FOLDER}/${mapping}/mapping.yaml`, countries());
  const { data } = await files({ data: content });
  const { survey } = await surveyFiles(open, [data]);
  expect(survey.problems).toEqual([]);
  return (await annotateFile(open, data, survey)).map(({ annotation }) => annotation);
}

test('visits to the United States', async () => {
  const [file] = await annotate(
    'visits-to-the-united-states',
    `<visits><visit>
      <id>1</id><start-date>1962-05-01</start-date><end-date>1962-05-03</end-date>
      <visitor>Prime Minister Yen and Premier &amp; Prince Souvanna</visitor>
      <from id="taiwan">China, Republic of</from>
      <description>Official working visit. Boarded the <em>Sequoia</em>.</description>
      <created-by>x</created-by><created-datetime/><last-modified-by>x</last-modified-by><last-modified-datetime/>
    </visit></visits>`,
  );
  const { visits, people, source } = file!;
  expect(source).toMatchObject({ slug: 'visits-to-the-united-states-data', kind: 'DATASET', licence: 'CC0-1.0' });
  expect(visits['us-visit-1']).toMatchObject({
    ...{ guestCountry: 'taiwan', hostCountry: 'united-states', start: '1962-05-01', end: '1962-05-03' },
    ...{ kind: 'OFFICIAL_WORKING', status: 'COMPLETED', note: 'Official working visit. Boarded the Sequoia.' },
    title: 'Prime Minister Yen and Premier & Prince Souvanna (China, Republic of) in the United States, 1962-05-01',
    delegation: [
      { name: 'Yen', role: 'Prime Minister', person: 'yen', capacity: 'HEAD' },
      { name: 'Prince Souvanna', role: 'Premier', person: 'prince-souvanna', capacity: 'HEAD' },
    ],
  });
  expect(people['yen']).toEqual({ name: 'Yen', aliases: [], country: 'taiwan' });
});

test('travel of leaders', async () => {
  const header =
    'LeaderFullName,LeaderCountryISO,CountryVisitedISO,CityVisited,TripStartDate,TripEndDate,Notes,SourceLink1,SourceLink2';
  const row = 'Ann Lee,PRK,XKX,Pristina / Prizren,3/9/2015,2015-03,x,https://example.org/1,https://example.org/2';
  const [file, ...links] = await annotate('leader-travel', `${header}\n${row}\n`);
  const words = [header.length + 1, header.length + 1 + row.length];
  const digest = createHash('sha256').update(row).digest('hex');
  expect(file!.visits).toMatchObject({
    'trip-prk-xkx-3-9-2015-ann-lee': {
      ...{ guestCountry: 'north-korea', hostCountry: 'kosovo', places: ['Pristina', 'Prizren'] },
      ...{ start: '2015-03-09', end: '2015-03', note: 'x' },
      cite: [{ start: words[0], end: words[1], fragment: 'trip-prk-xkx-3-9-2015-ann-lee', digest }],
    },
  });
  expect(links.map(({ source }) => [source.kind, source.url])).toEqual([
    ['LINK', 'https://example.org/1'],
    ['LINK', 'https://example.org/2'],
  ]);
  expect(links[1]!.visits).toMatchObject({
    'trip-prk-xkx-3-9-2015-ann-lee': { start: '2015-03-09', note: undefined, cite: [[0, 0]] },
  });
});

test('each mapping of the project is tried here', async () => {
  expect((await readdir(FOLDER)).sort()).toEqual(['leader-travel', 'visits-to-the-united-states']);
});
