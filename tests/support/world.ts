import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import type { Database } from '../../src/db/database.js';
import * as enums from '../../src/model/generated/enums.js';
import type { Prisma, PrismaClient } from '../../src/db/generated/client.js';
import { fold } from '../../src/model/fold.js';
import { writeParagraphs } from '../../src/store/entries/paragraphs.js';
import { parsePartialDate } from '../../src/model/dates/partial-date.js';

// A store of awkward data, reproducible for a seed: equal sort keys, nulls, empty lists, astral characters, quotes, control
// characters, LIKE's wildcards, dates at the ends of ranges.

const words = fc.constantFrom(
  'Ōsaka',
  'ßtraße',
  '100%',
  'a_b',
  'İzmir',
  '𝒳𝒴 😀',
  `"it's"`,
  'back\\slash',
  'tab\tnew\nline',
  'kim',
  'Kim',
  '<b>&amp;',
);
/** Some share a prefix that is longer than the indexed prefix. */
const text = fc
  .array(words, { minLength: 1, maxLength: 3 })
  .map((each) => (each.length < 3 ? each : ['Kim, on the way to the guest house:', ...each]).join(' '));
const oneLine = words.filter((word) => !word.includes('\n'));
const name = fc.oneof(oneLine, fc.constantFrom('Same', 'same', 'Sàme', 'Z', 'é'));
const names = fc.record({ name, aliases: fc.uniqueArray(name, { maxLength: 2 }) });
const edtf = fc.constantFrom(
  null,
  '0001',
  '9999-12-31',
  '2018',
  '2018-03',
  '2018-03-25',
  '2018-03-26',
  '[..2000-05]',
  '[2018-01..]',
  '2016-02-29',
);
const some = <T>(values: readonly T[]) => fc.constantFrom(...values);
const perhaps = <T>(values: readonly T[]) => fc.constantFrom(null, ...values);
const valuesOf = <T extends object>(values: T) => some(Object.values(values) as T[keyof T][]);

/** Instants one millisecond apart, and instants that fall on another day or year in other time zones. */
const instants = [
  '2026-11-25T03:02:54.338Z',
  '2026-11-25T03:02:54.337Z',
  '2026-12-31T23:59:59.999Z',
  '0001-01-01T00:00:00.000Z',
  '2018-03-25T12:00:00.100Z',
].map((each) => new Date(each));
const changed = (n: number) => ({ version: 1 + (n % 3), updatedAt: instants[n % instants.length]! });

/** The four columns of a partial date. */
/** Whether a position has no dates but those of its records: visits of the person whose passages it cites. */
const isRecorded = (n: number) => n % 5 === 4;

function dates<Prefix extends string>(prefix: Prefix, edtf: string | null) {
  const date = edtf === null ? null : parsePartialDate(edtf)!;
  return {
    [`${prefix}Edtf`]: edtf,
    [`${prefix}Precision`]: date?.precision ?? null,
    [`${prefix}Earliest`]: date?.earliest ?? null,
    [`${prefix}Latest`]: date?.latest ?? null,
  } as Record<`${Prefix}Edtf`, string | null> &
    Record<`${Prefix}Precision`, enums.DatePrecision | null> &
    Record<`${Prefix}Earliest` | `${Prefix}Latest`, Date | null>;
}

/** Some statements have no known language, some were not translated, and some lack the original. */
function translated(n: number) {
  const original = n % 4 === 1 ? ['평화', '𝒳 "Frieden"', 'Ñandú'][n % 3]! : null;
  return {
    ...{ language: n % 5 ? 'en' : null, original, originalFolded: original === null ? null : fold(original) },
    originalLanguage: original === null && n % 6 ? null : ['ko', 'zh-Hans'][n % 2]!,
    translatedBy: n % 3 ? null : Object.values(enums.StatementTranslator)[n % 4 === 1 ? 0 : 1]!,
  };
}

/** The note of a visit or an event, and its dates as printed. */
function printed(n: number) {
  const note = n % 3 ? null : `A Nóte ${n % 5}`;
  return {
    note,
    noteFolded: note === null ? null : fold(note),
    startAsPrinted: n % 2 ? 'on Sunday' : null,
    endAsPrinted: n % 2 ? null : 'on Monday',
  };
}

const placesFolded = (places: string[]) => (places.length ? places.map(fold).join('\n') : null);

/** None, one or two identifiers; some are shared by several objects. */
const identifiers = (n: number) => [[], ['wikidata:Q1'], ['viaf:12', `wikidata:Q${n}`]][n % 3]!;

/** Creates rows from an arbitrary, each with a unique id and number. */
function rows<T, R>(count: number, seed: number, arbitrary: fc.Arbitrary<T>, row: (value: T, id: string, n: number) => R) {
  return fc.sample(arbitrary, { numRuns: count, seed }).map((value, n) => ({ ...row(value, randomUUID(), n), ...changed(n) }));
}

/** All names of a row, folded. */
const folded = ({ name, aliases }: { name: string; aliases: string[] }, other: string | null = null) =>
  [name, ...aliases, ...(other === null ? [] : [other])].map(fold).join('\n');
const ids = (items: { id: string }[]) => items.map(({ id }) => id);

export interface World {
  countries: Prisma.CountryCreateManyInput[];
  people: Prisma.PersonCreateManyInput[];
  organizations: Prisma.OrganizationCreateManyInput[];
  visits: Prisma.VisitCreateManyInput[];
  events: Prisma.EventCreateManyInput[];
  sources: Prisma.SourceCreateManyInput[];
  delegates: Prisma.DelegateCreateManyInput[];
  statements: Prisma.StatementCreateManyInput[];
}

/** Fills an empty store, and returns its contents. */
export async function fillWorld({ prisma }: Database, seed: number, size = 40): Promise<World> {
  const officialName = (n: number) => (n % 2 ? null : `République ${n}`);
  const countries = rows(8, seed, names, (value, id, n) => ({
    ...value,
    id,
    slug: `country-${n}`,
    identifiers: identifiers(n),
    code: n < 5 ? `A${'ABCDE'[n]}` : null,
    officialName: officialName(n),
    sovereign: n % 3 !== 1,
    region: ([null, 'ASIA', 'EUROPE'] as const)[n % 3]!,
    subregion: ([null, 'EASTERN_ASIA', 'WESTERN_EUROPE'] as const)[n % 3]!,
    code3: n < 3 ? `AA${'ABC'[n]}` : null,
    ...(n % 3 && { cow: 200 + (n >> 1), cowYears: ['1816-01-01/1939-03-15', '1945-05-10/..'] }),
    ...(n % 2 && { gw: 200 + (n % 4), gwYears: ['1816-01-01/..'] }),
    namesFolded: folded(value, officialName(n)),
    ...dates('start', [null, '1922-12-30', '2000-05', '0001'][n % 4]!),
    ...dates('end', [null, null, '[2018..]', '2018-03'][n % 4]!),
  }));
  const countryNames = countries.flatMap(({ id: countryId, name, aliases }, n) =>
    [name, ...(aliases as string[])].map((each, ordinal) => ({
      ...{ id: randomUUID(), countryId, name: each, ordinal },
      ...{ ...dates('start', n % 2 ? '2000-05' : null), ...dates('end', n % 3 ? null : '2018-03') },
    })),
  );
  const successions = countries.slice(1).map(({ id }, n) => ({ predecessorId: countries[n >> 1]!.id, successorId: id }));
  const people = rows(15, seed + 1, fc.tuple(names, perhaps(ids(countries))), ([value, countryId], id, n) => ({
    ...value,
    id,
    slug: `person-${n}`,
    identifiers: identifiers(n),
    countryId,
    namesFolded: folded(value),
  }));
  const abbreviation = (n: number) => (n % 3 ? null : `O${n}`);
  const organizations = rows(
    8,
    seed + 2,
    fc.tuple(names, perhaps(ids(countries)), valuesOf(enums.OrganizationKind)),
    ([value, countryId, kind], id, n) => ({
      ...value,
      id,
      slug: `organization-${n}`,
      identifiers: identifiers(n),
      countryId,
      kind,
      abbreviation: abbreviation(n),
      namesFolded: folded(value, abbreviation(n)),
    }),
  );
  const topics = rows(5, seed + 3, name, (value, id, n) => ({
    id,
    slug: `topic-${n}`,
    name: value,
    nameFolded: fold(value),
  }));
  const sources = rows(6, seed + 4, fc.tuple(text, edtf, perhaps(ids(organizations))), ([title, date, publisherId], id, n) => ({
    id,
    slug: `source-${n}`,
    kind: n ? enums.SourceKind.ARTICLE : enums.SourceKind.DATASET,
    title,
    titleFolded: fold(title),
    publisherId: n === 1 ? null : publisherId,
    ...dates('publishedOn', n === 2 ? null : date),
    sha256: `${n}`.repeat(64),
    length: 10_000,
    section: n ? 'A "section"' : null,
    language: n % 3 ? 'en' : null,
    ...(n % 2 && {
      archivedUrl: `https://web.example/${n}`,
      archive: 'An archive',
      archiveCollection: 'FO 371',
      box: `${n}`,
      folder: '7',
    }),
    ...(n < 2 && {
      coverage: [
        { hosts: ['country-1'], years: '1874/..', complete: true },
        { offices: ['ROYAL'], complete: false },
      ],
    }),
  }));
  const journeys = rows(4, seed + 3, name, (value, id, n) => ({
    id,
    slug: `journey-${n}`,
    name: value,
    nameFolded: fold(value),
  }));
  const visits = rows(
    size,
    seed + 5,
    fc.tuple(
      text,
      edtf,
      perhaps(Object.values(enums.VisitKind)),
      valuesOf(enums.OccurrenceStatus),
      perhaps(ids(countries)),
      some(ids(countries)),
      fc.array(oneLine, { maxLength: 2 }),
      perhaps([1, 3]),
    ),
    ([title, start, kind, status, guestCountryId, hostCountryId, places, durationDays], id, n) => ({
      id,
      slug: `visit-${n}`,
      title,
      titleFolded: fold(title),
      kind,
      status,
      guestCountryId,
      hostCountryId,
      journeyId: n % 3 ? null : journeys[n % 2]!.id, // two journeys have no visits
      places,
      durationDays,
      placesFolded: placesFolded(places),
      ...printed(n),
      guestCountryAsPrinted: n % 2 ? null : 'Corea',
      hostCountryAsPrinted: n % 3 ? null : 'China, P.R.',
      hostOrganizationId: n % 5 ? null : organizations[n % 3]!.id,
      ...dates('start', start),
      ...dates('end', n % 4 === 0 && start === '2018-03-25' ? '2018-03-27' : null),
    }),
  );
  const delegates = rows(
    size * 3,
    seed + 6,
    fc.tuple(
      some(ids(visits)),
      perhaps(ids(people)),
      text,
      valuesOf(enums.DelegationSide),
      valuesOf(enums.DelegateCapacity),
      perhaps(['Foreign Minister', 'Présîdent', 'PRESIDENT']),
    ),
    ([visitId, personId, name, side, capacity, role], id, n) => ({
      id,
      visitId,
      personId,
      name: `${name} ${n}`,
      side,
      capacity,
      role,
      roleFolded: role === null ? null : fold(role),
      ordinal: n % 5,
    }),
  ).filter(
    ({ visitId, personId }, n, all) =>
      personId === null || all.findIndex((other) => other.visitId === visitId && other.personId === personId) === n,
  );
  const positions = rows(
    25,
    seed + 7,
    fc.tuple(some(ids(people)), perhaps(ids(organizations)), perhaps(ids(countries)), edtf, fc.boolean()),
    ([personId, organizationId, countryId, start, ended], id, n) => ({
      id,
      title: `Office ${n % 7}`,
      titleFolded: `office ${n % 7}`,
      term: n + 1,
      note: n % 2 ? null : 'acting',
      personAsPrinted: n % 3 ? null : 'Mr Kim',
      startAsPrinted: n % 2 ? 'last year' : null,
      endAsPrinted: n % 2 ? null : 'in May',
      personId: (isRecorded(n) && delegates[n]?.personId) || personId,
      organizationId,
      countryId,
      ...dates('start', start),
      ...dates('end', ended ? '9999-12-31' : null),
      ...(isRecorded(n) && { ...dates('start', '[..2000-05-31]'), ...dates('end', '[2018-03-25..]') }),
      holders: n % 4 ? enums.PositionHolders.ONE : n % 8 ? enums.PositionHolders.SEVERAL : null,
      class: n % 3 ? (['HEAD_OF_STATE', 'DEPUTY', 'PARTY'] as const)[n % 2 ? 0 : 1 + ((n / 2) % 2)]! : null,
      status:
        ended && !isRecorded(n) ? enums.PositionStatus.ENDED : n % 3 ? enums.PositionStatus.HELD : enums.PositionStatus.UNKNOWN,
    }),
  );
  const kinship = rows(6, seed + 8, some(['SPOUSE', 'PARENT', 'SIBLING'] as const), (kind, id, n) => ({
    id,
    kind,
    personId: people[n]!.id,
    relativeId: people[n + 1]!.id,
  }));
  const events = rows(
    12,
    seed + 9,
    fc.tuple(
      text,
      edtf,
      valuesOf(enums.EventKind),
      valuesOf(enums.OccurrenceStatus),
      perhaps(ids(countries)),
      perhaps(ids(visits)),
    ),
    ([title, start, kind, status, countryId, visitId], id, n) => ({
      id,
      slug: `event-${n}`,
      title,
      titleFolded: fold(title),
      kind,
      status,
      countryId,
      visitId: n === 0 ? null : visitId,
      ...dates('start', n === 1 ? null : start),
      ...dates('end', n % 4 ? null : '9999-12-31'),
      ...printed(n),
      countryAsPrinted: n % 2 ? 'Corea' : null,
      places: n % 2 ? ['Pyongyang'] : [],
      placesFolded: n % 2 ? 'pyongyang' : null,
      venue: n % 2 ? null : title,
    }),
  );
  for (const [n, visit] of visits.entries()) Object.assign(visit, { occasionId: n % 4 ? null : events[n % events.length]!.id });
  const participants = events.flatMap(({ id: eventId }, n) => [
    {
      id: randomUUID(),
      eventId,
      personId: people[n]!.id,
      countryId: countries[n % 8]!.id,
      organizationId: null,
      name: 'Mr Kim',
      side: null,
      role: null,
      ordinal: 0,
    },
    {
      id: randomUUID(),
      eventId,
      personId: null,
      countryId: null,
      organizationId: organizations[n % 8]!.id,
      side: enums.DelegationSide.HOST,
      role: 'host',
      ordinal: 0,
    },
    {
      id: randomUUID(),
      eventId,
      personId: people[(n + 4) % 5]!.id,
      countryId: null,
      organizationId: organizations[n % 3]!.id,
      name: null,
      side: enums.DelegationSide.GUEST,
      role: null,
      ordinal: 1,
    },
    {
      id: randomUUID(),
      eventId,
      personId: n % 3 ? people[(n % 4) + 6]!.id : null,
      countryId: countries[(n + 1) % 8]!.id,
      organizationId: null,
      name: n % 2 ? 'Somebody' : null,
      side: n % 4 ? enums.DelegationSide.HOST : enums.DelegationSide.GUEST,
      role: null,
      ordinal: 2,
    },
  ]);
  const statements = rows(
    size * 2,
    seed + 10,
    fc.tuple(
      text,
      some(ids(sources)),
      valuesOf(enums.StatementKind),
      perhaps(ids(organizations)),
      edtf,
      perhaps(ids(visits)),
      perhaps(ids(events)),
      fc.nat(50),
    ),
    ([value, sourceId, kind, reportedById, saidOn, visitId, eventId, passageStart], id, n) => ({
      id,
      key: `statement-${n}`,
      sourceId,
      kind,
      text: value,
      textFolded: fold(value),
      reportedById,
      visitId,
      eventId,
      passageStart,
      speakersAsPrinted: n % 3 ? [] : ['an official'],
      attribution: n % 2 ? null : Object.values(enums.StatementAttribution)[n % 3],
      saidOnAsPrinted: n % 2 ? 'on Tuesday' : null,
      place: n % 3 ? null : 'Beijing',
      ...translated(n),
      countryId: n % 4 ? null : countries[n % 8]!.id,
      ...dates('saidOn', saidOn),
    }),
  );
  const speakers = statements.flatMap(({ id: statementId }, n) =>
    [{ personId: people[n % 15]!.id }, { organizationId: organizations[n % 8]!.id }, { countryId: countries[n % 8]!.id }]
      .slice(0, n % 4)
      .map((speaker, ordinal) => ({
        id: randomUUID(),
        statementId,
        ordinal,
        role: ordinal === 1 ? 'as "host"' : null,
        ...speaker,
      })),
  );
  const reports = statements.flatMap(({ id: statementId }, n) =>
    organizations.slice(0, n % 3).map(({ id }, ordinal) => ({ id: randomUUID(), statementId, ordinal, organizationId: id })),
  );
  const about = statements.flatMap(({ id }, n) => (n % 3 ? [] : [{ statementId: id, visitId: visits[n % size]!.id }]));
  const subjects = statements.flatMap(({ id }, n) =>
    topics.slice(0, n % 4).map((topic) => ({ statementId: id, topicId: topic.id })),
  );

  const facts = {
    visitId: visits,
    delegateId: delegates,
    positionId: positions,
    kinshipId: kinship,
    eventId: events,
    participantId: participants,
    statementId: statements,
    organizationId: organizations.slice(0, 3),
  };
  const citations = Object.entries(facts).flatMap(([column, cited]) =>
    cited.flatMap(({ id }, n) =>
      // One source, two sources, or the first of two again.
      [
        [0, 0],
        [1, 0],
        [0, 1],
      ]
        .slice(0, 1 + (n % 3))
        .map(([source, ordinal]) => ({
          id: randomUUID(),
          [column]: id,
          sourceId: sources[(n + source!) % 3]!.id,
          start: (n % 40) + ordinal!,
          end: (n % 40) + 5,
          ordinal: ordinal!,
          exact: n % 4 ? null : `words "${n}"`,
          isMain: ordinal === 0,
          unsaid: n % 3 ? [] : ['start', 'role', 'status'],
          fragment: n % 2 ? `row=${n}` : null,
          digest: n % 2 ? 'd'.repeat(64) : null,
        })),
    ),
  );

  const disputed = {
    VISIT: ['visitId', visits, 'start'],
    DELEGATE: ['delegateId', delegates, 'role'],
    POSITION: ['positionId', positions, 'end'],
    EVENT: ['eventId', events, 'status'],
    PARTICIPANT: ['participantId', participants, 'side'],
    PERSON: ['personId', people, 'country'],
    ORGANIZATION: ['organizationId', organizations, 'kind'],
  } as const;
  const disagreements = Object.entries(disputed).flatMap(([kind, [column, facts, field]]) =>
    facts.slice(0, 5).map(({ id }, n) => ({
      id: randomUUID(),
      [column]: id,
      kind: kind as enums.DisputedKind,
      field,
      keptBecause: Object.values(enums.KeptBecause)[n % 4]!,
    })),
  );
  const claimedValues = disagreements.flatMap(({ id: disagreementId }, n) =>
    [0, 1, 2].slice(0, 2 + (n % 2)).map((ordinal) => ({
      id: randomUUID(),
      disagreementId,
      sourceId: sources[(n + ordinal) % 6]!.id,
      value: `value "${n}"`,
      standing: Object.values(enums.ValueStanding)[ordinal]!,
      ordinal,
    })),
  );

  const texts = [
    { sourceId: sources[0]!.id, text: '😀é"<&'.repeat(20) },
    { sourceId: sources[1]!.id, text: '😀 A kim in Ōsaka <b>\n\n"It\'s" Kim & others.' },
  ];
  await prisma.$transaction([
    prisma.country.createMany({ data: countries }),
    prisma.countryName.createMany({ data: countryNames }),
    prisma.countrySuccession.createMany({ data: successions }),
    prisma.person.createMany({ data: people }),
    prisma.mergedPerson.create({ data: { id: randomUUID(), slug: 'merged-person', personId: people[0]!.id } }),
    prisma.formerSlug.create({ data: { type: 'Visit', slug: 'former-visit', current: 'visit-0' } }),
    prisma.toldApart.create({ data: { one: 'person-0', other: 'person-1', by: 'ada' } }),
    prisma.changeSet.create({
      data: {
        by: 'ada',
        source: sources[0]!.slug,
        draft: 'draft-3',
        preparedBy: ['ada'],
        changedEntries: { create: { collection: 'visits', key: 'a', after: 'a'.repeat(64) } },
        changes: {
          create: {
            operation: 'DELETED',
            type: 'Visit',
            nodeId: randomUUID(),
            version: 2,
            before: {},
            proposedBy: 'rules',
            confirmedBy: 'ada',
          },
        },
      },
    }),
    prisma.organization.createMany({
      data: organizations.map((each, n) => ({ ...each, parentId: n ? organizations[(n - 1) >> 2]!.id : null })),
    }),
    prisma.topic.createMany({ data: topics }),
    prisma.source.createMany({ data: sources }),
    prisma.sourceDocument.createMany({ data: texts }),
    prisma.annotationEntry.create({
      data: {
        sourceId: sources[0]!.id,
        collection: 'people',
        key: 'somebody',
        claim: {},
        refersTo: ['people/x'],
        about: ['people/x'],
      },
    }),
    prisma.journey.createMany({ data: journeys }),
    prisma.visit.createMany({ data: visits }),
    prisma.delegate.createMany({ data: delegates }),
    prisma.position.createMany({ data: positions }),
    prisma.kinship.createMany({ data: kinship }),
    prisma.event.createMany({ data: events }),
    prisma.participant.createMany({ data: participants }),
    prisma.statement.createMany({ data: statements }),
    prisma.statementSpeaker.createMany({ data: speakers }),
    prisma.statementReport.createMany({ data: reports }),
    prisma.statementVisit.createMany({ data: about }),
    prisma.statementTopic.createMany({ data: subjects }),
    prisma.citation.createMany({ data: citations }),
    prisma.disagreement.createMany({ data: disagreements }),
    prisma.claimedValue.createMany({ data: claimedValues }),
  ]);
  await prisma.$transaction(async (tx) => {
    for (const { sourceId, text } of texts) await writeParagraphs(tx, sourceId, text);
  });
  await fillFeatures(prisma);
  return { countries, people, organizations, visits, events, sources, delegates, statements };
}

const FEATURES = new URL('../features/', import.meta.url);

/** Fills the tables of features: a folder of tests may have a file rows.ts for them. */
async function fillFeatures(prisma: PrismaClient): Promise<void> {
  for (const feature of readdirSync(FEATURES)) {
    const file = new URL(`${feature}/rows.ts`, FEATURES);
    if (!existsSync(file)) continue;
    const { createRows } = (await import(fileURLToPath(file))) as { createRows: (prisma: PrismaClient) => Promise<void> };
    await createRows(prisma);
  }
}
