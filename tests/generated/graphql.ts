/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Whether it is known that an office was held on a day. */
export type Certainty =
  /** Known: it had begun, and either its end is later, or a source published later states that it was still held, or it began that day. */
  | 'KNOWN'
  /** Possible: it may have been held, and no source says whether it was. */
  | 'POSSIBLE';

/** A passage of the source. Of a link, start and end are 0. */
export type CitationInput = {
  /** The SHA-256 of the words, in lower-case hexadecimal. */
  digest?: string | null | undefined;
  /** The end, exclusive: the first code point after the passage. */
  end: number;
  /** The words, if the source prints them between quotation marks. */
  exact?: string | null | undefined;
  /** The part of the structure of the text, as a fragment identifier without #: row=17, or an element's id. */
  fragment?: string | null | undefined;
  /** The start, in Unicode code points from the start of the text. */
  start: number;
};

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

/** A claim about a visit, and its source. */
export type CreateVisitInput = {
  /** The passages that say so; the first is the main one. [0, 0] is a link as a whole. */
  cite: Array<CitationInput>;
  /** The number of days, where the source states it. */
  durationDays?: number | null | undefined;
  /** Extended Date/Time Format, as precise as the source: 2018, 2018-03, 2018-03-25, [..2000-05]. */
  end?: string | null | undefined;
  /** The end, in the words of the source. */
  endAsPrinted?: string | null | undefined;
  /** The slug of the country that visits. */
  guestCountry?: string | null | undefined;
  /** The country that visits, in the words of the source. */
  guestCountryAsPrinted?: string | null | undefined;
  /** The slug of the country visited. */
  hostCountry: string;
  /** The country visited, in the words of the source. */
  hostCountryAsPrinted?: string | null | undefined;
  /** An idempotency key that the client chooses, of at most 255 characters. A request repeated with the same key within a week is carried out once. */
  idempotencyKey?: string | null | undefined;
  /** The form in which the guest is received. */
  kind?: VisitKind | null | undefined;
  /** A note: in the words of the source if its licence allows copying, otherwise in those of the annotation. */
  note?: string | null | undefined;
  /** The cities, as the source names them. */
  places?: Array<string> | null | undefined;
  /** Its slug, unique in the whole store: lower-case ASCII words joined by hyphens. It never changes. If left out, it is made from the title. */
  slug?: string | null | undefined;
  /** The slug of the source that makes the claim. */
  source: string;
  /** Extended Date/Time Format, as precise as the source: 2018, 2018-03, 2018-03-25, [..2000-05]. */
  start?: string | null | undefined;
  /** The start, in the words of the source. */
  startAsPrinted?: string | null | undefined;
  /** The stage that it has reached, by this source. */
  status: OccurrenceStatus;
  /** A title, written for this annotation. */
  title: string;
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

/** The relation of a relative to a person. */
export type KinshipKind =
  /** Son or daughter. */
  | 'CHILD'
  /** Father or mother. */
  | 'PARENT'
  /** Brother or sister. */
  | 'SIBLING'
  /** Husband or wife. */
  | 'SPOUSE';

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

/** Whether the office was still held when the newest source that states it was published. A missing end date does not mean that it is still held. */
export type PositionStatus =
  /** No longer held when the newest source that states it was published. The day of the end may be unknown. */
  | 'ENDED'
  /** Still held when the newest source that states it was published. */
  | 'HELD'
  /** No source says. */
  | 'UNKNOWN';

/** A type that a search can find. */
export type SearchType =
  /** Countries. */
  | 'COUNTRY'
  /** Events. */
  | 'EVENT'
  /** Organizations. */
  | 'ORGANIZATION'
  /** Paragraphs of the texts of sources, where the store holds them. */
  | 'PARAGRAPH'
  /** People. */
  | 'PERSON'
  /** Sources. */
  | 'SOURCE'
  /** Statements. */
  | 'STATEMENT'
  /** Topics. */
  | 'TOPIC'
  /** Visits. */
  | 'VISIT';

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

/** Why a mutation was refused. A code that is named after a rule means that the rule is broken. */
export type UserErrorCode =
  /** A statement must not list its own visit among the other visits that it mentions. */
  | 'ABOUT_OTHER_VISITS'
  /** An alias must differ from the preferred name. */
  | 'ALIAS_IS_ANOTHER_NAME'
  /** The source already makes a claim with this key. Update that claim instead. */
  | 'ALREADY_EXISTS'
  /** A statement of an unnamed speaker, or one that the source makes in its own voice, must name no speaker. */
  | 'ATTRIBUTION_FITS_SPEAKERS'
  /** A chain of reports must begin with the outlet that the source credits. */
  | 'CHAIN_BEGINS_WITH_REPORTER'
  /** The row or the annotation has changed since the version that was given. The payload has its current state. */
  | 'CONFLICT'
  /** A date must exist in the calendar and be written in the supported part of EDTF. */
  | 'DATE_VALID'
  /** The digest of a passage must be the SHA-256 of its words. */
  | 'DIGEST_MATCHES_WORDS'
  /** The draft is in a state in which this cannot be done. */
  | 'DRAFT_STATE'
  /** A duration must be the number of days from start to end, both counted, where both are single days. */
  | 'DURATION_FITS_DATES'
  /** An end must not be before its start. */
  | 'END_NOT_BEFORE_START'
  /** A statement's event must belong to the statement's visit, where both are known. */
  | 'EVENT_BELONGS_TO_VISIT'
  /** The key was used before, for another mutation or another input. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** A source must state the kinship of two people once, from one side. */
  | 'KINSHIP_STATED_ONCE'
  /** A kinship must be between two different people. */
  | 'KIN_ARE_TWO_PEOPLE'
  /** A position with an end must have the status ENDED, unless the end is that day or later: [2018..]. */
  | 'KNOWN_END_IS_ENDED'
  /** A list must not hold the same entry twice. */
  | 'LISTED_ONCE'
  /** Nothing has this id, slug or key. */
  | 'NOT_FOUND'
  /** What the change set replaced is not recorded, or an edit cannot restore it. */
  | 'NOT_REVERTIBLE'
  /** An entry of a list of people, organizations or countries, such as a speaker, must name exactly one. */
  | 'ONE_NAMED_AN_ENTRY'
  /** The original words of a statement must say their language, which must not be that of its text. */
  | 'ORIGINAL_IN_ANOTHER_LANGUAGE'
  /** A paraphrase, title or note must not copy more than 7 words in a row from the text, quotations aside, unless its licence allows it. */
  | 'OWN_WORDS_ARE_OURS'
  /** An organization must not be part of itself, directly or through others. */
  | 'PARENTS_HAVE_NO_CYCLE'
  /** A participant must name a person, a country or an organization, but not both of the last two. */
  | 'PARTICIPANT_IS_SOMEONE'
  /** The words of a cited passage must stand in the text at one place, or say which one, and the text must be given. */
  | 'QUOTATION_IN_TEXT'
  /** The quoted words of a passage must equal the text of that passage. */
  | 'QUOTED_WORDS_EQUAL_TEXT'
  /** The first passage of a quote must span exactly its words. */
  | 'QUOTE_CITED_WHERE_IT_STANDS'
  /** Quoted words must stand between quotation marks in the text. */
  | 'QUOTE_WITHIN_QUOTATION_MARKS'
  /** A quote must not end with the comma before its closing quotation mark. */
  | 'QUOTE_WITHOUT_CLOSING_COMMA'
  /** A slug must name something that the source declares, or a known country. */
  | 'REFERENCE_RESOLVES'
  /** The time of the request was up before the mutation, or all of its edits, had begun. */
  | 'REQUEST_TIMEOUT'
  /** A person other than the one who submitted the draft must publish it. */
  | 'SECOND_PERSON'
  /** A value is missing, too long or malformed. */
  | 'SHAPE'
  /** The slug of something with a name must be made from that name; a number may follow: john-smith-2. */
  | 'SLUG_OF_NAME'
  /** A source must give the SHA-256 and the length of its text; a link must give a URL instead. */
  | 'SOURCE_HAS_TEXT'
  /** The source to change is not clear, because not exactly one source makes a claim. */
  | 'SOURCE_REQUIRED'
  /** A passage must lie within the source's text and must not be empty. */
  | 'SPAN_WITHIN_TEXT'
  /** A country of a visit or an event must have existed at its time. */
  | 'STATE_EXISTED'
  /** Together with what is stored, the change would break a constraint of the database. */
  | 'STORE'
  /** An annotation is not valid YAML or JSON. */
  | 'SYNTAX'
  /** The text must have the SHA-256 and the length that are given for the source. */
  | 'TEXT_MATCHES_HASH'
  /** The text must not contain a NUL character. */
  | 'TEXT_STORABLE';

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

export type LatestVisitsQueryVariables = Exact<{ [key: string]: never; }>;


export type LatestVisitsQuery = { visits: { nodes: Array<{ title: string, start: { edtf: string } | null }> } };

export type VisitQueryVariables = Exact<{ [key: string]: never; }>;


export type VisitQuery = { visit: { title: string, kind: VisitKind | null, status: OccurrenceStatus, places: Array<string>, durationDays: number | null, start: { edtf: string } | null, end: { edtf: string } | null, guests: { totalCount: number, nodes: Array<{ name: string, capacity: DelegateCapacity, role: string | null, positions: Array<{ title: string, organization: { name: string } | null, country: { name: string } | null, start: { edtf: string } | null }> }> }, hosts: { totalCount: number, nodes: Array<{ name: string, capacity: DelegateCapacity, role: string | null, positions: Array<{ title: string, organization: { name: string } | null, country: { name: string } | null, start: { edtf: string } | null }> }> }, events: Array<{ title: string, kind: EventKind, venue: string | null, participants: Array<{ role: string | null, person: { name: string } | null }> }> } | null };

export type PartFragment = { name: string, capacity: DelegateCapacity, role: string | null, positions: Array<{ title: string, organization: { name: string } | null, country: { name: string } | null, start: { edtf: string } | null }> };

export type WhatKimSaidQueryVariables = Exact<{ [key: string]: never; }>;


export type WhatKimSaidQuery = { person: { name: string, statements: { totalCount: number, nodes: Array<{ kind: StatementKind, text: string, saidOn: { edtf: string } | null, reportedBy: { name: string } | null, topics: Array<{ name: string }>, citations: Array<{ start: number, end: number, exact: string | null, source: { title: string } }> }> } } | null };

export type ReadoutsQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadoutsQuery = { visit: { title: string, readouts: Array<{ outlet: { name: string, country: { name: string } | null }, statements: { totalCount: number, nodes: Array<{ kind: StatementKind, text: string, speakers: Array<
            | { name: string }
            | { name: string }
            | { name: string }
          > }> } }> } | null };

export type EarlierVisitsQueryVariables = Exact<{ [key: string]: never; }>;


export type EarlierVisitsQuery = { visits: { totalCount: number, nodes: Array<{ slug: string, title: string, kind: VisitKind | null, status: OccurrenceStatus, start: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, citations: Array<{ start: number, end: number }> }> } };

export type WhatLiesAheadQueryVariables = Exact<{ [key: string]: never; }>;


export type WhatLiesAheadQuery = { visits: { totalCount: number, nodes: Array<{ title: string, status: OccurrenceStatus, guestCountry: { name: string } | null, hostCountry: { name: string }, start: { edtf: string } | null }> }, events: { nodes: Array<{ title: string, kind: EventKind, status: OccurrenceStatus, start: { edtf: string } | null, participants: Array<{ person: { name: string } | null, country: { name: string } | null }> }> } };

export type SearchQueryVariables = Exact<{ [key: string]: never; }>;


export type SearchQuery = { search: { totalCount: number, edges: Array<{ score: number, headline: string | null, node:
        | { __typename: 'Country' }
        | { __typename: 'Event', slug: string, title: string }
        | { __typename: 'Organization' }
        | { __typename: 'Paragraph' }
        | { __typename: 'Person' }
        | { __typename: 'Source' }
        | { __typename: 'Statement', kind: StatementKind, text: string, reportedBy: { name: string } | null }
        | { __typename: 'Topic', slug: string, name: string }
        | { __typename: 'Visit', slug: string, title: string }
       }> } };

export type VisitCountsQueryVariables = Exact<{ [key: string]: never; }>;


export type VisitCountsQuery = { byYear: Array<{ key: string | null, count: number }>, byHost: Array<{ count: number, country: { name: string } | null }> };

export type FamilyQueryVariables = Exact<{ [key: string]: never; }>;


export type FamilyQuery = { person: { name: string, kin: Array<{ kind: KinshipKind, person: { name: string, kin: Array<{ kind: KinshipKind, person: { name: string, country: { name: string } | null }, citations: Array<{ start: number, end: number }> }>, country: { name: string } | null }, citations: Array<{ start: number, end: number }> }> } | null };

export type RelativeFragment = { kind: KinshipKind, person: { name: string, country: { name: string } | null }, citations: Array<{ start: number, end: number }> };

export type OfficesQueryVariables = Exact<{
  day: string;
}>;


export type OfficesQuery = { people: { nodes: Array<{ name: string, positions: Array<{ title: string, status: PositionStatus, organization: { name: string } | null, country: { name: string } | null, start: { edtf: string } | null, end: { edtf: string } | null }> }> } };

export type StatementsByPageQueryVariables = Exact<{
  where?: StatementWhere | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type StatementsByPageQuery = { statements: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, kind: StatementKind, text: string, speakers: Array<
        | { __typename: 'Country', name: string }
        | { __typename: 'Organization', name: string }
        | { __typename: 'Person', name: string }
      > }> } };

export type RecordVisitMutationVariables = Exact<{
  input: CreateVisitInput;
}>;


export type RecordVisitMutation = { createVisit: { visit: { id: string, slug: string, version: number, start: { edtf: string } | null, citations: Array<{ start: number, end: number }> } | null, errors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> } };

export type VisitAndCursorQueryVariables = Exact<{ [key: string]: never; }>;


export type VisitAndCursorQuery = { liveCursor: string, visit: { title: string, status: OccurrenceStatus } | null };

export type VisitLiveSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type VisitLiveSubscription = { visitChanged: { cursor: string, visit: { title: string, status: OccurrenceStatus, start: { edtf: string } | null, delegation: { nodes: Array<{ name: string }> }, statements: { nodes: Array<{ text: string }> }, citations: Array<{ start: number, end: number }> } | null, source: { slug: string } | null } };

export type ListsWithinQueryVariables = Exact<{ [key: string]: never; }>;


export type ListsWithinQuery = { person: { visits: { nodes: Array<{ title: string, start: { edtf: string } | null }> } } | null, country: { visitsHosted: { totalCount: number, nodes: Array<{ title: string }> } } | null, statementCountsConnection: { nodes: Array<{ count: number, person: { name: string } | null }> } };

export type CountsByQueryVariables = Exact<{ [key: string]: never; }>;


export type CountsByQuery = { visitCounts: Array<{ count: number, person: { name: string } | null }>, topics: { totalCount: number, nodes: Array<{ count: number, topic: { name: string } | null }> }, speakers: { nodes: Array<{ key: string | null, count: number }> }, organizations: { nodes: Array<{ count: number, organization: { name: string } | null }> }, outlets: { totalCount: number, nodes: Array<{ count: number, organization: { name: string } | null }> } };

export type CountsQueryVariables = Exact<{ [key: string]: never; }>;


export type CountsQuery = { visitCounts: Array<{ key: string | null, count: number, country: { name: string } | null }> };

export type DelegationQueryVariables = Exact<{ [key: string]: never; }>;


export type DelegationQuery = { visit: { guests: { totalCount: number, nodes: Array<{ name: string, positions: Array<{ title: string }> }>, pageInfo: { hasNextPage: boolean } }, hosts: { edges: Array<{ node: { name: string } }> } } | null };

export type FiltersQueryVariables = Exact<{
  country: string;
  day?: string | null | undefined;
}>;


export type FiltersQuery = { visits: { totalCount: number, nodes: Array<{ slug: string }> } };

export type MoreFiltersQueryVariables = Exact<{
  city: string;
  source: SourceWhere;
  day: DateFilter;
}>;


export type MoreFiltersQuery = { byPlace: { totalCount: number }, byEnd: { nodes: Array<{ slug: string }> }, byTopic: { nodes: Array<{ slug: string }> }, withoutDate: { nodes: Array<{ title: string }> }, saidOn: { totalCount: number }, atBanquet: { nodes: Array<{ text: string }> }, byKey: { totalCount: number }, withKim: { nodes: Array<{ title: string }> } };

export type NestedListsQueryVariables = Exact<{
  person: string;
  year: DateFilter;
  status?: Array<OccurrenceStatus> | OccurrenceStatus | null | undefined;
}>;


export type NestedListsQuery = { person: { visits: { totalCount: number, nodes: Array<{ slug: string, delegation: { nodes: Array<{ side: DelegationSide, capacity: DelegateCapacity }> } }> } } | null, country: { visitsHosted: { totalCount: number, nodes: Array<{ slug: string, start: { edtf: string } | null }>, pageInfo: { hasNextPage: boolean } }, people: { nodes: Array<{ name: string }> } } | null };

export type OrdersQueryVariables = Exact<{ [key: string]: never; }>;


export type OrdersQuery = { countries: { nodes: Array<{ name: string }> }, organizations: { nodes: Array<{ name: string }> }, topics: { nodes: Array<{ name: string }> }, events: { nodes: Array<{ title: string, start: { edtf: string } | null }> }, sources: { nodes: Array<{ slug: string }> } };

export type PageQueryVariables = Exact<{
  after: string;
}>;


export type PageQuery = { visits: { nodes: Array<{ title: string, start: { edtf: string } | null }>, pageInfo: { hasPreviousPage: boolean, hasNextPage: boolean } } };

export type ReadBackQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadBackQuery = { statements: { nodes: Array<{ key: string, source: { slug: string, length: number } }> }, person: { positionsCount: number, kinCount: number, positions: Array<{ title: string, term: number }>, kin: Array<{ kind: KinshipKind, citationsCount: number, of: { slug: string }, person: { slug: string } }> } | null, events: { nodes: Array<{ title: string, participantsCount: number, statements: { totalCount: number, nodes: Array<{ text: string }> } }> }, organization: { parts: { nodes: Array<{ name: string }> } } | null, country: { positions: { totalCount: number, nodes: Array<{ title: string, person: { name: string } }> } } | null };

export type SearchByTypeQueryVariables = Exact<{
  types?: Array<SearchType> | SearchType | null | undefined;
}>;


export type SearchByTypeQuery = { search: { totalCount: number, nodes: Array<
      | { __typename: 'Country', slug: string, label: string }
      | { __typename: 'Event', slug: string, label: string }
      | { __typename: 'Organization', slug: string, label: string }
      | { __typename: 'Paragraph', slug: string, label: string }
      | { __typename: 'Person', slug: string, label: string }
      | { __typename: 'Source', slug: string, label: string }
      | { __typename: 'Statement', slug: string, label: string }
      | { __typename: 'Topic', slug: string, label: string }
      | { __typename: 'Visit', slug: string, label: string }
    > }, all: { nodes: Array<
      | { slug: string, label: string }
      | { slug: string, label: string }
      | { slug: string, label: string }
      | { slug: string, label: string }
      | { slug: string, label: string }
      | { slug: string, label: string }
      | { slug: string, label: string }
      | { slug: string, label: string }
      | { slug: string, label: string }
    > } };

export type SearchWithExclusionQueryVariables = Exact<{
  words: string;
}>;


export type SearchWithExclusionQuery = { search: { edges: Array<{ score: number, headline: string | null, node:
        | { __typename: 'Country' }
        | { __typename: 'Event' }
        | { __typename: 'Organization' }
        | { __typename: 'Paragraph' }
        | { __typename: 'Person' }
        | { __typename: 'Source' }
        | { __typename: 'Statement', text: string }
        | { __typename: 'Topic' }
        | { __typename: 'Visit' }
       }> } };

export type SpeakersQueryVariables = Exact<{ [key: string]: never; }>;


export type SpeakersQuery = { statements: { nodes: Array<{ text: string, speakers: Array<
        | { __typename: 'Country' }
        | { __typename: 'Organization' }
        | { __typename: 'Person', name: string, kin: Array<{ kind: KinshipKind, person: { name: string } }> }
      >, citations: Array<{ start: number, end: number, exact: string | null }> }> } };

export type VisitInBriefQueryVariables = Exact<{ [key: string]: never; }>;


export type VisitInBriefQuery = { visit: { __typename: 'Visit', title: string, durationDays: number | null, start: { edtf: string, earliest: string | null } | null, end: { edtf: string } | null, hostCountry: { code: string | null }, events: Array<{ kind: EventKind }>, readouts: Array<{ outlet: { name: string }, statements: { totalCount: number } }> } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const PartFragmentDoc = new TypedDocumentString(`
    fragment Part on Delegate {
  name
  capacity
  role
  positions {
    title
    organization {
      name
    }
    country {
      name
    }
    start {
      edtf
    }
  }
}
    `, {"fragmentName":"Part"}) as unknown as TypedDocumentString<PartFragment, unknown>;
export const RelativeFragmentDoc = new TypedDocumentString(`
    fragment Relative on Kinship {
  kind
  person {
    name
    country {
      name
    }
  }
  citations {
    start
    end
  }
}
    `, {"fragmentName":"Relative"}) as unknown as TypedDocumentString<RelativeFragment, unknown>;
export const LatestVisitsDocument = new TypedDocumentString(`
    query LatestVisits {
  visits(where: {status: [COMPLETED]}, orderBy: [{start: DESC}], first: 3) {
    nodes {
      title
      start {
        edtf
      }
    }
  }
}
    `) as unknown as TypedDocumentString<LatestVisitsQuery, LatestVisitsQueryVariables>;
export const VisitDocument = new TypedDocumentString(`
    query Visit {
  visit(slug: "kim-jong-un-china-2018") {
    title
    kind
    status
    places
    durationDays
    start {
      edtf
    }
    end {
      edtf
    }
    guests: delegation(side: GUEST, first: 50) {
      totalCount
      nodes {
        ...Part
      }
    }
    hosts: delegation(side: HOST, first: 50) {
      totalCount
      nodes {
        ...Part
      }
    }
    events {
      title
      kind
      venue
      participants {
        role
        person {
          name
        }
      }
    }
  }
}
    fragment Part on Delegate {
  name
  capacity
  role
  positions {
    title
    organization {
      name
    }
    country {
      name
    }
    start {
      edtf
    }
  }
}`) as unknown as TypedDocumentString<VisitQuery, VisitQueryVariables>;
export const WhatKimSaidDocument = new TypedDocumentString(`
    query WhatKimSaid {
  person(slug: "kim-jong-un") {
    name
    statements(first: 50) {
      totalCount
      nodes {
        kind
        text
        saidOn {
          edtf
        }
        reportedBy {
          name
        }
        topics {
          name
        }
        citations {
          source {
            title
          }
          start
          end
          exact
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WhatKimSaidQuery, WhatKimSaidQueryVariables>;
export const ReadoutsDocument = new TypedDocumentString(`
    query Readouts {
  visit(slug: "kim-jong-un-china-2018") {
    title
    readouts {
      outlet {
        name
        country {
          name
        }
      }
      statements(first: 50) {
        totalCount
        nodes {
          kind
          text
          speakers {
            ... on Person {
              name
            }
            ... on Organization {
              name
            }
            ... on Country {
              name
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReadoutsQuery, ReadoutsQueryVariables>;
export const EarlierVisitsDocument = new TypedDocumentString(`
    query EarlierVisits {
  visits(
    where: {delegate: {side: GUEST, person: {slug: {equals: "kim-jong-il"}}}, hostCountry: {slug: {equals: "china"}}}
    orderBy: [{start: ASC}]
  ) {
    totalCount
    nodes {
      slug
      title
      kind
      status
      start {
        edtf
        precision
        earliest
        latest
      }
      citations {
        start
        end
      }
    }
  }
}
    `) as unknown as TypedDocumentString<EarlierVisitsQuery, EarlierVisitsQueryVariables>;
export const WhatLiesAheadDocument = new TypedDocumentString(`
    query WhatLiesAhead {
  visits(where: {status: [PROPOSED, INVITED, ACCEPTED, PLANNED]}) {
    totalCount
    nodes {
      title
      status
      guestCountry {
        name
      }
      hostCountry {
        name
      }
      start {
        edtf
      }
    }
  }
  events(where: {status: [PROPOSED, INVITED, ACCEPTED, PLANNED]}, first: 50) {
    nodes {
      title
      kind
      status
      start {
        edtf
      }
      participants {
        person {
          name
        }
        country {
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WhatLiesAheadQuery, WhatLiesAheadQueryVariables>;
export const SearchDocument = new TypedDocumentString(`
    query Search {
  search(query: "denuclearization") {
    totalCount
    edges {
      score
      headline
      node {
        __typename
        ... on Statement {
          kind
          text
          reportedBy {
            name
          }
        }
        ... on Visit {
          slug
          title
        }
        ... on Event {
          slug
          title
        }
        ... on Topic {
          slug
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SearchQuery, SearchQueryVariables>;
export const VisitCountsDocument = new TypedDocumentString(`
    query VisitCounts {
  byYear: visitCounts(groupBy: YEAR) {
    key
    count
  }
  byHost: visitCounts(groupBy: HOST_COUNTRY) {
    country {
      name
    }
    count
  }
}
    `) as unknown as TypedDocumentString<VisitCountsQuery, VisitCountsQueryVariables>;
export const FamilyDocument = new TypedDocumentString(`
    query Family {
  person(slug: "kim-jong-un") {
    name
    kin {
      ...Relative
      person {
        kin {
          ...Relative
        }
      }
    }
  }
}
    fragment Relative on Kinship {
  kind
  person {
    name
    country {
      name
    }
  }
  citations {
    start
    end
  }
}`) as unknown as TypedDocumentString<FamilyQuery, FamilyQueryVariables>;
export const OfficesDocument = new TypedDocumentString(`
    query Offices($day: Date!) {
  people(where: {country: {slug: {equals: "north-korea"}}}, first: 50) {
    nodes {
      name
      positions(asOf: $day) {
        title
        organization {
          name
        }
        country {
          name
        }
        start {
          edtf
        }
        end {
          edtf
        }
        status
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OfficesQuery, OfficesQueryVariables>;
export const StatementsByPageDocument = new TypedDocumentString(`
    query StatementsByPage($where: StatementWhere, $first: Int!, $after: String) {
  statements(where: $where, first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      kind
      text
      speakers {
        __typename
        ... on Person {
          name
        }
        ... on Organization {
          name
        }
        ... on Country {
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StatementsByPageQuery, StatementsByPageQueryVariables>;
export const RecordVisitDocument = new TypedDocumentString(`
    mutation RecordVisit($input: CreateVisitInput!) {
  createVisit(input: $input) {
    visit {
      id
      slug
      version
      start {
        edtf
      }
      citations {
        start
        end
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<RecordVisitMutation, RecordVisitMutationVariables>;
export const VisitAndCursorDocument = new TypedDocumentString(`
    query VisitAndCursor {
  liveCursor
  visit(slug: "a-delegation-goes-to-pyongyang") {
    title
    status
  }
}
    `) as unknown as TypedDocumentString<VisitAndCursorQuery, VisitAndCursorQueryVariables>;
export const VisitLiveDocument = new TypedDocumentString(`
    subscription VisitLive($after: String) {
  visitChanged(slug: "a-delegation-goes-to-pyongyang", after: $after) {
    cursor
    visit {
      title
      status
      start {
        edtf
      }
      delegation {
        nodes {
          name
        }
      }
      statements {
        nodes {
          text
        }
      }
      citations {
        start
        end
      }
    }
    source {
      slug
    }
  }
}
    `) as unknown as TypedDocumentString<VisitLiveSubscription, VisitLiveSubscriptionVariables>;
export const ListsWithinDocument = new TypedDocumentString(`
    query ListsWithin {
  person(slug: "kim-jong-il") {
    visits(where: {start: {gte: "2010-01-01", lte: "2010-12-31"}}) {
      nodes {
        title
        start {
          edtf
        }
      }
    }
  }
  country(slug: "china") {
    visitsHosted(where: {status: [COMPLETED]}, orderBy: [{start: DESC}], first: 2) {
      totalCount
      nodes {
        title
      }
    }
  }
  statementCountsConnection(
    by: [PERSON]
    where: {kind: [DIRECT_QUOTE, PARTIAL_QUOTE]}
    first: 3
  ) {
    nodes {
      count
      person {
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ListsWithinQuery, ListsWithinQueryVariables>;
export const CountsByDocument = new TypedDocumentString(`
    query CountsBy {
  visitCounts(groupBy: PERSON, where: {hostCountry: {slug: {equals: "china"}}}) {
    count
    person {
      name
    }
  }
  topics: visitCountsConnection(groupBy: TOPIC, first: 2) {
    totalCount
    nodes {
      count
      topic {
        name
      }
    }
  }
  speakers: statementCountsConnection(groupBy: PERSON) {
    nodes {
      key
      count
    }
  }
  organizations: statementCountsConnection(groupBy: ORGANIZATION) {
    nodes {
      count
      organization {
        name
      }
    }
  }
  outlets: statementCountsConnection(
    groupBy: OUTLET
    where: {visit: {slug: {equals: "kim-jong-un-china-2018"}}}
  ) {
    totalCount
    nodes {
      count
      organization {
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CountsByQuery, CountsByQueryVariables>;
export const CountsDocument = new TypedDocumentString(`
    query Counts {
  visitCounts(groupBy: HOST_COUNTRY) {
    key
    country {
      name
    }
    count
  }
}
    `) as unknown as TypedDocumentString<CountsQuery, CountsQueryVariables>;
export const DelegationDocument = new TypedDocumentString(`
    query Delegation {
  visit(slug: "kim-jong-un-china-2018") {
    guests: delegation(side: GUEST, first: 2) {
      totalCount
      nodes {
        name
        positions {
          title
        }
      }
      pageInfo {
        hasNextPage
      }
    }
    hosts: delegation(side: HOST, last: 1) {
      edges {
        node {
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DelegationQuery, DelegationQueryVariables>;
export const FiltersDocument = new TypedDocumentString(`
    query Filters($country: String!, $day: Date) {
  visits(
    where: {guestCountry: {name: {equals: $country}}, start: {gte: $day}, NOT: {status: [COMPLETED]}, OR: [{title: {contains: "KIM"}}, {delegate: {person: {slug: {startsWith: "xi"}}}}]}
    orderBy: [{title: DESC}]
  ) {
    totalCount
    nodes {
      slug
    }
  }
}
    `) as unknown as TypedDocumentString<FiltersQuery, FiltersQueryVariables>;
export const MoreFiltersDocument = new TypedDocumentString(`
    query MoreFilters($city: String!, $source: SourceWhere!, $day: DateFilter!) {
  byPlace: visits(where: {places: {equalsInsensitive: $city}, source: $source}) {
    totalCount
  }
  byEnd: visits(where: {end: {isNull: false, gte: "2018-03-28"}}) {
    nodes {
      slug
    }
  }
  byTopic: visits(
    where: {topic: {OR: [{slug: {equals: "denuclearization"}}, {name: {equals: "Socialism"}}]}}
  ) {
    nodes {
      slug
    }
  }
  withoutDate: visits(where: {start: {isNull: true}}) {
    nodes {
      title
    }
  }
  saidOn: statements(
    where: {saidOn: $day, source: $source, visit: {slug: {equals: "kim-jong-un-china-2018"}}}
  ) {
    totalCount
  }
  atBanquet: statements(
    where: {event: {kind: [BANQUET]}, speaker: {NOT: {person: {slug: {equals: "nobody"}}}}}
  ) {
    nodes {
      text
    }
  }
  byKey: statements(where: {key: {equals: "friendship-extolled-jointly"}}) {
    totalCount
  }
  withKim: events(
    where: {participant: {person: {name: {equalsInsensitive: "KIM JONG UN"}}, NOT: {side: HOST}}}
  ) {
    nodes {
      title
    }
  }
}
    `) as unknown as TypedDocumentString<MoreFiltersQuery, MoreFiltersQueryVariables>;
export const NestedListsDocument = new TypedDocumentString(`
    query NestedLists($person: String!, $year: DateFilter!, $status: [OccurrenceStatus!]) {
  person(slug: $person) {
    visits(where: {start: $year}) {
      totalCount
      nodes {
        slug
        delegation(where: {person: {slug: {equals: $person}}}) {
          nodes {
            side
            capacity
          }
        }
      }
    }
  }
  country(slug: "china") {
    visitsHosted(where: {status: $status}, orderBy: [{start: DESC}], first: 3) {
      totalCount
      nodes {
        slug
        start {
          edtf
        }
      }
      pageInfo {
        hasNextPage
      }
    }
    people(where: {name: {startsWith: "xi"}}, orderBy: [{name: DESC}]) {
      nodes {
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<NestedListsQuery, NestedListsQueryVariables>;
export const OrdersDocument = new TypedDocumentString(`
    query Orders {
  countries(orderBy: [{name: DESC}], first: 2) {
    nodes {
      name
    }
  }
  organizations(orderBy: [{name: DESC}], first: 2) {
    nodes {
      name
    }
  }
  topics(orderBy: [{name: DESC}], first: 2) {
    nodes {
      name
    }
  }
  events(orderBy: [{start: DESC}, {title: ASC}], first: 2) {
    nodes {
      title
      start {
        edtf
      }
    }
  }
  sources(orderBy: [{publishedOn: DESC}], first: 2) {
    nodes {
      slug
    }
  }
}
    `) as unknown as TypedDocumentString<OrdersQuery, OrdersQueryVariables>;
export const PageDocument = new TypedDocumentString(`
    query Page($after: String!) {
  visits(first: 2, after: $after, orderBy: [{start: DESC}]) {
    nodes {
      title
      start {
        edtf
      }
    }
    pageInfo {
      hasPreviousPage
      hasNextPage
    }
  }
}
    `) as unknown as TypedDocumentString<PageQuery, PageQueryVariables>;
export const ReadBackDocument = new TypedDocumentString(`
    query ReadBack {
  statements(first: 2) {
    nodes {
      key
      source {
        slug
        length
      }
    }
  }
  person(slug: "kim-jong-un") {
    positions {
      title
      term
    }
    positionsCount
    kin {
      kind
      of {
        slug
      }
      person {
        slug
      }
      citationsCount
    }
    kinCount
  }
  events(where: {kind: [BANQUET]}) {
    nodes {
      title
      participantsCount
      statements(first: 1) {
        totalCount
        nodes {
          text
        }
      }
    }
  }
  organization(slug: "workers-party-of-korea") {
    parts(first: 2) {
      nodes {
        name
      }
    }
  }
  country(slug: "china") {
    positions(asOf: "2018-03-26", first: 2) {
      totalCount
      nodes {
        title
        person {
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReadBackQuery, ReadBackQueryVariables>;
export const SearchByTypeDocument = new TypedDocumentString(`
    query SearchByType($types: [SearchType!]) {
  search(query: "kim", types: $types, first: 4) {
    totalCount
    nodes {
      __typename
      ... on Labelled {
        slug
        label
      }
    }
  }
  all: search(query: "denuclearization") {
    nodes {
      ... on Labelled {
        slug
        label
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SearchByTypeQuery, SearchByTypeQueryVariables>;
export const SearchWithExclusionDocument = new TypedDocumentString(`
    query SearchWithExclusion($words: String!) {
  search(query: $words, first: 1) {
    edges {
      score
      headline
      node {
        __typename
        ... on Statement {
          text
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SearchWithExclusionQuery, SearchWithExclusionQueryVariables>;
export const SpeakersDocument = new TypedDocumentString(`
    query Speakers {
  statements(where: {topic: {slug: {equals: "denuclearization"}}}, first: 1) {
    nodes {
      text
      speakers {
        __typename
        ... on Person {
          name
          kin {
            kind
            person {
              name
            }
          }
        }
      }
      citations {
        start
        end
        exact
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SpeakersQuery, SpeakersQueryVariables>;
export const VisitInBriefDocument = new TypedDocumentString(`
    query VisitInBrief {
  visit(slug: "kim-jong-un-china-2018") {
    __typename
    title
    start {
      edtf
      earliest
    }
    end {
      edtf
    }
    durationDays
    hostCountry {
      code
    }
    events {
      kind
    }
    readouts {
      outlet {
        name
      }
      statements {
        totalCount
      }
    }
  }
}
    `) as unknown as TypedDocumentString<VisitInBriefQuery, VisitInBriefQueryVariables>;