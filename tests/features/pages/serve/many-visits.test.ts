import { afterAll, beforeAll, expect, test } from 'vitest';
import { countries } from '../../../../seed/reference/countries.js';
import { annotation } from '../../../../src/model/annotation.js';
import { storeAnnotation } from '../../../../src/store/import/store.js';
import { storeCountries } from '../../../../src/store/import/countries.js';
import { emptyStore } from '../../../support/store.js';
import { watchedServer, type WatchedServer } from '../../../http/limits/watched-server.js';

// More visits between two countries than one request returns, from a source that lists only visits to one of them.

let server: WatchedServer;
const MANY = 250;

const visit = (guest: string, host: string, start: string) => ({
  ...{ title: `${guest} in ${host}`, status: 'COMPLETED', guestCountry: guest, hostCountry: host, start, cite: [[0, 10]] },
});
const source = (slug: string) => ({ slug, title: `The ${slug}`, publishedOn: '2000-01-01', sha256: '0'.repeat(64), length: 100 });
const yearOf = (index: number) => 1850 + Math.floor(index / 2);
const LIST = annotation.parse({
  source: source('list'),
  visits: Object.fromEntries(
    Array.from({ length: MANY }, (_, index) => [
      `to-france-${index}`,
      { ...visit('kenya', 'france', `${yearOf(index)}-03-01`), ...(index === MANY - 1 && { end: '1974-04-01' }) },
    ]),
  ),
});
/** The two Bjarnis have one name. */
const bjarni = (person: string) => ({ delegation: [{ name: 'Bjarni', person, side: 'GUEST', cite: [[0, 10]] }] });
const ARTICLE = annotation.parse({
  source: source('article'),
  people: { bjarni: { name: 'Bjarni' }, 'bjarni-2': { name: 'Bjarni' } },
  visits: {
    back: { ...visit('france', 'kenya', '1990-05-01'), ...bjarni('bjarni') },
    again: { ...visit('france', 'kenya', '1990-07'), ...bjarni('bjarni') },
    later: { ...visit('france', 'kenya', '1990-12'), ...bjarni('bjarni-2') },
  },
});

beforeAll(async () => {
  const filled = emptyStore().then(async (database) => {
    const { prisma } = database;
    await storeCountries(prisma, countries());
    for (const each of [LIST, ARTICLE]) await storeAnnotation(prisma, each);
    await prisma.source.updateMany({ where: { slug: 'list' }, data: { coversHosts: 'France' } });
    return database;
  });
  server = await watchedServer({ RATE_LIMIT: '1000000' }, undefined, filled);
});
afterAll(() => server.close());

const read = async (path: string) =>
  (await (await fetch(new URL(path, server.url), { headers: { accept: 'text/html' } })).text()).replaceAll('&amp;', '&');
const words = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

test('people who may be the same are counted, listed with their years, and named on the page of each other', async () => {
  expect(words(await read('/about'))).toContain('1 pair of people who may have been stored twice. Each is counted separately.');
  expect(words(await read('/spellings'))).toContain('Bjarni 2 visits, 1990 Bjarni 1 visit, 1990 the same name');
  for (const [slug, other] of [
    ['bjarni', 'bjarni-2'],
    ['bjarni-2', 'bjarni'],
  ])
    expect(await read(`/people/${slug}`)).toMatch(new RegExp(`Perhaps the same person: <a href="/people/${other}">`));
});

test('all visits between two countries are drawn, and only the latest are listed', async () => {
  const page = await read('/between/kenya/france');
  const [drawn] = /<figure class="frame timeline".*?<\/figure>/s.exec(page)!;
  expect(drawn.match(/class="certain"/g)).toHaveLength(MANY + 1);
  expect(words(drawn)).not.toContain('not drawn');
  const csv = await read('/between/kenya/france?chart=visits-drawn.csv');
  expect(csv.match(/1\d\d\d-0\d-01/g)).toHaveLength(2 * (MANY + 1));
  expect(page.match(/<th scope="row"><a href="\/visits\/to-france-/g)).toHaveLength(20);
  expect(words(page)).toContain(`All ${MANY} visits`);
});

test('the table of years explains only the cells that it has', async () => {
  const [, key] = /Completed visits between(.*?)<\/figcaption>/s.exec(await read('/between/kenya/france'))!;
  expect(key).toContain('Question mark: no source covers the year.');
  expect(key).toContain('Blank: before 1850 or after 1990.');
  expect(key).not.toContain('0: none');
});

test('each list of visits says what its own sources cover', async () => {
  for (const path of ['/', '/visits', '/counts', '/map'])
    expect(words(await read(path)), path).toContain('1 of the 2 sources list only visits to France.');
  for (const path of ['/visits?guest=kenya', '/visits?guest=kenya&decade=1860', '/counts?guest=kenya', '/map?guest=kenya'])
    expect(words(await read(path)), path).toContain('The source lists only visits to France.');
  expect(words(await read('/visits?host=kenya'))).not.toContain('list only');
});

test.each(['/between/kenya/france', '/countries/kenya'])(
  'each list on %s names its own sources, and the first day of the latest visit',
  async (path) => {
    const html = await read(path);
    const notes = ['there', 'made', 'back', 'received'].flatMap((id) => {
      const [, from] = new RegExp(`id="${id}-listed">.*?<p class="aside from">(.*?)Download`, 's').exec(html) ?? [];
      return from === undefined ? [] : [words(from).trim()];
    });
    expect(notes.toSorted()).toEqual([
      'Source: The article , 1 January 2000. Latest visit: December 1990.',
      'Source: The list , 1 January 2000. Latest visit: 1 March 1974.',
    ]);
    for (const [note] of html.matchAll(/<p class="aside from">.*?<\/p>/gs)) {
      if (note.includes('2 sources')) expect(note).not.toContain('/sources"');
      if (note.includes('2 sources')) expect(note).toContain('Latest visit: December 1990.');
    }
  },
);

test('a list with search words names its own sources, or says that it cannot', async () => {
  const found = words(await read('/visits?q=kenya+1890&guest=kenya'));
  expect(found).toContain('The source lists only visits to France.');
  expect(found).toContain('Source: The list , 1 January 2000.');
  expect(words(await read('/organizations?q=nothing'))).not.toContain('2 sources');
  expect(words(await read('/sources?q=article'))).toContain('In the whole store: 2 sources');
});

test('similar matches are labelled once, and suggested names are capitalized', async () => {
  const found = words(await read('/search?q=Bjarnni'));
  expect(found).toMatch(/\d+ similar match(es)? for Bjarnni Did you mean Bjarni \? /);
  expect(found).not.toMatch(/No match as spelled|No exact match|do not find all/);
  expect(words(await read('/search?q=Bjarni'))).not.toContain('similar match');
});

test('the page of disagreements does not deny the other sources of a visit’s page', async () => {
  const page = words(await read('/disagreements'));
  expect(page).toContain('The dates, places and people of each visit have a single source');
  expect(page).not.toContain('Every visit here has a single source');
});

test('two people of one name are told apart by their first visits', async () => {
  for (const path of ['/visits', '/counts', '/map'])
    expect(words(await read(`${path}?person=bjarni`)), path).toMatch(
      /Visits with any of (Bjarni \(first visit: (1 May|December) 1990\)(, )?){2}\./,
    );
  expect(words(await read('/visits?who=bjarni-2'))).toContain('Bjarni (first visit in 1990), with 2 more visits.');
});
