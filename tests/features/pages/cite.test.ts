import { h, type VNode } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { type Citation, citeView } from '../../../src/features/pages/cite/panels.js';
import { Notes } from '../../../src/features/pages/facts/notes.js';
import { Kept } from '../../../src/features/pages/source/source-facts.js';

const site = { origin: 'https://example.org', version: '9', today: '2026-11-30' };
const ACCESSED = 'Accessed 30 November 2026.';

function forms(citation: Citation): { text: string; bibtex: string; csl: any; ris: string } {
  const main = citeView(citation, site).main(new Notes()) as VNode;
  const html = renderToStaticMarkup(main).replaceAll('&quot;', '"');
  const [text, bibtex, csl, ris] = [...html.matchAll(/<pre[^>]*>(.*?)<\/pre>/gs)].map(([, form]) => form!);
  return { text: text!, bibtex: bibtex!, csl: JSON.parse(csl!)[0], ris: ris! };
}

const ARTICLE = { kind: 'ARTICLE', section: null } as const;
const KEPT_NOWHERE = { archivedUrl: null, archive: null, archiveCollection: null, box: null, folder: null };
const day = { precision: 'DAY' as const, earliest: '2018-03-28', latest: '2018-03-28', edtf: '2018-03-28' };

test('a citation has the speakers in its title, the outlet and the dates, and its key is unique within the source', () => {
  const { text, bibtex, csl, ris } = forms({
    title: 'We came in peace',
    path: '/sources/harbour-treaty/p/4535-4677',
    speakers: ['Ann Lee', 'Bo Berg'],
    source: { ...ARTICLE, ...KEPT_NOWHERE, publisher: { slug: 'daily', name: 'The Daily' }, publishedOn: day },
    notes: ['Quoted in: A visit, characters 4,535–4,677'],
  });
  expect(text).toBe(
    `Ann Lee and Bo Berg: “We came in peace.” Quoted in: A visit, characters 4,535–4,677. The Daily, 28 March 2018. Author not recorded. Communiqué, version 9 of the data. https://example.org/sources/harbour-treaty/p/4535-4677. ${ACCESSED}`,
  );
  const title = 'Ann Lee and Bo Berg: “We came in peace”';
  expect(bibtex).toMatch(/^@misc\{harbour-treaty-4535-4677,\n/);
  expect(bibtex).toContain(`  title = {${title}},\n  publisher = {The Daily},\n  year = {2018},\n  month = mar,`);
  expect(bibtex).toContain('howpublished = {The Daily}');
  expect(bibtex).toContain('urldate = {2026-11-30}');
  expect(bibtex).toContain(
    'Author not recorded. Quoted in: A visit, characters 4,535–4,677. Read in Communiqué. Version 9 of the data}',
  );
  expect(csl).toMatchObject({
    ...{ title, 'container-title': 'The Daily', source: 'Communiqué' },
    issued: { 'date-parts': [[2018, 3, 28]] },
    accessed: { 'date-parts': [[2026, 11, 30]] },
  });
  expect(ris).toContain(`TI  - ${title}\nT2  - The Daily\nDB  - Communiqué\n`);
  for (const form of [bibtex, ris, JSON.stringify(csl)]) expect(form).not.toMatch(/author|AU {2}-/);
});

test('a data set is cited with its publisher, and no section stands in place of an unknown outlet', () => {
  const source = { ...ARTICLE, ...KEPT_NOWHERE, publisher: null, publishedOn: null };
  const data = forms({
    title: 'Trips',
    path: '/sources/trips',
    source: { ...source, kind: 'DATASET', publisher: { slug: 'office', name: 'The Office' } },
  });
  expect(data.csl).toMatchObject({ publisher: 'The Office', source: 'Communiqué' });
  expect(data.ris).toContain('DB  - Communiqué\nPB  - The Office\n');
  expect(data.text).toContain('“Trips.” The Office. Communiqué');
  const article = forms({ title: 'A trip', path: '/sources/trip', source: { ...source, section: 'World' } });
  expect(article.csl).toMatchObject({ source: 'Communiqué', note: 'Author and outlet not recorded' });
  for (const { csl, ris } of [data, article]) {
    expect(csl).not.toHaveProperty('container-title');
    expect(ris).not.toContain('T2');
  }
  expect(data.bibtex).toContain('howpublished = {The Office}');
  expect(article.bibtex).not.toContain('howpublished');
  expect(JSON.stringify(article)).not.toContain('World');
  expect(article.bibtex).not.toContain('publisher');
  expect(article.text).toContain('“A trip.” Author and outlet not recorded. Communiqué');
});

test('a citation leaves out unknown values, and gives an approximate date only in words', () => {
  expect(forms({ title: 'A trip', path: '/visits/trip', takesVersion: true })).toMatchObject({
    text: `“A trip.” Communiqué, version 9 of the data. https://example.org/visits/trip?version=9. ${ACCESSED}`,
    csl: { title: 'A trip', version: '9' },
  });
  const { bibtex, csl } = forms({
    title: 'A list',
    path: '/sources/list',
    source: { ...ARTICLE, ...KEPT_NOWHERE, publisher: null, publishedOn: { ...day, edtf: '2018~', precision: 'YEAR' } },
  });
  expect(bibtex).not.toMatch(/author|year|publisher/);
  expect(csl).not.toHaveProperty('issued');
});

test('the citation of a list includes its filters, its size and the date of access', () => {
  const { text, bibtex, csl, ris } = forms({
    title: 'Visits (to: China)',
    path: '/visits?host=china',
    notes: ['12 visits'],
  });
  expect(text).toBe(
    '“Visits (to: China).” 12 visits. Communiqué, version 9 of the data. https://example.org/visits?host=china. Accessed 30 November 2026.',
  );
  expect(bibtex).toMatch(/^@misc\{visits-china,\n/);
  expect(bibtex).toContain('urldate = {2026-11-30},\n  note = {12 visits. Version 9 of the data}');
  expect(csl).toMatchObject({ note: '12 visits', version: '9', accessed: { 'date-parts': [[2026, 11, 30]] } });
  expect(ris.split('\n')).toEqual([
    'TY  - ELEC',
    'TI  - Visits (to: China)',
    'T2  - Communiqué',
    'UR  - https://example.org/visits?host=china',
    'Y2  - 2026/11/30/',
    'N1  - 12 visits',
    'N1  - Version 9 of the data',
    'ER  - ',
    '',
  ]);
});

const IN_AN_ARCHIVE = {
  ...ARTICLE,
  ...{ publisher: null, publishedOn: null, archivedUrl: 'https://web.archive.org/web/1/https://example.org' },
  ...{ archive: 'National Archives', archiveCollection: 'FO 371', box: '63', folder: '12' },
};

test('a citation says which archive holds the original and where a copy can be found', () => {
  const { text, bibtex, csl, ris } = forms({ title: 'A letter', path: '/sources/letter', source: IN_AN_ARCHIVE });
  expect(text).toBe(
    `“A letter.” National Archives, FO 371, box 63, folder 12. Author and outlet not recorded. Archived at https://web.archive.org/web/1/https://example.org. Communiqué, version 9 of the data. https://example.org/sources/letter. ${ACCESSED}`,
  );
  expect(bibtex).toContain(
    'note = {National Archives, FO 371, box 63, folder 12. Author and outlet not recorded. Archived at https://web.archive.org/web/1/https://example.org. Read in Communiqué. Version 9 of the data}',
  );
  expect(csl).toMatchObject({
    ...{ archive: 'National Archives', archive_location: 'FO 371, box 63, folder 12' },
    note: 'Author and outlet not recorded. Archived at https://web.archive.org/web/1/https://example.org',
  });
  expect(ris).toContain('AV  - National Archives, FO 371, box 63, folder 12\n');
  const only = forms({ title: 'A letter', path: '/sources/letter', source: { ...IN_AN_ARCHIVE, ...KEPT_NOWHERE, box: '4' } });
  expect(only.csl).not.toHaveProperty('archive');
  expect(only.csl).toHaveProperty('archive_location', 'box 4');
});

test('the page of a source says which archive holds the original, and links to the copy', () => {
  const html = renderToStaticMarkup(h(Kept, { source: IN_AN_ARCHIVE }));
  expect(html).toContain('href="https://web.archive.org/web/1/https://example.org"');
  expect(html.replace(/<[^>]+>/g, '')).toContain('National Archives, FO 371, box 63, folder 12');
  expect(renderToStaticMarkup(h(Kept, { source: { ...ARTICLE, publisher: null, publishedOn: null, ...KEPT_NOWHERE } }))).toBe('');
});
