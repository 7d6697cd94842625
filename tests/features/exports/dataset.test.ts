import jsonld from 'jsonld';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.js';
import { type DatasetFacts, datasetJsonLd } from '../../../src/features/exports/dataset.js';
import { NAMES } from '../../../src/features/exports/exports.js';
import { seededStore } from '../../support/store.js';
import { post, serve, type Served } from '../../http/serve.js';

const OWNED = { SITE_OWNER: 'Archive & Co', SITE_CONTACT: 'desk@visits.example.org', SITE_LICENCE: 'CC BY 4.0' };
const SC = 'http://schema.org/';
const CR = 'http://mlcommons.org/croissant/';

let db: Database;
let server: Served;
let owned: Served;
beforeAll(async () => {
  db = await seededStore();
  [server, owned] = [await serve(db, {}), await serve(db, { ...OWNED, PUBLIC_URL: 'https://visits.example.org' })];
});
afterAll(async () => {
  for (const each of [server, owned, db]) await each?.close();
});

const read = (from: Served, path: string, accept = 'text/html') => fetch(new URL(path, from.url), { headers: { accept } });

/** Returns the JSON-LD of the front page. */
async function frontPage(from: Served): Promise<any> {
  const html = await (await read(from, '/')).text();
  return JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)![1]!);
}

describe('the data set on the front page', () => {
  test('has what Google requires: a description of 50 to 5,000 characters, a licence, a creator, files, times and places', async () => {
    const described = await frontPage(owned);
    expect(described).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'Dataset',
      url: 'https://visits.example.org/',
      license: 'https://creativecommons.org/licenses/by/4.0/',
      creator: { '@type': 'Organization', name: 'Archive & Co', contactPoint: { email: 'desk@visits.example.org' } },
      publisher: { '@type': 'Organization', name: 'Archive & Co' },
      isAccessibleForFree: true,
      variableMeasured: NAMES,
    });
    expect(described.description.length).toBeGreaterThanOrEqual(50);
    expect(described.description.length).toBeLessThanOrEqual(5_000);
    expect(described.temporalCoverage).toMatch(/^\d{4}(-\d\d){0,2}\/\d{4}(-\d\d){0,2}$/);
    const answer = await post(
      server.url,
      '{ dataVersion visitCountsConnection(by: [HOST_COUNTRY], where: { status: [COMPLETED] }, first: 100) { nodes { hostCountry { name } } } }',
    );
    const { data } = (await answer.json()) as any;
    expect(described.version).toBe(data.dataVersion);
    expect(
      [described.spatialCoverage]
        .flat()
        .map(({ name }: any) => name)
        .toSorted(),
    ).toEqual(data.visitCountsConnection.nodes.map(({ hostCountry }: any) => hostCountry.name).toSorted());
    expect(Number.isNaN(Date.parse(described.dateModified))).toBe(false);
  });

  test('lists only files that exist', async () => {
    const { distribution } = await frontPage(server);
    expect(distribution.map(({ name }: any) => name)).toEqual(NAMES.map((name) => `${name}.csv`));
    for (const { contentUrl, encodingFormat } of distribution.slice(0, 3)) {
      const response = await fetch(contentUrl);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toContain(encodingFormat);
      await response.text();
    }
  });

  test('names the information that the operator has not provided', async () => {
    const { license, creator } = await frontPage(server);
    expect(license.name).toContain('No licence is given');
    expect(creator).toEqual({
      '@type': 'Organization',
      name: `The operator of ${new URL(server.url).host}`,
      url: new URL('/', server.url).href,
    });
  });
});

test.each([
  ['CC0', 'https://creativecommons.org/publicdomain/zero/1.0/'],
  ['CC0-1.0', 'https://creativecommons.org/publicdomain/zero/1.0/'],
  ['CC-BY-NC-SA-4.0', 'https://creativecommons.org/licenses/by-nc-sa/4.0/'],
  ['https://data.example.org/terms', 'https://data.example.org/terms'],
  ['Ask us first', { '@type': 'CreativeWork', name: 'Ask us first' }],
])('the licence %s is described by its URL if known', (licence, described) => {
  const side = { totalCount: 0, visitsCount: 0, nodes: [] };
  const facts: DatasetFacts = {
    scope: { hosts: side, guests: side },
    earliest: undefined,
    latest: undefined,
    changedAt: undefined,
  };
  const site = { origin: 'https://example.org', owner: null, contact: null, licence, version: '1' };
  const jsonLd = datasetJsonLd(facts, site, true);
  expect(jsonLd['license']).toEqual(described);
  for (const unknown of ['temporalCoverage', 'spatialCoverage', 'dateModified']) expect(jsonLd).not.toHaveProperty(unknown);
});

test.each([
  ['days and months', '1961-05', '2018-03-25', '1961-05/2018-03-25'],
  ['a decade, as its first year', '196X', '2018', '1960/2018'],
])('the period covered by the data is as precise as its sources: %s', (_what, first, last, period) => {
  const side = { totalCount: 30, visitsCount: 40, nodes: [{ count: 3, country: { name: 'Japan' } }] };
  const [earliest, latest] = [first, last].map((edtf) => ({ edtf, earliest: `${edtf.replace('X', '0').slice(0, 4)}-01-01` }));
  const facts = { scope: { hosts: side, guests: side }, earliest, latest, changedAt: undefined };
  const site = { origin: 'https://example.org', owner: null, contact: null, licence: null, version: '1' };
  expect(datasetJsonLd(facts, site, true)).toMatchObject({ temporalCoverage: period, spatialCoverage: '30 countries' });
});

describe('Croissant', () => {
  test('has the required properties of version 1.1 in its context, and no properties outside it', async () => {
    const response = await read(owned, '/export/croissant.json', '*/*');
    expect(response.headers.get('content-type')).toBe(
      'application/ld+json; profile="http://mlcommons.org/croissant/1.1"; charset=utf-8',
    );
    const file = (await response.json()) as any;
    expect(response.headers.get('communique-version')).toBe(file.version.split('.')[0]);
    expect(file.version).toMatch(/^\d+\.0\.0$/);
    expect(file.citeAs).toMatch(/^@misc\{communique,\n/);
    // Relative ids are resolved against the address of the file.
    const [dataset] = await jsonld.expand(file, { base: 'https://visits.example.org/export/croissant.json', safe: true });
    expect(dataset!['@type']).toEqual([`${SC}Dataset`]);
    expect(dataset!['http://purl.org/dc/terms/conformsTo']).toEqual([
      { '@value': 'http://mlcommons.org/croissant/1.1', '@language': 'en' },
    ]);
    for (const required of ['description', 'license', 'name', 'url', 'creator', 'datePublished', 'distribution'])
      expect(dataset, required).toHaveProperty([SC + required]);
    expect(dataset![`${CR}isLiveDataset`]).toEqual([{ '@value': true }]);
    for (const each of dataset![`${SC}distribution`] as any[]) {
      expect(each['@type']).toEqual([`${CR}FileObject`]);
      for (const required of ['contentUrl', 'encodingFormat']) expect(each).toHaveProperty([SC + required]);
    }
    const recordSets = dataset![`${CR}recordSet`] as any[];
    expect(recordSets).toHaveLength(NAMES.length);
    for (const fields of recordSets.map((each) => each[`${CR}field`]))
      for (const field of fields)
        expect(field[`${CR}dataType`][0]['@id']).toMatch(/^http:\/\/schema\.org\/(Text|URL|Integer|Boolean|Date|DateTime)$/);
  });

  test('describes the columns of every file with unique ids, and refers only to what it describes', async () => {
    const { distribution, recordSet } = (await (await read(server, '/export/croissant.json', '*/*')).json()) as any;
    const fields = recordSet.flatMap(({ field }: any) => field);
    const ids = [...distribution, ...recordSet, ...fields].map((each) => each['@id']);
    expect(new Set(ids).size).toBe(ids.length);
    const keys = recordSet.flatMap(({ key }: any) => [key].flat());
    const references = fields.flatMap(({ references }: any) => (references ? [references] : []));
    expect(references.length).toBeGreaterThan(20);
    for (const { '@id': id } of [...keys, ...references, ...fields.map(({ source }: any) => source.fileObject)])
      expect(ids).toContain(id);
    for (const { '@id': file, contentUrl } of distribution) {
      const [header] = parse(await (await fetch(contentUrl)).text(), { to: 1 }) as string[][];
      const described = fields.filter(({ source }: any) => source.fileObject['@id'] === file);
      expect(described.map(({ source }: any) => source.extract.column)).toEqual(header);
    }
  });
});
