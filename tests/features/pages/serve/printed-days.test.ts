import { expect, test } from 'vitest';
import { countries } from '../../../../seed/reference/countries.js';
import { annotation } from '../../../../src/model/annotation.js';
import { storeAnnotation } from '../../../../src/store/import/store.js';
import { storeCountries } from '../../../../src/store/import/countries.js';
import { emptyStore } from '../../../support/store.js';
import { watchedServer } from '../../../http/limits/watched-server.js';

test('the source’s own words about the days of a visit form a separate sentence', async () => {
  const db = await emptyStore();
  await storeCountries(db.prisma, countries());
  const visit = (days: object) => ({ title: 'V', status: 'COMPLETED', hostCountry: 'portugal', cite: [[0, 0]], ...days });
  const visits = {
    two: visit({ start: '2019-05-08', end: '2019-05-09', startAsPrinted: 'Wednesday' }),
    stated: visit({ start: '2019-05-08', end: '2019-05-09', durationDays: 2 }),
    open: visit({ start: '2019-05-08', startAsPrinted: 'Wednesday' }),
    long: visit({ start: '2019-05-08', durationDays: 2, startAsPrinted: 'Wednesday' }),
  };
  const source = { slug: 'list', kind: 'LINK', title: 'A list', url: 'https://example.org/', publishedOn: '2020' };
  await storeAnnotation(db.prisma, annotation.parse({ source, visits }));
  const server = await watchedServer({}, undefined, Promise.resolve(db));
  const days = async (slug: string) => {
    const response = await fetch(new URL(`/visits/${slug}`, server.url), { headers: { accept: 'text/html' } });
    const [, when = ''] = /<dt>When<\/dt><dd>(.*?)<\/dd>/s.exec(await response.text()) ?? [];
    return when.replaceAll(/<sup.*?<\/sup>|<[^>]+>/gs, '');
  };
  const words = 'In the words of the source: Wednesday';
  expect(await days('two')).toContain(`, 2 days, the first and the last included. ${words}`);
  expect(await days('stated')).toMatch(/, 2 days, the first and the last included$/); // does not deny that the source says so
  expect(await days('open')).toContain(` Last day not given. ${words}`);
  expect(await days('long')).toContain(`, 2 days. ${words}`);
  await server.close();
});
