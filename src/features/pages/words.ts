import type {
  DelegateCapacity,
  KinshipKind,
  OccurrenceStatus,
  SamePersonEvidence,
  SourceKind,
  StatementKind,
  StatementTranslator,
  VisitKind,
} from './generated/graphql.js';

// Labels for the enum values of the schema.

export const STATUS: Record<OccurrenceStatus, string> = {
  PROPOSED: 'proposed',
  INVITED: 'invited',
  ACCEPTED: 'accepted',
  PLANNED: 'planned',
  ONGOING: 'under way when reported',
  COMPLETED: 'completed',
  CANCELLED: 'cancelled',
  POSTPONED: 'postponed',
  DENIED: 'denied',
};

/** The status of a visit as a sentence. */
export const STATUS_SENTENCE: Record<OccurrenceStatus, string> = {
  PROPOSED: 'Proposed.',
  INVITED: 'Invited; no answer reported.',
  ACCEPTED: 'Invitation accepted; no report that the visit took place.',
  PLANNED: 'Planned.',
  ONGOING: 'Under way.',
  COMPLETED: 'Took place.',
  CANCELLED: 'Cancelled.',
  POSTPONED: 'Postponed; no new date reported.',
  DENIED: 'Denied: according to the newest source, it did not take place, or will not.',
};

/** Whether a visit or an event is reported as completed or under way. */
export const tookPlace = (status: OccurrenceStatus): boolean => TOOK_PLACE.status.includes(status);

/** The name of the host organization or, without one, of the country visited. */
export const hostName = ({ hostCountry, hostOrganization }: { hostCountry: Name; hostOrganization: Name | null }): string =>
  (hostOrganization ?? hostCountry).name;

interface Name {
  name: string;
}

/** Visits of which a source says that they did not, or will not, take place as announced. Never counted, and listed separately. */
export const CALLED_OFF: OccurrenceStatus[] = ['CANCELLED', 'POSTPONED', 'DENIED'];
export const AHEAD: OccurrenceStatus[] = ['PROPOSED', 'INVITED', 'ACCEPTED', 'PLANNED'];
export const TOOK_PLACE: { status: OccurrenceStatus[] } = { status: ['COMPLETED', 'ONGOING'] };

/** The filter for announced visits without a report that they took place. */
export const ANNOUNCED = { status: AHEAD };

/** The filter for the visits that lists and charts show by default: those that took place or are announced. */
export const NOT_CALLED_OFF = { status: [...AHEAD, ...TOOK_PLACE.status] };

export const VISIT_KIND: Record<VisitKind, string> = {
  STATE: 'state visit',
  OFFICIAL: 'official visit',
  OFFICIAL_WORKING: 'official working visit',
  WORKING: 'working visit',
  UNOFFICIAL: 'unofficial visit',
  PRIVATE: 'private visit',
  TRANSIT: 'transit stop',
};

/** The label of a visit without a kind in any source. */
export const NO_KIND = 'kind not given';

export const STATEMENT_KIND: Record<StatementKind, string> = {
  DIRECT_QUOTE: 'quote',
  PARTIAL_QUOTE: 'partial quote',
  INDIRECT_QUOTE: 'as worded by the outlet',
  PARAPHRASE: 'paraphrase',
};

export const TRANSLATOR: Record<StatementTranslator, string> = {
  SPEAKER_SIDE: 'the speaker’s side',
  OUTLET: 'the outlet',
  ANNOTATOR: 'the annotator',
};

const languages = new Intl.DisplayNames('en', { type: 'language' });
/** Returns the name of a language: "Korean" for `ko`. */
export const languageName = (tag: string): string => languages.of(tag) ?? tag;

export const CAPACITY: Record<DelegateCapacity, string> = { HEAD: 'head', SPOUSE: 'spouse of the head', MEMBER: '', MET: '' };

export const SOURCE_KIND: Record<SourceKind, string> = {
  ARTICLE: 'article',
  DATASET: 'data set',
  LINK: 'link',
};

export const KIN: Record<KinshipKind, string> = {
  SPOUSE: 'spouse',
  PARENT: 'parent',
  CHILD: 'child',
  SIBLING: 'sibling',
};

/** The reasons why two people may be the same person. */
export const EVIDENCE: Record<SamePersonEvidence, string> = {
  ALIAS: 'the name of one is an alias of the other',
  SAME_COUNTRY: 'the same country',
  SAME_IDENTIFIER: 'the same identifier elsewhere',
  SAME_NAME: 'the same name',
  SAME_OFFICE: 'the same office at about the same time',
  SIMILAR_NAME: 'similar names at about the same time',
  SUCCESSOR_STATE: 'a former state and its successor',
};

/** Turns `ARMED_FORCES` into "armed forces". */
export const plain = (value: string): string => value.toLowerCase().replaceAll('_', ' ');

const numbers = new Intl.NumberFormat('en');
export const number = (value: number): string => numbers.format(value);

interface StatusCounts {
  nodes: readonly { status: OccurrenceStatus | null; count: number }[];
}

/** Returns the number of visits with one of the statuses in a filter. */
export const countIn = ({ nodes }: StatusCounts, { status: of }: { status?: readonly OccurrenceStatus[] | null }): number =>
  nodes.reduce((sum, { status, count }) => sum + (of!.includes(status!) ? count : 0), 0);

/** Returns the number of visits that took place. */
export const countHeld = (counts: StatusCounts): number => countIn(counts, TOOK_PLACE);

/** Returns the number of announced visits. */
export const countAnnounced = (counts: StatusCounts): number => countIn(counts, ANNOUNCED);

/** Names announced visits separately from those that took place: "12 visits; 4 announced". */
export const withAnnounced = (held: string, announced: number): string =>
  announced > 0 ? `${held}; ${number(announced)} announced` : held;

/** Returns counts such as "3 completed, 1 planned". */
export const byStatus = ({ nodes }: StatusCounts): string =>
  nodes.map(({ status, count }) => `${number(count)} ${STATUS[status!]}`).join(', ');

const areAllHeld = ({ nodes }: StatusCounts): boolean => nodes.every(({ status }) => tookPlace(status!));

/** Returns the counts after a colon; empty if all visits took place. */
export const unlessAllHeld = (counts: StatusCounts): string => (areAllHeld(counts) ? '' : `: ${byStatus(counts)}`);

/** Returns the numbers of visits that took place and of announced ones; undefined if there are none. */
export const headingCount = (counts: StatusCounts): string | undefined =>
  counts.nodes.length === 0 ? undefined : withAnnounced(number(countHeld(counts)), countAnnounced(counts));

/** Returns a count such as "1 visit" or "2 visits". */
export const counted = (value: number, one: string, several = `${one}s`): string =>
  `${number(value)} ${value === 1 ? one : several}`;
