import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { setUp, start } from '../../support/process.js';
import { seededStore } from '../../support/store.js';
import type { Database } from '../../../src/db/database.js';
import { annotation } from '../../../src/model/annotation.js';
import { sha256 } from '../../../src/model/text/sha256.js';
import { storeAnnotation } from '../../../src/store/import/store.js';
import { serve, type Served } from '../../http/serve.js';

const HONEST = 'Xi said “keep frequent contacts” & more.';
const TEXT = `${HONEST}\nKim said: “keep frequent contacts”. Barack Obama said: “keep frequent contacts”.\n<b>“We danced beneath quiet purple moons”`;

const TWICE = 'Every lantern on the bridge was lit by volunteers.';

let db: Database;
let server: Served;
beforeAll(async () => {
  db = await seededStore();
  const said = (speaker: object) => ({ kind: 'DIRECT_QUOTE', text: TWICE, speakers: [speaker], cite: [[0, TWICE.length]] });
  for (const [slug, speaker] of [['lanterns', { country: 'china' }] as const, ['lit', { person: 'kim-jong-un' }] as const]) {
    await storeAnnotation(
      db.prisma,
      annotation.parse({
        source: { slug, kind: 'ARTICLE', title: slug, publishedOn: '2018-04-02', sha256: sha256(TWICE), length: TWICE.length },
        ...('person' in speaker && { people: { 'kim-jong-un': { name: 'Kim Jong-un', country: 'north-korea' } } }),
        statements: { twice: said(speaker) },
      }),
      {},
    );
  }
  server = await serve(db, {});
});
afterAll(async () => {
  await server?.close();
  await db?.close();
});

const page = (init?: RequestInit) => fetch(new URL('/check', server.url), init);

test('the quotation check page has a form that works without scripts, and says what is compared', async () => {
  const html = await (await page()).text();
  expect(html).toMatch(/<form action="\/check" method="post"/);
  expect(html).toContain('may still be right');
  expect(await (await fetch(new URL('/', server.url), { headers: { accept: 'text/html' } })).text()).toContain('href="/check"');
});

test('a submitted text is shown with its quotations marked, a card for each, and a link for citing it', async () => {
  const response = await page({ method: 'POST', body: new URLSearchParams({ text: TEXT.replaceAll('\n', '\r\n') }) });
  const html = await response.text();
  expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'private, no-cache']);
  expect(html).toContain('<mark class="verbatim">keep frequent contacts</mark>');
  expect(html).toContain('<mark class="misattributed">keep frequent contacts</mark>');
  expect(html).toMatch(/href="\/cite\/sources\/china-north-korea-extol-traditional-friendship\/p\/3541-3563">Cite</);
  expect(html).toContain('&lt;b>');
  expect(html).not.toMatch(/href="[^"]*frequent/);
});

test('an altered quotation offers to cite what the source has, and the page counts the statements compared', async () => {
  const response = await page({ method: 'POST', body: new URLSearchParams({ text: 'Xi said: “keep very frequent contacts”.' }) });
  const html = await response.text();
  expect(html).toContain('1 altered');
  expect(html).toMatch(/href="\/cite\/sources\/[^"]+\/p\/\d+-\d+">Cite the words of the source</);
  expect(html).toMatch(/\d+ statements from 3 sources, and the texts/);
});

test('the page says to whom the sources attribute words that a text attributes to an unknown speaker', async () => {
  const response = await page({
    method: 'POST',
    body: new URLSearchParams({ text: 'Barack Obama said: “keep frequent contacts”.' }),
  });
  expect(await response.text()).toMatch(
    /1 verbatim\. For 1, the text names a speaker who is not stored here\..*Attributed to <bdi>Barack Obama<\/bdi>, who is not stored here\. The source gives these words to <bdi>Xi Jinping<\/bdi>\./s,
  );
});

test('words that passages give to two speakers are shown with both, and either can be cited', async () => {
  const html = await (
    await page({ method: 'POST', body: new URLSearchParams({ text: `Kim Jong-un said: “${TWICE}”.` }) })
  ).text();
  const words = html.replaceAll(/<[^>]*>/g, '').replaceAll(/\s+/g, ' ');
  expect(words).toContain('Attributed to Kim Jong-un. Passages give these words to China and Kim Jong-un.');
  expect(html.match(/href="\/cite\/sources\/[^"]+">Cite</g)).toHaveLength(2);
});

test('a text over the limit is refused on an error page that says why', async () => {
  const response = await page({ method: 'POST', body: new URLSearchParams({ text: 'a'.repeat(100_001) }) });
  expect(response.status).toBe(400);
  expect(await response.text()).toContain('The text has 100001 code points. Check it in parts; the limit is 100000.');
});

test('the command prints verdicts and passages, and fails if a quotation is altered or misattributed', async () => {
  const folder = await mkdtemp(join(inject('runFolder'), 'check-'));
  await setUp(folder);
  await writeFile(join(folder, 'honest.txt'), HONEST);
  await writeFile(join(folder, 'article.txt'), TEXT);
  const run = async (file: string) => {
    const running = start('communique check-quotations', folder, {}, [file]);
    return { code: await running.ended, ...running.output() };
  };
  expect(await run('honest.txt')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining(
      '1: VERBATIM: "keep frequent contacts" (attributed to Xi)\n  /sources/china-north-korea-extol-traditional-friendship/p/3541-3563\n',
    ),
  });
  const { code, stdout, stderr } = await run('article.txt');
  expect(code).toBe(1);
  expect(stdout).toContain('2: MISATTRIBUTED: "keep frequent contacts" (attributed to Kim)');
  expect(stdout).toContain('(attributed to Barack Obama, who is not in the store)');
  expect(stderr).toMatch(/4 quotations: VERBATIM 2, /);
}, 300_000);
