import {
  DelegateCapacity,
  DelegationSide,
  EventKind,
  KinshipKind,
  OccurrenceStatus,
  OrganizationKind,
  PositionStatus,
  SourceKind,
  StatementAttribution,
  StatementKind,
  StatementTranslator,
  VisitKind,
} from '../../../../model/generated/enums.js';
import { collectionOf } from '../state/annotation-cells.js';

/** How a field is filled in. */
export type Control =
  | 'line'
  | 'words'
  | 'lines'
  | 'number'
  | 'date'
  | 'speakers'
  /** One entry of a table, or a country. */
  | { one: string }
  /** Several. */
  | { several: string }
  | { choice: readonly string[] };

export interface FormField {
  name: string;
  label: string;
  control: Control;
  /** Stands behind “More fields”, unless it has a value. */
  isRare?: true;
  isRequired?: true;
}

export interface FormKind {
  /** What editors call it. */
  label: string;
  fields: readonly FormField[];
}

const field = (name: string, label: string, control: Control = 'line', rest: Partial<FormField> = {}): FormField => ({
  ...{ name, label, control },
  ...rest,
});
const choice = (values: object): Control => ({ choice: Object.keys(values) });
const needed = { isRequired: true } as const;
const rare = { isRare: true } as const;
const period = [field('start', 'From', 'date'), field('end', 'To', 'date')];
const printedPeriod = [
  field('startAsPrinted', 'From, as printed', 'line', rare),
  field('endAsPrinted', 'To, as printed', 'line', rare),
];

/** The forms by collection of the annotation: all fields of each kind, those first that are filled in most. */
export const FORMS: Readonly<Record<string, FormKind>> = {
  source: {
    label: 'Article',
    fields: [
      field('title', 'Title', 'line', needed),
      field('publisher', 'Outlet', { one: 'organizations' }),
      field('publishedOn', 'Published', 'date'),
      field('url', 'Address'),
      field('language', 'Language'),
      field('section', 'Section', 'line', rare),
      field('kind', 'Kind', choice(SourceKind), rare),
      field('licence', 'Licence', 'line', rare),
      field('coversHosts', 'Covers hosts', 'line', rare),
      field('coversGuests', 'Covers guests', 'line', rare),
      field('coversYears', 'Covers years', 'line', rare),
      field('coversTrips', 'Covers visits', 'line', rare),
      field('datesMean', 'Its dates mean', 'line', rare),
    ],
  },
  people: {
    label: 'Person',
    fields: [
      field('name', 'Name', 'line', needed),
      field('country', 'Country', { one: 'countries' }),
      field('aliases', 'Other names', 'lines'),
    ],
  },
  organizations: {
    label: 'Organization',
    fields: [
      field('name', 'Name', 'line', needed),
      field('kind', 'Kind', choice(OrganizationKind), needed),
      field('country', 'Country', { one: 'countries' }),
      field('abbreviation', 'Abbreviation'),
      field('aliases', 'Other names', 'lines', rare),
      field('parent', 'Part of', { one: 'organizations' }, rare),
    ],
  },
  topics: { label: 'Topic', fields: [field('name', 'Name', 'line', needed)] },
  statements: {
    label: 'Quote',
    fields: [
      field('kind', 'Kind', choice(StatementKind), needed),
      field('text', 'Words', 'words', needed),
      field('speakers', 'Speakers', 'speakers'),
      field('speakersAsPrinted', 'Speakers, as printed', 'lines'),
      field('reportedBy', 'Reported by', { one: 'organizations' }),
      field('visit', 'Visit', { one: 'visits' }),
      field('saidOn', 'Said on', 'date'),
      field('event', 'Event', { one: 'events' }, rare),
      field('topics', 'Topics', { several: 'topics' }, rare),
      field('about', 'Other visits', { several: 'visits' }, rare),
      field('attribution', 'Attribution', choice(StatementAttribution), rare),
      field('reportedThrough', 'Reported through', { several: 'organizations' }, rare),
      field('saidOnAsPrinted', 'Said on, as printed', 'line', rare),
      field('place', 'Place', 'line', rare),
      field('country', 'Country', { one: 'countries' }, rare),
      field('language', 'Language', 'line', rare),
      field('original', 'Original words', 'words', rare),
      field('originalLanguage', 'Original language', 'line', rare),
      field('translatedBy', 'Translated by', choice(StatementTranslator), rare),
    ],
  },
  visits: {
    label: 'Visit',
    fields: [
      field('title', 'Title, in your words', 'line', needed),
      field('status', 'Status', choice(OccurrenceStatus), needed),
      field('hostCountry', 'Host', { one: 'countries' }, needed),
      field('guestCountry', 'Guest', { one: 'countries' }),
      ...period,
      field('places', 'Cities', 'lines'),
      field('kind', 'Kind', choice(VisitKind), rare),
      field('durationDays', 'Days', 'number', rare),
      field('note', 'Note', 'words', rare),
      field('hostCountryAsPrinted', 'Host, as printed', 'line', rare),
      field('guestCountryAsPrinted', 'Guest, as printed', 'line', rare),
      ...printedPeriod,
    ],
  },
  delegation: {
    label: 'Delegate',
    fields: [
      field('of', 'Visit', { one: 'visits' }, needed),
      field('name', 'Name, as printed', 'line', needed),
      field('person', 'Person', { one: 'people' }),
      field('side', 'Side', choice(DelegationSide)),
      field('capacity', 'Capacity', choice(DelegateCapacity)),
      field('role', 'Office, as printed'),
    ],
  },
  events: {
    label: 'Event',
    fields: [
      field('kind', 'Kind', choice(EventKind), needed),
      field('title', 'Title, in your words', 'line', needed),
      field('status', 'Status', choice(OccurrenceStatus), needed),
      field('visit', 'Visit', { one: 'visits' }),
      ...period,
      field('places', 'Cities', 'lines'),
      field('venue', 'Venue'),
      field('country', 'Country', { one: 'countries' }, rare),
      field('note', 'Note', 'words', rare),
      field('countryAsPrinted', 'Country, as printed', 'line', rare),
      ...printedPeriod,
    ],
  },
  participants: {
    label: 'Participant',
    fields: [
      field('of', 'Event', { one: 'events' }, needed),
      field('person', 'Person', { one: 'people' }),
      field('country', 'Country', { one: 'countries' }),
      field('organization', 'Organization', { one: 'organizations' }),
      field('name', 'Name, as printed'),
      field('side', 'Side', choice(DelegationSide)),
      field('role', 'Role, as printed'),
    ],
  },
  positions: {
    label: 'Office',
    fields: [
      field('title', 'Office, as printed', 'line', needed),
      field('person', 'Person', { one: 'people' }, needed),
      field('country', 'Country', { one: 'countries' }),
      field('organization', 'Organization', { one: 'organizations' }),
      field('status', 'Status', choice(PositionStatus)),
      ...period,
      field('term', 'Term', 'number', rare),
      field('personAsPrinted', 'Person, as printed', 'line', rare),
      field('note', 'Note', 'words', rare),
      ...printedPeriod,
    ],
  },
  kinship: {
    label: 'Family',
    fields: [
      field('person', 'Person', { one: 'people' }, needed),
      field('relative', 'Relative', { one: 'people' }, needed),
      field('kind', 'The relative is', choice(KinshipKind), needed),
    ],
  },
};

/** A field of the form of an entry; undefined for what no form has. */
export function fieldOf(entry: string, name: string): FormField | undefined {
  return FORMS[collectionOf(entry)]?.fields.find((each) => each.name === name);
}

/** What the number keys make of selected words. */
export const NUMBERED = ['people', 'statements', 'visits', 'delegation', 'events', 'positions'] as const;
/** What has a button, and no key. */
export const UNNUMBERED = ['organizations', 'participants', 'kinship', 'topics'] as const;
