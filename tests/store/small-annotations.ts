import fc from 'fast-check';
import { annotation, type Annotation } from '../../src/model/annotation.js';
import { validateAnnotation } from '../../src/model/validate.js';
import { aCountry, bySlug } from '../support/countries.js';

// Small annotations that make claims about the same few objects, so that sources agree, complement and contradict each other.

const COUNTRY_SLUGS = ['china', 'north-korea', 'south-korea'];

/** Slugs of countries that the annotations name. */
export const COUNTRIES = COUNTRY_SLUGS.map(aCountry);

const PEOPLE = ['ann', 'bob', 'cyd', 'dee'];
const ORGANIZATIONS = ['agency', 'bureau', 'council'];
const TOPICS = ['peace', 'trade'];
const JOURNEYS = ['tour', 'voyage'];
const VISITS = ['first-visit', 'second-visit'];
const EVENTS = ['banquet', 'talks'];

const some = <T>(values: readonly T[]) => fc.constantFrom(...values);
const perhaps = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
const maybe = <T>(values: readonly T[]) => (values.length === 0 ? fc.constant(undefined) : perhaps(some(values)));
const list = <T>(arbitrary: fc.Arbitrary<T>, maxLength = 2) => fc.uniqueArray(arbitrary, { maxLength });
const word = fc.constantFrom('one', 'two', 'Zwölf', '𝒳𝒴', 'naïve 😀');
const date = fc.constantFrom('2011', '2018-03', '2018-03-25', '2018-03-28', '[..2000-05]', '2018-03?');
const span = fc
  .tuple(fc.nat(50), fc.integer({ min: 1, max: 9 }))
  .map(([start, length]): [number, number] => [start, start + length]);
const spans = (minLength = 1) => fc.uniqueArray(span, { minLength, maxLength: 3, selector: (passage) => passage.join() });
const dates = { start: perhaps(date), end: perhaps(date) };
const status = some(['PROPOSED', 'PLANNED', 'COMPLETED'] as const);
const side = some(['GUEST', 'HOST'] as const);

/** Generates a table of rows for some of the slugs. */
function table<T>(slugs: readonly string[], row: (slug: string) => fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> {
  return fc
    .subarray([...slugs])
    .chain((chosen) => fc.record(Object.fromEntries(chosen.map((slug) => [slug, row(slug)]))))
    .map((rows) => ({ ...rows }));
}

const identifiers = perhaps(
  fc.record({ wikidata: perhaps(some(['Q1', 'Q2'])), viaf: perhaps(some(['12', '34'])) }).map((each) => ({ ...each })),
);

const person = (slug: string) =>
  fc.record({
    name: some([slug, slug.toUpperCase()]),
    aliases: list(word),
    country: maybe(COUNTRY_SLUGS),
    identifiers,
  });

const organization = (slug: string) =>
  fc.record({
    name: fc.constant(slug),
    abbreviation: maybe(['AB', 'Ç']),
    aliases: list(word),
    kind: some(['PARTY', 'NEWS_AGENCY'] as const),
    country: maybe(COUNTRY_SLUGS),
    cite: spans(0),
  });

const position = (people: string[], organizations: string[]) =>
  fc.record({
    title: some(['Leader', 'Envoy']),
    person: some(people),
    organization: maybe(organizations),
    country: maybe(COUNTRY_SLUGS),
    term: some([1, 2]),
    ...dates,
    status: some(['HELD', 'ENDED', 'UNKNOWN'] as const),
    cite: spans(),
  });

/** One kind per pair, so that sources do not contradict each other in a way that the store refuses. */
const kinship = (people: string[]) =>
  fc.tuple(some(people), some(people), fc.boolean(), spans()).map(([a, b, turned, cite]) => {
    const [person, relative] = a < b ? [a, b] : [b, a];
    const kind = person === 'ann' ? 'PARENT' : 'SPOUSE';
    return turned
      ? { person: relative, relative: person, kind: kind === 'PARENT' ? 'CHILD' : kind, cite }
      : { person, relative, kind, cite };
  });

const delegate = (people: string[]) =>
  fc.record({
    name: word,
    person: maybe(people),
    side,
    capacity: some(['SPOUSE', 'MEMBER'] as const),
    role: maybe(['Guest of honour']),
    cite: spans(),
  });

const visit = (people: string[], journeys: string[]) =>
  fc.record({
    title: word,
    kind: maybe(['STATE', 'WORKING'] as const),
    status,
    guestCountry: maybe(COUNTRY_SLUGS),
    hostCountry: some(COUNTRY_SLUGS),
    journey: maybe(journeys),
    places: list(some(['Beijing', 'Dalian', 'Seoul'])),
    ...dates,
    durationDays: maybe([3, 4]),
    delegation: list(delegate(people), 3),
    cite: spans(),
  });

const participant = (people: string[], organizations: string[]) =>
  fc.record({
    person: maybe(people),
    country: maybe(COUNTRY_SLUGS),
    organization: maybe(organizations),
    side: perhaps(side),
    role: maybe(['host']),
    cite: spans(),
  });

const event = (people: string[], organizations: string[], visits: string[]) =>
  fc.record({
    kind: some(['TALKS', 'BANQUET'] as const),
    title: word,
    status,
    ...dates,
    country: maybe(COUNTRY_SLUGS),
    venue: maybe(['A hall']),
    visit: maybe(visits),
    participants: list(participant(people, organizations), 3),
    cite: spans(),
  });

interface Declared {
  people: string[];
  organizations: string[];
  topics: string[];
  visits: string[];
  events: string[];
}

const statement = ({ people, organizations, topics, visits, events }: Declared) =>
  fc
    .record({
      quoted: fc.boolean(),
      text: word,
      speakers: list(
        fc.oneof(
          ...(people.length > 0 ? [fc.record({ person: some(people) })] : []),
          ...(organizations.length > 0 ? [fc.record({ organization: some(organizations) })] : []),
          fc.record({ country: some(COUNTRY_SLUGS) }),
        ),
      ),
      reportedBy: maybe(organizations),
      saidOn: perhaps(date),
      visit: maybe(visits),
      event: maybe(events),
      about: fc.subarray(visits),
      topics: fc.subarray(topics),
      cite: spans(),
    })
    .map(({ quoted, cite: [[start, end] = [0, 1], ...others], ...row }) => ({
      ...row,
      kind: quoted ? 'DIRECT_QUOTE' : 'PARAPHRASE',
      cite: [[start, quoted ? start + [...row.text].length : end], ...others],
    }));

/** Generates annotations of a source with this slug that satisfy every rule. */
export function smallAnnotation(slug: string): fc.Arbitrary<Annotation> {
  return fc
    .record({
      people: table(PEOPLE, person),
      organizations: table(ORGANIZATIONS, organization),
      topics: table(TOPICS, (topic) => some([topic, topic.toUpperCase()])),
      journeys: table(JOURNEYS, (slug) => some([{ name: slug }, { name: slug.toUpperCase() }])),
      nested: fc.boolean(),
      source: fc.record({ title: word, publishedOn: perhaps(date), version: some(['a', 'b']) }),
    })
    .chain(({ people, organizations, topics, journeys, nested, source }) => {
      const [persons, bodies] = [Object.keys(people), Object.keys(organizations)];
      // Parents come earlier in the alphabet, so that sources together make no cycle.
      const withParents = Object.fromEntries(
        Object.entries(organizations).map(([slug, row]) => [
          slug,
          { ...row, parent: nested ? bodies.find((other) => other < slug) : undefined },
        ]),
      );
      return table(VISITS, () => visit(persons, Object.keys(journeys))).chain((visits) =>
        table(EVENTS, () => event(persons, bodies, Object.keys(visits))).chain((events) =>
          fc.record({
            source: fc.constant({
              slug,
              title: source.title,
              publishedOn: source.publishedOn,
              publisher: bodies[0],
              sha256: source.version.repeat(64),
              length: 100,
            }),
            people: fc.constant(people),
            organizations: fc.constant(withParents),
            topics: fc.constant(topics),
            journeys: fc.constant(journeys),
            visits: fc.constant(visits),
            events: fc.constant(events),
            kinship: persons.length > 1 ? list(kinship(persons)) : fc.constant([]),
            positions: persons.length > 0 ? list(position(persons, bodies), 3) : fc.constant([]),
            statements: table(['first', 'second', 'third'], () =>
              statement({
                people: persons,
                organizations: bodies,
                topics: Object.keys(topics),
                visits: Object.keys(visits),
                events: Object.keys(events),
              }),
            ),
          }),
        ),
      );
    })
    .map((written) => annotation.safeParse(JSON.parse(JSON.stringify(written))))
    .filter(({ success }) => success)
    .map(({ data }) => mended(data!))
    .filter((written) => problemsOf(written).length === 0);
}

/** Removes what often violates a rule, since a filter would leave few annotations. */
function mended(written: Annotation): Annotation {
  const byFirst = <T>(rows: T[], key: (row: T) => unknown) => [
    ...new Map(rows.toReversed().map((row) => [JSON.stringify(key(row)), row])).values(),
  ];
  const values = <T>(rows: Record<string, T>, change: (row: T) => T) =>
    Object.fromEntries(Object.entries(rows).map(([slug, row]) => [slug, change(row)]));
  return {
    ...written,
    kinship: byFirst(
      written.kinship.filter(({ person, relative }) => person !== relative),
      ({ person, relative }) => [person, relative].sort(),
    ),
    positions: byFirst(written.positions, ({ person, title, organization, country, term }) => [
      person,
      title,
      organization,
      country,
      term,
    ]).map((row) => (row.status === 'ENDED' ? row : { ...row, end: undefined })),
    visits: values(written.visits, (row) => ({
      ...row,
      delegation: byFirst(row.delegation, ({ person, side, name }) => person ?? [side, name]),
    })),
    events: values(written.events, (row) => ({
      ...row,
      participants: byFirst(
        row.participants
          .filter(({ person, country, organization }) => person ?? country ?? organization)
          .map((one) => (one.country ? { ...one, organization: undefined } : one)),
        ({ person, country, organization }) => [person, country, organization],
      ),
    })),
    statements: values(written.statements, (row) => ({
      ...row,
      about: row.about.filter((slug) => slug !== row.visit),
      event:
        row.event && written.events[row.event]?.visit && row.visit !== written.events[row.event]?.visit ? undefined : row.event,
    })),
  };
}

function problemsOf(written: Annotation) {
  return validateAnnotation(written, { text: null, countries: bySlug(COUNTRIES) });
}
