import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import pino from 'pino';
import { SaxesParser } from 'saxes';
import type { VNode } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import type { Prisma } from '../../../../src/db/generated/client.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FEATURES } from '../../../../src/features.js';
import { readConfig } from '../../../../src/config/config.js';
import { createServer } from '../../../../src/http/server.js';
import { emptyStore, seededStore } from '../../../support/store.js';
import { sample } from '../../../support/thorough.js';
import { Notes } from '../../../../src/features/pages/facts/notes.js';
import type { View } from '../../../../src/features/pages/page.js';
import { pageAt, PAGES } from '../../../../src/features/pages/pages.js';
import { samplePage, SAMPLE_PAGES } from '../../pages/sample-pages.js';
import { watchedServer, type WatchedServer } from '../../../http/limits/watched-server.js';

const VISIT = '/visits/kim-jong-un-china-2018';
const SOURCE = '/sources/china-north-korea-extol-traditional-friendship';

/** Sends a request like a browser, apart from `headers`. */
function reader(server: WatchedServer) {
  const origin = new URL(server.url).origin;
  return (path: string, headers: Record<string, string> = {}) =>
    fetch(origin + path, { headers: { accept: 'text/html', ...headers }, redirect: 'manual' });
}

describe('a server with pages', () => {
  let server: WatchedServer;
  let get: ReturnType<typeof reader>;
  beforeAll(async () => {
    const variables = { RATE_LIMIT: '1000000', RESPONSE_CACHE_MB: '64', PUBLIC_URL: 'https://visits.example.org' };
    server = await watchedServer(variables, undefined, seededStore());
    get = reader(server);
  });
  afterAll(() => server.close());

  /** Returns the visits that a page lists. */
  const slugs = async (path: string) =>
    [...(await (await get(path)).text()).matchAll(/<th scope="row"><a href="\/visits\/([^"]+)"/g)].map(([, slug]) => slug!);

  test('sends a page with a content security policy, its address and the data version', async () => {
    const response = await get(VISIT);
    expect(response.status).toBe(200);
    const headers = Object.fromEntries(response.headers);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'public, max-age=0, must-revalidate',
      'x-content-type-options': 'nosniff',
    });
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
    const html = await response.text();
    expect(html).toContain(`<link rel="canonical" href="https://visits.example.org${VISIT}"/>`);
    expect(html).toContain(`Version ${headers['communique-version']} of the data.`);
    expect(html).not.toMatch(/ style="| on[a-z]+="/);
  });

  test('groups the statements of a visit by speaker, the speaker of most first', async () => {
    const html = await (await get(`${VISIT}?by=speaker`)).text();
    const numbers = [...html.matchAll(/<h3 id="speaker-\d+">.*?<span class="count">(\d+)</g)].map(([, count]) => Number(count));
    expect(numbers.length).toBeGreaterThan(2);
    expect(numbers).toEqual(numbers.toSorted((a, b) => b - a));
    const [, accepted] = /<div class="said">((?:(?!class="said").)*He has accepted an invitation.*?)<\/li>/s.exec(html)!;
    expect(accepted!.match(/xi-jinping-north-korea"/g), 'the visit that it is about').toHaveLength(1);
  });

  test('numbers the passages of a visit in the same way however its statements are grouped, and links to the groups', async () => {
    const numbered = async (query: string) => {
      const html = await (await get(VISIT + query)).text();
      const passages = html.matchAll(/<a href="([^"]+)"><span class="hidden">Passage <\/span>(\d+)/g);
      return { html, passages: new Map([...passages].map(([, to, n]) => [to!, n!])) };
    };
    const { passages } = await numbered('');
    expect(passages.size).toBeGreaterThan(20);
    for (const by of ['speaker', 'outlet']) {
      const { html, passages: grouped } = await numbered(`?by=${by}`);
      expect([...grouped].toSorted(), by).toEqual([...passages].toSorted());
      const links = [...html.matchAll(/<a href="#((?:speaker|by)-[^"]+)"/g)].map(([, id]) => id!);
      expect(links.length, by).toBeGreaterThan(2);
      for (const id of links) expect(html).toContain(`<h3 id="${id}">`);
    }
  });

  test.each(['/visits?country=china', '/visits?country=china&sort=oldest', '/visits?sort=title'])(
    'the files of %s have its order',
    async (path) => {
      const html = await (await get(path)).text();
      const files = [...html.matchAll(/href="(\/export\/visits\.csv[^"]*)"/g)].map(([, url]) => url!.replaceAll('&amp;', '&'));
      expect(new Set(files).size).toBe(1);
      const [head, ...lines] = (await (await get(files[0]!)).text()).trim().split('\r\n');
      const column = head!.replace('\uFEFF', '').split(',').indexOf('slug');
      expect(lines.map((line) => line.split(',')[column])).toEqual(await slugs(path));
    },
  );

  test('dates a visit whose last day is unknown by its first day', async () => {
    const { start, end, kind, durationDays } = (
      await server.post({ query: '{ visit(slug: "kim-jong-un-china-2018") { start { edtf } end { edtf } kind durationDays } }' })
    ).data.visit;
    expect({ start, end, kind, durationDays }).toEqual({
      ...{ start: { edtf: '2018-03-25' }, end: null, kind: 'UNOFFICIAL', durationDays: 3 },
    });
    const paths = [VISIT, '/visits', '/visits.atom', '/search?q=kim+jong-un+china', '/between/north-korea/china'];
    for (const path of paths) {
      const text = (await (await get(path)).text()).replaceAll(/<[^>]+>/g, ' ');
      expect(text, path).toContain('from 25 March 2018');
    }
  });

  test("shows on a visit's page what was said about it during another visit, and who reported it", async () => {
    const html = await (await get('/visits/kim-jong-un-china-again')).text();
    const about = html.split('What was said about this visit').at(-1)!;
    expect(about).toContain('reported by <a href="/organizations/xinhua">');
    expect(about).toContain(`<a href="${VISIT}">`);
    expect(await (await get(VISIT)).text()).not.toContain('What was said about this visit');
  });

  test("shows on a person's page what others said at the same events, with who said it", async () => {
    const html = await (await get('/people/kim-jong-un')).text();
    const [, own, others] = /id="statements"(.*)(id="said-by-others".*?)<\/section>/s.exec(html)!;
    const speakers = (section: string) => [...section.matchAll(/<p class="who"><b>(.*?)<\/b>/g)].map(([, name]) => name!);
    expect(speakers(own!).length).toBeGreaterThan(0);
    expect(speakers(others!).length).toBeGreaterThan(0);
    expect(others).toContain('Said by others at the same events');
    for (const name of speakers(others!)) expect(name).not.toContain('Kim Jong-un');
  });

  test('lists visits without a kind by their status alone, and can filter by them', async () => {
    const { prisma } = server.db;
    const stored = await prisma.visit.findMany({ where: { kind: null }, select: { slug: true } });
    expect(stored.length).toBeGreaterThan(0);
    expect((await slugs('/visits?kind=none')).toSorted()).toEqual(stored.map(({ slug }) => slug).toSorted());
    const html = await (await get('/visits?kind=none')).text();
    expect(html).toContain('<td>completed</td>');
    expect(html).toContain('kind not given</bdi></a> <span class="count">');
  });

  test('says on a list limited to certain years how many visits without a start date also match, with a link', async () => {
    const { prisma } = server.db;
    const undated = await prisma.visit.findMany({ where: { startEdtf: null }, select: { slug: true } });
    expect(undated.length).toBeGreaterThan(0);
    const html = await (await get('/visits?since=2018&sort=title')).text();
    const [, total, link] = /Left out: (\d+) visits?, whose first day is not given\.<\/bdi> <a href="([^"]+)">Show them/.exec(
      html,
    )!;
    expect(Number(total)).toBe(undated.length);
    const shown = await slugs(link!.replaceAll('&amp;', '&'));
    expect(shown.toSorted()).toEqual(undated.map(({ slug }) => slug).toSorted());
    const { length: undatedGuests } = await slugs('/visits?guest=china&dated=no');
    const guests = await (await get('/visits?guest=china&until=2018')).text();
    expect(guests.includes(`${undatedGuests} visit`)).toBe(undatedGuests > 0);
    expect(await (await get('/visits?sort=title')).text()).not.toContain('whose first day is not given');
  });

  test.each(['china', 'north-korea'])(
    'links the years on %s to the visits that they count, made and received',
    async (country) => {
      const html = await (await get(`/countries/${country}`)).text();
      const years = [...html.matchAll(/<li><a href="([^"]+)">(\d{4})<\/a> (\d+)<\/li>/g)];
      expect(years.length).toBeGreaterThan(0);
      for (const [, link, year, total] of years) {
        const shown = await slugs(link!.replaceAll('&amp;', '&'));
        expect(shown, `${country} in ${year}`).toHaveLength(Number(total));
      }
    },
  );

  describe('finds visits in the list by', () => {
    const stored = async (where: Prisma.VisitWhereInput) =>
      (await server.db.prisma.visit.findMany({ where })).map(({ slug }) => slug).toSorted();
    const listed = async (query: string) => (await slugs(`/visits?${query}`)).toSorted();

    test.each<[string, string, Prisma.VisitWhereInput]>([
      ['how closely the first day is known', 'precision=MONTH', { startPrecision: 'MONTH' }],
      [
        'a country on either side',
        'country=south-korea',
        { OR: [{ guestCountry: { slug: 'south-korea' } }, { hostCountry: { slug: 'south-korea' } }] },
      ],
    ])('%s', async (_what, query, where) => {
      const found = await listed(query);
      expect(found.length).toBeGreaterThan(0);
      expect(found).toEqual(await stored(where));
    });

    test('their length as shown on their page', async () => {
      const { data } = await server.post({ query: '{ visits(first: 100) { nodes { slug durationDays } } }' });
      const nodes: { slug: string; durationDays: number | null }[] = data.visits.nodes;
      const long = nodes.filter(({ durationDays }) => durationDays !== null && durationDays >= 3 && durationDays <= 5);
      expect(long.length).toBeGreaterThan(0);
      expect(await listed('shortest=3&longest=5')).toEqual(long.map(({ slug }) => slug).toSorted());
    });

    test('the office of a delegate at the start of the visit, and who held it then', async () => {
      const foreignMinister = await listed('role=foreign+minister');
      expect(foreignMinister).toContain('kim-jong-un-china-2018');
      expect(await listed('role=astronaut')).toEqual([]);
      const certainties = { '': 'KNOWN', '&held=possible': 'POSSIBLE', '&held=undecided': 'UNDECIDED' };
      const offices = (certainty: string) =>
        `{ held: { certainty: ${certainty}, position: { person: { slug: { equals: "kim-jong-un" } } } } }`;
      const numbers: string[] = [];
      for (const [held, certainty] of Object.entries(certainties)) {
        const { data } = await server.post({ query: `{ visits(where: ${offices(certainty)}, first: 100) { nodes { slug } } }` });
        const under = await listed(`under=kim+jong-un${held}`);
        expect(under).toEqual(data.visits.nodes.map(({ slug }: { slug: string }) => slug).toSorted());
        if (certainty === 'UNDECIDED') expect(under).toContain('kim-jong-un-china-2018');
        numbers.push(String(under.length));
      }
      const html = await (await get('/visits?under=kim+jong-un')).text();
      expect([...html.matchAll(/(?:certainly|possibly|cannot be decided): (\d+)/g)].map(([, number]) => number)).toEqual(numbers);
    });
  });

  test('lists a meeting, but not one that was only planned', async () => {
    const { data } = await server.post({
      query:
        '{ events(where: { status: [PLANNED], participant: { person: { slug: { equals: "kim-jong-un" } } } }) { nodes { title participants { person { slug } } } } }',
    });
    expect(JSON.stringify(data)).toContain('moon-jae-in');
    const html = await (await get('/people/kim-jong-un')).text();
    const met = /<section aria-labelledby="met">.*?<\/section>/s.exec(html)![0];
    expect(met).toContain('/people/xi-jinping');
    expect(met).not.toMatch(/donald-trump|moon-jae-in/);
    const events = /<section aria-labelledby="events">.*?<\/section>/s.exec(html)![0];
    expect(events).toMatch(/href="[^"]*#event-[^"]*".*2018/);
    expect(events).not.toMatch(/Moon|Trump/);
  });

  test('counts and finds visits with an unknown delegate', async () => {
    const { prisma } = server.db;
    expect(await (await get('/people')).text()).not.toContain('who is not identified');
    const delegate = await prisma.delegate.findFirstOrThrow({ where: { visit: { slug: 'kim-jong-il-china-2004' } } });
    const isNobody = async (personId: string | null) => {
      await prisma.delegate.update({ where: { id: delegate.id }, data: { personId } });
      const change = { type: 'Delegate', nodeId: delegate.id, operation: 'UPDATED', version: 2 } as const;
      await prisma.changeSet.create({ data: { source: 'x', changes: { create: change } } });
    };
    await isNobody(null);
    const people = async () => (await (await get('/people')).text()).replaceAll(/<.*?>/g, '');
    await expect.poll(people).toContain('1 visit has a delegate who is not identified, and so not counted for anybody here.');
    expect(await slugs('/visits?delegates=unknown')).toEqual(['kim-jong-il-china-2004']);
    expect(await (await get('/about')).text()).toContain('delegate, for whom they are not counted.');
    await isNobody(delegate.personId);
    await expect.poll(people).not.toContain('who is not identified');
  });

  test('links an outlet to the readouts of the visits it reported on', async () => {
    expect(await (await get('/organizations/kcna')).text()).toContain(`<a href="${VISIT}/readouts">`);
    expect(await (await get('/organizations/workers-party-of-korea')).text()).not.toContain('Compare with other outlets');
  });

  test('aligns readouts by subject, each in its own words, and points out subjects that only one account has', async () => {
    const html = await (await get(`${VISIT}/readouts`)).text();
    const [, bySubject = ''] = html.split('<h2 id="compared">');
    const rows = [...bySubject.matchAll(/<tr><th scope="row"><bdi>(.*?)<\/bdi>(.*?)<\/th>(.*?)<\/tr>/gs)];
    expect(rows.length).toBeGreaterThan(2);
    for (const [, subject, only, cells] of rows) {
      const reported = cells!.split('<td').slice(1);
      const worded = reported.filter((cell) => /<blockquote.*<p dir="auto">/s.test(cell));
      expect(worded.length, subject).toBeGreaterThan(0);
      expect(
        reported.filter((cell) => cell.includes('not in this article')),
        subject,
      ).toHaveLength(reported.length - worded.length);
      expect(/in this article only <bdi>(from|where)/.test(only!), subject).toBe(
        worded.length === 1 && subject !== 'No subject named',
      );
    }
  });

  test('counts the statements of each speaker in readouts by outlet, with the sides of both', async () => {
    const html = await (await get(`${VISIT}/readouts`)).text();
    const [, bySpeaker = ''] = /<h2 id="speakers">(.*?)<\/section>/s.exec(html)!;
    const [head, ...rows] = bySpeaker
      .split('<tr>')
      .slice(1)
      .map((row) =>
        row
          .split(/<(?:th|td)\b/)
          .slice(1)
          .map((cell) => cell.replaceAll(/^[^>]*>|<[^>]+>/g, '').trim()),
      );
    expect(head).toEqual(['Speaker', 'Xinhua, China (host)', 'KCNA, North Korea (guest)', 'No outlet credited']);
    expect(rows.map(([speaker]) => speaker)).toEqual(
      expect.arrayContaining(['Xi Jinping, host', 'Kim Jong-un, guest', 'Xinhua']),
    );
    const told = rows.flatMap((row) => row.slice(1).join(' ').match(/\d+/g) ?? []).reduce((sum, count) => sum + Number(count), 0);
    expect(told).toBe(await server.db.prisma.statement.count({ where: { visit: { slug: VISIT.split('/').at(-1)! } } }));
  });

  test.each(sample(SAMPLE_PAGES, 2))('renders %s with internal links that all lead to existing parts', async (path) => {
    const html = await (await get(path)).text();
    const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const led = [...html.matchAll(/ href="#([^"]+)"/g)].map(([, id]) => id);
    expect(led).toContain('main');
    expect(led.filter((id) => !ids.has(id))).toEqual([]);
  });

  test.each(['/', '/visits', '/people/yang-jiechi'])('says on %s that the date of a planned event has passed', async (path) => {
    expect(await (await get(path)).text()).toMatch(/planned; the date has passed<\/td>/);
  });

  test.each<[today: string, parts: [title: string, lists: string][]]>([
    [
      '2018-04-15',
      [
        ['Upcoming', 'Summit of Kim Jong-un and Moon Jae-in, April 2018'],
        ['Without a date', ''],
        ['The date has passed', 'Yang Jiechi'],
      ],
    ],
    [
      '2026-11-25',
      [
        ['The date has passed', 'Summit of Kim Jong-un and Moon Jae-in, April 2018'],
        ['Announced years ago, without a date', ''],
      ],
    ],
  ])('sorts announcements by time on %s: upcoming, undated, past, long ago', async (today, parts) => {
    const { data } = (await (await get('/ahead.json')).json()) as { data: unknown };
    const page = PAGES.find(({ route }) => route === '/ahead')!;
    const request = { params: {}, query: new URLSearchParams(), ignored: [], today };
    const view = page.view(data, request, {
      origin: '',
      playground: false,
      exports: false,
      desk: false,
      owner: null,
      contact: null,
      licence: null,
      version: null,
      schema: null,
    }) as View;
    const html = renderToStaticMarkup(view.main(new Notes()) as VNode);
    const sections = html.split('<h2 ').slice(1, -1);
    expect(sections.map((section) => />(.*?)<\/h2>/.exec(section)![1])).toEqual(parts.map(([title]) => title));
    for (const [index, [, lists]] of parts.entries()) expect(sections[index]).toContain(lists);
  });

  test('describes a match without repeating a name or a date', async () => {
    const told = async (words: string) =>
      /<ul class="plain rows"><li>(.*?)<\/li>/.exec(await (await get(`/search?q=${words}`)).text())![1]!.replaceAll(/<.*?>/g, '');
    expect(await told('kcna')).toBe('KCNA · Korean Central News Agency news agency');
    expect(await told('summit+moon+april')).toBe('Summit of Kim Jong-un and Moon Jae-in, April 2018 planned');
  });

  test.each(sample(SAMPLE_PAGES, 2))('lists the passage numbers of a fact in ascending order on %s', async (path) => {
    const html = await (await get(path)).text();
    for (const [cites] of html.matchAll(/<sup class="cites">.*?<\/sup>/g)) {
      const numbers = [...cites.matchAll(/(\d+)<\/a>/g)].map(([, n]) => Number(n));
      expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    }
  });

  test('serves the data of a page at its address plus .json, as returned by the API', async () => {
    const response = await get(`${VISIT}.json`);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    const { data } = (await response.json()) as { data: { visit: { title: string } } };
    const { data: asked } = await server.post({ query: '{ visit(slug: "kim-jong-un-china-2018") { title } }' });
    expect(data.visit.title).toBe(asked.visit.title);
    expect((await get('/index.json')).status).toBe(200);
  });

  test('does not resend a page to a client that already has it until the data changes', async () => {
    const headers = { 'accept-encoding': 'gzip' };
    const first = await get(VISIT, headers);
    const etag = first.headers.get('etag')!;
    await first.arrayBuffer();
    const again = await get(VISIT, { ...headers, 'if-none-match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await get(VISIT, { 'accept-encoding': 'identity', 'if-none-match': etag })).status).toBe(200);

    await server.db.prisma.visit.update({ where: { slug: 'kim-jong-il-china-2001' }, data: { note: 'Changed.' } });
    const { id } = await server.db.prisma.visit.findUniqueOrThrow({ where: { slug: 'kim-jong-il-china-2001' } });
    const change = { type: 'Visit', nodeId: id, operation: 'UPDATED', version: 2 } as const;
    await server.db.prisma.changeSet.create({ data: { source: 'x', changes: { create: change } } });
    await expect.poll(async () => (await get(VISIT, { ...headers, 'if-none-match': etag })).status).toBe(200);
    expect(await (await get('/visits/kim-jong-il-china-2001')).text()).toContain('Changed.');
  });

  test('compresses a page once per encoding', async () => {
    const identity = await (await get(VISIT, { 'accept-encoding': 'identity' })).text();
    const gzip = await get(VISIT, { 'accept-encoding': 'gzip' });
    expect(gzip.headers.get('content-encoding')).toBe('gzip');
    expect(await gzip.text()).toBe(identity);
    expect((await get(VISIT, { 'accept-encoding': 'br' })).headers.get('content-encoding')).toBe('br');
  });

  test('keeps a visit page below 50 kB compressed, and its script below 3 kB', async () => {
    const html = await (await get(VISIT)).text();
    expect(gzipSync(html).length).toBeLessThan(50_000);
    const script = /<script src="([^"]+)"/.exec(html)![1]!;
    const js = await get(script);
    expect(js.headers.get('cache-control')).toContain('immutable');
    expect(gzipSync(await js.text()).length).toBeLessThan(3_000);
  });

  test.each([
    ['an unknown slug', '/visits/nobody-anywhere', 404],
    ['an unknown address', '/nothing/at/all', 404],
    ['an unknown source', '/sources/there-was-none', 404],
  ])('answers %s with a page that offers a search', async (_what, path, status) => {
    const response = await get(path);
    expect(response.status).toBe(status);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).toContain('<form action="/search"');
  });

  test('returns the same status for the data of a page that is missing, merged or removed', async () => {
    const { prisma } = server.db;
    const { id } = await prisma.person.findUniqueOrThrow({ where: { slug: 'xi-jinping' } });
    const merged = { id: '01890000-0000-7000-8000-000000000002', slug: 'xi-jin-ping', personId: id };
    await prisma.mergedPerson.create({ data: merged });
    await prisma.changeSet.create({ data: { source: 'has-gone', at: new Date('2026-01-02T03:04:05Z') } });
    const statuses = ['/visits/nobody-anywhere.json', '/people/xi-jin-ping.json', '/sources/has-gone.json'].map(async (path) => [
      (await get(path)).status,
      (await get(path)).headers.get('location'),
    ]);
    expect(await Promise.all(statuses)).toEqual([
      [404, null],
      [301, '/people/xi-jinping.json'],
      [410, null],
    ]);
  });

  test('links to its citation, which is a separate page, and pages that cannot be cited have none', async () => {
    for (const path of [VISIT, SOURCE, '/people?country=china', '/panel?guest=china', '/between/china/north-korea']) {
      expect(await (await get(path)).text()).toContain(`<a href="/cite${path}">Cite this page</a>`);
      const html = await (await get(`/cite${path}`)).text();
      expect(html).toContain('https://visits.example.org' + path);
      expect(html).toContain('<meta name="robots" content="noindex"/>');
    }
    expect(await (await get(`/cite${VISIT}`, { accept: 'text/markdown' })).text()).toContain('@misc{kim-jong-un-china-2018,');
    for (const path of ['', '/about', '/visits.atom', '/visits?kind=NONE_SUCH', '/people/nobody'])
      expect((await get(`/cite${path}`)).status, path).toBe(404);
  });

  test('says how to check the words of a passage', async () => {
    const html = await (await get(`${SOURCE}/p/4535-4677`)).text();
    const [check = ''] = /<summary>Check the words<\/summary>.*?<\/details>/s.exec(html) ?? [];
    expect(check.replaceAll(/<[^>]+>/g, ' ')).toMatch(
      /Verify: the text from character 4,535 up to, but not including, 4,677\. Characters are Unicode code points, counted from 0; hashes are of UTF-8\. +The words +SHA-256 +[\da-f]{64} +The text +[\d,]+ characters, SHA-256 +[\da-f]{64}/,
    );
  });

  test("cites a quotation as its speaker's words, quoted in the source, and other passages without an author", async () => {
    const query = `{ quotes: statements(first: 100) { nodes { kind text speakers { ... on Person { name } ... on Organization { name }
      ... on Country { name } } reportedBy { name } citations { start end } } } }`;
    const { nodes } = (await server.post({ query })).data.quotes;
    const citation = async ({ citations: [{ start, end }] }: (typeof nodes)[number]) => {
      const html = await (await get(`/cite${SOURCE}/p/${start}-${end}`)).text();
      return html.replaceAll('&quot;', '"').match(/<pre[^>]*>(.*?)<\/pre>/s)![1]!;
    };
    const quotes = nodes.filter(({ kind, text }: { kind: string; text: string }) => kind === 'DIRECT_QUOTE' && text.length < 200);
    const outlets = [null, 'Xinhua'].map((name) =>
      quotes.find(({ reportedBy }: { reportedBy: { name: string } | null }) => (reportedBy?.name ?? null) === name),
    );
    for (const quote of outlets) {
      const reported = quote.reportedBy ? 'Reported by Xinhua. ' : '';
      expect(await citation(quote)).toContain(
        `${quote.speakers[0].name}: “${quote.text.replace(/[.,]?$/, '.')}” ${reported}Quoted in: China, North Korea Extol`,
      );
    }
    const words = (await (await get(SOURCE)).text()).replaceAll(/<[^>]+>/g, '');
    expect(words).toContain('Author and outlet not recorded, section: China Power');
    const paraphrase = nodes.find(({ kind }: { kind: string }) => kind === 'PARAPHRASE');
    expect(await citation(paraphrase)).toMatch(
      /^“China, North Korea Extol .*, characters [\d,–]+\.” March 2018\. Author and outlet not recorded\. Communiqué/,
    );
  });

  test('answers 410 for a withdrawn source', async () => {
    await server.db.prisma.changeSet.create({
      data: { source: 'was-withdrawn', at: new Date('2026-01-02T03:04:05Z') },
    });
    const response = await get('/sources/was-withdrawn');
    expect(response.status).toBe(410);
    expect(await response.text()).toContain('It was withdrawn on 2 January 2026.');
  });

  test('redirects the slug of a merged person to the remaining one', async () => {
    const { prisma } = server.db;
    const { id } = await prisma.person.findUniqueOrThrow({ where: { slug: 'kim-jong-un' } });
    await prisma.mergedPerson.create({
      data: { id: '01890000-0000-7000-8000-000000000001', slug: 'kim-jong-eun', personId: id },
    });
    const response = await get('/people/kim-jong-eun');
    expect([response.status, response.headers.get('location')]).toEqual([301, '/people/kim-jong-un']);
    const cited = await get('/cite/people/kim-jong-eun');
    expect([cited.status, cited.headers.get('location')]).toEqual([301, '/cite/people/kim-jong-un']);
  });

  test('has a feed of recent changes, in order', async () => {
    const response = await get('/changes.atom', { accept: '*/*' });
    expect(response.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const xml = await response.text();
    const parser = new SaxesParser();
    parser.on('error', (error) => {
      throw error;
    });
    parser.write(xml).close();
    expect(xml).toContain(`<id>https://visits.example.org${VISIT}</id>`);
    const updated = [...xml.matchAll(/<updated>(.*?)<\/updated>/g)].map(([, at]) => at!);
    expect(updated).toEqual(updated.toSorted().reverse());
  });

  test('lists recent changes in the feed, however long ago the visit took place', async () => {
    const { prisma } = server.db;
    const { hostCountryId } = await prisma.visit.findFirstOrThrow();
    const { id: sourceId } = await prisma.source.findFirstOrThrow();
    const visits = Array.from({ length: 120 }, (_, n) => {
      const slug = `visit-of-the-feed-${n}`;
      const day = new Date(Date.UTC(1900 + n, 0, 1));
      const start = {
        startEdtf: `${1900 + n}-01-01`,
        startPrecision: 'DAY',
        startEarliest: day,
        startLatest: day,
      } as const;
      return {
        id: randomUUID(),
        slug,
        title: slug,
        titleFolded: slug,
        status: 'COMPLETED',
        hostCountryId,
        ...start,
      } as const;
    });
    const early = visits[0]!.slug;
    await prisma.$transaction([
      prisma.visit.createMany({ data: visits }),
      prisma.citation.createMany({
        data: visits.map(({ id }, n) => ({ sourceId, visitId: id, start: n, end: n + 1, ordinal: 0 })),
      }),
    ]);
    await prisma.visit.update({ where: { slug: early }, data: { note: 'Changed.', updatedAt: new Date(), version: 2 } });
    await prisma.changeSet.create({
      data: {
        source: 'x',
        changes: { create: { type: 'Visit', nodeId: visits[0]!.id, operation: 'UPDATED', version: 2 } },
      },
    });
    const entries = async () => (await (await get('/changes.atom')).text()).matchAll(/<title>(.*?)<\/title>/g);
    await expect.poll(async () => [...(await entries())][1]![1]).toBe(`Changed: ${early}`);
  });

  test.each([
    ['an invalid cursor', '/visits?after=nonsense'],
    ['a character that cannot be stored', '/search?q=%00'],
  ])('describes %s in words', async (_what, path) => {
    const response = await get(path);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('This address does not work');
  });

  test('reads a list page by page, forwards and backwards, with its filters', async () => {
    const { prisma } = server.db;
    const countries = await prisma.country.count();
    const follow = async (path: string, rel: string) => {
      const html = await (await get(path)).text();
      const link = new RegExp(`<a href="([^"]+)" rel="${rel}"`).exec(html);
      const names = [...html.matchAll(/<th scope="row"><a href="\/countries\/([^"]+)"/g)].map(([, slug]) => slug!);
      return { names, next: link?.[1]?.replaceAll('&amp;', '&') };
    };
    const seen: string[] = [];
    let path: string | undefined = '/countries?sort=name';
    let last = path;
    while (path) {
      last = path;
      const { names, next } = await follow(path, 'next');
      seen.push(...names);
      path = next;
    }
    expect(new Set(seen).size).toBe(countries);
    const back = await follow((await follow(last, 'prev')).next!, 'next');
    const before = Math.floor((countries - 1) / 100) * 100;
    expect(back.names).toEqual(seen.slice(before - 100, before));
  });

  test.each([
    ['a program that asks for JSON', '/', 'application/json', 404, 'application/json; charset=utf-8'],
    ['a program that asks for anything', '/nothing', '*/*', 404, 'application/json; charset=utf-8'],
    ['a browser that asks for anything', '/', '*/*', 200, 'text/html; charset=utf-8'],
  ])('sends %s a readable format from %s', async (_who, path, accept, status, type) => {
    const response = await get(path, { accept });
    expect([response.status, response.headers.get('content-type')]).toEqual([status, type]);
  });

  test('ignores a token, even an invalid one', async () => {
    expect((await get(VISIT, { authorization: 'Bearer nonsense' })).status).toBe(200);
  });

  test('builds no address from an invalid host', async () => {
    const other = await watchedServer();
    const response = await reader(other)(VISIT);
    expect(await response.text()).toContain(`<link rel="canonical" href="${new URL(other.url).origin}${VISIT}"/>`);
    await other.close();
  });
});

test('a store without data shows how to load some', async () => {
  const db = await emptyStore();
  const app = await createServer({ features: FEATURES, db, log: pino({ level: 'silent' }), config: readConfig({}, FEATURES) });
  const { statusCode, body } = await app.inject({ url: '/', headers: { accept: 'text/html' } });
  expect(statusCode).toBe(200);
  expect(body).toContain('npx communique seed');
  await app.close();
  await db.close();
});

/** Statements of timers, which can run during a request. */
const IN_BACKGROUND = /"Webhook"|"RateLimit"/;

describe('a page', () => {
  describe('while its statements are counted', () => {
    let server: WatchedServer;
    let statements = 0;
    beforeAll(async () => {
      server = await watchedServer({ RATE_LIMIT: '100000' });
      const query = server.db.query.bind(server.db);
      server.db.query = (statement) => {
        if (!IN_BACKGROUND.test(statement.text)) statements++;
        return query(statement);
      };
    });
    afterAll(() => server.close());

    const resolved = async () => {
      const metrics = await (await fetch(new URL('/metrics', server.url))).text();
      return /^communique_operations_total\{way="resolvers"\} (\d+)$/m.exec(metrics)?.[1];
    };

    // A panel is computed in the server, from one statement for each direction. Notes, also those on an empty list, take several.
    const noted = /^\/(?:panel|between\/|countries\/|people\/|search\?q=|visits\?q=)|[?&](?:since|under|who|delegates|q=nothing)/;
    const compiled = SAMPLE_PAGES.filter((path) => !noted.test(path));

    test.each(sample(compiled, 2))('queries the store once, and once for each further question, compiled: %s', async (path) => {
      const { rest = [] } = pageAt(path.split('?')[0]!)?.page ?? {};
      statements = 0;
      const before = await resolved();
      const response = await reader(server)(path);
      expect([200, 400, 404]).toContain(response.status); // no country is stored, so any country is unknown
      expect(statements).toBeLessThanOrEqual(1 + rest.length);
      expect(await resolved()).toBe(before);
    });

    test('runs a second query through resolvers if a source is not found', async () => {
      statements = 0;
      const before = Number((await resolved()) ?? 0);
      expect((await reader(server)('/sources/there-was-none')).status).toBe(404);
      expect(Number(await resolved())).toBe(before + 1);
    });
  });

  test('costs as many points as documented', async () => {
    const server = await watchedServer({ RATE_LIMIT: '100000' });
    const [, ofVisit, others] = /\((\d+) for a visit, at most (\d+) for\s+others\)/.exec(
      await readFile('docs/pages.md', 'utf8'),
    )!;
    const costs = new Map<string, number>();
    for (const path of SAMPLE_PAGES) {
      const { page, request } = samplePage(path);
      if (!page.document) continue;
      const variables = page.variables(request);
      const { extensions } = await server.post({ query: page.document.toString(), variables, extensions: { cost: true } });
      const { points } = extensions!['cost'] as { points: number };
      costs.set(page.route, Math.max(costs.get(page.route) ?? 0, points));
    }
    expect(costs.get('/visits/:slug')).toBe(Number(ofVisit));
    costs.delete('/visits/:slug');
    expect(Math.max(...costs.values())).toBe(Number(others));
    await server.close();
  });

  test('is charged and refused like other requests, with an explanation', async () => {
    const server = await watchedServer({ RATE_LIMIT: '300' }); // enough for one request, so waiting helps
    const get = reader(server);
    await get(VISIT);
    const response = await get(VISIT);
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(await response.text()).toContain('Too many requests');
    await server.close();
  });

  test('is refused if the server is busy', async () => {
    let answer = () => {};
    const server = await watchedServer({ MAX_IN_FLIGHT: '1' }, new Promise((resolve) => (answer = resolve)));
    const get = reader(server);
    const waiting = get(VISIT);
    await expect.poll(() => server.askedStore()).toBe(true);
    const refused = await get('/');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1']);
    answer();
    expect((await waiting).status).toBe(200);
    await server.close();
  });

  test('is served if only trusted documents are allowed, without the playground', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'communique-pages-'));
    const manifest = join(folder, 'documents.json');
    await writeFile(manifest, JSON.stringify({ one: '{ __typename }' }));
    const server = await watchedServer({ TRUSTED_DOCUMENTS: manifest, TRUSTED_DOCUMENTS_ONLY: 'on' });
    const response = await reader(server)(SOURCE);
    expect(response.status).toBe(200);
    expect(await response.text()).not.toContain('/graphql');
    await server.close();
    await rm(folder, { recursive: true });
  });

  test('is not served with PAGES=off, which keeps the API', async () => {
    const server = await watchedServer({ PAGES: 'off' });
    for (const path of ['/', VISIT]) {
      const response = await reader(server)(path);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
    }
    await server.close();
  });

  test('links to its API request in the playground, which is also served at its address plus .graphql', async () => {
    const server = await watchedServer();
    const get = reader(server);
    for (const path of [VISIT, '/people?country=china']) {
      const [, link] = /<a href="(\/graphql\?page=[^"]+)"/.exec(await (await get(path)).text())!;
      const address = new URL(link!, server.url).searchParams.get('page')!;
      expect(address).toBe(path.replace(/(?=\?|$)/, '.graphql'));
      const request = await get(address);
      expect(request.headers.get('content-type')).toBe('application/json; charset=utf-8');
      const { data } = await server.post((await request.json()) as { query: string });
      expect(data).toEqual(JSON.parse(await (await get(address.replace('.graphql', '.json'))).text()).data);
    }
    expect((await get('/nowhere.graphql')).status).toBe(404);
    await server.close();
  });
});

test('a list links to its exported file with the same filter', async () => {
  const page = PAGES.find(({ route }) => route === '/visits')!;
  const request = { params: {}, query: new URLSearchParams('q=a&kind=STATE'), ignored: [], today: '2026-11-25' };
  const list = { totalCount: 0, nodes: [], pageInfo: {} };
  const view = page.view({ visits: list, early: list, late: list }, request, {
    origin: '',
    playground: false,
    exports: false,
    desk: false,
    owner: null,
    contact: null,
    licence: null,
    version: null,
    schema: null,
  });
  const listed = ['PROPOSED', 'INVITED', 'ACCEPTED', 'PLANNED', 'COMPLETED', 'ONGOING'];
  const where = JSON.stringify({ search: 'a', kind: ['STATE'], status: listed });
  const file = new URLSearchParams({ where, orderBy: '[{"start":"DESC"}]' });
  expect(view).toMatchObject({ file: { name: 'CSV', url: `/export/visits.csv?${file}` } });

  const server = await watchedServer();
  const html = await (await reader(server)('/visits?kind=STATE')).text();
  const { status } = await fetch(new URL('/export/visits.csv', server.url));
  expect(html.includes('/export/visits.csv')).toBe(status !== 404);
  await server.close();
});
