import { afterAll, beforeAll, expect, test } from 'vitest';
import { countries } from '../../../../seed/reference/countries.js';
import type { Database } from '../../../../src/db/database.js';
import { annotation } from '../../../../src/model/annotation.js';
import { storeCountries } from '../../../../src/store/import/countries.js';
import { storeAnnotation } from '../../../../src/store/import/store.js';
import { serve, type Served } from '../../../http/serve.js';
import { emptyStore } from '../../../support/store.js';

// Visits on behalf of an organization, of a state, and of an organization by somebody who also holds a state office.

const cite = [[0, 0]];
const visit = (person: string) => ({
  ...{ title: `A visit by ${person}`, status: 'COMPLETED', hostCountry: 'china', start: '2018-05', cite },
  delegation: [{ name: person, person, side: 'GUEST', capacity: 'HEAD', cite }],
});
const held = (person: string, of: object) => ({ title: 'Head', person, ...of, start: '2018', status: 'HELD', cite });
const LINK = annotation.parse({
  source: { slug: 'gazette', kind: 'LINK', title: 'The gazette', url: 'https://example.org/1', publishedOn: '2018-06-01' },
  people: { ann: { name: 'Ann' }, bo: { name: 'Bo' } },
  organizations: { body: { name: 'Trade Body', kind: 'INTERGOVERNMENTAL' } },
  positions: [held('ann', { organization: 'body' }), held('bo', { organization: 'body' }), held('bo', { country: 'ghana' })],
  visits: { ann: visit('ann'), bo: visit('bo') },
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

test('the page of a visit without a guest country names the organization in which only the head has an office', async () => {
  const from = async (slug: string) => {
    const response = await fetch(new URL(`/visits/${slug}`, server.url), { headers: { accept: 'text/html' } });
    const text = (await response.text()).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
    return / From (.*?) To /.exec(text)?.[1];
  };
  expect(await from('ann')).toBe('No country given . The head of the guests has an office in Trade Body .');
  expect(await from('bo')).toBe('No country given');
});
