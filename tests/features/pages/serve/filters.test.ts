import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { suggestedObjects } from '../../../../src/features/pages/explore/names.js';
import { seededStore } from '../../../support/store.js';
import { watchedServer, type WatchedServer } from '../../../http/limits/watched-server.js';

let server: WatchedServer;
beforeAll(async () => {
  server = await watchedServer({}, undefined, seededStore());
});
afterAll(() => server.close());

const get = (path: string) => fetch(new URL(server.url).origin + path, { headers: { accept: 'text/html' } });
const textOf = async (path: string) =>
  (await (await get(path)).text()).replace(/<[^>]*>/g, ' ').replace(/\s+([,;.])|\s+/g, '$1 ');

describe('the filters of a list', () => {
  test.each(['/visits', '/map', '/people', '/sources'])('report a parameter of %s that is not a filter', async (path) => {
    expect(await (await get(`${path}?contry=china`)).text()).toContain('since this list has no such filter: <bdi>contry</bdi>');
    expect(await (await get(`${path}?utm_source=letter&fbclid=x`)).text()).not.toContain('and ignored');
  });

  test.each([
    ['/visits?since=sixties', 'since', '“sixties” is not a year or a day: write 1961 or 1961-06-03.'],
    ['/visits?until=61', 'until', '“61” is not a year or a day'],
    ['/visits?since=2018&kind=HOLIDAY', 'kind', '“HOLIDAY” is not one of the choices.'],
    ['/visits?sort=newest-first', 'sort', 'is not one of the choices'],
    ['/visits?host=nowhere', 'host', 'No country is called “nowhere”'],
    ['/visits?country=Germany', 'country', '“Germany” may mean several countries. Choose one of them.'],
    ['/people?country=Yugoslavia', 'country', '“Yugoslavia” may mean several countries'],
    ['/visits?person=Zzyzx', 'person', 'No person is called “Zzyzx”.'],
    ['/counts?under=Zzyzx&host=china', 'under', 'No person is called “Zzyzx”.'],
    ['/people?country=Chin', 'country', 'No country is called “Chin”'],
    ['/organizations?kind=x', 'kind', 'is not one of the choices'],
    ['/sources?kind=x', 'kind', 'is not one of the choices'],
    [`/statements?q=${'x'.repeat(201)}`, 'q', 'Use at most 200 characters (now 201).'],
  ])('refuse %s at its field', async (path, field, message) => {
    const response = await get(path);
    expect(response.status).toBe(400);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const html = await response.text();
    const control = new RegExp(`<(?:input|select)[^>]* id="filter-${field}"[^>]*>`).exec(html)![0];
    expect(control).toContain('aria-invalid');
    expect(control).toContain(`aria-describedby="filter-${field}-problem"`);
    expect(new RegExp(`id="filter-${field}-problem">([^<]*)<`).exec(html)![1]).toContain(message);
    expect(html.match(/class="problem"/g)).toHaveLength(1);
    expect(html).not.toContain('<table');
    const data = await get(path.replace('?', '.json?'));
    expect(data.status).toBe(400);
    expect(await data.text()).toContain(message);
  });

  test.each([
    ['/visits?guest=Nippon+Corea&host=china', '<a href="/countries?sort=name">All countries</a>'],
    ['/visits?guest=Urugay&host=china', '<a href="/visits?host=china&amp;guest=uruguay">Uruguay</a>?'],
    ['/counts?host=Columbia', '<a href="/counts?host=colombia">Colombia</a>?'],
    ['/map?country=Columbia', '<a href="/map?country=colombia">Colombia</a>?'],
    ['/people?country=Phillipines', '<a href="/people?country=philippines">Philippines</a>?'],
  ])('suggest countries with similar names on %s', async (path, link) => {
    expect(await (await get(path)).text()).toContain(link);
  });

  const slugsOn = async (path: string) => {
    const html = await (await get(path)).text();
    return { html, slugs: [...html.matchAll(/<th scope="row"><a href="\/visits\/([^"]+)"/g)].map(([, slug]) => slug!) };
  };

  test("find a person by the same words as a search, and display the person's name", async () => {
    const { slugs: expected } = await slugsOn('/visits?who=kim-jong-un');
    expect(expected.length).toBeGreaterThan(0);
    for (const name of ['Kim Jong Un', 'Jong-un Kim', 'KimJong-un', 'KIM JONG-UN']) {
      const { html, slugs } = await slugsOn(`/visits?person=${encodeURIComponent(name)}`);
      expect(slugs, name).toEqual(expected);
      expect(html).toMatch(/Visits with <a href="\/visits\?who=kim-jong-un"><bdi>Kim Jong-un<\/bdi><\/a>\./);
    }
    for (const path of ['/visits', '/counts', '/map']) {
      const near = await get(`${path}?person=Jinpingg`);
      expect(near.status, path).toBe(200);
      expect(await near.text()).toContain(
        `<bdi>No person is called “Jinpingg”. The closest name: </bdi><a href="${path}?who=xi-jinping"><bdi>Xi Jinping</bdi></a>.`,
      );
    }
    const under = await slugsOn('/visits?under=Jinpingg');
    expect(under.html).toContain('<bdi>No person is called “Jinpingg”. The closest name: </bdi>');
    expect(under.slugs).toEqual((await slugsOn('/visits?under="Xi+Jinping"')).slugs);
    expect((await slugsOn('/visits?person=Jinpingg')).slugs).toEqual((await slugsOn('/visits?who=xi-jinping')).slugs);
    const several = await slugsOn('/visits?person=Kim');
    expect(several.html).toMatch(/Visits with any of .*who=kim-jong-il.*Choose one to see only those visits\./s);
    for (const path of ['/counts', '/map']) {
      const { html } = await slugsOn(`${path}?person=Kim+Jong+Un`);
      expect(html).toContain(`Visits with <a href="${path}?who=kim-jong-un">`);
    }
  });

  test.each([
    ['all words, spelled nearly like this', 'Xi Jinpin', [], ['Xi Jinping']],
    ['the last name', 'Vladimir Khrushchev', ['Vladimir'], ['Khrushchev']],
    ['the last name of an alias', 'Vladimir Thatcher', ['Vladimir'], ['The Iron Lady', 'Mrs Thatcher']],
    ['most of the words', 'Ludwig van Beethofen', ['Beethofen'], ['Ludwig van Gaal']],
  ])('a person with %s is suggested', (_what, text, missing, [name, ...aliases]) => {
    const node = { __typename: 'Person', slug: 'p', name, aliases, visits: { totalCount: 1 } };
    expect(suggestedObjects({ edges: [{ missing, node }] } as never, text)).toEqual([node]);
  });

  test('a person who shares only the first name is not suggested', () => {
    const node = { __typename: 'Person', slug: 'p', name: 'Richard von Weizsaecker', aliases: [], visits: { totalCount: 1 } };
    expect(suggestedObjects({ edges: [{ missing: ['Nixon'], node }] } as never, 'Richard Nixon')).toEqual([]);
  });

  test.each([
    ['Person', 'Bettino Craxi', ['Craxi'], [], 'Bhutan'],
    ['Person', 'Luigi Di Maio', ['Di Maio'], ['Clinic'], 'Mayo Clinic'],
    ['Person', 'Lamberto Dini', ['Dini'], [], 'To Lam'],
    ['Country', 'Central African Republic', ['Ubangi-Shari'], ['el-Sheikh'], 'Sharm el-Sheikh'],
  ])('a %s called %s, which has no word like the words, is not suggested', (type, name, aliases, missing, text) => {
    const node = { __typename: type, slug: 'x', name, aliases };
    expect(suggestedObjects({ edges: [{ missing, node }] } as never, text)).toEqual([]);
  });

  test.each(['/visits', '/counts', '/map'])('name what %s does not know if it finds nothing', async (path) => {
    const read = async (query: string) => (await get(`${path}?${query}`)).text();
    const unknown = 'No delegate has the office “<bdi>Premeir</bdi>”.';
    const near = `${unknown} Did you mean <a href="${path}?guest=china&amp;role=`;
    expect(await read('guest=china&role=Premeir')).toContain(`${near}Premier">Premier</a>?`);
    expect(await read('guest=china&role="Premeir"')).toContain(`${near}%22Premier%22">Premier</a>?`);
    expect(await read('role=Zzyzx')).not.toContain('Did you mean');
    expect(await read('role=Premier&since=2030')).not.toContain('No delegate has the office');
    expect(await read('person=Kim&under=Zzyzx')).toContain('No person is called “<bdi>Zzyzx</bdi>”.');
    expect(await read('person=Kim&under=Xi&since=2030')).not.toContain('No person is called');
  });

  test('accept a range of years in words, as the search page does', async () => {
    const { slugs: expected } = await slugsOn('/visits?since=2000&until=2011');
    expect(expected.length).toBeGreaterThan(1);
    for (const words of ['2000-2011', '2000–2011', 'between+2000+and+2011'])
      expect((await slugsOn(`/visits?q=${words}`)).slugs, words).toEqual(expected);
    const found = await (await get('/search?q=2000-2011')).text();
    for (const slug of expected) expect(found).toContain(`href="/visits/${slug}"`);
    expect((await slugsOn('/visits?q=after+2017')).slugs).toEqual((await slugsOn('/visits?since=2018')).slugs);
    expect(await (await get('/visits?q=Kim+in+March+2018')).text()).toContain(
      '<a href="/visits?q=Kim&amp;since=2018-03&amp;until=2018-03">Visits that began in March 2018</a>',
    );
  });

  test('find a country by any of its full names, and suggest that country', async () => {
    const slugs = async (path: string) => {
      const response = await get(path);
      expect(response.status).toBe(200);
      return [...(await response.text()).matchAll(/<th scope="row"><a href="\/visits\/([^"]+)"/g)].map(([, slug]) => slug!);
    };
    const bySlug = await slugs('/visits?guest=north-korea');
    expect(bySlug.length).toBeGreaterThan(0);
    for (const name of ['DPRK', 'dprk', 'North Korea', 'D.P.R.K.'])
      expect(await slugs(`/visits?guest=${encodeURIComponent(name)}`), name).toEqual(bySlug);
    const offered = [...(await (await get('/visits')).text()).matchAll(/<option value="([^"]*)"><\/option>/g)];
    const visits = await server.db.prisma.visit.findMany({ include: { guestCountry: true, hostCountry: true } });
    const names = visits.flatMap(({ guestCountry, hostCountry }) => [guestCountry?.name, hostCountry.name]);
    expect(offered.map(([, name]) => name!).toSorted()).toEqual(
      [...new Set(names)].filter((name) => name !== undefined).toSorted(),
    );
  });

  test('list each country that had an ambiguous name, and the chosen country mentions the others', async () => {
    const links = (html: string) => [...html.matchAll(/href="[^"]*[?;&](?:amp;)?country=([^"&]+)">/g)].map(([, slug]) => slug);
    for (const path of ['/visits', '/counts', '/map', '/people']) {
      const asked = await (await get(`${path}?country=GERMANY`)).text();
      expect(asked).toContain('Which country do you mean?');
      expect(links(asked), path).toEqual(expect.arrayContaining(['german-reich', 'germany']));
      const chosen = await get(`${path}?country=germany`);
      expect(chosen.status).toBe(200);
      expect(await chosen.text()).toMatch(
        /Only Germany, since 3 October 1990\. Others of this name: <a href="[^"]*country=german-reich">German Reich<\/a>, 1871 to /,
      );
    }
    expect(await (await get('/visits?country=germany')).text()).toContain('<title>Visits (country: Germany)');
  });

  test.each([
    ['guest=Germany', ['German Reich', 'East Germany', 'Germany', 'West Germany']],
    ['guest=Germany&until=1970', ['German Reich', 'East Germany', 'West Germany']],
    ['host=Russia', ['Russia', 'Russian Empire', 'Soviet Union']],
    ['host=Yugoslavia', ['Serbia and Montenegro', 'Yugoslavia']],
    ['country=Korea', ['North Korea', 'South Korea']],
    ['guest=Yemen&decade=1980', ['North Yemen', 'South Yemen']],
  ])('the choices for %s are the states that are called so and may have existed in the period', async (filter, names) => {
    const text = await textOf(`/visits?${filter}`);
    const [, choices] = /Which country do you mean\?([^.]*)\./.exec(text) ?? [];
    expect(
      choices
        ?.split(';')
        .map((choice) => choice.split(',')[0]!.trim())
        .toSorted(),
    ).toEqual(names.toSorted());
  });

  test('an ambiguous name means the only state of this name that existed in the period, and the page says so', async () => {
    const response = await fetch(`${new URL(server.url).origin}/visits?guest=Germany&since=1998`, { redirect: 'manual' });
    expect(response.headers.get('location')).toBe('/visits?since=1998&guest=germany');
    const text = await textOf('/visits?since=1998&guest=germany');
    expect(text).toContain('Only Germany, since 3 October 1990.');
    expect(text).not.toContain('German Reich');
  });

  test.each([
    ['/visits?guest=DPRK&sort=title', '/visits?sort=title&guest=north-korea'],
    ['/visits.atom?country=People%27s+Republic+of+China', '/visits.atom?country=china'],
    ['/organizations.json?country=dprk', '/organizations.json?country=north-korea'],
  ])('redirect from %s, which has an unambiguous country name, to %s', async (path, address) => {
    const response = await fetch(new URL(server.url).origin + path, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([303, address]);
  });

  test.each(['/visits?after=', '/visits?before=', '/visits?since=&guest=&kind=', '/people?country=+'])(
    'ignore %s without an error',
    async (path) => {
      const response = await get(path);
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('<table');
    },
  );
});

describe('the search page', () => {
  test.each([
    ['/between/kirgizstan/united-states', 'kirgizstan united states'],
    ['/people/Kim%20Yong-un.md', null],
    ['/people/Kim%20Yong-un', 'Kim Yong un'],
  ])('is offered with the words of the address %s, at which there is nothing', async (path, words) => {
    const response = await get(path);
    expect(response.status).toBe(404);
    if (words !== null) expect(await response.text()).toContain(`id="again" name="q" value="${words}" maxlength`);
  });

  test("is linked from a list with the words of the list's filter", async () => {
    for (const list of ['visits', 'people', 'organizations', 'countries'])
      expect(await (await get(`/${list}?q=deGaulle+%26+co`)).text()).toContain('href="/search?q=deGaulle+%26+co"');
    expect(await (await get('/visits?host=china')).text()).not.toContain('Search people, statements and texts');
  });

  test('suggests other spellings, and says when it has used one', async () => {
    const html = await (await get('/search?q=Jinpingg')).text();
    expect(html).toMatch(/Did you mean <a href="\/search\?q=[^"]*"><bdi>/);
    expect(html).toContain('spelled similarly');
    expect(await (await get('/search?q=kim')).text()).not.toContain('Did you mean');
  });

  test('says that names are only similar, and which word is missing', async () => {
    const html = async (query: string) => (await get(`/search?q=${encodeURIComponent(query)}`)).text();
    const similar = await html('Kim Jong Oon');
    expect(similar).toContain('sound similar; they may be other people or places');
    expect(similar).toContain('href="/people/kim-jong-un"');
    const lacking = await html('Xi Nixon 2018');
    expect(lacking).toContain('No match contains all of your words: <bdi>“Nixon”</bdi> is in none of these.');
    expect(lacking).toContain('(without <bdi>Nixon</bdi>)');
    expect(await html('Xi Jinping')).not.toMatch(/No match contains|similar/);
  });

  test('answers what somebody said with statements by that person, before other matches', async () => {
    const html = await (await get('/search?q=what+did+Xi+tell+Kim%3F')).text();
    const section = /<h2 id="said">.*?<\/section>/s.exec(html)![0];
    expect(section).toContain('Statements by <bdi>Xi Jinping</bdi>');
    expect(section.match(/<div class="said">/g)).toHaveLength(5);
    const [, path, total] = /<a href="(\/statements\?[^"]*)">All (\d+) statements/.exec(section)!;
    expect(await (await get(path!)).text()).toContain(`${total} statements</p>`);
    expect(html.indexOf('id="said"')).toBeLessThan(html.indexOf('id="of-'));
  });

  test('finds the visit of two people and a month, and says so if a name is only mentioned', async () => {
    const html = async (query: string) => (await get(`/search?q=${encodeURIComponent(query)}`)).text();
    expect(await html('Xi Jinping Kim Jong-un March 2018')).toContain('href="/visits/kim-jong-un-china-2018"');
    expect(await html('Mao')).toContain('No person named <bdi>Mao</bdi> is recorded here.');
    for (const query of ['denuclearization', 'Xi', 'Bejing', 'Beijing', 'Beijing 2018', 'China', 'Xyzzy'])
      expect(await html(query), query).not.toContain('is recorded here');
  });

  test.each([
    ['visits', 'Xi+Jinping+Kim+Jong-un+March+2018', 'kim-jong-un-china-2018'],
    ['people', 'xi', 'xi-jinping'],
    ['people', 'jinping+XI', 'xi-jinping'],
    ['people', 'jinp', 'xi-jinping'],
    ['people', 'xijinping', 'xi-jinping'],
    ['people', 'Jinpingg', 'xi-jinping'],
    ['organizations', 'KCNA', 'kcna'],
    ['countries', 'DPRK', 'north-korea'],
    ['sources', 'friendship+2018', 'china-north-korea-extol-traditional-friendship'],
  ])('finds the same on /%s for the words %s as a search for that type', async (list, words, slug) => {
    const { where, slugs } = await searched(list, words);
    expect(slugs).toContain(slug);
    expect(where).toMatchObject({ search: words.replaceAll('+', ' ') });
    const rows = (await (await get(`/export/${list}.csv?where=${encodeURIComponent(JSON.stringify(where))}`)).text())
      .trim()
      .split('\n')
      .slice(1);
    expect(rows).toHaveLength(slugs.length);
  });

  test('reports on a list that words were replaced', async () => {
    expect(await (await get('/people?q=Jinpingg')).text()).toContain('similar spellings: <bdi>jinping</bdi>');
    expect(await (await get('/people?q=Jinping')).text()).not.toContain('spelled similarly');
    for (const path of ['/visits', '/counts', '/map'])
      expect(await (await get(`${path}?q=Kim+Bejing`)).text(), path).toContain('similar spellings: <bdi>kim beijing</bdi>');
    const begun = await (await get('/visits?q=unoff')).text();
    expect(begun).toContain('<table');
    expect(begun).toMatch(/No exact match in this list/);
    expect(await (await get('/visits?q=unofficial')).text()).not.toContain('No exact match');
  });

  test.each([
    ['/visits?q=Peter+Jinping', '<a href="/visits/xi-jinping-north-korea">'],
    ['/people?q=Peter+Jinping', 'Xi Jinping</bdi></a><span class="aside"> (without <bdi>Peter</bdi>)'],
  ])('%s, which lists nothing, shows what a search for the words finds', async (path, found) => {
    const [, matches] = /A search for these words alone<\/a> finds:(.*?)<\/ul>/s.exec(await (await get(path)).text())!;
    expect(matches).toContain(found);
  });

  test('an empty list of visits offers the person of a misspelled name, not visits that lack a part of it', async () => {
    const html = await (await get('/visits?q=Kim+Jong+Oon')).text();
    expect(html).toContain('<a href="/visits?who=kim-jong-un">');
    expect(html).not.toMatch(/kim-jong-il|without <bdi>/);
    expect(html).toContain('Search people, statements and texts</a> for these words');
  });

  /** Returns what a list shows for words, and the filter of its file. */
  async function searched(list: string, words: string) {
    const html = await (await get(`/${list}?q=${words}`)).text();
    const [, file] = /href="(\/export\/[^"]+)"/.exec(html)!;
    const where = JSON.parse(new URL(file!.replaceAll('&amp;', '&'), server.url).searchParams.get('where')!) as object;
    const slugs = [...html.matchAll(new RegExp(`<th scope="row"><a href="/${list}/([^"]+)"`, 'g'))].map(([, slug]) => slug!);
    return { where, slugs };
  }

  test("says next to a list's search field how many words it allows", async () => {
    const many = Array.from({ length: 21 }, (_, n) => `w${n}`).join('+');
    const list = await get(`/visits?q=${many}`);
    expect(list.status).toBe(400);
    expect(await list.text()).toContain('Use at most 20 words (now 21).');
  });

  test('says how many words it allows', async () => {
    const response = await get(`/search?q=${Array.from({ length: 21 }, (_, n) => `w${n}`).join('+')}`);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('Use at most 20 words (now 21).');
  });
});
