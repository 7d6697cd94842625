import { h } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { Notes } from '../../../src/features/pages/facts/notes.js';
import { Delegation } from '../../../src/features/pages/visit/delegation.js';

const passage = (start: number, slug = 'visits-1945', kind = 'DATASET') => ({
  ...{ start, end: start + 5, fragment: null, exact: null, unsaid: [] },
  source: { slug, kind, title: slug },
});
const day = (edtf: string) => ({ edtf, precision: 'DAY', earliest: edtf, latest: edtf });
const term = (title: string, attested: string | null, ...nodes: object[]) => ({
  ...{
    id: `${title} ${attested}`,
    title,
    class: null,
    organization: null,
    start: attested && day(attested),
    end: attested && day(attested),
  },
  country: { slug: 'france', name: 'France' },
  ...{ status: 'HELD', citationsConnection: { nodes, pageInfo: { hasNextPage: false } } },
});

/** The offices of a delegate, a President, on a day on which all dated terms are known to be held: each with the addresses of its passages. */
const offices = (start: string | null, positions: object[], ...stating: object[]) =>
  officesAs('President', start, positions, positions, ...stating);

/** Returns an office as it is printed. */
function officeText(position: object): string {
  const [, html] = /<span class="office">(.*?)<sup/s.exec(delegationHtml(null, '1945-08-22', [position], [], []))!;
  return html!.replaceAll(/<[^>]*>/g, '').trim();
}

function officesAs(
  role: string | null,
  start: string | null,
  positions: object[],
  known: object[],
  ...stating: object[]
): [title: string, passages: string[]][] {
  const html = delegationHtml(role, start, positions, known, stating);
  return [...html.matchAll(/<span class="office">(?:<bdi>)?(\w+).*?(?=<span class="office">|<\/li>)/gs)].map(([whole, title]) => [
    title!,
    [...whole.matchAll(/<sup class="cites">.*?<\/sup>/gs)].flatMap(([sup]) =>
      [...sup.matchAll(/href="\/sources\/([^"]+)"/g)].map(([, url]) => url!.replace(/#passage-(\d+)-.*/, ' $1')),
    ),
  ]);
}

function delegationHtml(role: string | null, start: string | null, positions: object[], known: object[], stating: object[]) {
  const member = {
    ...{ id: 'D', name: 'de Gaulle', capacity: 'HEAD', role, positions, known, citationsConnection: { nodes: stating } },
    person: { slug: 'charles-de-gaulle', name: 'Charles de Gaulle' },
  };
  return renderToStaticMarkup(
    h(Delegation, {
      ...{ side: 'Guests', of: null, isBefore: () => false, differing: [], notes: new Notes() },
      delegation: { totalCount: 1, nodes: [member] } as never,
      visit: { status: 'COMPLETED', start: start && day(start) } as never,
    }),
  );
}

test('terms in one office that may include the day share a line, with the passage of the nearest term', () => {
  const terms = [
    term('President', '1939-01-01', passage(10)),
    term('President', '1946-01-01', passage(20)),
    term('General', null, passage(30)),
  ];
  expect(offices('1945-08-22', terms)).toEqual([
    ['President', ['visits-1945 20']],
    ['General', ['visits-1945 30']],
  ]);
  expect(offices('1940-01-01', terms)[0]).toEqual(['President', ['visits-1945 10']]);
  expect(offices(null, terms).map(([, { length }]) => length)).toEqual([1, 1]);
});

test('a term that may not include the day is left out if a source prints another office', () => {
  const terms = [term('President', '1974-07-01', passage(10)), term('Minister', '1969-12-01', passage(20))];
  const titles = (role: string | null, known: object[]) => officesAs(role, '1969-12-05', terms, known).map(([title]) => title);
  expect(titles('Foreign Minister', [terms[1]!])).toEqual(['Minister', 'as']);
  expect(titles('President', [])).toEqual(['President']);
  expect(titles(null, [])).toEqual(['President', 'Minister']);
});

test('an office is cited from the passages that name it together with the person on the visit', () => {
  const terms = [term('President', '1945-08-01', passage(10, 'earlier')), term('General', '1945-08-01', passage(20))];
  expect(offices('1945-08-22', terms, passage(30), { ...passage(40), unsaid: ['ROLE'] })).toEqual([
    ['President', ['visits-1945 30']],
    ['General', ['visits-1945 20']],
  ]);
  expect(offices('1945-08-22', terms, { ...passage(40), unsaid: ['ROLE'] })[0]).toEqual(['President', ['earlier 10']]);
});

test('an office is cited from its own passage in an article that also names the person on the visit', () => {
  const inArticle = (start: number, slug = 'article') => passage(start, slug, 'ARTICLE');
  const cited = (...nodes: object[]) => offices('1945-08-22', [term('President', null, ...nodes)], inArticle(30))[0];
  expect(cited(inArticle(10))).toEqual(['President', ['article 10']]);
  expect(cited(inArticle(10, 'another'))).toEqual(['President', ['article 30']]);
});

test('an office that an article does not date is shown on visits of the time of the article, or earlier ones if it had ended', () => {
  const { source, ...at } = passage(10, 'article', 'ARTICLE');
  const cited = { ...at, source: { ...source, publishedOn: { latest: '2019-01-02' } } };
  const office = (title: string, status: string) => ({ ...term(title, null, cited), status });
  const on = (start: string | null) =>
    offices(start, [office('King', 'HELD'), office('Envoy', 'ENDED')]).flatMap(([title]) => (title === 'as' ? [] : [title]));
  expect([on('2018-12-30'), on('1998-03-01'), on('2021-05-01')]).toEqual([['King'], ['Envoy'], []]);
  expect(on(null)).toEqual(['King']);
  expect(offices('1998-03-01', [office('President', 'HELD')]).map(([title]) => title)).toEqual(['President']);
});

test.each([
  ['President', 1],
  ['president of France', 1],
  ['President of the Council', 2],
])('the words “as …” are left out only if they say what the office says: %s', (role, count) => {
  const terms = [term('President', '1945-08-01', passage(10))];
  expect(officesAs(role, '1945-08-22', terms, terms)).toHaveLength(count);
});

test('an office whose title names its country or organization is printed without repeating them', () => {
  const chair = (organization: string) => ({
    ...term('Chair of the Assembly of France', '1945-08-22', passage(10)),
    organization: { slug: 'body', name: organization },
  });
  expect(officeText(chair('Assembly of France'))).toBe('Chair of the Assembly of France');
  expect(officeText(chair('Senate'))).toBe('Chair of the Assembly of France, Senate');
  expect(officeText(term('President', '1945-08-22', passage(10)))).toBe('President, France');
});

test('a delegate has the name of the person, and beside it the name as printed', () => {
  const name = /<span class="person.*?<\/span><\/span>|<span class="person.*?<\/q><\/span>/s;
  const [html] = name.exec(delegationHtml(null, null, [], [], []))!;
  expect(html.replaceAll(/<[^>]*>/g, '')).toBe('Charles de Gaulle printed as de Gaulle');
});

test('people whom the other side met are listed apart from the hosts, who may be of another country', () => {
  const member = (id: string, name: string, capacity: string) => ({
    ...{ id, name, capacity, role: null, positions: [], person: null, citationsConnection: { nodes: [] } },
  });
  const html = renderToStaticMarkup(
    h(Delegation, {
      ...{ side: 'Hosts', of: { slug: 'jordan', name: 'Jordan' }, isBefore: () => false, differing: [], notes: new Notes() },
      delegation: { totalCount: 2, nodes: [member('1', 'Ann', 'HEAD'), member('2', 'Bo', 'MET')] } as never,
      visit: { status: 'COMPLETED', start: null } as never,
    }),
  );
  expect(html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')).toBe(' Hosts , Jordan Ann head Met by the guests Bo ');
});

test('an office is not printed twice because a source words it differently', () => {
  const printed = (role: string, ...positions: object[]) =>
    officesAs(role, '1945-08-22', positions, positions).map(([title]) => title);
  const member = { ...term('Member', '1945-08-22'), country: null, organization: { slug: 'politburo', name: 'Politburo' } };
  expect(printed('Politburo member', member)).toEqual(['Member']);
  expect(printed('France’s President', term('President', '1945-08-22'))).toEqual(['President']);
  expect(printed('Marshal of France', term('President', '1945-08-22'))).toEqual(['President', 'as']);
  expect(printed('Premier', term('Prime Minister', '1945-08-22'), term('Premier', '1945-08-22'))).toHaveLength(1);
});
