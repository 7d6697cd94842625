/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentText } from '../document-text.js';
/** Whether it is known that an office was held on a day. */
export type Certainty =
  /** Known: it had begun, and either its end is later, or a source published later states that it was still held, or it began that day. */
  | 'KNOWN'
  /** Possible: it may have been held, and no source says whether it was. */
  | 'POSSIBLE';

/** Conditions on a country, all of which must hold. */
export type CountryWhere = {
  /** Filters that must all match. */
  AND?: Array<CountryWhere> | null | undefined;
  /** A filter that must not match. */
  NOT?: CountryWhere | null | undefined;
  /** Filters of which at least one must match. An empty list matches nothing. */
  OR?: Array<CountryWhere> | null | undefined;
  /** The ISO 3166-1 alpha-2 code. */
  code?: StringFilter | null | undefined;
  /** The ISO 3166-1 alpha-3 code, or the one that a former state had. */
  code3?: StringFilter | null | undefined;
  /** Countries that may have existed at some time in this span. */
  existedIn?: DateFilter | null | undefined;
  /** An identifier of the country: wikidata:Q423. */
  identifier?: string | null | undefined;
  /** The name or one of the aliases. `equalsInsensitive`, `contains` and `startsWith` also search the formal name. */
  name?: StringFilter | null | undefined;
  /** The words to find, as `search` takes them with this type alone: in its names or titles, places, notes and texts, and for years, kinds, countries and outlets. If nothing has the words as they are written, words that begin with them match too, and names that are spelled nearly alike. */
  search?: string | null | undefined;
  /** The slug. */
  slug?: StringFilter | null | undefined;
  /** Whether the country is a state, and not a territory of another. */
  sovereign?: boolean | null | undefined;
  /** Changed at this instant or later. To poll, pass the greatest `updatedAt` that you have: what is committed later never has an earlier one. */
  updatedSince?: string | null | undefined;
  /** A country that meets these conditions, or a former state that such a country replaced, wholly or in part: Russia, and the Soviet Union. */
  withFormerStates?: CountryWhere | null | undefined;
};

/** A span of days. A missing date lies in no span; `isNull` finds it. */
export type DateFilter = {
  /** This day or later. */
  gte?: string | null | undefined;
  /** Whether the date is missing: true finds what has none, false what has one. */
  isNull?: boolean | null | undefined;
  /** This day or earlier. */
  lte?: string | null | undefined;
};

/** The precision of a date. */
export type DatePrecision =
  /** The day. */
  | 'DAY'
  /** The month of the year. */
  | 'MONTH'
  /** The year. */
  | 'YEAR';

/** The capacity in which a person took part in a visit. */
export type DelegateCapacity =
  /** The head of a side. */
  | 'HEAD'
  /** Any other member of a side. */
  | 'MEMBER'
  /** The husband or wife of the head. */
  | 'SPOUSE';

/** Conditions on a delegate, all of which must hold. */
export type DelegateWhere = {
  /** Filters that must all match. */
  AND?: Array<DelegateWhere> | null | undefined;
  /** A filter that must not match. */
  NOT?: DelegateWhere | null | undefined;
  /** Filters of which at least one must match. An empty list matches nothing. */
  OR?: Array<DelegateWhere> | null | undefined;
  /** One of these capacities. */
  capacity?: Array<DelegateCapacity> | null | undefined;
  /** At least one office of the person that was held when the visit began, or may have been. */
  held?: HeldWhere | null | undefined;
  /** The person. A delegate who is not identified has none. */
  person?: PersonWhere | null | undefined;
  /** The office in which the person took part, in the words of the source. */
  role?: StringFilter | null | undefined;
  /** The side of the delegate. */
  side?: DelegationSide | null | undefined;
};

/** The two sides of a visit. */
export type DelegationSide =
  /** The visiting side. */
  | 'GUEST'
  /** The receiving side. */
  | 'HOST';

/** The kind of an event. */
export type EventKind =
  /** An attack by one side. */
  | 'ATTACK'
  /** A banquet or dinner. */
  | 'BANQUET'
  /** A broadcast. */
  | 'BROADCAST'
  /** A call by telephone or video. */
  | 'CALL'
  /** A ceremony. */
  | 'CEREMONY'
  /** A clash of armed forces, police or crowds. */
  | 'CLASH'
  /** A conference. */
  | 'CONFERENCE'
  /** An election or a referendum. */
  | 'ELECTION'
  /** An exhibition. */
  | 'EXHIBITION'
  /** Any other meeting. */
  | 'MEETING'
  /** An exercise of armed forces. */
  | 'MILITARY_EXERCISE'
  /** Any other event. */
  | 'OTHER'
  /** A performance on a stage. */
  | 'PERFORMANCE'
  /** A press conference. */
  | 'PRESS_CONFERENCE'
  /** A protest or demonstration. */
  | 'PROTEST'
  /** The signing of a treaty or another agreement. */
  | 'SIGNING'
  /** A speech. */
  | 'SPEECH'
  /** A sports event. */
  | 'SPORT'
  /** A meeting of heads of state or government, called a summit. */
  | 'SUMMIT'
  /** Formal talks between delegations. */
  | 'TALKS'
  /** A test of a weapon or a missile. */
  | 'WEAPON_TEST';

/** Conditions on an event, all of which must hold. */
export type EventWhere = {
  /** Filters that must all match. */
  AND?: Array<EventWhere> | null | undefined;
  /** A filter that must not match. */
  NOT?: EventWhere | null | undefined;
  /** Filters of which at least one must match. An empty list matches nothing. */
  OR?: Array<EventWhere> | null | undefined;
  /** The country in which it takes place. */
  country?: CountryWhere | null | undefined;
  /** The decade of the start, by its first year: 1960. A date that may lie in several decades has none. */
  decade?: IntFilter | null | undefined;
  /** Events that may have ended in this span: the first possible day is not after it, the last not before it. */
  end?: DateFilter | null | undefined;
  /** One of these kinds. */
  kind?: Array<EventKind> | null | undefined;
  /** The note. */
  note?: StringFilter | null | undefined;
  /** At least one of the participants, who meets all these conditions. */
  participant?: ParticipantWhere | null | undefined;
  /** One of the cities. */
  places?: StringFilter | null | undefined;
  /** The words to find, as `search` takes them with this type alone: in its names or titles, places, notes and texts, and for years, kinds, countries and outlets. If nothing has the words as they are written, words that begin with them match too, and names that are spelled nearly alike. */
  search?: string | null | undefined;
  /** The slug. */
  slug?: StringFilter | null | undefined;
  /** At least one of the sources that report it. */
  source?: SourceWhere | null | undefined;
  /** Events that may have begun in this span: the first possible day is not after it, the last not before it. */
  start?: DateFilter | null | undefined;
  /** One of these statuses. */
  status?: Array<OccurrenceStatus> | null | undefined;
  /** The title. */
  title?: StringFilter | null | undefined;
  /** Changed at this instant or later. To poll, pass the greatest `updatedAt` that you have: what is committed later never has an earlier one. */
  updatedSince?: string | null | undefined;
  /** The visit to which it belongs. */
  visit?: VisitWhere | null | undefined;
  /** The year of the start. A date that may lie in several years has none. */
  year?: IntFilter | null | undefined;
};

/** An office that was held when a visit began, or may have been. */
export type HeldWhere = {
  /** Whether it must be known that the office was held then, or must not be. The default is both: an office of unknown end may have ended. */
  certainty?: Certainty | null | undefined;
  /** The office. The default is any. */
  office?: OfficeWhere | null | undefined;
};

/** Conditions on a number, all of which must hold. A missing number meets none; `isNull` finds it. */
export type IntFilter = {
  /** Exactly this number. */
  equals?: number | null | undefined;
  /** This number or more. */
  gte?: number | null | undefined;
  /** Whether the number is missing: true finds what has none, false what has one. */
  isNull?: boolean | null | undefined;
  /** This number or less. */
  lte?: number | null | undefined;
};

/** The stage that a visit or event had reached, according to the newest source. */
export type OccurrenceStatus =
  /** The invitation has been accepted. */
  | 'ACCEPTED'
  /** It will not take place. */
  | 'CANCELLED'
  /** It took place. */
  | 'COMPLETED'
  /** The guest has been invited. */
  | 'INVITED'
  /** It has begun and not yet ended. */
  | 'ONGOING'
  /** It is planned for a time. */
  | 'PLANNED'
  /** It has been proposed. */
  | 'PROPOSED';

/** Conditions on an office that a person held, all of which must hold. */
export type OfficeWhere = {
  /** Filters that must all match. */
  AND?: Array<OfficeWhere> | null | undefined;
  /** A filter that must not match. */
  NOT?: OfficeWhere | null | undefined;
  /** Filters of which at least one must match. An empty list matches nothing. */
  OR?: Array<OfficeWhere> | null | undefined;
  /** The country in which it is held. */
  country?: CountryWhere | null | undefined;
  /** The organization in which it is held. */
  organization?: OrganizationWhere | null | undefined;
  /** The person who held it. */
  person?: PersonWhere | null | undefined;
  /** The title of the office. */
  title?: StringFilter | null | undefined;
};

/** The kind of an organization. */
export type OrganizationKind =
  /** The armed forces of a state, or a part of them. */
  | 'ARMED_FORCES'
  /** An armed group that belongs to no state. */
  | 'ARMED_GROUP'
  /** A radio or television broadcaster. */
  | 'BROADCASTER'
  /** A company. */
  | 'COMPANY'
  /** A court or tribunal. */
  | 'COURT'
  /** A government, or a part of one. */
  | 'GOVERNMENT'
  /** An organization of states. */
  | 'INTERGOVERNMENTAL'
  /** A parliament or another legislature. */
  | 'LEGISLATURE'
  /** A newspaper or magazine, in print or online. */
  | 'NEWSPAPER'
  /** A news agency or another outlet. */
  | 'NEWS_AGENCY'
  /** A non-governmental organization. */
  | 'NON_GOVERNMENTAL'
  /** Anything else. */
  | 'OTHER'
  /** A political party, or a part of one. */
  | 'PARTY'
  /** A church or another religious body. */
  | 'RELIGIOUS'
  /** A project of research, often of a think tank. */
  | 'RESEARCH_PROJECT'
  /** A research institute on policy. */
  | 'THINK_TANK'
  /** A university or school. */
  | 'UNIVERSITY';

/** Conditions on an organization, all of which must hold. */
export type OrganizationWhere = {
  /** Filters that must all match. */
  AND?: Array<OrganizationWhere> | null | undefined;
  /** A filter that must not match. */
  NOT?: OrganizationWhere | null | undefined;
  /** Filters of which at least one must match. An empty list matches nothing. */
  OR?: Array<OrganizationWhere> | null | undefined;
  /** The country to which it belongs. */
  country?: CountryWhere | null | undefined;
  /** An identifier of the organization: viaf:154862774. */
  identifier?: string | null | undefined;
  /** One of these kinds. */
  kind?: Array<OrganizationKind> | null | undefined;
  /** The name or one of the aliases. `equalsInsensitive`, `contains` and `startsWith` also search the abbreviation. */
  name?: StringFilter | null | undefined;
  /** The words to find, as `search` takes them with this type alone: in its names or titles, places, notes and texts, and for years, kinds, countries and outlets. If nothing has the words as they are written, words that begin with them match too, and names that are spelled nearly alike. */
  search?: string | null | undefined;
  /** The slug. */
  slug?: StringFilter | null | undefined;
  /** Changed at this instant or later. To poll, pass the greatest `updatedAt` that you have: what is committed later never has an earlier one. */
  updatedSince?: string | null | undefined;
};

/** Conditions on a participant, all of which must hold. */
export type ParticipantWhere = {
  /** Filters that must all match. */
  AND?: Array<ParticipantWhere> | null | undefined;
  /** A filter that must not match. */
  NOT?: ParticipantWhere | null | undefined;
  /** Filters of which at least one must match. An empty list matches nothing. */
  OR?: Array<ParticipantWhere> | null | undefined;
  /** The state that takes part, or that the person represents. */
  country?: CountryWhere | null | undefined;
  /** The organization that takes part, or that the person represents. */
  organization?: OrganizationWhere | null | undefined;
  /** The person. */
  person?: PersonWhere | null | undefined;
  /** The side of the participant. */
  side?: DelegationSide | null | undefined;
};

/** Conditions on a person, all of which must hold. */
export type PersonWhere = {
  /** Filters that must all match. */
  AND?: Array<PersonWhere> | null | undefined;
  /** A filter that must not match. */
  NOT?: PersonWhere | null | undefined;
  /** Filters of which at least one must match. An empty list matches nothing. */
  OR?: Array<PersonWhere> | null | undefined;
  /** The person's country. */
  country?: CountryWhere | null | undefined;
  /** An identifier of the person: wikidata:Q56226. */
  identifier?: string | null | undefined;
  /** The name or one of the aliases. */
  name?: StringFilter | null | undefined;
  /** The words to find, as `search` takes them with this type alone: in its names or titles, places, notes and texts, and for years, kinds, countries and outlets. If nothing has the words as they are written, words that begin with them match too, and names that are spelled nearly alike. */
  search?: string | null | undefined;
  /** The slug. */
  slug?: StringFilter | null | undefined;
  /** Changed at this instant or later. To poll, pass the greatest `updatedAt` that you have: what is committed later never has an earlier one. */
  updatedSince?: string | null | undefined;
};

/** The direction in which a list is sorted. Objects without a value come last in both. */
export type SortDirection =
  /** Ascending: the smallest, the earliest, or the first by code point comes first. */
  | 'ASC'
  /** Descending: the largest, the latest, or the last by code point comes first. */
  | 'DESC';

/** The kind of a source. */
export type SourceKind =
  /** A piece of journalism. */
  | 'ARTICLE'
  /** One file of a data set. */
  | 'DATASET'
  /** A URL alone: its text is not held, and facts cite it as a whole. */
  | 'LINK';

/** Conditions on a source, all of which must hold. */
export type SourceWhere = {
  /** Filters that must all match. */
  AND?: Array<SourceWhere> | null | undefined;
  /** A filter that must not match. */
  NOT?: SourceWhere | null | undefined;
  /** Filters of which at least one must match. An empty list matches nothing. */
  OR?: Array<SourceWhere> | null | undefined;
  /** One of these kinds. */
  kind?: Array<SourceKind> | null | undefined;
  /** One of these languages of the text, as canonical tags: en, zh-Hans. */
  language?: Array<string> | null | undefined;
  /** Sources that may have been published in this span: the first possible day is not after it, the last not before it. */
  publishedOn?: DateFilter | null | undefined;
  /** The publisher. */
  publisher?: OrganizationWhere | null | undefined;
  /** The words to find, as `search` takes them with this type alone: in its names or titles, places, notes and texts, and for years, kinds, countries and outlets. If nothing has the words as they are written, words that begin with them match too, and names that are spelled nearly alike. */
  search?: string | null | undefined;
  /** The slug. */
  slug?: StringFilter | null | undefined;
  /** The title. */
  title?: StringFilter | null | undefined;
  /** Changed at this instant or later. To poll, pass the greatest `updatedAt` that you have: what is committed later never has an earlier one. */
  updatedSince?: string | null | undefined;
};

/** A condition on a speaker: exactly one of these. */
export type SpeakerWhere =
  {   /** Filters that must all match. */
  AND: Array<SpeakerWhere>; NOT?: never; OR?: never; country?: never; organization?: never; person?: never; }
  |  { AND?: never;   /** A filter that must not match. */
  NOT: SpeakerWhere; OR?: never; country?: never; organization?: never; person?: never; }
  |  { AND?: never; NOT?: never;   /** Filters of which at least one must match. An empty list matches nothing. */
  OR: Array<SpeakerWhere>; country?: never; organization?: never; person?: never; }
  |  { AND?: never; NOT?: never; OR?: never;   /** A country that speaks in its own name. */
  country: CountryWhere; organization?: never; person?: never; }
  |  { AND?: never; NOT?: never; OR?: never; country?: never;   /** An organization that speaks in its own name. */
  organization: OrganizationWhere; person?: never; }
  |  { AND?: never; NOT?: never; OR?: never; country?: never; organization?: never;   /** A person. */
  person: PersonWhere; };

/** To whom a source attributes a statement. */
export type StatementAttribution =
  /** To an unnamed speaker: an official, witnesses. */
  | 'ANONYMOUS'
  /** To speakers whom it names. */
  | 'NAMED'
  /** To nobody: the source says it in its own voice. */
  | 'OWN_VOICE';

/** The kind of a statement: whose words its text holds. */
export type StatementKind =
  /** The speaker's own words, a whole sentence or more. */
  | 'DIRECT_QUOTE'
  /** Quoted words, but the outlet's: how it reported what the speaker said. */
  | 'INDIRECT_QUOTE'
  /** No quoted words: what was said, in the words of the annotation. */
  | 'PARAPHRASE'
  /** A few of the speaker's own words inside another's sentence. */
  | 'PARTIAL_QUOTE';

/** A key to sort statements by: exactly one of these. */
export type StatementOrder =
  {   /** The source, then the passage in it. */
  passage: SortDirection; saidOn?: never; updatedAt?: never; }
  |  { passage?: never;   /** The first possible day of the statement, then the last. */
  saidOn: SortDirection; updatedAt?: never; }
  |  { passage?: never; saidOn?: never;   /** The time of the last change. */
  updatedAt: SortDirection; };

/** Who translated the words of a statement. */
export type StatementTranslator =
  /** Who annotated the source. */
  | 'ANNOTATOR'
  /** The outlet that reports it. */
  | 'OUTLET'
  /** The side of the speaker: an office, an interpreter or a state agency of theirs. */
  | 'SPEAKER_SIDE';

/** Conditions on a statement, all of which must hold. */
export type StatementWhere = {
  /** Filters that must all match. */
  AND?: Array<StatementWhere> | null | undefined;
  /** A filter that must not match. */
  NOT?: StatementWhere | null | undefined;
  /** Filters of which at least one must match. An empty list matches nothing. */
  OR?: Array<StatementWhere> | null | undefined;
  /** At least one of the other visits that it mentions. */
  about?: VisitWhere | null | undefined;
  /** One of these attributions. A statement without one has none of them. */
  attribution?: Array<StatementAttribution> | null | undefined;
  /** The country in which it was said. */
  country?: CountryWhere | null | undefined;
  /** The decade in which it was said, by its first year: 1960. A date that may lie in several decades has none. */
  decade?: IntFilter | null | undefined;
  /** The event at which it was said. */
  event?: EventWhere | null | undefined;
  /** The key, which is unique within its source. */
  key?: StringFilter | null | undefined;
  /** One of these kinds. */
  kind?: Array<StatementKind> | null | undefined;
  /** One of these languages of the text, as canonical tags: en. A statement without one is in none of them. */
  language?: Array<string> | null | undefined;
  /** The words that were said, where the text is a translation. */
  original?: StringFilter | null | undefined;
  /** One of these languages in which it was said, as canonical tags: ko. Only of translations. */
  originalLanguage?: Array<string> | null | undefined;
  /** At least one of the outlets through which the source has it. */
  outlet?: OrganizationWhere | null | undefined;
  /** The outlet that the source names as its own source. */
  reportedBy?: OrganizationWhere | null | undefined;
  /** Statements that may have been made in this span: the first possible day is not after it, the last not before it. */
  saidOn?: DateFilter | null | undefined;
  /** The words to find, as `search` takes them with this type alone: in its names or titles, places, notes and texts, and for years, kinds, countries and outlets. If nothing has the words as they are written, words that begin with them match too, and names that are spelled nearly alike. */
  search?: string | null | undefined;
  /** The source that reports it. */
  source?: SourceWhere | null | undefined;
  /** At least one of the speakers. */
  speaker?: SpeakerWhere | null | undefined;
  /** The text. */
  text?: StringFilter | null | undefined;
  /** At least one of the topics. */
  topic?: TopicWhere | null | undefined;
  /** One of these translators. */
  translatedBy?: Array<StatementTranslator> | null | undefined;
  /** Changed at this instant or later. To poll, pass the greatest `updatedAt` that you have: what is committed later never has an earlier one. */
  updatedSince?: string | null | undefined;
  /** The visit on which it was said, or whose account reports it. */
  visit?: VisitWhere | null | undefined;
  /** The year in which it was said. A date that may lie in several years has none. */
  year?: IntFilter | null | undefined;
};

/** Conditions on a text, all of which must hold. */
export type StringFilter = {
  /** A part of the text. Case and diacritics do not matter; % and _ are ordinary characters. */
  contains?: string | null | undefined;
  /** Exactly this text. `null` matches a missing value. */
  equals?: string | null | undefined;
  /** The same text, where case and diacritics do not matter: “ozturk” is “Öztürk”. */
  equalsInsensitive?: string | null | undefined;
  /** Exactly one of these texts. An empty list matches nothing. */
  in?: Array<string> | null | undefined;
  /** Any other text, or a missing value. `null` matches every text. */
  not?: string | null | undefined;
  /** The beginning of the text. Case and diacritics do not matter; % and _ are ordinary characters. */
  startsWith?: string | null | undefined;
};

/** Conditions on a topic, all of which must hold. */
export type TopicWhere = {
  /** Filters that must all match. */
  AND?: Array<TopicWhere> | null | undefined;
  /** A filter that must not match. */
  NOT?: TopicWhere | null | undefined;
  /** Filters of which at least one must match. An empty list matches nothing. */
  OR?: Array<TopicWhere> | null | undefined;
  /** The name. */
  name?: StringFilter | null | undefined;
  /** The words to find, as `search` takes them with this type alone: in its names or titles, places, notes and texts, and for years, kinds, countries and outlets. If nothing has the words as they are written, words that begin with them match too, and names that are spelled nearly alike. */
  search?: string | null | undefined;
  /** The slug. */
  slug?: StringFilter | null | undefined;
  /** Changed at this instant or later. To poll, pass the greatest `updatedAt` that you have: what is committed later never has an earlier one. */
  updatedSince?: string | null | undefined;
};

/** The form in which the guest is received. */
export type VisitKind =
  /** An official visit. */
  | 'OFFICIAL'
  /** An official working visit. */
  | 'OFFICIAL_WORKING'
  /** A private visit. */
  | 'PRIVATE'
  /** A state visit, with full ceremonial. */
  | 'STATE'
  /** A stop on the way elsewhere. */
  | 'TRANSIT'
  /** A visit described as unofficial. */
  | 'UNOFFICIAL'
  /** A working visit. */
  | 'WORKING';

/** A key to sort visits by: exactly one of these. */
export type VisitOrder =
  {   /** The first possible day of the start, then the last. */
  start: SortDirection; title?: never; updatedAt?: never; }
  |  { start?: never;   /** The title. */
  title: SortDirection; updatedAt?: never; }
  |  { start?: never; title?: never;   /** The time of the last change. */
  updatedAt: SortDirection; };

/** Conditions on a visit, all of which must hold. */
export type VisitWhere = {
  /** Filters that must all match. */
  AND?: Array<VisitWhere> | null | undefined;
  /** A filter that must not match. */
  NOT?: VisitWhere | null | undefined;
  /** Filters of which at least one must match. An empty list matches nothing. */
  OR?: Array<VisitWhere> | null | undefined;
  /** The decade of the start, by its first year: 1960. A date that may lie in several decades has none. */
  decade?: IntFilter | null | undefined;
  /** At least one of the delegates, who meets all these conditions. */
  delegate?: DelegateWhere | null | undefined;
  /** The length in days, stated or counted from both days, as in the field. */
  durationDays?: IntFilter | null | undefined;
  /** Visits that may have ended in this span: the first possible day is not after it, the last not before it. */
  end?: DateFilter | null | undefined;
  /** How closely the last day is known: one of these. A visit without a last day has none of them. */
  endPrecision?: Array<DatePrecision> | null | undefined;
  /** The country that visits. */
  guestCountry?: CountryWhere | null | undefined;
  /** At least one office, of anybody, that was held when the visit began, or may have been: visits “under” a president. */
  held?: HeldWhere | null | undefined;
  /** The country visited. */
  hostCountry?: CountryWhere | null | undefined;
  /** One of these kinds. A visit without a kind has none of them. */
  kind?: Array<VisitKind> | null | undefined;
  /** The note. */
  note?: StringFilter | null | undefined;
  /** At least one of the outlets that reported its statements. */
  outlet?: OrganizationWhere | null | undefined;
  /** One of the cities visited. */
  places?: StringFilter | null | undefined;
  /** The words to find, as `search` takes them with this type alone: in its names or titles, places, notes and texts, and for years, kinds, countries and outlets. If nothing has the words as they are written, words that begin with them match too, and names that are spelled nearly alike. */
  search?: string | null | undefined;
  /** The slug. */
  slug?: StringFilter | null | undefined;
  /** At least one of the sources that report it. */
  source?: SourceWhere | null | undefined;
  /** Visits that may have begun in this span: the first possible day is not after it, the last not before it. */
  start?: DateFilter | null | undefined;
  /** How closely the first day is known: one of these. A visit without a first day has none of them. */
  startPrecision?: Array<DatePrecision> | null | undefined;
  /** One of these statuses. */
  status?: Array<OccurrenceStatus> | null | undefined;
  /** The title. */
  title?: StringFilter | null | undefined;
  /** At least one of the topics of its statements. */
  topic?: TopicWhere | null | undefined;
  /** Changed at this instant or later. To poll, pass the greatest `updatedAt` that you have: what is committed later never has an earlier one. */
  updatedSince?: string | null | undefined;
  /** The year of the start. A date that may lie in several years has none. */
  year?: IntFilter | null | undefined;
};

export type DateFieldsFragment = { edtf: string, earliest: string | null, latest: string | null, precision: DatePrecision };

export type StatementsQueryVariables = Exact<{
  where?: StatementWhere | null | undefined;
  orderBy?: Array<StatementOrder> | StatementOrder | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type StatementsQuery = { statements: { totalCount: number, nodes: Array<{ id: string, slug: string, kind: StatementKind, text: string, language: string | null, saidOn: { edtf: string, earliest: string | null, latest: string | null, precision: DatePrecision } | null, speakers: Array<
        | { __typename: 'Country', id: string, slug: string, label: string }
        | { __typename: 'Organization', id: string, slug: string, label: string }
        | { __typename: 'Person', id: string, slug: string, label: string }
      >, reportedBy: { id: string, slug: string, name: string } | null, visit: { id: string, slug: string, title: string } | null, citations: Array<{ id: string, start: number, end: number, exact: string | null, source: { id: string, slug: string, title: string } }> }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } };

export type StatementFieldsFragment = { id: string, slug: string, kind: StatementKind, text: string, language: string | null, saidOn: { edtf: string, earliest: string | null, latest: string | null, precision: DatePrecision } | null, speakers: Array<
    | { __typename: 'Country', id: string, slug: string, label: string }
    | { __typename: 'Organization', id: string, slug: string, label: string }
    | { __typename: 'Person', id: string, slug: string, label: string }
  >, reportedBy: { id: string, slug: string, name: string } | null, visit: { id: string, slug: string, title: string } | null, citations: Array<{ id: string, start: number, end: number, exact: string | null, source: { id: string, slug: string, title: string } }> };

export type VisitQueryVariables = Exact<{
  slug: string;
}>;


export type VisitQuery = { visit: { note: string | null, durationDays: number | null, id: string, slug: string, title: string, kind: VisitKind | null, status: OccurrenceStatus, places: Array<string>, version: number, updatedAt: string, guests: { nodes: Array<{ id: string, name: string, capacity: DelegateCapacity, role: string | null, person: { id: string, slug: string, name: string } | null, positions: Array<{ id: string, title: string }> }> }, hosts: { nodes: Array<{ id: string, name: string, capacity: DelegateCapacity, role: string | null, person: { id: string, slug: string, name: string } | null, positions: Array<{ id: string, title: string }> }> }, events: Array<{ id: string, slug: string, title: string, kind: EventKind, venue: string | null, start: { edtf: string, earliest: string | null, latest: string | null, precision: DatePrecision } | null }>, citations: Array<{ id: string, start: number, end: number, exact: string | null, source: { id: string, slug: string, title: string, url: string | null } }>, start: { edtf: string, earliest: string | null, latest: string | null, precision: DatePrecision } | null, end: { edtf: string, earliest: string | null, latest: string | null, precision: DatePrecision } | null, hostCountry: { id: string, slug: string, name: string } } | null };

export type VisitsQueryVariables = Exact<{
  where?: VisitWhere | null | undefined;
  orderBy?: Array<VisitOrder> | VisitOrder | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type VisitsQuery = { visits: { totalCount: number, nodes: Array<{ id: string, slug: string, title: string, kind: VisitKind | null, status: OccurrenceStatus, places: Array<string>, version: number, updatedAt: string, start: { edtf: string, earliest: string | null, latest: string | null, precision: DatePrecision } | null, end: { edtf: string, earliest: string | null, latest: string | null, precision: DatePrecision } | null, hostCountry: { id: string, slug: string, name: string } }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } };

export type VisitFieldsFragment = { id: string, slug: string, title: string, kind: VisitKind | null, status: OccurrenceStatus, places: Array<string>, version: number, updatedAt: string, start: { edtf: string, earliest: string | null, latest: string | null, precision: DatePrecision } | null, end: { edtf: string, earliest: string | null, latest: string | null, precision: DatePrecision } | null, hostCountry: { id: string, slug: string, name: string } };

export type DelegateFieldsFragment = { id: string, name: string, capacity: DelegateCapacity, role: string | null, person: { id: string, slug: string, name: string } | null, positions: Array<{ id: string, title: string }> };

export const StatementsDocument = "query Statements($where: StatementWhere, $orderBy: [StatementOrder!], $first: Int!, $after: String) { statements(where: $where, orderBy: $orderBy, first: $first, after: $after) { totalCount nodes { ...StatementFields } pageInfo { endCursor hasNextPage } } } fragment DateFields on PartialDate { edtf earliest latest precision } fragment StatementFields on Statement { id slug kind text language saidOn { ...DateFields } speakers { ... on Labelled { __typename id slug label } } reportedBy { id slug name } visit { id slug title } citations { id start end exact source { id slug title } } }" as DocumentText<StatementsQuery, StatementsQueryVariables>;
export const VisitDocument = "query Visit($slug: String!) { visit(slug: $slug) { ...VisitFields note durationDays guests: delegation(side: GUEST, first: 100) { nodes { ...DelegateFields } } hosts: delegation(side: HOST, first: 100) { nodes { ...DelegateFields } } events { id slug title kind venue start { ...DateFields } } citations { id start end exact source { id slug title url } } } } fragment DateFields on PartialDate { edtf earliest latest precision } fragment DelegateFields on Delegate { id name capacity role person { id slug name } positions { id title } } fragment VisitFields on Visit { id slug title kind status places start { ...DateFields } end { ...DateFields } hostCountry { id slug name } version updatedAt }" as DocumentText<VisitQuery, VisitQueryVariables>;
export const VisitsDocument = "query Visits($where: VisitWhere, $orderBy: [VisitOrder!], $first: Int!, $after: String) { visits(where: $where, orderBy: $orderBy, first: $first, after: $after) { totalCount nodes { ...VisitFields } pageInfo { endCursor hasNextPage } } } fragment DateFields on PartialDate { edtf earliest latest precision } fragment VisitFields on Visit { id slug title kind status places start { ...DateFields } end { ...DateFields } hostCountry { id slug name } version updatedAt }" as DocumentText<VisitsQuery, VisitsQueryVariables>;