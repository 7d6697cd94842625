import { addressUrl, countryUrl, eventUrl, organizationUrl, personUrl, sourceUrl, visitUrl } from '../../http/urls.js';
import {
  codes,
  FIRST_PASSAGE,
  firstPassage,
  fragment,
  listColumn,
  made,
  pageColumn,
  passageColumns,
  firstPassageUrl,
  selected,
  sourceAndPassage,
  textColumn,
} from './formats/columns.js';
import type { Citing, Exported } from './exported.js';
import { kindExport } from './kind-export.js';
import { journey } from '../../model/kinds/journey.js';
import { topic } from '../../model/kinds/topic.js';
import { citedOriginal, type Original, recordedIn, recordNote } from './formats/citations.js';
import { link } from './formats/json-ld.js';
import { shortened } from '../../shared/shortened.js';

// Exports of objects that have a root list in the API.

interface Slugged {
  slug: string;
}

interface Part extends Record<'person' | 'organization' | 'country', Slugged | null> {
  name: string | null;
}

interface Delegation {
  delegation: { nodes: { side: string; name: string; person: Slugged | null }[] };
}

/** Cites an object's page by the object's name. */
const citedByName = (pageUrl: (object: Slugged) => string): Citing => ({
  selects: 'slug name',
  cite: ({ slug, name }: Slugged & { name: string }) => ({ title: name, path: pageUrl({ slug }) }),
});

const ORIGINAL = 'kind publisher { name } publishedOn { edtf } archivedUrl archive archiveCollection box folder';

interface CitedVisit extends Slugged {
  title: string;
  citationsConnection: { totalCount: number; nodes: { source: Slugged & Original & { title: string } }[] };
}

const DELEGATION = 'delegation(first: 100) { nodes { side capacity name role person { slug } } }';

const visits: Exported = {
  name: 'visits',
  type: 'Visit',
  columns: [
    ...['slug', 'title', 'kind', 'status', 'guestCountry', 'guestCountryAsPrinted', 'hostCountry', 'hostCountryAsPrinted'],
    ...['places', 'start', 'startAsPrinted', 'end', 'endAsPrinted', 'durationDays'],
    selected('note'),
    made(
      listColumn(
        'delegates',
        'The first 100 delegates, as printed; delegates.csv has all of them.',
        ({ delegation }: Delegation) => delegation.nodes.map(({ name }) => name),
      ),
      DELEGATION,
    ),
    ...['note', 'updatedAt'],
    codes('guestCountry', 'The country that visits.'),
    codes('hostCountry', 'The country visited.'),
    passageColumns({ places: true }),
    pageColumn(visitUrl),
    ...['hostOrganization', 'occasion'],
    made(
      listColumn('delegateSides', 'The side of each of the `delegates`: GUEST or HOST.', ({ delegation }: Delegation) =>
        delegation.nodes.map(({ side }) => side),
      ),
      DELEGATION,
    ),
  ],
  citation: {
    selects: `slug title citationsConnection(first: 20) { totalCount nodes { source { slug title ${ORIGINAL} } } }`,
    cite: ({ slug, title, citationsConnection }: CitedVisit) => {
      const record = recordedIn(citationsConnection);
      return { title, path: visitUrl({ slug }), ...(record && { ...citedOriginal(record), notes: [recordNote(record)] }) };
    },
  },
  jsonLd: {
    '@type': 'Event',
    name: 'title',
    description: 'note',
    startDate: 'start',
    endDate: 'end',
    location: ({ hostCountry, places }: { hostCountry: Slugged; places: string[] }) => [
      link('countries', hostCountry),
      ...places.map((name) => ({ '@type': 'City', name })),
    ],
    organizer: 'guestCountry',
    superEvent: 'journey',
    attendee: ({ delegation }: Delegation) =>
      delegation.nodes.map(({ name, person }) => ({ ...link('people', person), '@type': 'Person', name })),
  },
};

const people: Exported = {
  name: 'people',
  type: 'Person',
  columns: [
    ...['slug', 'name', 'aliases', 'identifiers', 'country', 'updatedAt'],
    codes('country', 'The country of the person.'),
    pageColumn(personUrl),
  ],
  citation: citedByName(personUrl),
  jsonLd: {
    '@type': 'Person',
    name: 'name',
    alternateName: 'aliases',
    nationality: 'country',
    sameAs: 'identifiers',
  },
};

const countries: Exported = {
  name: 'countries',
  type: 'Country',
  columns: [
    ...['slug', 'name', 'officialName', 'aliases', 'identifiers', 'code', 'code3', 'start', 'end'],
    ...['predecessors', 'successors', 'updatedAt'],
    pageColumn(countryUrl),
    ...['cow', 'cowYears', 'gw', 'gwYears'],
  ],
  citation: citedByName(countryUrl),
  jsonLd: {
    '@type': 'Country',
    name: 'name',
    legalName: 'officialName',
    alternateName: 'aliases',
    identifier: ({ code, code3 }: Record<string, string | null>) => [code, code3].filter((each) => each !== null),
    foundingDate: 'start',
    dissolutionDate: 'end',
    sameAs: 'identifiers',
  },
};

const organizations: Exported = {
  name: 'organizations',
  type: 'Organization',
  columns: [
    ...['slug', 'name', 'abbreviation', 'aliases', 'identifiers', 'kind', 'country', 'parent', 'updatedAt'],
    codes('country', 'The country that it belongs to.'),
    pageColumn(organizationUrl),
  ],
  citation: citedByName(organizationUrl),
  jsonLd: {
    '@type': 'Organization',
    name: 'name',
    alternateName: ({ abbreviation, aliases }: { abbreviation: string | null; aliases: string[] }) =>
      abbreviation === null ? aliases : [abbreviation, ...aliases],
    location: 'country',
    parentOrganization: 'parent',
    sameAs: 'identifiers',
  },
};

type Speaker = Slugged & { __typename: 'Person' | 'Organization' | 'Country'; name: string };
/** The exports of speakers, by type. */
const SPEAKERS = { Person: 'people', Organization: 'organizations', Country: 'countries' } as const;

interface CitedStatement {
  id: string;
  kind: keyof typeof WHOSE_WORDS;
  text: string;
  speakers: Speaker[];
  source: Original & { title: string };
}

/** Added to citations whose title could otherwise be mistaken for the speaker's own words. */
const WHOSE_WORDS = {
  DIRECT_QUOTE: 'Quotation',
  PARTIAL_QUOTE: 'Partial quotation',
  INDIRECT_QUOTE: 'As worded by the outlet',
  PARAPHRASE: 'Paraphrase',
};

/** The maximum length of a statement's text when it serves as the title. */
const LONGEST_TITLE = 200;

const statements: Exported = {
  name: 'statements',
  type: 'Statement',
  key: 'id',
  citation: {
    selects: `id kind text speakers { __typename ... on Person { slug name } ... on Organization { slug name } ... on Country { slug name } } source { title ${ORIGINAL} }`,
    cite: ({ id, kind, text, speakers, source }: CitedStatement) => {
      const [title, names] = [shortened(text, LONGEST_TITLE), speakers.map(({ name }) => name)];
      const isQuoted = kind === 'DIRECT_QUOTE' || kind === 'PARTIAL_QUOTE';
      return {
        ...(isQuoted ? { title, speakers: names } : { title: [names.join(' and '), title].filter(Boolean).join(': ') }),
        path: addressUrl({ __typename: 'Statement', id }),
        ...citedOriginal(source),
        notes: [WHOSE_WORDS[kind], `Reported in: ${source.title}`],
      };
    },
  },
  columns: [
    'id',
    made(sourceAndPassage('The source that reports it.', 'its first passage', firstPassage)),
    ...['kind', 'text'],
    selected('language original originalLanguage translatedBy'),
    'attribution',
    {
      selects:
        'speakers { __typename ... on Person { slug name } ... on Organization { slug name } ... on Country { slug name } }',
      columns: [
        ...listColumn('speakers', 'Slugs of the speakers.', (row: { speakers: Speaker[] }) =>
          row.speakers.map(({ slug }) => slug),
        ),
        ...listColumn('speakersName', 'Names of the speakers.', (row: { speakers: Speaker[] }) =>
          row.speakers.map(({ name }) => name),
        ),
      ],
    },
    selected('speakerRoles'),
    ...['speakersAsPrinted', 'reportedThrough'],
    made(
      listColumn('reportedThroughName', 'Their names.', (row: { reportedThrough: { name: string }[] }) =>
        row.reportedThrough.map(({ name }) => name),
      ),
      'reportedThrough { name }',
    ),
    ...['saidOn', 'saidOnAsPrinted', 'place', 'country', 'visit', 'event', 'about', 'topics', 'updatedAt'],
    made(fragment(firstPassage), FIRST_PASSAGE),
    pageColumn(firstPassageUrl),
    ...['language', 'original', 'originalLanguage', 'translatedBy'],
    made(
      listColumn(
        'speakerRoles',
        'The role of each speaker, in the same order; empty if none is given.',
        ({ speakerRoles }: { speakerRoles: (string | null)[] }) =>
          speakerRoles.some((role) => role !== null) ? speakerRoles.map((role) => role ?? '') : [],
      ),
    ),
  ],
  jsonLd: {
    '@id': ({ id }: { id: string }) => `statements/${id}`,
    '@type': 'Quotation',
    text: 'text',
    inLanguage: 'language',
    translationOfWork: ({ original, originalLanguage }: Record<string, string | null>) =>
      (original ?? originalLanguage) === null ? null : { '@type': 'Quotation', text: original, inLanguage: originalLanguage },
    spokenByCharacter: ({ speakers }: { speakers: Speaker[] }) =>
      speakers.map((speaker) => link(SPEAKERS[speaker.__typename], speaker)),
    dateCreated: 'saidOn',
    locationCreated: ({ country, place }: { country: Slugged | null; place: string | null }) =>
      link('countries', country) ?? (place === null ? null : { '@type': 'Place', name: place }),
    isPartOf: ({ event, visit }: Record<string, Slugged | null>) => link('events', event) ?? link('visits', visit),
    isBasedOn: (row: Parameters<typeof firstPassage>[0]) => link('sources', firstPassage(row)?.source),
    mentions: 'about',
    about: 'topics',
  },
};

const events: Exported = {
  name: 'events',
  type: 'Event',
  columns: [
    ...['slug', 'title', 'kind', 'status', 'start', 'startAsPrinted', 'end', 'endAsPrinted', 'country', 'countryAsPrinted'],
    ...['venue', 'places'],
    selected('note'),
    ...['visit', 'note', 'updatedAt'],
    selected('participants { name role side person { slug } organization { slug } country { slug } }'),
    codes('country', 'The country in which it takes place.'),
    passageColumns({ places: true }),
    pageColumn(eventUrl),
  ],
  jsonLd: {
    '@type': 'Event',
    name: 'title',
    description: 'note',
    startDate: 'start',
    endDate: 'end',
    location: ({ country, places, venue }: { country: Slugged | null; places: string[]; venue: string | null }) => [
      ...(country ? [link('countries', country)] : []),
      ...[...places, ...(venue === null ? [] : [venue])].map((name) => ({ '@type': 'Place', name })),
    ],
    superEvent: 'visit',
    attendee: ({ participants }: { participants: Part[] }) =>
      participants.map(
        ({ person, organization, country, name }) =>
          link('people', person) ?? link('organizations', organization) ?? link('countries', country) ?? { name },
      ),
  },
};

const TYPES = { ARTICLE: 'Article', DATASET: 'Dataset', LINK: 'WebPage' } as const;

const sources: Exported = {
  name: 'sources',
  type: 'Source',
  columns: [
    ...['slug', 'kind', 'title', 'section', 'publisher', 'publishedOn', 'url', 'licence'],
    selected('language coversHosts coversGuests coversYears coversTrips datesMean'),
    ...['sha256', 'updatedAt'],
    pageColumn(sourceUrl),
    ...['coversHosts', 'coversGuests', 'coversYears', 'coversTrips', 'language', 'datesMean'],
    made(
      textColumn('coverage', 'What it covers, for programs, as JSON.', ({ coverage }: { coverage: object[] }) =>
        coverage.length === 0 ? null : JSON.stringify(coverage),
      ),
      'coverage { hosts guests years capacity offices status isComplete }',
    ),
    ...['archivedUrl', 'archive', 'archiveCollection', 'box', 'folder'],
  ],
  citation: {
    selects: `slug title ${ORIGINAL}`,
    cite: ({ slug, title, ...original }: Slugged & Original & { title: string }) => ({
      title,
      path: sourceUrl({ slug }),
      ...citedOriginal(original),
    }),
  },
  jsonLd: {
    '@type': ({ kind }: { kind: keyof typeof TYPES }) => TYPES[kind],
    name: 'title',
    articleSection: 'section',
    publisher: 'publisher',
    datePublished: 'publishedOn',
    url: 'url',
    inLanguage: 'language',
    license: 'licence',
    archivedAt: 'archivedUrl',
  },
};

const journeys = kindExport(journey, { '@type': 'Event', name: 'name' });
const topics = kindExport(topic, { '@type': 'DefinedTerm', name: 'name' });

export const OBJECTS = { visits, people, countries, organizations, statements, events, sources, topics, journeys };
