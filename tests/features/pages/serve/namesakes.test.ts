import { afterAll, beforeAll, expect, test } from 'vitest';
import { countries } from '../../../../seed/reference/countries.js';
import type { Database } from '../../../../src/db/database.js';
import { annotation } from '../../../../src/model/annotation.js';
import { storeAnnotation } from '../../../../src/store/import/store.js';
import { storeCountries } from '../../../../src/store/import/countries.js';
import { serve, type Served } from '../../../http/serve.js';
import { emptyStore } from '../../../support/store.js';

// People whose names contain all words of another's name, or are another's alias.

const cite = [[0, 0]];
const visit = (person: string, year: number) => ({
  ...{ title: `A visit in ${year}`, status: 'COMPLETED', guestCountry: 'united-states', hostCountry: 'china' },
  ...{ start: `${year}-02-21`, delegation: [{ name: person, person, side: 'GUEST', capacity: 'HEAD', cite }], cite },
});
const president = (person: string, start: string, end: string) => ({
  ...{ title: 'President', person, country: 'united-states', start, end, status: 'ENDED', cite },
});
const LINK = annotation.parse({
  source: { slug: 'gazette', kind: 'LINK', title: 'The gazette', url: 'https://example.org/1', publishedOn: '2018-06-01' },
  people: {
    father: { name: 'George H.W. Bush', country: 'united-states' },
    son: { name: 'George W. Bush', country: 'united-states' },
    andreas: { name: 'Andreas Papandreou', aliases: ['Papandreou'] },
    george: { name: 'George Papandreou' },
    papandreou: { name: 'Papandreou' },
  },
  positions: [president('father', '1989-01-20', '1993-01-20'), president('son', '2001-01-20', '2009-01-20')],
  visits: {
    first: visit('father', 1989),
    second: visit('son', 2002),
    third: visit('son', 2005),
    fourth: visit('papandreou', 1982),
  },
});

let db: Database;
let server: Served;
beforeAll(async () => {
  db = await emptyStore();
  await storeCountries(db.prisma, countries());
  await storeAnnotation(db.prisma, LINK);
  server = await serve(db, {});
});
afterAll(async () => {
  await server?.close();
  await db?.close();
});

async function visitsOn(filter: string): Promise<string | undefined> {
  const html = await (await fetch(new URL(`/visits?${filter}`, server.url), { headers: { accept: 'text/html' } })).text();
  return /class="total"[^>]*>([^<]*)/.exec(html)?.[1];
}

test.each(['person', 'under'])(
  'the filter %s finds the only person with exactly this name, not everybody whose name contains its words',
  async (filter) => {
    expect(await visitsOn(`${filter}=George+W.+Bush`)).toBe('2 visits');
    expect(await visitsOn(`${filter}=george+w+bush`)).toBe('2 visits');
    expect(await visitsOn(`${filter}="George+H.W.+Bush"`)).toBe('1 visit');
    expect(await visitsOn(`${filter}=Bush`)).toBe('3 visits');
    expect(await visitsOn(`${filter}=W+Bush`)).toBe('3 visits');
  },
);

test.each(['/visits', '/counts', '/map', '/visits.atom', '/visits.md'])(
  '%s finds people by a name that is also the alias of another, without an endless redirect',
  async (path) => {
    for (const filter of ['person', 'under'])
      expect((await fetch(new URL(`${path}?${filter}=Papandreou`, server.url))).status, filter).toBe(200);
  },
);

test.each(['/visits', '/counts', '/map'])(
  '%s by an exact name links to the visits of everybody whose name contains its words',
  async (path) => {
    for (const filter of ['person', 'under']) {
      const read = async (name: string) => (await fetch(new URL(`${path}?${filter}=${name}`, server.url))).text();
      const others = 'another person contains the same words. ';
      expect(await read('Papandreou')).toContain(`${others}<a href="${path}?${filter}=Papandreou*">Show all</a>`);
      expect(await read('Papandreou*')).not.toContain(others);
      expect(await read('George+Papandreou')).not.toContain(others);
      expect(await visitsOn(`${filter}=Bush*`)).toBe('3 visits');
    }
    expect(await (await fetch(new URL(`${path}?person=Papandreou*`, server.url))).text()).toContain('George Papandreou');
  },
);
