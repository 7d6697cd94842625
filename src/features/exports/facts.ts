import { pathsTo } from '../disagreements/paths.js';
import { FactField } from '../../schema/source/fact-field.js';
import { capitalize, uncapitalize } from '../../shared/capitals.js';
import { DISPUTABLE } from '../../store/rows/disagreements.js';
import { eventUrl, passageUrl, personUrl, visitUrl } from '../../http/urls.js';
import type { FieldPlan } from '../../query/compile/plan.js';
import { order } from '../../query/paging/order.js';
import { citationRows, type CitationRow } from './stream/citation-rows.js';
import {
  codes,
  listColumn,
  made,
  pageColumn,
  passageColumns,
  referenceColumns,
  selected,
  textColumn,
} from './formats/columns.js';
import type { Exported } from './exported.js';
import { type NotInWikidata, REFERENCES, type WikidataFact } from './formats/quickstatements.js';
import { toWebAnnotation } from './formats/annotation.js';
import { link, webAnnotation } from './formats/json-ld.js';

// Exports of objects that have no root list in the API.

interface Slugged {
  slug: string;
}

interface Named extends Slugged {
  name: string;
}

interface Identified {
  identifiers: { curie: string }[];
}

/** Returns an object's Wikidata id, such as Q56226; undefined if none is stored. */
const wikidataId = ({ identifiers }: Identified): string | undefined =>
  identifiers.find(({ curie }) => curie.startsWith('wikidata:'))?.curie.slice('wikidata:'.length);

interface HeldOffice extends Record<'start' | 'end', { edtf: string } | null>, Pick<WikidataFact, 'citationsConnection'> {
  title: string;
  term: number;
  person: Identified;
  organization: Slugged | null;
  country: Slugged | null;
}

const NO_PERSON: NotInWikidata = { reason: 'without a Wikidata id for the person' };

/** In Wikidata, an office is an item of its own. The store does not have the item's id, so the request must provide it. */
function heldOffice(held: HeldOffice, offices: Readonly<Record<string, string>>): WikidataFact | NotInWikidata {
  const { title, term, organization, country, start, end, citationsConnection } = held;
  const place = organization ?? country;
  const name = place ? `${title}@${place.slug}` : title;
  const [item, value] = [wikidataId(held.person), Object.hasOwn(offices, name) ? offices[name] : undefined];
  if (item === undefined) return NO_PERSON;
  if (value === undefined) return { reason: 'without an id for the office in `offices`', name };
  const dates: WikidataFact['dates'] = [
    ['P580', start?.edtf],
    ['P582', end?.edtf],
  ];
  return { item, property: 'P39', value, isAnother: term > 1, dates, citationsConnection };
}

const positions: Exported = {
  name: 'positions',
  type: 'Position',
  rows: { model: 'Position', order: order('Position', []), more: [] },
  key: 'id',
  columns: [
    ...['id', 'title', 'status', 'person', 'personAsPrinted', 'organization', 'country'],
    ...['start', 'startAsPrinted', 'end', 'endAsPrinted', 'note', 'updatedAt'],
    codes('country', 'The country in which it is held.'),
    passageColumns(),
    pageColumn(({ person }: { person: Slugged }) => `${personUrl(person)}#offices`),
  ],
  wikidata: {
    selects: `title term person { identifiers { curie } } organization { slug } country { slug } start { edtf } end { edtf } ${REFERENCES}`,
    fact: heldOffice,
  },
  jsonLd: {
    '@type': 'OrganizationRole',
    roleName: 'title',
    member: 'person',
    memberOf: ({ organization, country }: Record<string, Slugged | null>) =>
      link('organizations', organization) ?? link('countries', country),
    startDate: 'start',
    endDate: 'end',
    description: 'note',
  },
};

/** The person whose relative the kinship names. The schema has no such field on `Kinship`. */
const of: FieldPlan = {
  kind: 'one',
  model: 'Person',
  foreignKey: 'personId',
  selected: {
    kind: 'object',
    type: 'Person',
    fields: ['slug', 'name'].map((column) => [column, { kind: 'column', column }]),
  },
};

const PROPERTIES = { SPOUSE: 'spouse', PARENT: 'parent', CHILD: 'children', SIBLING: 'sibling' } as const;

interface Kinship {
  of: Named;
  kind: keyof typeof PROPERTIES;
  person: Named;
}

interface Related extends Pick<WikidataFact, 'citationsConnection'> {
  kind: keyof typeof PROPERTIES;
  of: Identified;
  person: Identified;
}

/** Wikidata distinguishes fathers from mothers, but the store does not, so the statement is that the parent has this child. */
function relatives({ kind, of, person, citationsConnection }: Related): WikidataFact | NotInWikidata {
  const [one, other] = kind === 'PARENT' ? [person, of] : [of, person];
  const [item, value] = [wikidataId(one), wikidataId(other)];
  if (item === undefined || value === undefined) return NO_PERSON;
  const property = { SPOUSE: 'P26', PARENT: 'P40', CHILD: 'P40', SIBLING: 'P3373' }[kind];
  return { item, property, value, citationsConnection };
}

const kinships: Exported = {
  name: 'kinships',
  type: 'Kinship',
  rows: { model: 'Kinship', order: order('Kinship', []), more: [['of', of]] },
  key: ['person', 'kind', 'relative'],
  columns: [
    made(referenceColumns('Person', 'person', 'The person.', ({ of }: Kinship) => of)),
    'kind',
    made(
      referenceColumns('Person', 'relative', 'The relative.', ({ person }: Kinship) => person),
      'person { slug name }',
    ),
    'updatedAt',
    pageColumn(({ of }: Kinship) => `${personUrl(of)}#family`),
  ],
  wikidata: { selects: `kind of { identifiers { curie } } person { identifiers { curie } } ${REFERENCES}`, fact: relatives },
  jsonLd: ({ of, kind, person }: Kinship) => ({
    '@id': `people/${of.slug}`,
    '@type': 'Person',
    name: of.name,
    [PROPERTIES[kind]]: link('people', person),
  }),
};

const citations: Exported = {
  name: 'citations',
  type: 'Citation',
  rows: citationRows(),
  key: 'id',
  columns: [
    'id',
    made([
      ...textColumn('factType', 'The type of the fact that the passage supports.', (row: CitationRow) => row.factType),
      ...textColumn('factId', 'The global id of the fact.', (row: CitationRow) => row.factId),
      ...textColumn('fact', 'The slug of the fact; for a statement, its key within the source.', (row: CitationRow) => row.fact),
    ]),
    'source',
    selected('source { url }'),
    ...['start', 'end', 'fragment', 'digest', 'exact', 'isMain'],
    pageColumn(passageUrl),
  ],
  context: webAnnotation,
  jsonLd: toWebAnnotation,
};

const delegates: Exported = {
  name: 'delegates',
  type: 'Delegate',
  rows: { model: 'Delegate', order: order('Delegate', ['visitId', 'ordinal']), more: [] },
  key: 'id',
  columns: [
    ...['id', 'visit', 'side', 'capacity', 'name', 'role', 'person', 'updatedAt'],
    passageColumns(),
    pageColumn(({ visit }: { visit: Slugged }) => `${visitUrl(visit)}#delegations`),
  ],
  jsonLd: {
    '@type': 'Role',
    name: 'name',
    roleName: ({ role, capacity }: Record<string, string | null>) => role ?? capacity,
    attendee: 'person',
    subjectOf: 'visit',
  },
};

interface Participant extends Record<'person' | 'organization' | 'country', Slugged | null> {
  event: Slugged & { visit: Slugged | null };
}

const participants: Exported = {
  name: 'participants',
  type: 'Participant',
  rows: { model: 'Participant', order: order('Participant', ['eventId', 'ordinal']), more: [] },
  key: 'id',
  columns: [
    ...['id', 'event', 'side', 'name', 'role', 'person', 'organization', 'country', 'updatedAt'],
    passageColumns(),
    pageColumn(({ event }: Participant) => eventUrl(event), 'event { visit { slug } }'),
  ],
  jsonLd: {
    '@type': 'Role',
    name: 'name',
    roleName: 'role',
    attendee: ({ person, organization, country }: Participant) =>
      [link('people', person), link('organizations', organization), link('countries', country)].filter((each) => each !== null),
    subjectOf: 'event',
  },
};

interface Disputed {
  id: string;
  kind: string;
  field: string;
  keptBecause: string;
  fact: { __typename: string; id: string; label: string; slug?: string };
}
interface ClaimedValue {
  disagreement: Disputed;
  citations: { start: number; end: number }[];
  value: string;
  label: string;
  source: Slugged;
}

const TO_VISITS = pathsTo('visits', DISPUTABLE);

/** One row for each value that a source claims for a disputed field. */
const disagreements: Exported = {
  name: 'disagreements',
  type: 'ClaimedValue',
  rows: { model: 'ClaimedValue', order: order('ClaimedValue', ['disagreementId', 'ordinal']), more: [] },
  key: ['disagreement', 'source'],
  columns: [
    selected(`value label standing source { slug title } citations { start end fragment } disagreement {
      id kind: factKind field keptBecause fact { __typename id label ... on Labelled { slug } ${TO_VISITS.map(selectVisit).join(' ')} }
    }`),
    made([
      ...textColumn('disagreement', 'The global id of the disagreement.', ({ disagreement }: ClaimedValue) => disagreement.id),
      ...textColumn('kind', 'The kind of the fact.', ({ disagreement }: ClaimedValue) => disagreement.kind),
      ...textColumn(
        'fact',
        'The slug of the fact; for a part or an office, its global id.',
        ({ disagreement: { fact } }: ClaimedValue) => fact.slug ?? fact.id,
      ),
      ...textColumn('factName', 'The label of the fact.', ({ disagreement }: ClaimedValue) => disagreement.fact.label),
      ...referenceColumns('Visit', 'visit', 'The visit that the fact is part of.', ({ disagreement }: ClaimedValue) =>
        disputedVisit(disagreement),
      ),
      ...textColumn(
        'field',
        'The field on which sources disagree.',
        ({ disagreement }: ClaimedValue) => FactField[disagreement.field],
      ),
    ]),
    'value',
    made(
      textColumn(
        'valueName',
        'The name of the object to which the value refers; otherwise the value.',
        ({ label }: ClaimedValue) => label,
      ),
    ),
    'standing',
    made(textColumn('keptBecause', 'Why the stored value is kept.', (row: ClaimedValue) => row.disagreement.keptBecause)),
    'source',
    made(
      listColumn('passages', 'Its passages for the fact: start–end in Unicode code points.', ({ citations }: ClaimedValue) =>
        citations.map(({ start, end }) => `${start}–${end}`),
      ),
    ),
  ],
  jsonLd: {
    '@id': ({ disagreement }: ClaimedValue) => `disagreements/${disagreement.id}`,
    '@type': 'PropertyValue',
    name: ({ disagreement }: ClaimedValue) => FactField[disagreement.field],
    value: 'value',
    subjectOf: 'source',
  },
};

/** Returns the fact if it is a visit, otherwise the visit that it is part of. */
function disputedVisit({ fact }: Disputed): Slugged | null {
  const path = TO_VISITS.find(([kind]) => kind === uncapitalize(fact.__typename)) ?? [];
  const visit = path.slice(1).reduce<unknown>((part, name) => (part as Record<string, unknown> | null)?.[name], fact);
  return path.length === 0 ? null : (visit as Slugged | null);
}

/** Selects the visit at the end of a path from a fact. */
function selectVisit([kind, ...path]: string[]): string {
  return `... on ${capitalize(kind!)} { ${path.reduceRight((selected, name) => `${name} { ${selected} }`, 'slug title')} }`;
}

export const FACTS = { positions, kinships, citations, delegates, participants, disagreements };
