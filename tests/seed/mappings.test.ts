import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { countries } from '../../seed/reference/countries.js';
import { annotateFile } from '../../src/features/mapping/annotate-file.js';
import { openMapping } from '../../src/features/mapping/open-mapping.js';
import { surveyFiles } from '../../src/features/mapping/survey-files.js';
import { files } from '../features/mapping/files.js';

// The mappings of the project, with small made-up files, because the data sets are not part of it.

const FOLDER = 'seed/mappings';
const HISTORIAN = 'office-of-the-historian-us-department-of-state';

async function annotate(mapping: string, content: string, file = '1960.xml') {
  const open = await openMapping(`${FOLDER}/${mapping}/mapping.yaml`, countries());
  const data = (await files({ [file]: content }))[file]!;
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
  const { visits, people, source, organizations } = file!;
  expect(organizations).toMatchObject({ [HISTORIAN]: { kind: 'GOVERNMENT', country: 'united-states' } });
  expect(source).toMatchObject({
    publisher: HISTORIAN,
    slug: 'visits-to-the-united-states-1960',
    kind: 'DATASET',
    licence: 'CC0-1.0',
    coversHosts: 'the United States',
    coversYears: '1960s',
    coverage: [
      {
        ...{ hosts: ['united-states'], years: '1960/1969', status: ['COMPLETED'], complete: true },
        offices: ['HEAD_OF_STATE', 'HEAD_OF_GOVERNMENT'],
      },
      { hosts: ['united-states'], years: '1960/1969', status: ['COMPLETED'], complete: false },
    ],
    datesMean: expect.stringContaining('Washington'),
  });
  expect(visits['us-visit-1']).toMatchObject({
    ...{ guestCountry: 'taiwan', hostCountry: 'united-states', start: '1962-05-01', end: '1962-05-03' },
    ...{ kind: 'OFFICIAL_WORKING', status: 'COMPLETED', note: 'Official working visit. Boarded the Sequoia.' },
    title: 'Prime Minister Yen and Premier & Prince Souvanna in the United States, May 1962',
    delegation: [
      { name: 'Yen', role: 'Prime Minister', person: 'yen', capacity: 'HEAD' },
      { name: 'Prince Souvanna', role: 'Premier', person: 'prince-souvanna', capacity: 'HEAD' },
    ],
  });
  expect(people['yen']).toEqual({ name: 'Yen', aliases: [], country: 'taiwan' });
  const bounds = { start: '[..1962-05-01]', end: '[1962-05-01..]', status: 'UNKNOWN', term: 1 };
  expect(file!.positions).toMatchObject([
    { title: 'Prime Minister', person: 'yen', country: 'taiwan', ...bounds },
    { title: 'Premier', person: 'prince-souvanna', country: 'taiwan', ...bounds },
  ]);
});

test('visits to the United States: a file that is not named after a decade has no coverage statement', async () => {
  const [file] = await annotate(
    'visits-to-the-united-states',
    `<visits><visit><id>1</id><start-date>1962-05-01</start-date><end-date>1962-05-03</end-date><visitor>President Ann Lee</visitor>
      <from id="x">France</from><description>x</description>
      <created-by>x</created-by><created-datetime/><last-modified-by>x</last-modified-by><last-modified-datetime/></visit></visits>`,
    'all.xml',
  );
  expect(file!.source.coverage).toEqual([]);
});

test('visits to the United States: a file is dated by its newest record, by creation or change', async () => {
  const record = (id: number, created: string, modified: string) =>
    `<visit><id>${id}</id><start-date>1962-05-0${id}</start-date><end-date>1962-05-0${id}</end-date><visitor>President Ann Lee</visitor>
      <from id="x">France</from><description>x</description><created-by>x</created-by><created-datetime>${created}</created-datetime>
      <last-modified-by>x</last-modified-by><last-modified-datetime>${modified}</last-modified-datetime></visit>`;
  const newest = async (...records: string[]) => {
    const [file] = await annotate('visits-to-the-united-states', `<visits>${records.join('')}</visits>`);
    return file!.source.publishedOn;
  };
  const changed = record(1, '2010-10-25T17:24:39-04:00', '2024-03-07T17:24:39-04:00');
  expect(await newest(changed)).toBe('2024-03-07');
  expect(await newest(changed, record(2, '2025-02-25T17:24:39-04:00', ''))).toBe('2025-02-25');
});

test.each([
  ['Official working visit.', 'OFFICIAL_WORKING'],
  ['Working luncheon.', undefined],
  ['Informal meeting at Camp David.', undefined],
  ['Informal, unofficial visit. In U.S. August 12–September 8.', 'UNOFFICIAL'],
  ['Unofficial courtesy call.', 'UNOFFICIAL'],
  ['Official select visit at Camp David, MD.', 'OFFICIAL'],
  ['Offical Visit.', 'OFFICIAL'],
  ['Official visit. Private visit to New York City afterward.', 'OFFICIAL'],
  ['Met with President Clinton May 1 during a private visit. Also visited Boston.', 'PRIVATE'],
  ['Visited Washington during a three-week, private visit.', 'PRIVATE'],
  ['Arrived in U.S. May 21; departed June 1. Met with President Clinton during a private visit.', 'PRIVATE'],
  ['Signed the Wye River Memorandum at the White House. Private visit.', 'PRIVATE'],
  ['Working meeting and luncheon with President Ford during a private visit.', 'PRIVATE'],
  ['Informal and private visit.', undefined],
  ['Private working visit.', undefined],
  ['Private meeting with President Bush.', undefined],
  ['Attended a summit; met with President Bush during a private visit June 26.', undefined],
  ['Attended a summit. Private visit with President Clinton.', undefined],
  ['At the invitation of the President. Private visit to New York City February 20.', undefined],
  ['Included working visit at Rancho Mirage.', undefined],
  ['Officially returned the visit of the President.', undefined],
])('visits to the United States: “%s” is a visit of the kind %s', async (description, kind) => {
  const [file] = await annotate(
    'visits-to-the-united-states',
    `<visits><visit><id>1</id><start-date>1962-05-01</start-date><end-date>1962-05-03</end-date><visitor>President Ann Lee</visitor>
      <from id="x">France</from><description>${description}</description>
      <created-by>x</created-by><created-datetime/><last-modified-by>x</last-modified-by><last-modified-datetime/></visit></visits>`,
  );
  expect(file!.visits['us-visit-1']!.kind).toBe(kind);
});

test.each([
  ['Private visit; met with President Reagan June 26.', '1985-06-25', ['Reagan, President, ronald-reagan']],
  ['Met with President Bush Oct. 6. Met with President Bush.', '1990-10-05', ['Bush, President, george-h-w-bush']],
  ['Met with President Bush.', '2004-10-05', ['Bush, President, george-w-bush']],
  [
    'Met with President Bush and with President-Elect Obama.',
    '2009-01-13',
    ['Bush, President, george-w-bush', 'Obama, President-elect, barack-obama'],
  ],
  ['Met with President-elect Donald J. Trump.', '2016-11-17', ['Donald J. Trump, President-elect, donald-trump']],
  [
    'Discussed the conflict with President Bush and Secretary of State Powell during a private visit.',
    '2001-06-26',
    ['Bush, President, george-w-bush', 'Powell, Secretary of State, colin-luther-powell'],
  ],
  ['Informal meeting with President Kennedy. In U.S. May 1–4.', '1961-05-01', ['Kennedy, President, john-f-kennedy']],
  // Not a person with a name, from another country, or not met.
  ['Met with the President and senior officials.', '1985-06-25', []],
  ['Met with Soviet President Gorbachev. Visited President Reagan Ranch.', '1990-06-04', []],
  ['Met with members of Congress and attended the funeral of President Reagan.', '2004-06-09', []],
  ['Meeting scheduled with President Reagan cancelled. Afterwards visited Cape Kennedy.', '1982-11-11', []],
])('visits to the United States: “%s” on %s names %s among the hosts', async (description, date, hosts) => {
  const [file] = await annotate(
    'visits-to-the-united-states',
    `<visits><visit><id>1</id><start-date>${date}</start-date><end-date>${date}</end-date><visitor>President Ann Lee</visitor>
      <from id="x">France</from><description>${description}</description>
      <created-by>x</created-by><created-datetime/><last-modified-by>x</last-modified-by><last-modified-datetime/></visit></visits>`,
  );
  const { delegation } = file!.visits['us-visit-1']!;
  expect(delegation[0]).toMatchObject({ name: 'Ann Lee', side: 'GUEST', capacity: 'HEAD' });
  const met = delegation.slice(1);
  expect(met.map(({ name, role, person }) => `${name}, ${role}, ${person}`)).toEqual(hosts);
  expect(met.every(({ side, capacity }) => side === 'HOST' && capacity === 'MET')).toBe(true);
});

/** A file of travels from the United States with one trip, in the format of the Office of the Historian. */
const tripFile = (remarks: string, { country = 'France', date = '1978-01-04', role = 'president' } = {}) =>
  `<trips><trip role="${role}" who="lee-ann"><id>1</id><role>${role}</role><name>Ann Lee</name><start-date>${date}</start-date>
    <end-date>${date}</end-date><country id="x">${country}</country><locale/><remarks>${remarks}</remarks>
    <created-by>x</created-by><created-datetime/><last-modified-by>x</last-modified-by><last-modified-datetime/></trip></trips>`;

test('travels of the United States: a source is called after the traveller', async () => {
  const [file] = await annotate('travels-of-the-united-states', tripFile(''), 'bush-george-w.xml');
  expect(file!.source).toMatchObject({
    slug: 'travels-of-the-united-states-bush-george-w',
    title: 'Travels abroad of the President or the Secretary of State: George W. Bush',
  });
});

test('travels of the United States: no file claims to list all of them', async () => {
  const [file] = await annotate('travels-of-the-united-states', tripFile(''));
  expect(file!.source.coverage).toEqual([
    {
      ...{ guests: ['united-states'], years: '1866/..', capacity: 'HEAD', status: ['COMPLETED'], complete: false },
      offices: ['HEAD_OF_STATE', 'HEAD_OF_GOVERNMENT', 'FOREIGN_MINISTER'],
    },
  ]);
});

test.each([
  ['State visit; met with the King.', 'STATE'],
  ['State Visit following the enthronement.', 'STATE'],
  ['Attended a meeting, followed by State Visit.', 'STATE'],
  ['Official working visit.', 'OFFICIAL_WORKING'],
  ['Informal meeting with the Prime Minister.', undefined],
  ['Accompanied President Lee on a State visit.', undefined],
  ['Accompanied President Lee during a private visit.', undefined],
  ['Personal and private visit.', 'PRIVATE'],
  ['Stopped en route to China.', 'TRANSIT'],
  ['Overnight stop en route to China.', 'TRANSIT'],
])('travels of the United States: “%s” is a visit of the kind %s', async (remarks, kind) => {
  const [file] = await annotate('travels-of-the-united-states', tripFile(remarks));
  expect(file!.visits['us-trip-1']!.note).toBe(remarks);
  expect(file!.visits['us-trip-1']!.kind).toBe(kind);
});

test.each([
  ['Met with King Edmund II and Prime Minister Bo Chan.', ['King Edmund II, King', 'Bo Chan, Prime Minister']],
  ['Met with Prime Minister and Foreign Minister Bo Chan to discuss the war.', ['Bo Chan, Prime Minister, Foreign Minister']],
  ['Met with President Benigno S. Chan; met with President Benigno S. Chan.', ['Benigno S. Chan, President']],
  ['Met with Prime Minister Kim, and Foreign Minister Kim.', ['Kim, Prime Minister', 'Foreign Minister Kim, Foreign Minister']],
  ['Met with senior officials. Also met with President Chan.', ['Chan, President']],
  ['Met with King George V.', ['King George V, King']],
  // People from countries other than the host.
  ['Met with President Chan and Soviet Foreign Minister Ek.', ['Chan, President', 'Ek, Soviet Foreign Minister']],
  ['Met with Chairman Chan and EC Chairman Ek.', ['Chan, Chairman']],
  ['Met with King Edmund of Jordan.', []],
  // Whoever follows somebody from elsewhere may be from there, too.
  [
    'Met with President Chan and with Palestinian President Ek and Prime Minister Fox.',
    ['Chan, President', 'Ek, Palestinian President'],
  ],
  ['Met with French President Ek and Prime Minister Fox.', ['Ek, French President', 'Fox, Prime Minister']],
  ['Attended the NATO Summit and met with Prime Minister Fox.', []],
  ['Attended the NATO Summit; met with British Prime Minister Fox and President Chan.', ['Fox, British Prime Minister']],
  ['Attended a summit with the leaders of 8 countries. Met with President Chan.', []],
  ['Met with President Chan and delivered an invitation to meet with Prime Minister Ek at home.', []],
  // Words that do not mean a gathering of several countries.
  [
    'Wreath-laying ceremony at a memorial. Met with President Chan and Prime Minister Ek.',
    ['Chan, President', 'Ek, Prime Minister'],
  ],
  ['Met with President Chan and political leaders; addressed the National Assembly.', ['Chan, President']],
  ['Met with UN Secretary-General Ek and Prime Minister Fox.', ['Fox, Prime Minister']],
  ['Met with Foreign Minister Ek and Quartet Representative Fox. Attended a Cabinet meeting.', ['Ek, Foreign Minister']],
  ['Met with Prime Minister Fox and the Foreign Ministers of China, India, and Japan.', ['Fox, Prime Minister']],
  ['Informal visit; met Prime Minister Fox (state dinner).', ['Fox, Prime Minister']],
  ['Accompanied President Fox. Met with Foreign Minister Ek.', ['Ek, Foreign Minister']],
  // Other ways to say it.
  ['Reviewed the peace process with President Chan and Foreign Minister Ek.', ['Chan, President', 'Ek, Foreign Minister']],
  ['Discussed a peace conference with King Edmund II.', ['King Edmund II, King']],
  [
    'Discussed the crisis with Soviet Foreign Minister Fox. Audience with Pope Ek.',
    ['Fox, Soviet Foreign Minister', 'Pope Ek, Pope'],
  ],
  ['Briefed Prime Minister Fox on meetings with Soviet leaders.', ['Fox, Prime Minister']],
  ['Accompanied President Lee to a meeting with President Fox.', ['Fox, President']],
  ['Met with President Ek July 9. Met with Prime Minister Fox on July 10.', ['Ek, President', 'Fox, Prime Minister']],
  ['Summit meeting with General Secretary Fox.', ['Fox, General Secretary']],
  ['Conferred with President Roosevelt and General Eisenhower.', []],
  ['Met with French officials and with Israeli Prime Minister Ek.', ['Ek, Israeli Prime Minister']],
  ['Met with Prime Minister Fox; and with Chancellor Ek (at dinner).', ['Fox, Prime Minister', 'Ek, Chancellor']],
  ['Met May 11 with President Ek and, on May 12, with Prime Minister Fox.', ['Ek, President', 'Fox, Prime Minister']],
  ['Met with President Ek and discussed the treaty with Prime Minister Fox.', ['Ek, President', 'Fox, Prime Minister']],
  ['Presented a proposal for disengagement to President Ek.', ['Ek, President']],
  ['Signed an agreement with Foreign Minister Ek.', ['Ek, Foreign Minister']],
  ['Accompanied President Lee to a discussion on arms with General Secretary Ek.', ['Ek, General Secretary']],
  ['Attended Casablanca Conference with British Prime Minister Ek.', ['Ek, British Prime Minister']],
  ['Informal visit with President Ek. Received by Queen Ann II.', ['Ek, President', 'Queen Ann II, Queen']],
  ['Met with Vice President Mike Pence and Turkish President Ek.', ['Ek, Turkish President']],
  // Plans, and words about somebody who was not there.
  ['Left an invitation to meet with President Ek. Part of an exchange of visits with President Fox.', []],
  ['Attended the funeral of King Edmund II. Dedicated a statue of President Ek.', []],
])('travels of the United States: “%s” names %s among the hosts', async (remarks, hosts) => {
  const [file] = await annotate('travels-of-the-united-states', tripFile(remarks));
  const { delegation } = file!.visits['us-trip-1']!;
  expect(delegation[0]).toMatchObject({ name: 'Ann Lee', side: 'GUEST', capacity: 'HEAD', role: 'President' });
  const met = delegation.slice(1);
  expect(met.map(({ name, role }) => `${name}, ${role}`)).toEqual(hosts);
  expect(met.every(({ side, capacity }) => side === 'HOST' && capacity === 'MET')).toBe(true);
});

test('travels of the United States: at a gathering, only those count whom other remarks name in the country', async () => {
  const trips = [
    ['France', '2013-05-01', 'Met with Foreign Minister Bo Chan.'],
    ['Germany', '2013-06-01', 'Met with Chancellor Ann Fox.'],
    [
      'France',
      '2013-09-07',
      'Met with Foreign Minister Bo Chan, Chancellor Ann Fox and the Ministerial Delegation of the League.',
    ],
    ['France', '1973-09-07', 'Attended a summit and met with Foreign Minister Bo Chan.'],
    ['Germany', '2013-10-01', 'Met with French President Cy Dee and Chancellor Ann Fox.'],
  ].map(([country, date, remarks], at) => tripFile(remarks!, { country: country!, date: date! }).replace('<id>1<', `<id>${at}<`));
  const [file] = await annotate('travels-of-the-united-states', trips.join('').replaceAll('</trips><trips>', ''));
  const met = Object.values(file!.visits).map(({ delegation }) => delegation.slice(1).map(({ person }) => person));
  expect(met).toEqual([['bo-chan'], ['ann-fox'], ['bo-chan'], [], ['cy-dee', 'ann-fox']]);
});

test('travels of the United States: surnames are treated as people only if the list says so', async () => {
  const met = async (remarks: string, given: Parameters<typeof tripFile>[1]) => {
    const [file] = await annotate('travels-of-the-united-states', tripFile(remarks, given));
    return file!.visits['us-trip-1']!.delegation.slice(1).map(({ person }) => person);
  };
  expect(await met('Met with President Ek.', {})).toEqual([undefined]);
  const listed = { country: 'Germany, Federal Republic of', date: '1989-05-30' };
  expect(await met('Met with Chancellor Kohl.', listed)).toEqual(['helmut-kohl']);
  const assad = (date: string) => met('Briefed President Assad on the talks.', { country: 'Syria', date });
  expect([await assad('1974-05-02'), await assad('2003-05-02')]).toEqual([['hafez-al-assad'], ['bashar-assad']]);
});

test('travels of the United States: somebody met in a third country is a person of the nation named, at that date', async () => {
  const met = 'Met with King Edmund II and Palestinian Authority President Mahmoud Abbas.';
  const [file] = await annotate('travels-of-the-united-states', tripFile(met, { country: 'Jordan', date: '2013-06-27' }));
  const { delegation } = file!.visits['us-trip-1']!;
  expect(delegation[2]).toMatchObject({ person: 'mahmoud-abbas', role: 'Palestinian Authority President' });
  expect(file!.people['mahmoud-abbas']).toMatchObject({ country: 'palestine' });
  const german = tripFile('Met with German Chancellor Ann Fox.', { country: 'Egypt' });
  const [other] = await annotate('travels-of-the-united-states', german);
  expect(other!.people['ann-fox']).toMatchObject({ country: 'west-germany' });
});

test.each([
  ['Denmark (Greenland)', '2021-05-20', 'greenland', 'Greenland'],
  ['Türkiye', '2024-01-06', 'turkiye', 'Türkiye'],
  ['Germany', '1971-05-01', 'west-germany', 'West Germany'],
  ['U.S.S.R.', '1972-05-22', 'soviet-union', 'the Soviet Union'],
  ['United Arab Emirates', '2016-11-15', 'united-arab-emirates', 'the United Arab Emirates'],
  ['Korea, Republic of', '2016-11-15', 'south-korea', 'South Korea'],
])('travels of the United States: %s in %s is %s, and “in %s” in the title', async (country, date, slug, title) => {
  const [file] = await annotate('travels-of-the-united-states', tripFile('x', { country, date }));
  expect(file!.visits['us-trip-1']!.hostCountry).toBe(slug);
  expect(file!.visits['us-trip-1']!.title).toMatch(`Ann Lee in ${title}, `);
});

const HEADER =
  'LeaderFullName,LeaderCountryISO,CountryVisitedISO,CityVisited,TripStartDate,TripEndDate,Notes,SourceLink1,SourceLink2';

test('travel of leaders', async () => {
  const row = 'Ann Lee,PRK,XKX,Pristina / Prizren,3/9/2015,2015-03,x,https://example.org/1,https://example.org/2';
  const [file, ...links] = await annotate('leader-travel', `${HEADER}\n${row}\n`);
  const words = [HEADER.length + 1, HEADER.length + 1 + row.length];
  const digest = createHash('sha256').update(row).digest('hex');
  expect(file!.visits).toMatchObject({
    'trip-prk-xkx-3-9-2015-ann-lee': {
      ...{ guestCountry: 'north-korea', hostCountry: 'kosovo', places: ['Pristina', 'Prizren'] },
      ...{ start: '2015-03-09', end: '2015-03' },
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

test('long notes without a known licence are omitted without refusing the trip', async () => {
  const notes = 'Met with the president of the parliament and with leaders of the largest parties';
  const row = `Ann Lee,PRK,XKX,Pristina,3/9/2015,2015-03,${notes},https://example.org/1,`;
  const [file] = await annotate('leader-travel', `${HEADER}\n${row}\n`);
  expect(Object.values(file!.visits).map(({ note }) => note)).toEqual([undefined]);
});

test('travel of leaders reads or ignores every COLT column whose name is known', async () => {
  const items = (await readFile('docs/colt.md', 'utf8')).match(/(?<=^- )[^]*?(?=:\s)/gm)!;
  const columns = items.flatMap((item) => item.match(/(?<=`)[^`, ]+(?=`)/g)!);
  expect(columns).toHaveLength(40);
  const record: Record<string, string> = {
    ...{ LeaderFullName: 'Ann Lee', LeaderCountryISO: 'PRK', CountryVisitedISO: 'CHN', CityVisited: 'Beijing' },
    ...{ TripYear: '2016', TripStartDate: '2016-09-04', NameMultilatEvent: 'G20 Summit', SourceLink1: 'https://example.org/1' },
  };
  const [file] = await annotate('leader-travel', `${columns.join()}\n${columns.map((name) => record[name] ?? '').join()}\n`);
  expect(Object.values(file!.visits)).toMatchObject([{ hostCountry: 'china', occasion: 'g20-summit-2016' }]);
});

test("a leader's office is read from a column if the file has one", async () => {
  const row = 'Ann Lee,President,PRK,XKX,Pristina,3/9/2015,2015-03,x,https://example.org/1';
  const [file, link] = await annotate(
    'leader-travel',
    `${HEADER.replace('Name,', 'Name,LeaderTitle,').replace(',SourceLink2', '')}\n${row}\n`,
  );
  for (const { positions } of [file!, link!]) {
    expect(positions).toMatchObject([{ title: 'President', person: 'ann-lee', country: 'north-korea' }]);
  }
});

test('travels of the United States', async () => {
  const trip = (id: number, role: string, name: string, day: string) =>
    `<trip role="${role}" who="x"><id>${id}</id><role>${role}</role><name>${name}</name><start-date>${day}</start-date>
      <end-date>${day}</end-date><country id="germany">Germany</country><locale>Bonn, Berlin</locale><remarks>x</remarks>
      <created-by>x</created-by><created-datetime/><last-modified-by>x</last-modified-by><last-modified-datetime/></trip>`;
  const trips = [
    ...[trip(1, 'president', 'Ann Lee', '1963-06-23'), trip(2, 'president', 'Ann Lee', '1963-06-26')],
    trip(3, 'secretary', 'Bo Chan', '1963-06-23'),
  ];
  const [file] = await annotate('travels-of-the-united-states', `<trips>${trips.join('')}</trips>`);
  expect(file!.visits['us-trip-1']).toMatchObject({
    ...{ guestCountry: 'united-states', hostCountry: 'west-germany', places: ['Bonn', 'Berlin'] },
    delegation: [{ name: 'Ann Lee', role: 'President', capacity: 'HEAD' }],
  });
  expect(file!.positions).toMatchObject([
    { title: 'President', person: 'ann-lee', country: 'united-states', start: '[..1963-06-23]', end: '[1963-06-26..]' },
    { title: 'Secretary of State', person: 'bo-chan', country: 'united-states' },
  ]);
});

test("each of the project's mappings is tested here", async () => {
  expect((await readdir(FOLDER)).sort()).toEqual([
    ...['leader-travel', 'travels-of-the-united-states', 'visits-to-the-united-states'],
  ]);
});
