import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { annotation as shape, type Annotation } from '../../../src/model/annotation.js';
import { compared } from '../../../src/model/compare.js';
import { annotationClaims } from '../../../src/model/claims.js';
import { parsePartialDate } from '../../../src/model/dates/partial-date.js';
import type { ClaimField } from '../../../src/model/kinds/fields.js';
import { kindNamed } from '../../../src/model/kinds/kinds.js';
import { Compiler } from '../../../src/query/compile/compiler.js';
import { FEATURES } from '../../../src/features.js';
import { createSchema } from '../../../src/schema/schema.js';
import { FactField } from '../../../src/schema/source/fact-field.js';
import { storeAnnotation } from '../../../src/store/import/store.js';
import { storeCountries } from '../../../src/store/import/countries.js';
import { watchedServer, type WatchedServer } from '../../http/limits/watched-server.js';
import { clear } from '../../store/dump.js';
import { COUNTRIES } from '../../store/small-annotations.js';
import { askStatement, byResolvers } from '../../support/both-ways.js';
import { emptyStore } from '../../support/store.js';
import { runsOfEach } from '../../support/thorough.js';

// Sources make overlapping and contradictory claims about one visit. However the store resolves them, a passage is cited for a
// value or an entry of a list if and only if its source states it.

const schema = await createSchema(FEATURES);
const compiler = new Compiler(schema);
let server: WatchedServer;

beforeAll(async () => {
  server = await watchedServer({ RATE_LIMIT: '1000000000' }, undefined, emptyStore());
  await storeCountries(server.db.prisma, COUNTRIES);
});
afterAll(() => server.close());
vi.setConfig({ testTimeout: 240_000 });

type Row = Record<string, any>;

const some = <T>(...values: T[]) => fc.constantFrom(...values);
const perhaps = <T>(...values: T[]) => fc.option(some(...values), { nil: undefined, freq: 3 });
const cities = (...names: string[]) => fc.shuffledSubarray(names, { maxLength: Math.min(3, names.length) });
const days = some(
  ...([['2018-03'], ['2018-03-25'], ['2018-03-26', '2018-03-28'], ['2018-03-28', '2018-03'], ['2018-03?'], []] as string[][]),
).map(([start, end]) => ({ start, end }));
const status = some('PLANNED', 'COMPLETED', 'CANCELLED');

const delegate = (name: string, person?: string) =>
  fc.record({
    ...{ name: person ? some(name, name.toUpperCase()) : fc.constant(name), person: fc.constant(person) },
    ...{ side: some('GUEST', 'HOST'), capacity: some('HEAD', 'MEMBER', 'SPOUSE'), role: perhaps('Envoy', 'Marshal') },
  });
const participant = fc.record({ country: fc.constant('china'), role: perhaps('Chair', 'Guest'), side: perhaps('GUEST', 'HOST') });
const visit = fc.record({
  ...{ title: some('Trip one', 'Trip two'), status, kind: perhaps('STATE', 'WORKING'), days },
  ...{ guestCountry: perhaps('north-korea', 'south-korea'), hostCountry: some('china', 'north-korea') },
  ...{ places: cities('Arras', 'Brest', 'Calais', 'brest'), note: perhaps('First note', 'Second note') },
  ...{ durationDays: perhaps(2, 3), startAsPrinted: perhaps('a day in March', 'that spring') },
});
const event = fc.record({
  ...{ title: some('Talks', 'Meeting'), kind: some('TALKS', 'BANQUET'), status, days, country: perhaps('china', 'north-korea') },
  ...{ places: cities('Dijon', 'Evian', 'Fréjus'), venue: perhaps('Great hall', 'Small hall'), note: perhaps('Third note') },
});
const organization = fc.record({
  ...{ name: some('Agency', 'The Agency'), kind: some('PARTY', 'NEWS_AGENCY'), aliases: cities('Bureau', 'Council') },
  ...{ abbreviation: perhaps('AB', 'ab', 'BA'), country: perhaps('china'), parent: fc.constant(undefined) },
  identifiers: perhaps({ wikidata: 'Q1' }, { wikidata: 'Q1', viaf: '34' }, { viaf: '12' }),
});
const office = fc.record({ status: some('HELD', 'ENDED', 'UNKNOWN'), days, note: perhaps('Fourth note') });

/** What a source says. Each of its facts has its own passage. */
const stated = fc
  .record({
    ...{ publishedOn: perhaps('2018-01', '2018-04-01', '2019'), visit, event, organization, office },
    delegation: fc.tuple(delegate('Ann', 'ann'), delegate('Bob'), fc.subarray([0, 1])),
    participants: fc.tuple(participant, fc.boolean()),
  })
  .map(({ publishedOn, visit, event, organization, office, delegation: [ann, bob, who], participants: [one, comes] }) => {
    let at = 0;
    const cited = ({ days = {}, ...claim }: Row) => ({ ...claim, ...days, cite: [[(at += 10), at + 5]] });
    const ofOffice = cited({ person: 'ann', title: 'Leader', ...office });
    return {
      source: { publishedOn, sha256: '0'.repeat(64), length: 1_000 },
      people: { ann: { name: 'Ann' } },
      organizations: { agency: cited(organization) },
      positions: [ofOffice.status === 'ENDED' ? ofOffice : { ...ofOffice, end: undefined }],
      visits: { trip: { ...cited(visit), delegation: who.map((index) => cited(index === 0 ? ann : bob)) } },
      events: { talks: { ...cited(event), visit: 'trip', participants: comes ? [cited(one)] : [] } },
    };
  });

function written(sources: Row[]): Annotation[] {
  return sources.map(({ source, ...claims }, index) => {
    const slug = `source-${index + 1}`;
    return shape.parse(JSON.parse(JSON.stringify({ source: { slug, title: `Source ${index + 1}`, ...source }, ...claims })));
  });
}

/** A fact as returned by the API, and what each source claims about it. */
interface Fact {
  plural: string;
  row: Row;
  claims: Map<string, Row>;
}

type Plural = 'visits' | 'delegates' | 'events' | 'participants';
const fieldsOf = (plural: string) =>
  compared(kindNamed(plural)).fields.filter(({ name }) => name !== 'visit' && name !== 'country');
const isList = ({ isList, isMap }: ClaimField) => isList || isMap === true;
const constant = (field: string) => Object.keys(FactField).find((name) => FactField[name] === field)!;

const value = ({ name, isDate, refersTo, isMap }: ClaimField) =>
  `${name}${isDate ? ' { edtf }' : isMap ? ' { scheme value }' : refersTo ? ' { slug }' : ''}`;
const citing = 'source { slug }';

/** Selects all fields of a fact, with the passages that support each field and each of `entries`. */
const selected = (plural: string, entries: string[] = []) =>
  fieldsOf(plural)
    .flatMap((field) => [
      value(field),
      `of_${field.name}: citations(supporting: ${constant(field.name)}) { ${citing} }`,
      ...(isList(field)
        ? entries.map(
            (entry, index) =>
              `e${index}_${field.name}: citations(supporting: ${constant(field.name)}, entry: ${JSON.stringify(entry)}) { ${citing} }`,
          )
        : []),
    ])
    .join(' ');

const ENTRIES = [
  'Arras',
  'Brest',
  'brest',
  'Calais',
  'Dijon',
  'Evian',
  'Fréjus',
  'Bureau',
  'Council',
  'Agency',
  'wikidata:Q1',
  'viaf:34',
  'viaf:12',
];

const QUERY = `{
  visit(slug: "trip") { ${selected('visits', ENTRIES)} delegation { nodes { ${selected('delegates')} name person { slug } side } } }
  event(slug: "talks") { ${selected('events', ENTRIES)} participants { ${selected('participants')} } }
  organization(slug: "agency") { ${selected('organizations', ENTRIES)} }
  person(slug: "ann") { positions { ${selected('positions')} } }
}`;

function factsIn(answer: Row, annotations: Annotation[]): Fact[] {
  const claims = new Map(annotations.map((each) => [each.source.slug, annotationClaims(each).claims]));
  const found = (plural: string, row: Row, is: (key: string) => boolean): Fact => ({
    ...{ plural, row },
    claims: new Map(
      [...claims].flatMap(([slug, all]) =>
        [...all[plural as 'visits']].flatMap(([key, claim]): [string, Row][] => (is(key) ? [[slug, claim]] : [])),
      ),
    ),
  });
  const { visit, event, organization, person } = answer;
  return [
    found('visits', visit, (key) => key === 'trip'),
    ...visit.delegation.nodes.map((row: Row) =>
      found(
        'delegates',
        row,
        (key) => key.includes(row['person'] ? '"ann"' : '"Bob"') && (row['person'] || key.includes(row['side'])),
      ),
    ),
    found('events', event, (key) => key === 'talks'),
    ...event.participants.map((row: Row) => found('participants', row, () => true)),
    found('organizations', organization, (key) => key === 'agency'),
    ...person.positions.map((row: Row) => found('positions', row, () => true)),
  ];
}

/** The stored value in the form of a claim; undefined if there is none. */
function storedValue({ name, isDate, refersTo, isMap }: ClaimField, row: Row): unknown {
  const stored = row[name];
  if (stored == null || stored === 'UNKNOWN' || (name === 'capacity' && stored === 'MEMBER')) return undefined;
  if (isMap) return stored.map(({ scheme, value }: Row) => `${String(scheme).toLowerCase()}:${value}`);
  if (isDate) return stored.edtf;
  return refersTo ? stored.slug : stored;
}

const bounds = (edtf: string) => {
  const { earliest, latest } = parsePartialDate(edtf)!;
  return [earliest?.getTime() ?? -Infinity, latest?.getTime() ?? Infinity] as const;
};
const same = (one: unknown, other: unknown) => String(one).toLowerCase() === String(other).toLowerCase();

/** Whether a source that claims one value states the other, computed independently of the code. */
function states({ isDate }: ClaimField, claimed: unknown, stored: unknown): boolean {
  if (claimed === undefined || claimed === null) return false;
  if (!isDate) return same(claimed, stored);
  const [[from, to], [first, last]] = [bounds(claimed as string), bounds(stored as string)];
  return from >= first && to <= last && (!/[?~%]$/.test(claimed as string) || /[?~%]$/.test(stored as string));
}

function lengthOf(start = '', end = ''): number | undefined {
  if (start.length !== 10 || end.length !== 10) return undefined;
  return (bounds(end)[0] - bounds(start)[0]) / 86_400_000 + 1;
}
const claimedValue = ({ name }: ClaimField, claim: Row): unknown =>
  name === 'durationDays' ? (claim['durationDays'] ?? lengthOf(claim['start'], claim['end'])) : claim[name];

const claimedEntries = (claimed: unknown): string[] =>
  Array.isArray(claimed) ? claimed : Object.entries((claimed ?? {}) as object).map(([name, each]) => `${name}:${each}`);

const sourcesOf = (citations: { source: { slug: string } }[]) => [...new Set(citations.map(({ source }) => source.slug))].sort();

let entriesCompared = 0;

function check({ plural, row, claims }: Fact): void {
  for (const field of fieldsOf(plural)) {
    const stored = storedValue(field, row);
    if (stored === undefined) continue;
    const stating = (is: (claimed: unknown) => boolean) =>
      [...claims].flatMap(([slug, claim]) => (is(claimedValue(field, claim)) ? [slug] : [])).sort();
    const what = `${plural} ${field.name} ${JSON.stringify(stored)} of ${JSON.stringify(Object.fromEntries([...claims].map(([slug, claim]) => [slug, claim[field.name]])))}`;
    if (!isList(field)) {
      expect(sourcesOf(row[`of_${field.name}`]), what).toEqual(stating((claimed) => states(field, claimed, stored)));
      continue;
    }
    const entries = stored as string[];
    if (entries.length === 0) continue;
    for (const [index, entry] of ENTRIES.entries()) {
      const cited = sourcesOf(row[`e${index}_${field.name}`]);
      const states = (claimed: unknown) => entries.includes(entry) && claimedEntries(claimed).some((each) => same(each, entry));
      if (entries.includes(entry)) entriesCompared += 1;
      // A source that contradicts one identifier is cited for no identifier.
      if (field.isMap) expect(stating(states), `${entry} in ${what}`).toEqual(expect.arrayContaining(cited));
      else expect(cited, `${entry} in ${what}`).toEqual(stating(states));
    }
  }
}

/** Values that the page shows with marks, by what it prints before them; each is of one field of one kind. */
const PRINTED: [text: string, plural: Plural, field: string][] = [
  ...['Arras', 'Brest', 'brest', 'Calais'].map((city) => [city, 'visits', 'places'] as const),
  ...['Dijon', 'Evian', 'Fréjus'].map((city) => [city, 'events', 'places'] as const),
  ...['First note', 'Second note'].map((note) => [note, 'visits', 'note'] as const),
  ...['a day in March', 'that spring'].map((words) => [words, 'visits', 'startAsPrinted'] as const),
  ...['Envoy', 'Marshal'].map((role) => [role, 'delegates', 'role'] as const),
  ...['Great hall', 'Small hall'].map((hall) => [hall, 'events', 'venue'] as const),
  ...['Third note'].map((note) => [note, 'events', 'note'] as const),
  ...['Chair', 'Guest'].map((role) => [role, 'participants', 'role'] as const),
].map(([text, plural, field]) => [text, plural, field]);

let marksCompared = 0;

/** Checks the marks behind every value of the page against the sources that state the value. */
function checkPage(html: string, annotations: Annotation[]): void {
  const claims = new Map(annotations.map((each) => [each.source.slug, annotationClaims(each).claims]));
  const main = html.slice(html.indexOf('<article>'), html.indexOf('aria-labelledby="passages"'));
  for (const { index, 0: marks } of main.matchAll(/<sup class="cites">.*?<\/sup>/gs)) {
    const before = main
      .slice(0, index)
      .replace(/<[^>]*>/g, '')
      .trimEnd();
    const [text, plural, field] = PRINTED.find(([text]) => before.endsWith(text) || before.endsWith(`${text}”`)) ?? [];
    if (text === undefined) continue;
    for (const [, slug] of marks.matchAll(/href="\/sources\/([^#"]+)#/g)) {
      marksCompared += 1;
      const values = [...claims.get(slug!)![plural as 'visits'].values()].flatMap((claim) => claim[field!] ?? []);
      expect(
        values.some((each) => same(each, text)),
        `${slug} is marked behind ${plural} ${field} ${text}, and says ${JSON.stringify(values)}`,
      ).toBe(true);
    }
  }
}

test('a passage is cited for a value or an entry if and only if its source states it, whatever the order of imports', async () => {
  const sources = fc
    .array(stated, { minLength: 2, maxLength: 4 })
    .map(written)
    .chain((annotations) => fc.shuffledSubarray(annotations, { minLength: annotations.length }));
  await fc.assert(
    fc.asyncProperty(sources, async (annotations) => {
      await clear(server.db);
      for (const each of annotations) await storeAnnotation(server.db.prisma, each);
      const compiled = await askStatement(compiler, server.db, QUERY);
      expect(JSON.parse(await byResolvers(schema, server.db, QUERY)).data).toEqual(compiled);
      for (const fact of factsIn(compiled, annotations)) check(fact);
      const page = await fetch(`${new URL(server.url).origin}/visits/trip`, { headers: { accept: 'text/html' } });
      checkPage(await page.text(), annotations);
    }),
    { numRuns: runsOfEach(4, 300), endOnFailure: true },
  );
  expect(entriesCompared).toBeGreaterThan(0);
  expect(marksCompared).toBeGreaterThan(0);
});
