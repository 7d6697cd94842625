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

/** What a change did to a row. */
export type ChangeOperation =
  /** The row was created. */
  | 'CREATED'
  /** The row was deleted: no source claims it any more. */
  | 'DELETED'
  /** Some of its fields changed. */
  | 'UPDATED';

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

/** Conditions on a disagreement, all of which must hold. */
export type DisagreementWhere = {
  /** Filters that must all match. */
  AND?: Array<DisagreementWhere> | null | undefined;
  /** A filter that must not match. */
  NOT?: DisagreementWhere | null | undefined;
  /** Filters of which at least one must match. An empty list matches nothing. */
  OR?: Array<DisagreementWhere> | null | undefined;
  /** On one of these fields. */
  field?: Array<FactField> | null | undefined;
  /** One of these reasons. */
  keptBecause?: Array<KeptBecause> | null | undefined;
  /** On facts of one of these kinds. */
  kind?: Array<DisputedKind> | null | undefined;
  /** On fields of an event that meets these conditions, or of its participants. */
  ofEvent?: EventWhere | null | undefined;
  /** On fields of an organization that meets these conditions, or of offices in it. */
  ofOrganization?: OrganizationWhere | null | undefined;
  /** On fields of a person who meets these conditions, or of their offices. */
  ofPerson?: PersonWhere | null | undefined;
  /** On fields of a visit that meets these conditions, of its delegates, its events or their participants. */
  ofVisit?: VisitWhere | null | undefined;
  /** On fields of an organization that meets these conditions. */
  organization?: OrganizationWhere | null | undefined;
  /** At least one of the sources that disagree. */
  source?: SourceWhere | null | undefined;
};

/** The kind of a fact on which sources disagree. */
export type DisputedKind =
  /** A delegate. */
  | 'DELEGATE'
  /** An event. */
  | 'EVENT'
  /** An organization. */
  | 'ORGANIZATION'
  /** A participant of an event. */
  | 'PARTICIPANT'
  /** A person. */
  | 'PERSON'
  /** An office held. */
  | 'POSITION'
  /** A visit. */
  | 'VISIT';

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

/** A field of a fact that sources claim. */
export type FactField =
  /** The field `abbreviation`. */
  | 'ABBREVIATION'
  /** The field `about`. */
  | 'ABOUT'
  /** The field `aliases`. */
  | 'ALIASES'
  /** The field `attribution`. */
  | 'ATTRIBUTION'
  /** The field `capacity`. */
  | 'CAPACITY'
  /** The field `country`. */
  | 'COUNTRY'
  /** The field `countryAsPrinted`. */
  | 'COUNTRY_AS_PRINTED'
  /** The field `durationDays`. */
  | 'DURATION_DAYS'
  /** The field `end`. */
  | 'END'
  /** The field `endAsPrinted`. */
  | 'END_AS_PRINTED'
  /** The field `event`. */
  | 'EVENT'
  /** The field `guestCountry`. */
  | 'GUEST_COUNTRY'
  /** The field `guestCountryAsPrinted`. */
  | 'GUEST_COUNTRY_AS_PRINTED'
  /** The field `hostCountry`. */
  | 'HOST_COUNTRY'
  /** The field `hostCountryAsPrinted`. */
  | 'HOST_COUNTRY_AS_PRINTED'
  /** The field `identifiers`. */
  | 'IDENTIFIERS'
  /** The field `kind`. */
  | 'KIND'
  /** The field `language`. */
  | 'LANGUAGE'
  /** The field `name`. */
  | 'NAME'
  /** The field `note`. */
  | 'NOTE'
  /** The field `original`. */
  | 'ORIGINAL'
  /** The field `originalLanguage`. */
  | 'ORIGINAL_LANGUAGE'
  /** The field `parent`. */
  | 'PARENT'
  /** The field `person`. */
  | 'PERSON'
  /** The field `personAsPrinted`. */
  | 'PERSON_AS_PRINTED'
  /** The field `place`. */
  | 'PLACE'
  /** The field `places`. */
  | 'PLACES'
  /** The field `reportedBy`. */
  | 'REPORTED_BY'
  /** The field `reportedThrough`. */
  | 'REPORTED_THROUGH'
  /** The field `role`. */
  | 'ROLE'
  /** The field `saidOn`. */
  | 'SAID_ON'
  /** The field `saidOnAsPrinted`. */
  | 'SAID_ON_AS_PRINTED'
  /** The field `side`. */
  | 'SIDE'
  /** The field `speakers`. */
  | 'SPEAKERS'
  /** The field `speakersAsPrinted`. */
  | 'SPEAKERS_AS_PRINTED'
  /** The field `start`. */
  | 'START'
  /** The field `startAsPrinted`. */
  | 'START_AS_PRINTED'
  /** The field `status`. */
  | 'STATUS'
  /** The field `text`. */
  | 'TEXT'
  /** The field `title`. */
  | 'TITLE'
  /** The field `topics`. */
  | 'TOPICS'
  /** The field `translatedBy`. */
  | 'TRANSLATED_BY'
  /** The field `venue`. */
  | 'VENUE'
  /** The field `visit`. */
  | 'VISIT';

/** An office that was held when a visit began, or may have been. */
export type HeldWhere = {
  /** Whether it must be known that the office was held then, or must not be. The default is both: an office of unknown end may have ended. */
  certainty?: Certainty | null | undefined;
  /** The office. The default is any. */
  office?: OfficeWhere | null | undefined;
};

/** A scheme of identifiers. */
export type IdentifierScheme =
  /** The Integrated Authority File of the German National Library. */
  | 'GND'
  /** The International Standard Name Identifier (ISO 27729), without spaces. */
  | 'ISNI'
  /** The Name Authority File of the Library of Congress. */
  | 'LCNAF'
  /** The Research Organization Registry: universities and institutes. */
  | 'ROR'
  /** The Virtual International Authority File: people and organizations. */
  | 'VIAF'
  /** Wikidata: anything. */
  | 'WIKIDATA';

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

/** The reason why one of several claimed values is the stored one. */
export type KeptBecause =
  /** The value of the first source by slug: others that disagree are as new, or no date is known. */
  | 'FIRST_BY_NAME'
  /** The most precise of the dates that agree with the newest source. */
  | 'MORE_PRECISE'
  /** The value of the newest source. */
  | 'NEWEST'
  /** No value is stored: each contradicts newer values of other fields. */
  | 'NONE_FITS';

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

/** A reason to suspect that two people are one. None is proof. */
export type SamePersonEvidence =
  /** A name or alias of one is an alias of the other, without regard to case and marks. */
  | 'ALIAS'
  /** Both are of the same country. */
  | 'SAME_COUNTRY'
  /** Both have the same identifier elsewhere. */
  | 'SAME_IDENTIFIER'
  /** Both have the same preferred name, without regard to case and marks. */
  | 'SAME_NAME'
  /** The country of one replaced the country of the other. */
  | 'SUCCESSOR_STATE';

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

/** Whether a claimed value agrees with the stored one. */
export type ValueStanding =
  /** A value that may be right as well: a month in which the stored day lies. */
  | 'AGREES'
  /** A value that cannot be right if the stored one is. */
  | 'DIFFERS'
  /** The stored value, or one that implies it. */
  | 'KEPT';

/** A value by which visits are counted. */
export type VisitGroup =
  /** The decade of the start, by its first year: 1960. Null if the start is missing or may lie in several decades. */
  | 'DECADE'
  /** The length in days, as in `durationDays`. */
  | 'DURATION'
  /** The people on the visiting side. A visit counts for each of them. */
  | 'GUEST'
  /** The country that visits. */
  | 'GUEST_COUNTRY'
  /** The people on the receiving side. A visit counts for each of them. */
  | 'HOST'
  /** The country visited. */
  | 'HOST_COUNTRY'
  /** The form in which the guest is received. */
  | 'KIND'
  /** The outlets that reported statements on the visit. A visit counts for each of them. */
  | 'OUTLET'
  /** The people who took part, on either side. A visit counts for each of them. */
  | 'PERSON'
  /** The cities visited, spelled as in the sources. A visit counts for each of them. */
  | 'PLACE'
  /** The offices in which delegates took part, in the words of the sources. A visit counts for each of them. */
  | 'ROLE'
  /** The sources that report the visit. A visit counts for each of them. */
  | 'SOURCE'
  /** The stage that the visit had reached. */
  | 'STATUS'
  /** The topics of the statements on the visit. A visit counts for each of them. */
  | 'TOPIC'
  /** The year of the start. Null if the start is missing or may lie in several years. */
  | 'YEAR';

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

export type AboutPageQueryVariables = Exact<{ [key: string]: never; }>;


export type AboutPageQuery = { all: { totalCount: number, nodes: Array<{ start: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null }> }, undated: { totalCount: number }, statuses: Array<{ key: string | null, count: number }>, identified: { unresolved: number }, people: { totalCount: number }, statements: { totalCount: number }, unattributed: { totalCount: number }, sources: { totalCount: number }, disagreements: { totalCount: number }, ofOneSource: { totalCount: number, nodes: Array<{ slug: string, title: string }> }, suspected: { totalCount: number, nodes: Array<{ visit: { slug: string, title: string }, other: { slug: string, title: string } }> } };

export type AddressPageQueryVariables = Exact<{
  id: string;
}>;


export type AddressPageQuery = { node:
    | { __typename: 'Citation', start: number, end: number, source: { slug: string } }
    | { __typename: 'Country' }
    | { __typename: 'Delegate', visit: { slug: string } }
    | { __typename: 'Disagreement', onVisit: { slug: string } | null, delegate: { visit: { slug: string } } | null, onEvent: { slug: string, visit: { slug: string } | null, citationsConnection: { nodes: Array<{ start: number, end: number, source: { slug: string } }> } } | null, participant: { event: { slug: string, visit: { slug: string } | null, citationsConnection: { nodes: Array<{ start: number, end: number, source: { slug: string } }> } } } | null, position: { person: { slug: string } } | null, onPerson: { slug: string } | null, onOrganization: { slug: string } | null }
    | { __typename: 'Event' }
    | { __typename: 'Kinship', of: { slug: string } }
    | { __typename: 'Organization' }
    | { __typename: 'Paragraph' }
    | { __typename: 'Participant', event: { slug: string, visit: { slug: string } | null, citationsConnection: { nodes: Array<{ start: number, end: number, source: { slug: string } }> } } }
    | { __typename: 'Person' }
    | { __typename: 'Position', person: { slug: string } }
    | { __typename: 'Source' }
    | { __typename: 'Statement', citationsConnection: { nodes: Array<{ start: number, end: number, source: { slug: string } }> } }
    | { __typename: 'Topic' }
    | { __typename: 'Visit' }
   | null };

export type PlaceFragment = { start: number, end: number, source: { slug: string } };

export type EventPlaceFragment = { slug: string, visit: { slug: string } | null, citationsConnection: { nodes: Array<{ start: number, end: number, source: { slug: string } }> } };

export type EventAddressPageQueryVariables = Exact<{
  slug: string;
}>;


export type EventAddressPageQuery = { event: { slug: string, visit: { slug: string } | null, citationsConnection: { nodes: Array<{ start: number, end: number, source: { slug: string } }> } } | null };

export type TopicAddressPageQueryVariables = Exact<{
  slug: string;
}>;


export type TopicAddressPageQuery = { topic: { name: string } | null };

export type AheadPageQueryVariables = Exact<{ [key: string]: never; }>;


export type AheadPageQuery = { visits: { totalCount: number, nodes: Array<{ slug: string, title: string, updatedAt: string, kind: VisitKind | null, status: OccurrenceStatus, places: Array<string>, disagreementsCount: number, start: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, end: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, guestCountry: { slug: string, name: string } | null, hostCountry: { slug: string, name: string }, heads: { nodes: Array<{ name: string, person: { slug: string } | null }> } }> }, events: { totalCount: number, nodes: Array<{ slug: string, title: string, kind: EventKind, status: OccurrenceStatus, start: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, end: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, visit: { slug: string } | null, citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } }> } };

export type BetweenPageQueryVariables = Exact<{
  one: string;
  other: string;
  there: VisitWhere;
  back: VisitWhere;
}>;


export type BetweenPageQuery = { one: { slug: string, name: string } | null, other: { slug: string, name: string } | null, there: { totalCount: number, nodes: Array<{ slug: string, title: string, updatedAt: string, kind: VisitKind | null, status: OccurrenceStatus, places: Array<string>, disagreementsCount: number, start: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, end: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, guestCountry: { slug: string, name: string } | null, hostCountry: { slug: string, name: string }, heads: { nodes: Array<{ name: string, person: { slug: string } | null }> } }> }, back: { totalCount: number, nodes: Array<{ slug: string, title: string, updatedAt: string, kind: VisitKind | null, status: OccurrenceStatus, places: Array<string>, disagreementsCount: number, start: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, end: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, guestCountry: { slug: string, name: string } | null, hostCountry: { slug: string, name: string }, heads: { nodes: Array<{ name: string, person: { slug: string } | null }> } }> }, thereStatuses: Array<{ key: string | null, count: number }>, thereEarly: { nodes: Array<{ key: string | null, count: number }> }, thereLate: { nodes: Array<{ key: string | null, count: number }> }, backStatuses: Array<{ key: string | null, count: number }>, backEarly: { nodes: Array<{ key: string | null, count: number }> }, backLate: { nodes: Array<{ key: string | null, count: number }> }, coverage: { totalCount: number, nodes: Array<{ coversHosts: string | null, coversGuests: string | null }> } };

type Since_Country_Fragment = { __typename: 'Country', changedSinceCount?: number, changedSince?: Array<{ kind: string, name: string | null, operation: ChangeOperation, field: string | null, before: string | null, after: string | null }> };

type Since_Organization_Fragment = { __typename: 'Organization', changedSinceCount?: number, changedSince?: Array<{ kind: string, name: string | null, operation: ChangeOperation, field: string | null, before: string | null, after: string | null }> };

type Since_Person_Fragment = { __typename: 'Person', changedSinceCount?: number, changedSince?: Array<{ kind: string, name: string | null, operation: ChangeOperation, field: string | null, before: string | null, after: string | null }> };

type Since_Source_Fragment = { __typename: 'Source', changedSinceCount?: number, changedSince?: Array<{ kind: string, name: string | null, operation: ChangeOperation, field: string | null, before: string | null, after: string | null }> };

type Since_Visit_Fragment = { __typename: 'Visit', changedSinceCount?: number, changedSince?: Array<{ kind: string, name: string | null, operation: ChangeOperation, field: string | null, before: string | null, after: string | null }> };

export type SinceFragment =
  | Since_Country_Fragment
  | Since_Organization_Fragment
  | Since_Person_Fragment
  | Since_Source_Fragment
  | Since_Visit_Fragment
;

export type CountryPageQueryVariables = Exact<{
  slug: string;
  either: VisitWhere;
  since: number;
  isCited: boolean;
}>;


export type CountryPageQuery = { country: { __typename: 'Country', slug: string, name: string, officialName: string | null, aliases: Array<string>, code: string | null, code3: string | null, changedSinceCount?: number, identifiers: Array<{ scheme: IdentifierScheme, value: string, url: string }>, start: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, end: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, names: Array<{ name: string, start: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, end: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null }>, predecessors: Array<{ slug: string, name: string }>, successors: Array<{ slug: string, name: string }>, people: { totalCount: number, nodes: Array<{ slug: string, name: string }> }, statements: { totalCount: number, nodes: Array<{ kind: StatementKind, text: string, language: string | null, original: string | null, originalLanguage: string | null, translatedBy: StatementTranslator | null, attribution: StatementAttribution | null, place: string | null, speakerRoles: Array<string | null>, speakersAsPrinted: Array<string>, saidOn: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, speakers: Array<
          | { __typename: 'Country', slug: string, name: string }
          | { __typename: 'Organization', slug: string, name: string }
          | { __typename: 'Person', slug: string, name: string }
        >, reportedBy: { slug: string, name: string } | null, citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } }> }, changedSince?: Array<{ kind: string, name: string | null, operation: ChangeOperation, field: string | null, before: string | null, after: string | null }> } | null, received: { totalCount: number, nodes: Array<{ slug: string, title: string, updatedAt: string, kind: VisitKind | null, status: OccurrenceStatus, places: Array<string>, disagreementsCount: number, start: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, end: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, guestCountry: { slug: string, name: string } | null, hostCountry: { slug: string, name: string }, heads: { nodes: Array<{ name: string, person: { slug: string } | null }> } }> }, made: { totalCount: number, nodes: Array<{ slug: string, title: string, updatedAt: string, kind: VisitKind | null, status: OccurrenceStatus, places: Array<string>, disagreementsCount: number, start: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, end: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, guestCountry: { slug: string, name: string } | null, hostCountry: { slug: string, name: string }, heads: { nodes: Array<{ name: string, person: { slug: string } | null }> } }> }, early: { nodes: Array<{ key: string | null, count: number }> }, late: { nodes: Array<{ key: string | null, count: number }> }, guests: { totalCount: number, nodes: Array<{ count: number, country: { slug: string, name: string } | null }> }, hosts: { totalCount: number, nodes: Array<{ count: number, country: { slug: string, name: string } | null }> }, coverage: { totalCount: number, nodes: Array<{ coversHosts: string | null, coversGuests: string | null }> } };

export type PartnersFragment = { totalCount: number, nodes: Array<{ count: number, country: { slug: string, name: string } | null }> };

export type DevelopersPageQueryVariables = Exact<{
  words: string;
  rows: number;
  side: DelegationSide;
  kind: StatementKind;
  by: VisitGroup;
}>;


export type DevelopersPageQuery = { visits: { totalCount: number, nodes: Array<{ title: string, start: { edtf: string } | null, hostCountry: { name: string } }> }, latest: { nodes: Array<{ title: string, delegation: { nodes: Array<{ name: string, role: string | null, positions: Array<{ title: string }> }> } }> }, statements: { totalCount: number, nodes: Array<{ text: string, speakers: Array<
        | { label: string }
        | { label: string }
        | { label: string }
      >, reportedBy: { name: string } | null, citations: Array<{ start: number, end: number, source: { slug: string } }> }> }, visitCountsConnection: { nodes: Array<{ count: number, country: { name: string } | null }> }, search: { edges: Array<{ node:
        | { __typename: 'Country', label: string }
        | { __typename: 'Event', label: string }
        | { __typename: 'Organization', label: string }
        | { __typename: 'Paragraph', label: string }
        | { __typename: 'Person', label: string }
        | { __typename: 'Source', label: string }
        | { __typename: 'Statement', label: string }
        | { __typename: 'Topic', label: string }
        | { __typename: 'Visit', label: string }
       }> } };

export type ChosenFragment = { country?: { totalCount: number, nodes: Array<{ slug: string, name: string }> }, guest?: { totalCount: number, nodes: Array<{ slug: string, name: string }> }, host?: { totalCount: number, nodes: Array<{ slug: string, name: string }> }, who?: { totalCount: number, nodes: Array<{ slug: string, name: string }> } };

export type ChosenCountriesFragment = { totalCount: number, nodes: Array<{ slug: string, name: string }> };

export type CountsPageQueryVariables = Exact<{
  by?: Array<VisitGroup> | VisitGroup | null | undefined;
  where?: VisitWhere | null | undefined;
  after?: string | null | undefined;
  words: string;
  asked: boolean;
  country?: CountryWhere | null | undefined;
  ofCountry: boolean;
  guest?: CountryWhere | null | undefined;
  ofGuest: boolean;
  host?: CountryWhere | null | undefined;
  ofHost: boolean;
  who?: PersonWhere | null | undefined;
  ofWho: boolean;
}>;


export type CountsPageQuery = { meant?: Array<string>, groups: { totalCount: number, visitsCount: number, unresolved: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean }, edges: Array<{ cursor: string, node: { count: number, countOfFirst: number, decade: number | null, guestCountry: { slug: string, name: string } | null, hostCountry: { slug: string, name: string } | null } }> }, decades: { nodes: Array<{ decade: number | null, count: number }> }, country?: { totalCount: number, nodes: Array<{ slug: string, name: string }> }, guest?: { totalCount: number, nodes: Array<{ slug: string, name: string }> }, host?: { totalCount: number, nodes: Array<{ slug: string, name: string }> }, who?: { totalCount: number, nodes: Array<{ slug: string, name: string }> } };

export type ExplorePageQueryVariables = Exact<{
  where?: VisitWhere | null | undefined;
  orderBy?: Array<VisitOrder> | VisitOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  undated?: VisitWhere | null | undefined;
  ofYears: boolean;
  country?: CountryWhere | null | undefined;
  ofCountry: boolean;
  guest?: CountryWhere | null | undefined;
  ofGuest: boolean;
  host?: CountryWhere | null | undefined;
  ofHost: boolean;
  who?: PersonWhere | null | undefined;
  ofWho: boolean;
  words: string;
  asked: boolean;
  isSuggested: boolean;
  isPlain: boolean;
  hasGuest: boolean;
  hasHost: boolean;
  hasKind: boolean;
  hasStatus: boolean;
  hasDecade: boolean;
  hasPerson: boolean;
  hasRole: boolean;
  hasSource: boolean;
  byGuest?: VisitWhere | null | undefined;
  byHost?: VisitWhere | null | undefined;
  byKind?: VisitWhere | null | undefined;
  byStatus?: VisitWhere | null | undefined;
  byDecade?: VisitWhere | null | undefined;
  byPerson?: VisitWhere | null | undefined;
  byRole?: VisitWhere | null | undefined;
  bySource?: VisitWhere | null | undefined;
}>;


export type ExplorePageQuery = { meant?: Array<string>, visits: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ slug: string, title: string, updatedAt: string, kind: VisitKind | null, status: OccurrenceStatus, places: Array<string>, disagreementsCount: number, start: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, end: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, guestCountry: { slug: string, name: string } | null, hostCountry: { slug: string, name: string }, heads: { nodes: Array<{ name: string, person: { slug: string } | null }> } }> }, undated?: { totalCount: number }, years?: { totalCount: number, nodes: Array<{ key: string | null, count: number }> }, suggested?: { nodes: Array<
      | { __typename: 'Country', slug: string, name: string, visitsMade: { totalCount: number }, visitsHosted: { totalCount: number } }
      | { __typename: 'Event' }
      | { __typename: 'Organization' }
      | { __typename: 'Paragraph' }
      | { __typename: 'Person', slug: string, name: string, visits: { totalCount: number } }
      | { __typename: 'Source' }
      | { __typename: 'Statement' }
      | { __typename: 'Topic' }
      | { __typename: 'Visit' }
    > }, guests?: { totalCount: number, nodes: Array<{ count: number, guestCountry: { slug: string, name: string } | null }> }, hosts?: { totalCount: number, nodes: Array<{ count: number, hostCountry: { slug: string, name: string } | null }> }, kinds?: { totalCount: number, nodes: Array<{ count: number, kind: VisitKind | null }> }, statuses?: { totalCount: number, nodes: Array<{ count: number, status: OccurrenceStatus | null }> }, decades?: { totalCount: number, nodes: Array<{ count: number, decade: number | null }> }, people?: { totalCount: number, nodes: Array<{ count: number, person: { slug: string, name: string } | null }> }, roles?: { totalCount: number, nodes: Array<{ count: number, role: string | null }> }, sources?: { totalCount: number, nodes: Array<{ count: number, source: { slug: string, title: string } | null }> }, coverage: { totalCount: number, nodes: Array<{ coversHosts: string | null, coversGuests: string | null }> }, country?: { totalCount: number, nodes: Array<{ slug: string, name: string }> }, guest?: { totalCount: number, nodes: Array<{ slug: string, name: string }> }, host?: { totalCount: number, nodes: Array<{ slug: string, name: string }> }, who?: { totalCount: number, nodes: Array<{ slug: string, name: string }> } };

export type MapPageQueryVariables = Exact<{
  by?: Array<VisitGroup> | VisitGroup | null | undefined;
  where?: VisitWhere | null | undefined;
  early?: VisitWhere | null | undefined;
  late?: VisitWhere | null | undefined;
  words: string;
  asked: boolean;
  country?: CountryWhere | null | undefined;
  ofCountry: boolean;
  guest?: CountryWhere | null | undefined;
  ofGuest: boolean;
  host?: CountryWhere | null | undefined;
  ofHost: boolean;
  who?: PersonWhere | null | undefined;
  ofWho: boolean;
}>;


export type MapPageQuery = { meant?: Array<string>, visits: { totalCount: number }, early: { totalCount: number, nodes: Array<{ count: number, guestCountry: { slug: string, name: string, code: string | null } | null, hostCountry: { slug: string, name: string, code: string | null } | null }> }, lateLargest: { totalCount: number, nodes: Array<{ count: number, guestCountry: { slug: string, name: string, code: string | null } | null, hostCountry: { slug: string, name: string, code: string | null } | null }> }, lateSmallest: { totalCount: number, nodes: Array<{ count: number, guestCountry: { slug: string, name: string, code: string | null } | null, hostCountry: { slug: string, name: string, code: string | null } | null }> }, country?: { totalCount: number, nodes: Array<{ slug: string, name: string }> }, guest?: { totalCount: number, nodes: Array<{ slug: string, name: string }> }, host?: { totalCount: number, nodes: Array<{ slug: string, name: string }> }, who?: { totalCount: number, nodes: Array<{ slug: string, name: string }> } };

export type OnMapFragment = { totalCount: number, nodes: Array<{ count: number, guestCountry: { slug: string, name: string, code: string | null } | null, hostCountry: { slug: string, name: string, code: string | null } | null }> };

export type ChangesFeedQueryVariables = Exact<{
  since: string;
}>;


export type ChangesFeedQuery = { visits: { nodes: Array<{ slug: string, title: string, status: OccurrenceStatus, updatedAt: string, start: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, end: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, hostCountry: { name: string } }> }, sources: { nodes: Array<{ slug: string, title: string, kind: SourceKind, updatedAt: string }> } };

export type FeedVisitFragment = { slug: string, title: string, status: OccurrenceStatus, updatedAt: string, start: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, end: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, hostCountry: { name: string } };

export type CountryFeedQueryVariables = Exact<{
  slug: string;
  where: VisitWhere;
}>;


export type CountryFeedQuery = { country: { slug: string, name: string } | null, visits: { nodes: Array<{ slug: string, title: string, status: OccurrenceStatus, updatedAt: string, start: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, end: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, hostCountry: { name: string } }> } };

export type PersonFeedQueryVariables = Exact<{
  slug: string;
  where: VisitWhere;
}>;


export type PersonFeedQuery = { person: { slug: string, name: string } | null, visits: { nodes: Array<{ slug: string, title: string, status: OccurrenceStatus, updatedAt: string, start: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, end: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, hostCountry: { name: string } }> } };

export type CoverageFragment = { coverage: { totalCount: number, nodes: Array<{ coversHosts: string | null, coversGuests: string | null }> } };

export type DifferingFragment = { kind: DisputedKind, field: string, keptBecause: KeptBecause, visit: { id: string, slug: string, title: string } | null, delegate: { id: string, name: string, visit: { slug: string, title: string } } | null, event: { id: string, slug: string, title: string } | null, participant: { id: string, name: string | null, person: { slug: string, name: string } | null, event: { slug: string, title: string } } | null, position: { id: string, title: string, person: { slug: string, name: string } } | null, person: { id: string, slug: string, name: string } | null, organization: { id: string, slug: string, name: string } | null, values: Array<{ value: string, label: string, standing: ValueStanding, source: { slug: string, title: string, publisher: { slug: string, name: string } | null }, citations: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> }> };

export type DifferingListFragment = { totalCount: number, nodes: Array<{ kind: DisputedKind, field: string, keptBecause: KeptBecause, visit: { id: string, slug: string, title: string } | null, delegate: { id: string, name: string, visit: { slug: string, title: string } } | null, event: { id: string, slug: string, title: string } | null, participant: { id: string, name: string | null, person: { slug: string, name: string } | null, event: { slug: string, title: string } } | null, position: { id: string, title: string, person: { slug: string, name: string } } | null, person: { id: string, slug: string, name: string } | null, organization: { id: string, slug: string, name: string } | null, values: Array<{ value: string, label: string, standing: ValueStanding, source: { slug: string, title: string, publisher: { slug: string, name: string } | null }, citations: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> }> }> };

export type WhenFragment = { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null };

export type PassageFragment = { start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } };

type Cites_Delegate_Fragment = { citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } };

type Cites_Event_Fragment = { citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } };

type Cites_Kinship_Fragment = { citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } };

type Cites_Organization_Fragment = { citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } };

type Cites_Participant_Fragment = { citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } };

type Cites_Position_Fragment = { citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } };

type Cites_Statement_Fragment = { citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } };

type Cites_Visit_Fragment = { citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } };

export type CitesFragment =
  | Cites_Delegate_Fragment
  | Cites_Event_Fragment
  | Cites_Kinship_Fragment
  | Cites_Organization_Fragment
  | Cites_Participant_Fragment
  | Cites_Position_Fragment
  | Cites_Statement_Fragment
  | Cites_Visit_Fragment
;

export type VisitLineFragment = { slug: string, title: string, updatedAt: string, kind: VisitKind | null, status: OccurrenceStatus, places: Array<string>, disagreementsCount: number, start: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, end: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, guestCountry: { slug: string, name: string } | null, hostCountry: { slug: string, name: string }, heads: { nodes: Array<{ name: string, person: { slug: string } | null }> } };

export type SaidFragment = { kind: StatementKind, text: string, language: string | null, original: string | null, originalLanguage: string | null, translatedBy: StatementTranslator | null, attribution: StatementAttribution | null, place: string | null, speakerRoles: Array<string | null>, speakersAsPrinted: Array<string>, saidOn: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, speakers: Array<
    | { __typename: 'Country', slug: string, name: string }
    | { __typename: 'Organization', slug: string, name: string }
    | { __typename: 'Person', slug: string, name: string }
  >, reportedBy: { slug: string, name: string } | null, citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } };

export type VisitLinesFragment = { totalCount: number, nodes: Array<{ slug: string, title: string, updatedAt: string, kind: VisitKind | null, status: OccurrenceStatus, places: Array<string>, disagreementsCount: number, start: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, end: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, guestCountry: { slug: string, name: string } | null, hostCountry: { slug: string, name: string }, heads: { nodes: Array<{ name: string, person: { slug: string } | null }> } }> };

export type SaidListFragment = { totalCount: number, nodes: Array<{ kind: StatementKind, text: string, language: string | null, original: string | null, originalLanguage: string | null, translatedBy: StatementTranslator | null, attribution: StatementAttribution | null, place: string | null, speakerRoles: Array<string | null>, speakersAsPrinted: Array<string>, visit: { slug: string, title: string } | null, saidOn: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, speakers: Array<
      | { __typename: 'Country', slug: string, name: string }
      | { __typename: 'Organization', slug: string, name: string }
      | { __typename: 'Person', slug: string, name: string }
    >, reportedBy: { slug: string, name: string } | null, citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } }> };

export type PagesFragment = { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null };

export type YearsFragment = { nodes: Array<{ key: string | null, count: number }> };

export type CountriesPageQueryVariables = Exact<{
  where?: CountryWhere | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  words: string;
  asked: boolean;
}>;


export type CountriesPageQuery = { meant?: Array<string>, countries: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ slug: string, name: string, code: string | null, start: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, end: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, visitsMade: { totalCount: number }, visitsHosted: { totalCount: number } }> } };

export type CountryChoicesFragment = { countriesFirst: { nodes: Array<{ name: string }> }, countriesBetween: { nodes: Array<{ name: string }> }, countriesLast: { nodes: Array<{ name: string }> } };

export type DisagreementsPageQueryVariables = Exact<{
  where?: DisagreementWhere | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type DisagreementsPageQuery = { disagreements: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ kind: DisputedKind, field: string, keptBecause: KeptBecause, visit: { id: string, slug: string, title: string } | null, delegate: { id: string, name: string, visit: { slug: string, title: string } } | null, event: { id: string, slug: string, title: string } | null, participant: { id: string, name: string | null, person: { slug: string, name: string } | null, event: { slug: string, title: string } } | null, position: { id: string, title: string, person: { slug: string, name: string } } | null, person: { id: string, slug: string, name: string } | null, organization: { id: string, slug: string, name: string } | null, values: Array<{ value: string, label: string, standing: ValueStanding, source: { slug: string, title: string, publisher: { slug: string, name: string } | null }, citations: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> }> }> } };

export type OrganizationsPageQueryVariables = Exact<{
  where?: OrganizationWhere | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  country?: CountryWhere | null | undefined;
  ofCountry: boolean;
  words: string;
  asked: boolean;
}>;


export type OrganizationsPageQuery = { meant?: Array<string>, organizations: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ slug: string, name: string, abbreviation: string | null, kind: OrganizationKind, country: { slug: string, name: string } | null, reported: { totalCount: number } }> }, country?: { totalCount: number }, countriesFirst: { nodes: Array<{ name: string }> }, countriesBetween: { nodes: Array<{ name: string }> }, countriesLast: { nodes: Array<{ name: string }> } };

export type PeoplePageQueryVariables = Exact<{
  where?: PersonWhere | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  country?: CountryWhere | null | undefined;
  ofCountry: boolean;
  words: string;
  asked: boolean;
}>;


export type PeoplePageQuery = { meant?: Array<string>, identified: { unresolved: number }, people: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ slug: string, name: string, aliases: Array<string>, country: { slug: string, name: string } | null, visits: { totalCount: number }, statements: { totalCount: number } }> }, country?: { totalCount: number }, countriesFirst: { nodes: Array<{ name: string }> }, countriesBetween: { nodes: Array<{ name: string }> }, countriesLast: { nodes: Array<{ name: string }> } };

export type SourcesPageQueryVariables = Exact<{
  where?: SourceWhere | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  words: string;
  asked: boolean;
}>;


export type SourcesPageQuery = { meant?: Array<string>, sources: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ slug: string, title: string, kind: SourceKind, publishedOn: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, publisher: { slug: string, name: string } | null, visits: { totalCount: number }, statements: { totalCount: number } }> } };

export type StatementsPageQueryVariables = Exact<{
  where?: StatementWhere | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  words: string;
  asked: boolean;
}>;


export type StatementsPageQuery = { meant?: Array<string>, statements: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ kind: StatementKind, text: string, language: string | null, original: string | null, originalLanguage: string | null, translatedBy: StatementTranslator | null, attribution: StatementAttribution | null, place: string | null, speakerRoles: Array<string | null>, speakersAsPrinted: Array<string>, visit: { slug: string, title: string } | null, saidOn: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, speakers: Array<
        | { __typename: 'Country', slug: string, name: string }
        | { __typename: 'Organization', slug: string, name: string }
        | { __typename: 'Person', slug: string, name: string }
      >, reportedBy: { slug: string, name: string } | null, citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } }> } };

export type OrganizationPageQueryVariables = Exact<{
  slug: string;
  since: number;
  isCited: boolean;
}>;


export type OrganizationPageQuery = { organization: { __typename: 'Organization', id: string, slug: string, name: string, abbreviation: string | null, aliases: Array<string>, kind: OrganizationKind, changedSinceCount?: number, identifiers: Array<{ scheme: IdentifierScheme, value: string, url: string }>, country: { slug: string, name: string } | null, parent: { slug: string, name: string } | null, positions: { totalCount: number, nodes: Array<{ id: string, title: string, status: PositionStatus, note: string | null, person: { slug: string, name: string }, start: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, end: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, stating: { nodes: Array<{ source: { publishedOn: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null } }> }, citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } }> }, reported: { totalCount: number, nodes: Array<{ kind: StatementKind, text: string, language: string | null, original: string | null, originalLanguage: string | null, translatedBy: StatementTranslator | null, attribution: StatementAttribution | null, place: string | null, speakerRoles: Array<string | null>, speakersAsPrinted: Array<string>, visit: { slug: string, title: string } | null, saidOn: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, speakers: Array<
          | { __typename: 'Country', slug: string, name: string }
          | { __typename: 'Organization', slug: string, name: string }
          | { __typename: 'Person', slug: string, name: string }
        >, reportedBy: { slug: string, name: string } | null, citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } }> }, statements: { totalCount: number, nodes: Array<{ kind: StatementKind, text: string, language: string | null, original: string | null, originalLanguage: string | null, translatedBy: StatementTranslator | null, attribution: StatementAttribution | null, place: string | null, speakerRoles: Array<string | null>, speakersAsPrinted: Array<string>, visit: { slug: string, title: string } | null, saidOn: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, speakers: Array<
          | { __typename: 'Country', slug: string, name: string }
          | { __typename: 'Organization', slug: string, name: string }
          | { __typename: 'Person', slug: string, name: string }
        >, reportedBy: { slug: string, name: string } | null, citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } }> }, changedSince?: Array<{ kind: string, name: string | null, operation: ChangeOperation, field: string | null, before: string | null, after: string | null }>, citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } } | null, differing: { totalCount: number, nodes: Array<{ kind: DisputedKind, field: string, keptBecause: KeptBecause, visit: { id: string, slug: string, title: string } | null, delegate: { id: string, name: string, visit: { slug: string, title: string } } | null, event: { id: string, slug: string, title: string } | null, participant: { id: string, name: string | null, person: { slug: string, name: string } | null, event: { slug: string, title: string } } | null, position: { id: string, title: string, person: { slug: string, name: string } } | null, person: { id: string, slug: string, name: string } | null, organization: { id: string, slug: string, name: string } | null, values: Array<{ value: string, label: string, standing: ValueStanding, source: { slug: string, title: string, publisher: { slug: string, name: string } | null }, citations: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> }> }> }, sources: { totalCount: number, nodes: Array<{ slug: string, title: string }> } };

export type PersonPageQueryVariables = Exact<{
  slug: string;
  since: number;
  isCited: boolean;
}>;


export type PersonPageQuery = { person: { __typename: 'Person', id: string, slug: string, name: string, aliases: Array<string>, unresolvedVisits: number, changedSinceCount?: number, identifiers: Array<{ scheme: IdentifierScheme, value: string, url: string }>, country: { slug: string, name: string } | null, positions: Array<{ id: string, title: string, status: PositionStatus, note: string | null, organization: { slug: string, name: string } | null, country: { slug: string, name: string } | null, start: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, end: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, stating: { nodes: Array<{ source: { publishedOn: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null } }> }, citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } }>, kin: Array<{ kind: KinshipKind, person: { slug: string, name: string }, citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } }>, statements: { totalCount: number, nodes: Array<{ kind: StatementKind, text: string, language: string | null, original: string | null, originalLanguage: string | null, translatedBy: StatementTranslator | null, attribution: StatementAttribution | null, place: string | null, speakerRoles: Array<string | null>, speakersAsPrinted: Array<string>, visit: { slug: string, title: string } | null, saidOn: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, speakers: Array<
          | { __typename: 'Country', slug: string, name: string }
          | { __typename: 'Organization', slug: string, name: string }
          | { __typename: 'Person', slug: string, name: string }
        >, reportedBy: { slug: string, name: string } | null, citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } }> }, changedSince?: Array<{ kind: string, name: string | null, operation: ChangeOperation, field: string | null, before: string | null, after: string | null }> } | null, visits: { totalCount: number, nodes: Array<{ slug: string, title: string, updatedAt: string, kind: VisitKind | null, status: OccurrenceStatus, places: Array<string>, disagreementsCount: number, start: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, end: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, guestCountry: { slug: string, name: string } | null, hostCountry: { slug: string, name: string }, heads: { nodes: Array<{ name: string, person: { slug: string } | null }> } }> }, together: { totalCount: number, nodes: Array<{ count: number, person: { slug: string, name: string } | null }> }, hosts: { totalCount: number, nodes: Array<{ count: number, host: { slug: string, name: string } | null }> }, guests: { totalCount: number, nodes: Array<{ count: number, guest: { slug: string, name: string } | null }> }, differing: { totalCount: number, nodes: Array<{ kind: DisputedKind, field: string, keptBecause: KeptBecause, visit: { id: string, slug: string, title: string } | null, delegate: { id: string, name: string, visit: { slug: string, title: string } } | null, event: { id: string, slug: string, title: string } | null, participant: { id: string, name: string | null, person: { slug: string, name: string } | null, event: { slug: string, title: string } } | null, position: { id: string, title: string, person: { slug: string, name: string } } | null, person: { id: string, slug: string, name: string } | null, organization: { id: string, slug: string, name: string } | null, values: Array<{ value: string, label: string, standing: ValueStanding, source: { slug: string, title: string, publisher: { slug: string, name: string } | null }, citations: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> }> }> }, coverage: { totalCount: number, nodes: Array<{ coversHosts: string | null, coversGuests: string | null }> } };

export type OfficeFragment = { id: string, title: string, status: PositionStatus, note: string | null, start: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, end: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, stating: { nodes: Array<{ source: { publishedOn: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null } }> }, citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } };

export type ReadoutsPageQueryVariables = Exact<{
  slug: string;
  since: number;
  isCited: boolean;
}>;


export type ReadoutsPageQuery = { visit: { __typename: 'Visit', changedSinceCount?: number, slug: string, title: string, updatedAt: string, kind: VisitKind | null, status: OccurrenceStatus, places: Array<string>, disagreementsCount: number, statements: { totalCount: number, nodes: Array<{ kind: StatementKind, text: string, language: string | null, original: string | null, originalLanguage: string | null, translatedBy: StatementTranslator | null, attribution: StatementAttribution | null, place: string | null, speakerRoles: Array<string | null>, speakersAsPrinted: Array<string>, topics: Array<{ slug: string, name: string }>, about: Array<{ slug: string, title: string }>, saidOn: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, speakers: Array<
          | { __typename: 'Country', slug: string, name: string }
          | { __typename: 'Organization', slug: string, name: string }
          | { __typename: 'Person', slug: string, name: string }
        >, reportedBy: { slug: string, name: string } | null, citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } }> }, changedSince?: Array<{ kind: string, name: string | null, operation: ChangeOperation, field: string | null, before: string | null, after: string | null }>, start: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, end: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, guestCountry: { slug: string, name: string } | null, hostCountry: { slug: string, name: string }, heads: { nodes: Array<{ name: string, person: { slug: string } | null }> } } | null, reported: { nodes: Array<{ count: number, outlet: { slug: string, name: string } | null }> }, differing: { totalCount: number, nodes: Array<{ kind: DisputedKind, field: string, keptBecause: KeptBecause, visit: { id: string, slug: string, title: string } | null, delegate: { id: string, name: string, visit: { slug: string, title: string } } | null, event: { id: string, slug: string, title: string } | null, participant: { id: string, name: string | null, person: { slug: string, name: string } | null, event: { slug: string, title: string } } | null, position: { id: string, title: string, person: { slug: string, name: string } } | null, person: { id: string, slug: string, name: string } | null, organization: { id: string, slug: string, name: string } | null, values: Array<{ value: string, label: string, standing: ValueStanding, source: { slug: string, title: string, publisher: { slug: string, name: string } | null }, citations: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> }> }> } };

export type SearchPageQueryVariables = Exact<{
  query: string;
  after?: string | null | undefined;
  asked: boolean;
}>;


export type SearchPageQuery = { searchSuggestions?: Array<string>, search?: { cappedCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ headline: string | null, isNearly: boolean, node:
        | { __typename: 'Country', slug: string, name: string }
        | { __typename: 'Event', slug: string, title: string, start: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, end: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, visit: { slug: string } | null, citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } }
        | { __typename: 'Organization', slug: string, name: string, organizationKind: OrganizationKind }
        | { __typename: 'Paragraph', from: number, to: number, source: { slug: string, title: string } }
        | { __typename: 'Person', slug: string, name: string, country: { name: string } | null }
        | { __typename: 'Source', slug: string, title: string, sourceKind: SourceKind, publishedOn: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null }
        | { __typename: 'Statement', statementKind: StatementKind, saidOn: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, reportedBy: { name: string } | null, visit: { slug: string, title: string } | null, citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } }
        | { __typename: 'Topic', slug: string, name: string }
        | { __typename: 'Visit', slug: string, title: string, status: OccurrenceStatus, start: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, end: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null }
       }> } };

export type CitedFactsFragment = { visits: { totalCount: number, nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, digest: string | null, visit: { slug: string, title: string } | null }> }, delegates: { totalCount: number, nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, digest: string | null, delegate: { name: string, side: DelegationSide, visit: { slug: string, title: string } } | null }> }, events: { totalCount: number, nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, digest: string | null, event: { slug: string, title: string, visit: { slug: string } | null } | null }> }, participants: { totalCount: number, nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, digest: string | null, participant: { name: string | null, person: { name: string } | null, organization: { name: string } | null, country: { name: string } | null, event: { slug: string, title: string, visit: { slug: string } | null } } | null }> }, statements: { totalCount: number, nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, digest: string | null, statement: { kind: StatementKind, text: string, language: string | null, original: string | null, originalLanguage: string | null, speakersAsPrinted: Array<string>, speakers: Array<
          | { name: string }
          | { name: string }
          | { name: string }
        >, reportedBy: { name: string } | null, visit: { slug: string, title: string } | null } | null }> }, positions: { totalCount: number, nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, digest: string | null, position: { title: string, person: { slug: string, name: string }, organization: { name: string } | null, country: { name: string } | null } | null }> }, kinships: { totalCount: number, nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, digest: string | null, kinship: { kind: KinshipKind, of: { slug: string, name: string }, person: { slug: string, name: string } } | null }> }, organizations: { totalCount: number, nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, digest: string | null, organization: { slug: string, name: string } | null }> } };

export type MarkedFragment = { totalCount: number, nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, digest: string | null }> };

export type PassagePageQueryVariables = Exact<{
  slug: string;
  start: number;
  end: number;
  from: number;
  to: number;
}>;


export type PassagePageQuery = { source: { slug: string, title: string, kind: SourceKind, url: string | null, licence: string | null, language: string | null, sha256: string, length: number, text: string | null, head: string | null, publishedOn: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, publisher: { slug: string, name: string } | null, visits: { totalCount: number, nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, digest: string | null, visit: { slug: string, title: string } | null }> }, delegates: { totalCount: number, nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, digest: string | null, delegate: { name: string, side: DelegationSide, visit: { slug: string, title: string } } | null }> }, events: { totalCount: number, nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, digest: string | null, event: { slug: string, title: string, visit: { slug: string } | null } | null }> }, participants: { totalCount: number, nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, digest: string | null, participant: { name: string | null, person: { name: string } | null, organization: { name: string } | null, country: { name: string } | null, event: { slug: string, title: string, visit: { slug: string } | null } } | null }> }, statements: { totalCount: number, nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, digest: string | null, statement: { kind: StatementKind, text: string, language: string | null, original: string | null, originalLanguage: string | null, speakersAsPrinted: Array<string>, speakers: Array<
            | { name: string }
            | { name: string }
            | { name: string }
          >, reportedBy: { name: string } | null, visit: { slug: string, title: string } | null } | null }> }, positions: { totalCount: number, nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, digest: string | null, position: { title: string, person: { slug: string, name: string }, organization: { name: string } | null, country: { name: string } | null } | null }> }, kinships: { totalCount: number, nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, digest: string | null, kinship: { kind: KinshipKind, of: { slug: string, name: string }, person: { slug: string, name: string } } | null }> }, organizations: { totalCount: number, nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, digest: string | null, organization: { slug: string, name: string } | null }> } } | null };

export type SourcePageQueryVariables = Exact<{
  slug: string;
  start: number;
  end: number;
  since: number;
  isCited: boolean;
}>;


export type SourcePageQuery = { source: { __typename: 'Source', slug: string, title: string, kind: SourceKind, section: string | null, url: string | null, licence: string | null, language: string | null, coversHosts: string | null, coversGuests: string | null, coversYears: string | null, coversTrips: string | null, datesMean: string | null, sha256: string, length: number, updatedAt: string, text: string | null, changedSinceCount?: number, head: string | null, publishedOn: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, publisher: { slug: string, name: string } | null, changedSince?: Array<{ kind: string, name: string | null, operation: ChangeOperation, field: string | null, before: string | null, after: string | null }>, visits: { totalCount: number, nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, digest: string | null, visit: { slug: string, title: string } | null }> }, delegates: { totalCount: number, nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, digest: string | null, delegate: { name: string, side: DelegationSide, visit: { slug: string, title: string } } | null }> }, events: { totalCount: number, nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, digest: string | null, event: { slug: string, title: string, visit: { slug: string } | null } | null }> }, participants: { totalCount: number, nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, digest: string | null, participant: { name: string | null, person: { name: string } | null, organization: { name: string } | null, country: { name: string } | null, event: { slug: string, title: string, visit: { slug: string } | null } } | null }> }, statements: { totalCount: number, nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, digest: string | null, statement: { kind: StatementKind, text: string, language: string | null, original: string | null, originalLanguage: string | null, speakersAsPrinted: Array<string>, speakers: Array<
            | { name: string }
            | { name: string }
            | { name: string }
          >, reportedBy: { name: string } | null, visit: { slug: string, title: string } | null } | null }> }, positions: { totalCount: number, nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, digest: string | null, position: { title: string, person: { slug: string, name: string }, organization: { name: string } | null, country: { name: string } | null } | null }> }, kinships: { totalCount: number, nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, digest: string | null, kinship: { kind: KinshipKind, of: { slug: string, name: string }, person: { slug: string, name: string } } | null }> }, organizations: { totalCount: number, nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, digest: string | null, organization: { slug: string, name: string } | null }> } } | null };

export type WithdrawnSourcePageQueryVariables = Exact<{
  slug: string;
}>;


export type WithdrawnSourcePageQuery = { withdrawnSource: { at: string } | null };

export type SpellingsPageQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type SpellingsPageQuery = { suspectedSamePeople: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ evidence: Array<SamePersonEvidence>, person: { id: string, version: number, slug: string, name: string, country: { slug: string, name: string } | null, visits: { totalCount: number } }, other: { id: string, version: number, slug: string, name: string, country: { slug: string, name: string } | null, visits: { totalCount: number } } }> } };

export type SuspectedFragment = { id: string, version: number, slug: string, name: string, country: { slug: string, name: string } | null, visits: { totalCount: number } };

export type StartPageQueryVariables = Exact<{
  since: string;
}>;


export type StartPageQuery = { all: { totalCount: number, nodes: Array<{ start: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null }> }, newest: { nodes: Array<{ slug: string, title: string, updatedAt: string, kind: VisitKind | null, status: OccurrenceStatus, places: Array<string>, disagreementsCount: number, start: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, end: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, guestCountry: { slug: string, name: string } | null, hostCountry: { slug: string, name: string }, heads: { nodes: Array<{ name: string, person: { slug: string } | null }> } }> }, ahead: { totalCount: number, nodes: Array<{ slug: string, title: string, updatedAt: string, kind: VisitKind | null, status: OccurrenceStatus, places: Array<string>, disagreementsCount: number, start: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, end: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, guestCountry: { slug: string, name: string } | null, hostCountry: { slug: string, name: string }, heads: { nodes: Array<{ name: string, person: { slug: string } | null }> } }> }, lately: { totalCount: number }, changed: { nodes: Array<{ slug: string, title: string, version: number, updatedAt: string }> }, decades: { nodes: Array<{ decade: number | null, count: number }> }, ofState: { visitsCount: number, nodes: Array<{ count: number, guestCountry: { slug: string, name: string } | null }> }, ofStateByDecade: { nodes: Array<{ decade: number | null, count: number }> }, pairs: { nodes: Array<{ count: number, guestCountry: { slug: string, name: string } | null, hostCountry: { slug: string, name: string } | null }> }, guests: { nodes: Array<{ count: number, guest: { slug: string, name: string } | null }> }, accounts: { nodes: Array<{ count: number, visit: { slug: string, title: string } | null, organization: { name: string } | null }> }, people: { totalCount: number }, organizations: { totalCount: number }, statements: { totalCount: number }, sources: { totalCount: number, nodes: Array<{ slug: string, title: string, kind: SourceKind, updatedAt: string, coversHosts: string | null, coversGuests: string | null, coversYears: string | null, coversTrips: string | null, publishedOn: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, publisher: { name: string } | null }> } };

export type VisitPageQueryVariables = Exact<{
  slug: string;
  since: number;
  isCited: boolean;
}>;


export type VisitPageQuery = { visit: { __typename: 'Visit', id: string, durationDays: number | null, note: string | null, startAsPrinted: string | null, endAsPrinted: string | null, guestCountryAsPrinted: string | null, hostCountryAsPrinted: string | null, updatedAt: string, slug: string, title: string, kind: VisitKind | null, status: OccurrenceStatus, places: Array<string>, disagreementsCount: number, changedSinceCount?: number, citationsConnection: { nodes: Array<{ unsaid: Array<string>, start: number, end: number, fragment: string | null, exact: string | null, source: { datesMean: string | null, slug: string, title: string, head: string | null, publishedOn: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null } }> }, guests: { totalCount: number, nodes: Array<{ id: string, name: string, capacity: DelegateCapacity, role: string | null, person: { slug: string, name: string } | null, positions: Array<{ title: string, organization: { slug: string, name: string } | null, country: { slug: string, name: string } | null, citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } }>, citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } }> }, hosts: { totalCount: number, nodes: Array<{ id: string, name: string, capacity: DelegateCapacity, role: string | null, person: { slug: string, name: string } | null, positions: Array<{ title: string, organization: { slug: string, name: string } | null, country: { slug: string, name: string } | null, citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } }>, citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } }> }, events: Array<{ id: string, slug: string, title: string, kind: EventKind, status: OccurrenceStatus, venue: string | null, places: Array<string>, note: string | null, start: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, end: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, participants: Array<{ id: string, name: string | null, role: string | null, side: DelegationSide | null, person: { slug: string, name: string } | null, organization: { slug: string, name: string } | null, country: { slug: string, name: string } | null, citationsConnection: { nodes: Array<{ unsaid: Array<string>, start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } }>, citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } }>, statements: { totalCount: number, nodes: Array<{ kind: StatementKind, text: string, language: string | null, original: string | null, originalLanguage: string | null, translatedBy: StatementTranslator | null, attribution: StatementAttribution | null, place: string | null, speakerRoles: Array<string | null>, speakersAsPrinted: Array<string>, event: { slug: string, title: string } | null, about: Array<{ slug: string, title: string }>, saidOn: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, speakers: Array<
          | { __typename: 'Country', slug: string, name: string }
          | { __typename: 'Organization', slug: string, name: string }
          | { __typename: 'Person', slug: string, name: string }
        >, reportedBy: { slug: string, name: string } | null, citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } }> }, start: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, end: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, guestCountry: { slug: string, name: string } | null, hostCountry: { slug: string, name: string }, heads: { nodes: Array<{ name: string, person: { slug: string } | null }> }, changedSince?: Array<{ kind: string, name: string | null, operation: ChangeOperation, field: string | null, before: string | null, after: string | null }> } | null, reported: { nodes: Array<{ count: number, outlet: { slug: string, name: string } | null }> }, differing: { totalCount: number, nodes: Array<{ kind: DisputedKind, field: string, keptBecause: KeptBecause, visit: { id: string, slug: string, title: string } | null, delegate: { id: string, name: string, visit: { slug: string, title: string } } | null, event: { id: string, slug: string, title: string } | null, participant: { id: string, name: string | null, person: { slug: string, name: string } | null, event: { slug: string, title: string } } | null, position: { id: string, title: string, person: { slug: string, name: string } } | null, person: { id: string, slug: string, name: string } | null, organization: { id: string, slug: string, name: string } | null, values: Array<{ value: string, label: string, standing: ValueStanding, source: { slug: string, title: string, publisher: { slug: string, name: string } | null }, citations: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> }> }> }, about: { totalCount: number, nodes: Array<{ kind: StatementKind, text: string, language: string | null, original: string | null, originalLanguage: string | null, translatedBy: StatementTranslator | null, attribution: StatementAttribution | null, place: string | null, speakerRoles: Array<string | null>, speakersAsPrinted: Array<string>, visit: { slug: string, title: string } | null, saidOn: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, speakers: Array<
        | { __typename: 'Country', slug: string, name: string }
        | { __typename: 'Organization', slug: string, name: string }
        | { __typename: 'Person', slug: string, name: string }
      >, reportedBy: { slug: string, name: string } | null, citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } }> } };

export type MemberFragment = { id: string, name: string, capacity: DelegateCapacity, role: string | null, person: { slug: string, name: string } | null, positions: Array<{ title: string, organization: { slug: string, name: string } | null, country: { slug: string, name: string } | null, citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } }>, citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } };

export type VisitEventFragment = { id: string, slug: string, title: string, kind: EventKind, status: OccurrenceStatus, venue: string | null, places: Array<string>, note: string | null, start: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, end: { edtf: string, precision: DatePrecision, earliest: string | null, latest: string | null } | null, participants: Array<{ id: string, name: string | null, role: string | null, side: DelegationSide | null, person: { slug: string, name: string } | null, organization: { slug: string, name: string } | null, country: { slug: string, name: string } | null, citationsConnection: { nodes: Array<{ unsaid: Array<string>, start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } }>, citationsConnection: { nodes: Array<{ start: number, end: number, fragment: string | null, exact: string | null, source: { slug: string, title: string } }> } };

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
export const PlaceFragmentDoc = new TypedDocumentString(`
    fragment Place on Citation {
  start
  end
  source {
    slug
  }
}
    `, {"fragmentName":"Place"}) as unknown as TypedDocumentString<PlaceFragment, unknown>;
export const EventPlaceFragmentDoc = new TypedDocumentString(`
    fragment EventPlace on Event {
  slug
  visit {
    slug
  }
  citationsConnection(first: 1) {
    nodes {
      ...Place
    }
  }
}
    fragment Place on Citation {
  start
  end
  source {
    slug
  }
}`, {"fragmentName":"EventPlace"}) as unknown as TypedDocumentString<EventPlaceFragment, unknown>;
export const SinceFragmentDoc = new TypedDocumentString(`
    fragment Since on Citable {
  __typename
  changedSince(version: $since) @include(if: $isCited) {
    kind
    name
    operation
    field
    before
    after
  }
  changedSinceCount(version: $since) @include(if: $isCited)
}
    `, {"fragmentName":"Since"}) as unknown as TypedDocumentString<SinceFragment, unknown>;
export const PartnersFragmentDoc = new TypedDocumentString(`
    fragment Partners on VisitCountConnection {
  totalCount
  nodes {
    count
    country {
      slug
      name
    }
  }
}
    `, {"fragmentName":"Partners"}) as unknown as TypedDocumentString<PartnersFragment, unknown>;
export const ChosenCountriesFragmentDoc = new TypedDocumentString(`
    fragment ChosenCountries on CountryConnection {
  totalCount
  nodes {
    slug
    name
  }
}
    `, {"fragmentName":"ChosenCountries"}) as unknown as TypedDocumentString<ChosenCountriesFragment, unknown>;
export const ChosenFragmentDoc = new TypedDocumentString(`
    fragment Chosen on Query {
  country: countries(where: $country, first: 1) @include(if: $ofCountry) {
    ...ChosenCountries
  }
  guest: countries(where: $guest, first: 1) @include(if: $ofGuest) {
    ...ChosenCountries
  }
  host: countries(where: $host, first: 1) @include(if: $ofHost) {
    ...ChosenCountries
  }
  who: people(where: $who, first: 1) @include(if: $ofWho) {
    totalCount
    nodes {
      slug
      name
    }
  }
}
    fragment ChosenCountries on CountryConnection {
  totalCount
  nodes {
    slug
    name
  }
}`, {"fragmentName":"Chosen"}) as unknown as TypedDocumentString<ChosenFragment, unknown>;
export const OnMapFragmentDoc = new TypedDocumentString(`
    fragment OnMap on VisitCountConnection {
  totalCount
  nodes {
    count
    guestCountry {
      slug
      name
      code
    }
    hostCountry {
      slug
      name
      code
    }
  }
}
    `, {"fragmentName":"OnMap"}) as unknown as TypedDocumentString<OnMapFragment, unknown>;
export const WhenFragmentDoc = new TypedDocumentString(`
    fragment When on PartialDate {
  edtf
  precision
  earliest
  latest
}
    `, {"fragmentName":"When"}) as unknown as TypedDocumentString<WhenFragment, unknown>;
export const FeedVisitFragmentDoc = new TypedDocumentString(`
    fragment FeedVisit on Visit {
  slug
  title
  status
  updatedAt
  start {
    ...When
  }
  end {
    ...When
  }
  hostCountry {
    name
  }
}
    fragment When on PartialDate {
  edtf
  precision
  earliest
  latest
}`, {"fragmentName":"FeedVisit"}) as unknown as TypedDocumentString<FeedVisitFragment, unknown>;
export const CoverageFragmentDoc = new TypedDocumentString(`
    fragment Coverage on Query {
  coverage: sources(first: 100) {
    totalCount
    nodes {
      coversHosts
      coversGuests
    }
  }
}
    `, {"fragmentName":"Coverage"}) as unknown as TypedDocumentString<CoverageFragment, unknown>;
export const PassageFragmentDoc = new TypedDocumentString(`
    fragment Passage on Citation {
  start
  end
  fragment
  exact
  source {
    slug
    title
  }
}
    `, {"fragmentName":"Passage"}) as unknown as TypedDocumentString<PassageFragment, unknown>;
export const DifferingFragmentDoc = new TypedDocumentString(`
    fragment Differing on Disagreement {
  kind
  field
  keptBecause
  visit {
    id
    slug
    title
  }
  delegate {
    id
    name
    visit {
      slug
      title
    }
  }
  event {
    id
    slug
    title
  }
  participant {
    id
    name
    person {
      slug
      name
    }
    event {
      slug
      title
    }
  }
  position {
    id
    title
    person {
      slug
      name
    }
  }
  person {
    id
    slug
    name
  }
  organization {
    id
    slug
    name
  }
  values {
    value
    label
    standing
    source {
      slug
      title
      publisher {
        slug
        name
      }
    }
    citations {
      ...Passage
    }
  }
}
    fragment Passage on Citation {
  start
  end
  fragment
  exact
  source {
    slug
    title
  }
}`, {"fragmentName":"Differing"}) as unknown as TypedDocumentString<DifferingFragment, unknown>;
export const DifferingListFragmentDoc = new TypedDocumentString(`
    fragment DifferingList on DisagreementConnection {
  totalCount
  nodes {
    ...Differing
  }
}
    fragment Differing on Disagreement {
  kind
  field
  keptBecause
  visit {
    id
    slug
    title
  }
  delegate {
    id
    name
    visit {
      slug
      title
    }
  }
  event {
    id
    slug
    title
  }
  participant {
    id
    name
    person {
      slug
      name
    }
    event {
      slug
      title
    }
  }
  position {
    id
    title
    person {
      slug
      name
    }
  }
  person {
    id
    slug
    name
  }
  organization {
    id
    slug
    name
  }
  values {
    value
    label
    standing
    source {
      slug
      title
      publisher {
        slug
        name
      }
    }
    citations {
      ...Passage
    }
  }
}
fragment Passage on Citation {
  start
  end
  fragment
  exact
  source {
    slug
    title
  }
}`, {"fragmentName":"DifferingList"}) as unknown as TypedDocumentString<DifferingListFragment, unknown>;
export const VisitLineFragmentDoc = new TypedDocumentString(`
    fragment VisitLine on Visit {
  slug
  title
  updatedAt
  kind
  status
  places
  start {
    ...When
  }
  end {
    ...When
  }
  guestCountry {
    slug
    name
  }
  hostCountry {
    slug
    name
  }
  disagreementsCount
  heads: delegation(side: GUEST, first: 1) {
    nodes {
      name
      person {
        slug
      }
    }
  }
}
    fragment When on PartialDate {
  edtf
  precision
  earliest
  latest
}`, {"fragmentName":"VisitLine"}) as unknown as TypedDocumentString<VisitLineFragment, unknown>;
export const VisitLinesFragmentDoc = new TypedDocumentString(`
    fragment VisitLines on VisitConnection {
  totalCount
  nodes {
    ...VisitLine
  }
}
    fragment When on PartialDate {
  edtf
  precision
  earliest
  latest
}
fragment VisitLine on Visit {
  slug
  title
  updatedAt
  kind
  status
  places
  start {
    ...When
  }
  end {
    ...When
  }
  guestCountry {
    slug
    name
  }
  hostCountry {
    slug
    name
  }
  disagreementsCount
  heads: delegation(side: GUEST, first: 1) {
    nodes {
      name
      person {
        slug
      }
    }
  }
}`, {"fragmentName":"VisitLines"}) as unknown as TypedDocumentString<VisitLinesFragment, unknown>;
export const CitesFragmentDoc = new TypedDocumentString(`
    fragment Cites on Cited {
  citationsConnection(first: 3) {
    nodes {
      ...Passage
    }
  }
}
    fragment Passage on Citation {
  start
  end
  fragment
  exact
  source {
    slug
    title
  }
}`, {"fragmentName":"Cites"}) as unknown as TypedDocumentString<CitesFragment, unknown>;
export const SaidFragmentDoc = new TypedDocumentString(`
    fragment Said on Statement {
  kind
  text
  language
  original
  originalLanguage
  translatedBy
  attribution
  place
  speakerRoles
  speakersAsPrinted
  saidOn {
    ...When
  }
  speakers {
    __typename
    ... on Person {
      slug
      name
    }
    ... on Organization {
      slug
      name
    }
    ... on Country {
      slug
      name
    }
  }
  reportedBy {
    slug
    name
  }
  ...Cites
}
    fragment When on PartialDate {
  edtf
  precision
  earliest
  latest
}
fragment Passage on Citation {
  start
  end
  fragment
  exact
  source {
    slug
    title
  }
}
fragment Cites on Cited {
  citationsConnection(first: 3) {
    nodes {
      ...Passage
    }
  }
}`, {"fragmentName":"Said"}) as unknown as TypedDocumentString<SaidFragment, unknown>;
export const SaidListFragmentDoc = new TypedDocumentString(`
    fragment SaidList on StatementConnection {
  totalCount
  nodes {
    ...Said
    visit {
      slug
      title
    }
  }
}
    fragment When on PartialDate {
  edtf
  precision
  earliest
  latest
}
fragment Passage on Citation {
  start
  end
  fragment
  exact
  source {
    slug
    title
  }
}
fragment Cites on Cited {
  citationsConnection(first: 3) {
    nodes {
      ...Passage
    }
  }
}
fragment Said on Statement {
  kind
  text
  language
  original
  originalLanguage
  translatedBy
  attribution
  place
  speakerRoles
  speakersAsPrinted
  saidOn {
    ...When
  }
  speakers {
    __typename
    ... on Person {
      slug
      name
    }
    ... on Organization {
      slug
      name
    }
    ... on Country {
      slug
      name
    }
  }
  reportedBy {
    slug
    name
  }
  ...Cites
}`, {"fragmentName":"SaidList"}) as unknown as TypedDocumentString<SaidListFragment, unknown>;
export const PagesFragmentDoc = new TypedDocumentString(`
    fragment Pages on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
    `, {"fragmentName":"Pages"}) as unknown as TypedDocumentString<PagesFragment, unknown>;
export const YearsFragmentDoc = new TypedDocumentString(`
    fragment Years on VisitCountConnection {
  nodes {
    key
    count
  }
}
    `, {"fragmentName":"Years"}) as unknown as TypedDocumentString<YearsFragment, unknown>;
export const CountryChoicesFragmentDoc = new TypedDocumentString(`
    fragment CountryChoices on Query {
  countriesFirst: countries(first: 100) {
    nodes {
      name
    }
  }
  countriesBetween: countries(
    where: {OR: [{slug: {startsWith: "h"}}, {slug: {startsWith: "i"}}, {slug: {startsWith: "j"}}, {slug: {startsWith: "k"}}, {slug: {startsWith: "l"}}, {slug: {startsWith: "m"}}, {slug: {startsWith: "n"}}]}
    first: 100
  ) {
    nodes {
      name
    }
  }
  countriesLast: countries(last: 100) {
    nodes {
      name
    }
  }
}
    `, {"fragmentName":"CountryChoices"}) as unknown as TypedDocumentString<CountryChoicesFragment, unknown>;
export const OfficeFragmentDoc = new TypedDocumentString(`
    fragment Office on Position {
  id
  title
  status
  note
  start {
    ...When
  }
  end {
    ...When
  }
  ...Cites
  stating: citationsConnection(first: 3, supporting: STATUS) {
    nodes {
      source {
        publishedOn {
          ...When
        }
      }
    }
  }
}
    fragment When on PartialDate {
  edtf
  precision
  earliest
  latest
}
fragment Passage on Citation {
  start
  end
  fragment
  exact
  source {
    slug
    title
  }
}
fragment Cites on Cited {
  citationsConnection(first: 3) {
    nodes {
      ...Passage
    }
  }
}`, {"fragmentName":"Office"}) as unknown as TypedDocumentString<OfficeFragment, unknown>;
export const MarkedFragmentDoc = new TypedDocumentString(`
    fragment Marked on CitationConnection {
  totalCount
  nodes {
    start
    end
    fragment
    exact
    digest
  }
}
    `, {"fragmentName":"Marked"}) as unknown as TypedDocumentString<MarkedFragment, unknown>;
export const CitedFactsFragmentDoc = new TypedDocumentString(`
    fragment CitedFacts on Source {
  visits: citations(of: VISIT, start: $start, end: $end, first: 100) {
    ...Marked
    nodes {
      visit {
        slug
        title
      }
    }
  }
  delegates: citations(of: DELEGATE, start: $start, end: $end, first: 100) {
    ...Marked
    nodes {
      delegate {
        name
        side
        visit {
          slug
          title
        }
      }
    }
  }
  events: citations(of: EVENT, start: $start, end: $end, first: 100) {
    ...Marked
    nodes {
      event {
        slug
        title
        visit {
          slug
        }
      }
    }
  }
  participants: citations(of: PARTICIPANT, start: $start, end: $end, first: 100) {
    ...Marked
    nodes {
      participant {
        name
        person {
          name
        }
        organization {
          name
        }
        country {
          name
        }
        event {
          slug
          title
          visit {
            slug
          }
        }
      }
    }
  }
  statements: citations(of: STATEMENT, start: $start, end: $end, first: 100) {
    ...Marked
    nodes {
      statement {
        kind
        text
        language
        original
        originalLanguage
        speakersAsPrinted
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
        reportedBy {
          name
        }
        visit {
          slug
          title
        }
      }
    }
  }
  positions: citations(of: POSITION, start: $start, end: $end, first: 100) {
    ...Marked
    nodes {
      position {
        title
        person {
          slug
          name
        }
        organization {
          name
        }
        country {
          name
        }
      }
    }
  }
  kinships: citations(of: KINSHIP, start: $start, end: $end, first: 100) {
    ...Marked
    nodes {
      kinship {
        kind
        of {
          slug
          name
        }
        person {
          slug
          name
        }
      }
    }
  }
  organizations: citations(of: ORGANIZATION, start: $start, end: $end, first: 100) {
    ...Marked
    nodes {
      organization {
        slug
        name
      }
    }
  }
}
    fragment Marked on CitationConnection {
  totalCount
  nodes {
    start
    end
    fragment
    exact
    digest
  }
}`, {"fragmentName":"CitedFacts"}) as unknown as TypedDocumentString<CitedFactsFragment, unknown>;
export const SuspectedFragmentDoc = new TypedDocumentString(`
    fragment Suspected on Person {
  id
  version
  slug
  name
  country {
    slug
    name
  }
  visits(first: 0) {
    totalCount
  }
}
    `, {"fragmentName":"Suspected"}) as unknown as TypedDocumentString<SuspectedFragment, unknown>;
export const MemberFragmentDoc = new TypedDocumentString(`
    fragment Member on Delegate {
  id
  name
  capacity
  role
  person {
    slug
    name
  }
  positions {
    title
    organization {
      slug
      name
    }
    country {
      slug
      name
    }
    citationsConnection(first: 1) {
      nodes {
        ...Passage
      }
    }
  }
  ...Cites
}
    fragment Passage on Citation {
  start
  end
  fragment
  exact
  source {
    slug
    title
  }
}
fragment Cites on Cited {
  citationsConnection(first: 3) {
    nodes {
      ...Passage
    }
  }
}`, {"fragmentName":"Member"}) as unknown as TypedDocumentString<MemberFragment, unknown>;
export const VisitEventFragmentDoc = new TypedDocumentString(`
    fragment VisitEvent on Event {
  id
  slug
  title
  kind
  status
  venue
  places
  note
  start {
    ...When
  }
  end {
    ...When
  }
  participants {
    id
    name
    role
    side
    person {
      slug
      name
    }
    organization {
      slug
      name
    }
    country {
      slug
      name
    }
    citationsConnection(first: 3) {
      nodes {
        ...Passage
        unsaid
      }
    }
  }
  ...Cites
}
    fragment When on PartialDate {
  edtf
  precision
  earliest
  latest
}
fragment Passage on Citation {
  start
  end
  fragment
  exact
  source {
    slug
    title
  }
}
fragment Cites on Cited {
  citationsConnection(first: 3) {
    nodes {
      ...Passage
    }
  }
}`, {"fragmentName":"VisitEvent"}) as unknown as TypedDocumentString<VisitEventFragment, unknown>;
export const AboutPageDocument = new TypedDocumentString(`
    query AboutPage {
  all: visits(first: 1) {
    totalCount
    nodes {
      start {
        ...When
      }
    }
  }
  undated: visits(where: {NOT: {start: {gte: "0001-01-01"}}}, first: 0) {
    totalCount
  }
  statuses: visitCounts(groupBy: STATUS) {
    key
    count
  }
  identified: visitCountsConnection(by: [PERSON], first: 0) {
    unresolved
  }
  people(first: 0) {
    totalCount
  }
  statements(first: 0) {
    totalCount
  }
  unattributed: statements(where: {attribution: [ANONYMOUS]}, first: 0) {
    totalCount
  }
  sources(first: 0) {
    totalCount
  }
  disagreements(first: 0) {
    totalCount
  }
  ofOneSource: visitsOfOneSource(first: 10) {
    totalCount
    nodes {
      slug
      title
    }
  }
  suspected: suspectedDuplicates(first: 10) {
    totalCount
    nodes {
      visit {
        slug
        title
      }
      other {
        slug
        title
      }
    }
  }
}
    fragment When on PartialDate {
  edtf
  precision
  earliest
  latest
}`) as unknown as TypedDocumentString<AboutPageQuery, AboutPageQueryVariables>;
export const AddressPageDocument = new TypedDocumentString(`
    query AddressPage($id: ID!) {
  node(id: $id) {
    __typename
    ... on Citation {
      ...Place
    }
    ... on Delegate {
      visit {
        slug
      }
    }
    ... on Participant {
      event {
        ...EventPlace
      }
    }
    ... on Position {
      person {
        slug
      }
    }
    ... on Kinship {
      of {
        slug
      }
    }
    ... on Disagreement {
      onVisit: visit {
        slug
      }
      delegate {
        visit {
          slug
        }
      }
      onEvent: event {
        ...EventPlace
      }
      participant {
        event {
          ...EventPlace
        }
      }
      position {
        person {
          slug
        }
      }
      onPerson: person {
        slug
      }
      onOrganization: organization {
        slug
      }
    }
    ... on Statement {
      citationsConnection(first: 1) {
        nodes {
          ...Place
        }
      }
    }
  }
}
    fragment Place on Citation {
  start
  end
  source {
    slug
  }
}
fragment EventPlace on Event {
  slug
  visit {
    slug
  }
  citationsConnection(first: 1) {
    nodes {
      ...Place
    }
  }
}`) as unknown as TypedDocumentString<AddressPageQuery, AddressPageQueryVariables>;
export const EventAddressPageDocument = new TypedDocumentString(`
    query EventAddressPage($slug: String!) {
  event(slug: $slug) {
    ...EventPlace
  }
}
    fragment Place on Citation {
  start
  end
  source {
    slug
  }
}
fragment EventPlace on Event {
  slug
  visit {
    slug
  }
  citationsConnection(first: 1) {
    nodes {
      ...Place
    }
  }
}`) as unknown as TypedDocumentString<EventAddressPageQuery, EventAddressPageQueryVariables>;
export const TopicAddressPageDocument = new TypedDocumentString(`
    query TopicAddressPage($slug: String!) {
  topic(slug: $slug) {
    name
  }
}
    `) as unknown as TypedDocumentString<TopicAddressPageQuery, TopicAddressPageQueryVariables>;
export const AheadPageDocument = new TypedDocumentString(`
    query AheadPage {
  visits(
    where: {status: [PROPOSED, INVITED, ACCEPTED, PLANNED]}
    orderBy: [{start: ASC}]
    first: 100
  ) {
    ...VisitLines
  }
  events(where: {status: [PROPOSED, INVITED, ACCEPTED, PLANNED]}, first: 100) {
    totalCount
    nodes {
      slug
      title
      kind
      status
      start {
        ...When
      }
      end {
        ...When
      }
      visit {
        slug
      }
      ...Cites
    }
  }
}
    fragment When on PartialDate {
  edtf
  precision
  earliest
  latest
}
fragment Passage on Citation {
  start
  end
  fragment
  exact
  source {
    slug
    title
  }
}
fragment Cites on Cited {
  citationsConnection(first: 3) {
    nodes {
      ...Passage
    }
  }
}
fragment VisitLine on Visit {
  slug
  title
  updatedAt
  kind
  status
  places
  start {
    ...When
  }
  end {
    ...When
  }
  guestCountry {
    slug
    name
  }
  hostCountry {
    slug
    name
  }
  disagreementsCount
  heads: delegation(side: GUEST, first: 1) {
    nodes {
      name
      person {
        slug
      }
    }
  }
}
fragment VisitLines on VisitConnection {
  totalCount
  nodes {
    ...VisitLine
  }
}`) as unknown as TypedDocumentString<AheadPageQuery, AheadPageQueryVariables>;
export const BetweenPageDocument = new TypedDocumentString(`
    query BetweenPage($one: String!, $other: String!, $there: VisitWhere!, $back: VisitWhere!) {
  one: country(slug: $one) {
    slug
    name
  }
  other: country(slug: $other) {
    slug
    name
  }
  there: visits(where: $there, orderBy: [{start: DESC}], first: 100) {
    ...VisitLines
  }
  back: visits(where: $back, orderBy: [{start: DESC}], first: 100) {
    ...VisitLines
  }
  thereStatuses: visitCounts(groupBy: STATUS, where: $there) {
    key
    count
  }
  thereEarly: visitCountsConnection(groupBy: YEAR, where: $there, first: 100) {
    ...Years
  }
  thereLate: visitCountsConnection(groupBy: YEAR, where: $there, last: 100) {
    ...Years
  }
  backStatuses: visitCounts(groupBy: STATUS, where: $back) {
    key
    count
  }
  backEarly: visitCountsConnection(groupBy: YEAR, where: $back, first: 100) {
    ...Years
  }
  backLate: visitCountsConnection(groupBy: YEAR, where: $back, last: 100) {
    ...Years
  }
  ...Coverage
}
    fragment Coverage on Query {
  coverage: sources(first: 100) {
    totalCount
    nodes {
      coversHosts
      coversGuests
    }
  }
}
fragment When on PartialDate {
  edtf
  precision
  earliest
  latest
}
fragment VisitLine on Visit {
  slug
  title
  updatedAt
  kind
  status
  places
  start {
    ...When
  }
  end {
    ...When
  }
  guestCountry {
    slug
    name
  }
  hostCountry {
    slug
    name
  }
  disagreementsCount
  heads: delegation(side: GUEST, first: 1) {
    nodes {
      name
      person {
        slug
      }
    }
  }
}
fragment VisitLines on VisitConnection {
  totalCount
  nodes {
    ...VisitLine
  }
}
fragment Years on VisitCountConnection {
  nodes {
    key
    count
  }
}`) as unknown as TypedDocumentString<BetweenPageQuery, BetweenPageQueryVariables>;
export const CountryPageDocument = new TypedDocumentString(`
    query CountryPage($slug: String!, $either: VisitWhere!, $since: Int!, $isCited: Boolean!) {
  country(slug: $slug) {
    ...Since
    slug
    name
    officialName
    aliases
    identifiers {
      scheme
      value
      url
    }
    code
    code3
    start {
      ...When
    }
    end {
      ...When
    }
    names {
      name
      start {
        ...When
      }
      end {
        ...When
      }
    }
    predecessors {
      slug
      name
    }
    successors {
      slug
      name
    }
    people(first: 60) {
      totalCount
      nodes {
        slug
        name
      }
    }
    statements(first: 20) {
      totalCount
      nodes {
        ...Said
      }
    }
  }
  received: visits(
    where: {hostCountry: {slug: {equals: $slug}}}
    orderBy: [{start: DESC}]
    first: 20
  ) {
    ...VisitLines
  }
  made: visits(
    where: {guestCountry: {slug: {equals: $slug}}}
    orderBy: [{start: DESC}]
    first: 20
  ) {
    ...VisitLines
  }
  early: visitCountsConnection(groupBy: YEAR, where: $either, first: 100) {
    ...Years
  }
  late: visitCountsConnection(groupBy: YEAR, where: $either, last: 100) {
    ...Years
  }
  guests: visitCountsConnection(
    groupBy: GUEST_COUNTRY
    where: {hostCountry: {slug: {equals: $slug}}, guestCountry: {}}
    first: 100
  ) {
    ...Partners
  }
  hosts: visitCountsConnection(
    groupBy: HOST_COUNTRY
    where: {guestCountry: {slug: {equals: $slug}}}
    first: 100
  ) {
    ...Partners
  }
  ...Coverage
}
    fragment Since on Citable {
  __typename
  changedSince(version: $since) @include(if: $isCited) {
    kind
    name
    operation
    field
    before
    after
  }
  changedSinceCount(version: $since) @include(if: $isCited)
}
fragment Partners on VisitCountConnection {
  totalCount
  nodes {
    count
    country {
      slug
      name
    }
  }
}
fragment Coverage on Query {
  coverage: sources(first: 100) {
    totalCount
    nodes {
      coversHosts
      coversGuests
    }
  }
}
fragment When on PartialDate {
  edtf
  precision
  earliest
  latest
}
fragment Passage on Citation {
  start
  end
  fragment
  exact
  source {
    slug
    title
  }
}
fragment Cites on Cited {
  citationsConnection(first: 3) {
    nodes {
      ...Passage
    }
  }
}
fragment VisitLine on Visit {
  slug
  title
  updatedAt
  kind
  status
  places
  start {
    ...When
  }
  end {
    ...When
  }
  guestCountry {
    slug
    name
  }
  hostCountry {
    slug
    name
  }
  disagreementsCount
  heads: delegation(side: GUEST, first: 1) {
    nodes {
      name
      person {
        slug
      }
    }
  }
}
fragment Said on Statement {
  kind
  text
  language
  original
  originalLanguage
  translatedBy
  attribution
  place
  speakerRoles
  speakersAsPrinted
  saidOn {
    ...When
  }
  speakers {
    __typename
    ... on Person {
      slug
      name
    }
    ... on Organization {
      slug
      name
    }
    ... on Country {
      slug
      name
    }
  }
  reportedBy {
    slug
    name
  }
  ...Cites
}
fragment VisitLines on VisitConnection {
  totalCount
  nodes {
    ...VisitLine
  }
}
fragment Years on VisitCountConnection {
  nodes {
    key
    count
  }
}`) as unknown as TypedDocumentString<CountryPageQuery, CountryPageQueryVariables>;
export const DevelopersPageDocument = new TypedDocumentString(`
    query DevelopersPage($words: String!, $rows: Int!, $side: DelegationSide!, $kind: StatementKind!, $by: VisitGroup!) {
  visits(where: {status: [COMPLETED]}, orderBy: [{start: DESC}], first: $rows) {
    totalCount
    nodes {
      title
      start {
        edtf
      }
      hostCountry {
        name
      }
    }
  }
  latest: visits(
    where: {status: [COMPLETED], delegate: {side: $side}}
    orderBy: [{start: DESC}]
    first: 1
  ) {
    nodes {
      title
      delegation(side: $side, first: 5) {
        nodes {
          name
          role
          positions {
            title
          }
        }
      }
    }
  }
  statements(where: {kind: [$kind]}, first: 2) {
    totalCount
    nodes {
      text
      speakers {
        ... on Labelled {
          label
        }
      }
      reportedBy {
        name
      }
      citations {
        source {
          slug
        }
        start
        end
      }
    }
  }
  visitCountsConnection(groupBy: $by, orderBy: [{count: DESC}], first: 5) {
    nodes {
      count
      country {
        name
      }
    }
  }
  search(query: $words, first: 4) {
    edges {
      node {
        __typename
        ... on Labelled {
          label
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DevelopersPageQuery, DevelopersPageQueryVariables>;
export const CountsPageDocument = new TypedDocumentString(`
    query CountsPage($by: [VisitGroup!], $where: VisitWhere, $after: String, $words: String!, $asked: Boolean!, $country: CountryWhere, $ofCountry: Boolean!, $guest: CountryWhere, $ofGuest: Boolean!, $host: CountryWhere, $ofHost: Boolean!, $who: PersonWhere, $ofWho: Boolean!) {
  meant: searchSuggestions(query: $words, types: [VISIT]) @include(if: $asked)
  groups: visitCountsConnection(by: $by, where: $where, first: 100, after: $after) {
    totalCount
    visitsCount
    unresolved
    pageInfo {
      hasNextPage
      hasPreviousPage
    }
    edges {
      cursor
      node {
        count
        countOfFirst
        decade
        guestCountry {
          slug
          name
        }
        hostCountry {
          slug
          name
        }
      }
    }
  }
  decades: visitCountsConnection(by: [DECADE], where: $where, first: 100) {
    nodes {
      decade
      count
    }
  }
  ...Chosen
}
    fragment Chosen on Query {
  country: countries(where: $country, first: 1) @include(if: $ofCountry) {
    ...ChosenCountries
  }
  guest: countries(where: $guest, first: 1) @include(if: $ofGuest) {
    ...ChosenCountries
  }
  host: countries(where: $host, first: 1) @include(if: $ofHost) {
    ...ChosenCountries
  }
  who: people(where: $who, first: 1) @include(if: $ofWho) {
    totalCount
    nodes {
      slug
      name
    }
  }
}
fragment ChosenCountries on CountryConnection {
  totalCount
  nodes {
    slug
    name
  }
}`) as unknown as TypedDocumentString<CountsPageQuery, CountsPageQueryVariables>;
export const ExplorePageDocument = new TypedDocumentString(`
    query ExplorePage($where: VisitWhere, $orderBy: [VisitOrder!], $first: Int, $after: String, $last: Int, $before: String, $undated: VisitWhere, $ofYears: Boolean!, $country: CountryWhere, $ofCountry: Boolean!, $guest: CountryWhere, $ofGuest: Boolean!, $host: CountryWhere, $ofHost: Boolean!, $who: PersonWhere, $ofWho: Boolean!, $words: String!, $asked: Boolean!, $isSuggested: Boolean!, $isPlain: Boolean!, $hasGuest: Boolean!, $hasHost: Boolean!, $hasKind: Boolean!, $hasStatus: Boolean!, $hasDecade: Boolean!, $hasPerson: Boolean!, $hasRole: Boolean!, $hasSource: Boolean!, $byGuest: VisitWhere, $byHost: VisitWhere, $byKind: VisitWhere, $byStatus: VisitWhere, $byDecade: VisitWhere, $byPerson: VisitWhere, $byRole: VisitWhere, $bySource: VisitWhere) {
  meant: searchSuggestions(query: $words, types: [VISIT]) @include(if: $asked)
  visits(
    where: $where
    orderBy: $orderBy
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    totalCount
    pageInfo {
      ...Pages
    }
    nodes {
      ...VisitLine
    }
  }
  undated: visits(where: $undated, first: 0) @include(if: $ofYears) {
    totalCount
  }
  years: visitCountsConnection(groupBy: YEAR, where: $where, first: 100) @include(if: $isPlain) {
    totalCount
    ...Years
  }
  ...Coverage
  ...Chosen
  suggested: search(query: $words, types: [PERSON, COUNTRY], first: 6) @include(if: $isSuggested) {
    nodes {
      __typename
      ... on Person {
        slug
        name
        visits(first: 0) {
          totalCount
        }
      }
      ... on Country {
        slug
        name
        visitsMade(first: 0) {
          totalCount
        }
        visitsHosted(first: 0) {
          totalCount
        }
      }
    }
  }
  guests: visitCountsConnection(by: [GUEST_COUNTRY], where: $byGuest, first: 100) @include(if: $hasGuest) {
    totalCount
    nodes {
      count
      guestCountry {
        slug
        name
      }
    }
  }
  hosts: visitCountsConnection(by: [HOST_COUNTRY], where: $byHost, first: 100) @include(if: $hasHost) {
    totalCount
    nodes {
      count
      hostCountry {
        slug
        name
      }
    }
  }
  kinds: visitCountsConnection(by: [KIND], where: $byKind, first: 20) @include(if: $hasKind) {
    totalCount
    nodes {
      count
      kind
    }
  }
  statuses: visitCountsConnection(by: [STATUS], where: $byStatus, first: 20) @include(if: $hasStatus) {
    totalCount
    nodes {
      count
      status
    }
  }
  decades: visitCountsConnection(by: [DECADE], where: $byDecade, first: 100) @include(if: $hasDecade) {
    totalCount
    nodes {
      count
      decade
    }
  }
  people: visitCountsConnection(by: [PERSON], where: $byPerson, first: 8) @include(if: $hasPerson) {
    totalCount
    nodes {
      count
      person {
        slug
        name
      }
    }
  }
  roles: visitCountsConnection(by: [ROLE], where: $byRole, first: 8) @include(if: $hasRole) {
    totalCount
    nodes {
      count
      role
    }
  }
  sources: visitCountsConnection(by: [SOURCE], where: $bySource, first: 8) @include(if: $hasSource) {
    totalCount
    nodes {
      count
      source {
        slug
        title
      }
    }
  }
}
    fragment Chosen on Query {
  country: countries(where: $country, first: 1) @include(if: $ofCountry) {
    ...ChosenCountries
  }
  guest: countries(where: $guest, first: 1) @include(if: $ofGuest) {
    ...ChosenCountries
  }
  host: countries(where: $host, first: 1) @include(if: $ofHost) {
    ...ChosenCountries
  }
  who: people(where: $who, first: 1) @include(if: $ofWho) {
    totalCount
    nodes {
      slug
      name
    }
  }
}
fragment ChosenCountries on CountryConnection {
  totalCount
  nodes {
    slug
    name
  }
}
fragment Coverage on Query {
  coverage: sources(first: 100) {
    totalCount
    nodes {
      coversHosts
      coversGuests
    }
  }
}
fragment When on PartialDate {
  edtf
  precision
  earliest
  latest
}
fragment VisitLine on Visit {
  slug
  title
  updatedAt
  kind
  status
  places
  start {
    ...When
  }
  end {
    ...When
  }
  guestCountry {
    slug
    name
  }
  hostCountry {
    slug
    name
  }
  disagreementsCount
  heads: delegation(side: GUEST, first: 1) {
    nodes {
      name
      person {
        slug
      }
    }
  }
}
fragment Pages on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment Years on VisitCountConnection {
  nodes {
    key
    count
  }
}`) as unknown as TypedDocumentString<ExplorePageQuery, ExplorePageQueryVariables>;
export const MapPageDocument = new TypedDocumentString(`
    query MapPage($by: [VisitGroup!], $where: VisitWhere, $early: VisitWhere, $late: VisitWhere, $words: String!, $asked: Boolean!, $country: CountryWhere, $ofCountry: Boolean!, $guest: CountryWhere, $ofGuest: Boolean!, $host: CountryWhere, $ofHost: Boolean!, $who: PersonWhere, $ofWho: Boolean!) {
  meant: searchSuggestions(query: $words, types: [VISIT]) @include(if: $asked)
  visits(where: $where, first: 0) {
    totalCount
  }
  early: visitCountsConnection(by: $by, where: $early, first: 100) {
    ...OnMap
  }
  lateLargest: visitCountsConnection(by: $by, where: $late, first: 100) {
    ...OnMap
  }
  lateSmallest: visitCountsConnection(by: $by, where: $late, last: 100) {
    ...OnMap
  }
  ...Chosen
}
    fragment Chosen on Query {
  country: countries(where: $country, first: 1) @include(if: $ofCountry) {
    ...ChosenCountries
  }
  guest: countries(where: $guest, first: 1) @include(if: $ofGuest) {
    ...ChosenCountries
  }
  host: countries(where: $host, first: 1) @include(if: $ofHost) {
    ...ChosenCountries
  }
  who: people(where: $who, first: 1) @include(if: $ofWho) {
    totalCount
    nodes {
      slug
      name
    }
  }
}
fragment ChosenCountries on CountryConnection {
  totalCount
  nodes {
    slug
    name
  }
}
fragment OnMap on VisitCountConnection {
  totalCount
  nodes {
    count
    guestCountry {
      slug
      name
      code
    }
    hostCountry {
      slug
      name
      code
    }
  }
}`) as unknown as TypedDocumentString<MapPageQuery, MapPageQueryVariables>;
export const ChangesFeedDocument = new TypedDocumentString(`
    query ChangesFeed($since: DateTime!) {
  visits(where: {updatedSince: $since}, orderBy: [{updatedAt: DESC}], first: 100) {
    nodes {
      ...FeedVisit
    }
  }
  sources(where: {updatedSince: $since}, orderBy: [{updatedAt: DESC}], first: 100) {
    nodes {
      slug
      title
      kind
      updatedAt
    }
  }
}
    fragment FeedVisit on Visit {
  slug
  title
  status
  updatedAt
  start {
    ...When
  }
  end {
    ...When
  }
  hostCountry {
    name
  }
}
fragment When on PartialDate {
  edtf
  precision
  earliest
  latest
}`) as unknown as TypedDocumentString<ChangesFeedQuery, ChangesFeedQueryVariables>;
export const CountryFeedDocument = new TypedDocumentString(`
    query CountryFeed($slug: String!, $where: VisitWhere!) {
  country(slug: $slug) {
    slug
    name
  }
  visits(where: $where, orderBy: [{updatedAt: DESC}], first: 100) {
    nodes {
      ...FeedVisit
    }
  }
}
    fragment FeedVisit on Visit {
  slug
  title
  status
  updatedAt
  start {
    ...When
  }
  end {
    ...When
  }
  hostCountry {
    name
  }
}
fragment When on PartialDate {
  edtf
  precision
  earliest
  latest
}`) as unknown as TypedDocumentString<CountryFeedQuery, CountryFeedQueryVariables>;
export const PersonFeedDocument = new TypedDocumentString(`
    query PersonFeed($slug: String!, $where: VisitWhere!) {
  person(slug: $slug) {
    slug
    name
  }
  visits(where: $where, orderBy: [{updatedAt: DESC}], first: 100) {
    nodes {
      ...FeedVisit
    }
  }
}
    fragment FeedVisit on Visit {
  slug
  title
  status
  updatedAt
  start {
    ...When
  }
  end {
    ...When
  }
  hostCountry {
    name
  }
}
fragment When on PartialDate {
  edtf
  precision
  earliest
  latest
}`) as unknown as TypedDocumentString<PersonFeedQuery, PersonFeedQueryVariables>;
export const CountriesPageDocument = new TypedDocumentString(`
    query CountriesPage($where: CountryWhere, $first: Int, $after: String, $last: Int, $before: String, $words: String!, $asked: Boolean!) {
  meant: searchSuggestions(query: $words, types: [COUNTRY]) @include(if: $asked)
  countries(
    where: $where
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    totalCount
    pageInfo {
      ...Pages
    }
    nodes {
      slug
      name
      code
      start {
        ...When
      }
      end {
        ...When
      }
      visitsMade(first: 0) {
        totalCount
      }
      visitsHosted(first: 0) {
        totalCount
      }
    }
  }
}
    fragment When on PartialDate {
  edtf
  precision
  earliest
  latest
}
fragment Pages on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`) as unknown as TypedDocumentString<CountriesPageQuery, CountriesPageQueryVariables>;
export const DisagreementsPageDocument = new TypedDocumentString(`
    query DisagreementsPage($where: DisagreementWhere, $first: Int, $after: String, $last: Int, $before: String) {
  disagreements(
    where: $where
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    totalCount
    pageInfo {
      ...Pages
    }
    nodes {
      ...Differing
    }
  }
}
    fragment Differing on Disagreement {
  kind
  field
  keptBecause
  visit {
    id
    slug
    title
  }
  delegate {
    id
    name
    visit {
      slug
      title
    }
  }
  event {
    id
    slug
    title
  }
  participant {
    id
    name
    person {
      slug
      name
    }
    event {
      slug
      title
    }
  }
  position {
    id
    title
    person {
      slug
      name
    }
  }
  person {
    id
    slug
    name
  }
  organization {
    id
    slug
    name
  }
  values {
    value
    label
    standing
    source {
      slug
      title
      publisher {
        slug
        name
      }
    }
    citations {
      ...Passage
    }
  }
}
fragment Passage on Citation {
  start
  end
  fragment
  exact
  source {
    slug
    title
  }
}
fragment Pages on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`) as unknown as TypedDocumentString<DisagreementsPageQuery, DisagreementsPageQueryVariables>;
export const OrganizationsPageDocument = new TypedDocumentString(`
    query OrganizationsPage($where: OrganizationWhere, $first: Int, $after: String, $last: Int, $before: String, $country: CountryWhere, $ofCountry: Boolean!, $words: String!, $asked: Boolean!) {
  meant: searchSuggestions(query: $words, types: [ORGANIZATION]) @include(if: $asked)
  organizations(
    where: $where
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    totalCount
    pageInfo {
      ...Pages
    }
    nodes {
      slug
      name
      abbreviation
      kind
      country {
        slug
        name
      }
      reported(first: 0) {
        totalCount
      }
    }
  }
  country: countries(where: $country, first: 0) @include(if: $ofCountry) {
    totalCount
  }
  ...CountryChoices
}
    fragment Pages on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment CountryChoices on Query {
  countriesFirst: countries(first: 100) {
    nodes {
      name
    }
  }
  countriesBetween: countries(
    where: {OR: [{slug: {startsWith: "h"}}, {slug: {startsWith: "i"}}, {slug: {startsWith: "j"}}, {slug: {startsWith: "k"}}, {slug: {startsWith: "l"}}, {slug: {startsWith: "m"}}, {slug: {startsWith: "n"}}]}
    first: 100
  ) {
    nodes {
      name
    }
  }
  countriesLast: countries(last: 100) {
    nodes {
      name
    }
  }
}`) as unknown as TypedDocumentString<OrganizationsPageQuery, OrganizationsPageQueryVariables>;
export const PeoplePageDocument = new TypedDocumentString(`
    query PeoplePage($where: PersonWhere, $first: Int, $after: String, $last: Int, $before: String, $country: CountryWhere, $ofCountry: Boolean!, $words: String!, $asked: Boolean!) {
  meant: searchSuggestions(query: $words, types: [PERSON]) @include(if: $asked)
  identified: visitCountsConnection(by: [PERSON], first: 0) {
    unresolved
  }
  people(
    where: $where
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    totalCount
    pageInfo {
      ...Pages
    }
    nodes {
      slug
      name
      aliases
      country {
        slug
        name
      }
      visits(first: 0) {
        totalCount
      }
      statements(first: 0) {
        totalCount
      }
    }
  }
  country: countries(where: $country, first: 0) @include(if: $ofCountry) {
    totalCount
  }
  ...CountryChoices
}
    fragment Pages on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment CountryChoices on Query {
  countriesFirst: countries(first: 100) {
    nodes {
      name
    }
  }
  countriesBetween: countries(
    where: {OR: [{slug: {startsWith: "h"}}, {slug: {startsWith: "i"}}, {slug: {startsWith: "j"}}, {slug: {startsWith: "k"}}, {slug: {startsWith: "l"}}, {slug: {startsWith: "m"}}, {slug: {startsWith: "n"}}]}
    first: 100
  ) {
    nodes {
      name
    }
  }
  countriesLast: countries(last: 100) {
    nodes {
      name
    }
  }
}`) as unknown as TypedDocumentString<PeoplePageQuery, PeoplePageQueryVariables>;
export const SourcesPageDocument = new TypedDocumentString(`
    query SourcesPage($where: SourceWhere, $first: Int, $after: String, $last: Int, $before: String, $words: String!, $asked: Boolean!) {
  meant: searchSuggestions(query: $words, types: [SOURCE]) @include(if: $asked)
  sources(
    where: $where
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    totalCount
    pageInfo {
      ...Pages
    }
    nodes {
      slug
      title
      kind
      publishedOn {
        ...When
      }
      publisher {
        slug
        name
      }
      visits(first: 0) {
        totalCount
      }
      statements(first: 0) {
        totalCount
      }
    }
  }
}
    fragment When on PartialDate {
  edtf
  precision
  earliest
  latest
}
fragment Pages on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`) as unknown as TypedDocumentString<SourcesPageQuery, SourcesPageQueryVariables>;
export const StatementsPageDocument = new TypedDocumentString(`
    query StatementsPage($where: StatementWhere, $first: Int, $after: String, $last: Int, $before: String, $words: String!, $asked: Boolean!) {
  meant: searchSuggestions(query: $words, types: [STATEMENT]) @include(if: $asked)
  statements(
    where: $where
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    totalCount
    pageInfo {
      ...Pages
    }
    nodes {
      ...Said
      visit {
        slug
        title
      }
    }
  }
}
    fragment When on PartialDate {
  edtf
  precision
  earliest
  latest
}
fragment Passage on Citation {
  start
  end
  fragment
  exact
  source {
    slug
    title
  }
}
fragment Cites on Cited {
  citationsConnection(first: 3) {
    nodes {
      ...Passage
    }
  }
}
fragment Said on Statement {
  kind
  text
  language
  original
  originalLanguage
  translatedBy
  attribution
  place
  speakerRoles
  speakersAsPrinted
  saidOn {
    ...When
  }
  speakers {
    __typename
    ... on Person {
      slug
      name
    }
    ... on Organization {
      slug
      name
    }
    ... on Country {
      slug
      name
    }
  }
  reportedBy {
    slug
    name
  }
  ...Cites
}
fragment Pages on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`) as unknown as TypedDocumentString<StatementsPageQuery, StatementsPageQueryVariables>;
export const OrganizationPageDocument = new TypedDocumentString(`
    query OrganizationPage($slug: String!, $since: Int!, $isCited: Boolean!) {
  organization(slug: $slug) {
    ...Since
    id
    slug
    name
    abbreviation
    aliases
    identifiers {
      scheme
      value
      url
    }
    kind
    country {
      slug
      name
    }
    parent {
      slug
      name
    }
    ...Cites
    positions(first: 100) {
      totalCount
      nodes {
        ...Office
        person {
          slug
          name
        }
      }
    }
    reported(first: 50) {
      ...SaidList
    }
    statements(first: 50) {
      ...SaidList
    }
  }
  differing: disagreements(
    where: {ofOrganization: {slug: {equals: $slug}}}
    first: 10
  ) {
    ...DifferingList
  }
  sources(where: {publisher: {slug: {equals: $slug}}}, first: 20) {
    totalCount
    nodes {
      slug
      title
    }
  }
}
    fragment Since on Citable {
  __typename
  changedSince(version: $since) @include(if: $isCited) {
    kind
    name
    operation
    field
    before
    after
  }
  changedSinceCount(version: $since) @include(if: $isCited)
}
fragment Differing on Disagreement {
  kind
  field
  keptBecause
  visit {
    id
    slug
    title
  }
  delegate {
    id
    name
    visit {
      slug
      title
    }
  }
  event {
    id
    slug
    title
  }
  participant {
    id
    name
    person {
      slug
      name
    }
    event {
      slug
      title
    }
  }
  position {
    id
    title
    person {
      slug
      name
    }
  }
  person {
    id
    slug
    name
  }
  organization {
    id
    slug
    name
  }
  values {
    value
    label
    standing
    source {
      slug
      title
      publisher {
        slug
        name
      }
    }
    citations {
      ...Passage
    }
  }
}
fragment DifferingList on DisagreementConnection {
  totalCount
  nodes {
    ...Differing
  }
}
fragment When on PartialDate {
  edtf
  precision
  earliest
  latest
}
fragment Passage on Citation {
  start
  end
  fragment
  exact
  source {
    slug
    title
  }
}
fragment Cites on Cited {
  citationsConnection(first: 3) {
    nodes {
      ...Passage
    }
  }
}
fragment Said on Statement {
  kind
  text
  language
  original
  originalLanguage
  translatedBy
  attribution
  place
  speakerRoles
  speakersAsPrinted
  saidOn {
    ...When
  }
  speakers {
    __typename
    ... on Person {
      slug
      name
    }
    ... on Organization {
      slug
      name
    }
    ... on Country {
      slug
      name
    }
  }
  reportedBy {
    slug
    name
  }
  ...Cites
}
fragment SaidList on StatementConnection {
  totalCount
  nodes {
    ...Said
    visit {
      slug
      title
    }
  }
}
fragment Office on Position {
  id
  title
  status
  note
  start {
    ...When
  }
  end {
    ...When
  }
  ...Cites
  stating: citationsConnection(first: 3, supporting: STATUS) {
    nodes {
      source {
        publishedOn {
          ...When
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<OrganizationPageQuery, OrganizationPageQueryVariables>;
export const PersonPageDocument = new TypedDocumentString(`
    query PersonPage($slug: String!, $since: Int!, $isCited: Boolean!) {
  person(slug: $slug) {
    ...Since
    id
    slug
    name
    aliases
    unresolvedVisits
    identifiers {
      scheme
      value
      url
    }
    country {
      slug
      name
    }
    positions {
      ...Office
      organization {
        slug
        name
      }
      country {
        slug
        name
      }
    }
    kin {
      kind
      person {
        slug
        name
      }
      ...Cites
    }
    statements(first: 50) {
      ...SaidList
    }
  }
  visits(
    where: {delegate: {person: {slug: {equals: $slug}}}}
    orderBy: [{start: DESC}]
    first: 50
  ) {
    ...VisitLines
  }
  together: eventCountsConnection(
    by: [PERSON]
    where: {participant: {person: {slug: {equals: $slug}}}}
    first: 50
  ) {
    totalCount
    nodes {
      count
      person {
        slug
        name
      }
    }
  }
  hosts: visitCountsConnection(
    by: [HOST]
    where: {delegate: {side: GUEST, person: {slug: {equals: $slug}}}}
    first: 50
  ) {
    totalCount
    nodes {
      count
      host {
        slug
        name
      }
    }
  }
  guests: visitCountsConnection(
    by: [GUEST]
    where: {delegate: {side: HOST, person: {slug: {equals: $slug}}}}
    first: 50
  ) {
    totalCount
    nodes {
      count
      guest {
        slug
        name
      }
    }
  }
  differing: disagreements(where: {ofPerson: {slug: {equals: $slug}}}, first: 10) {
    ...DifferingList
  }
  ...Coverage
}
    fragment Since on Citable {
  __typename
  changedSince(version: $since) @include(if: $isCited) {
    kind
    name
    operation
    field
    before
    after
  }
  changedSinceCount(version: $since) @include(if: $isCited)
}
fragment Coverage on Query {
  coverage: sources(first: 100) {
    totalCount
    nodes {
      coversHosts
      coversGuests
    }
  }
}
fragment Differing on Disagreement {
  kind
  field
  keptBecause
  visit {
    id
    slug
    title
  }
  delegate {
    id
    name
    visit {
      slug
      title
    }
  }
  event {
    id
    slug
    title
  }
  participant {
    id
    name
    person {
      slug
      name
    }
    event {
      slug
      title
    }
  }
  position {
    id
    title
    person {
      slug
      name
    }
  }
  person {
    id
    slug
    name
  }
  organization {
    id
    slug
    name
  }
  values {
    value
    label
    standing
    source {
      slug
      title
      publisher {
        slug
        name
      }
    }
    citations {
      ...Passage
    }
  }
}
fragment DifferingList on DisagreementConnection {
  totalCount
  nodes {
    ...Differing
  }
}
fragment When on PartialDate {
  edtf
  precision
  earliest
  latest
}
fragment Passage on Citation {
  start
  end
  fragment
  exact
  source {
    slug
    title
  }
}
fragment Cites on Cited {
  citationsConnection(first: 3) {
    nodes {
      ...Passage
    }
  }
}
fragment VisitLine on Visit {
  slug
  title
  updatedAt
  kind
  status
  places
  start {
    ...When
  }
  end {
    ...When
  }
  guestCountry {
    slug
    name
  }
  hostCountry {
    slug
    name
  }
  disagreementsCount
  heads: delegation(side: GUEST, first: 1) {
    nodes {
      name
      person {
        slug
      }
    }
  }
}
fragment Said on Statement {
  kind
  text
  language
  original
  originalLanguage
  translatedBy
  attribution
  place
  speakerRoles
  speakersAsPrinted
  saidOn {
    ...When
  }
  speakers {
    __typename
    ... on Person {
      slug
      name
    }
    ... on Organization {
      slug
      name
    }
    ... on Country {
      slug
      name
    }
  }
  reportedBy {
    slug
    name
  }
  ...Cites
}
fragment VisitLines on VisitConnection {
  totalCount
  nodes {
    ...VisitLine
  }
}
fragment SaidList on StatementConnection {
  totalCount
  nodes {
    ...Said
    visit {
      slug
      title
    }
  }
}
fragment Office on Position {
  id
  title
  status
  note
  start {
    ...When
  }
  end {
    ...When
  }
  ...Cites
  stating: citationsConnection(first: 3, supporting: STATUS) {
    nodes {
      source {
        publishedOn {
          ...When
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<PersonPageQuery, PersonPageQueryVariables>;
export const ReadoutsPageDocument = new TypedDocumentString(`
    query ReadoutsPage($slug: String!, $since: Int!, $isCited: Boolean!) {
  visit(slug: $slug) {
    ...Since
    ...VisitLine
    statements(first: 100) {
      totalCount
      nodes {
        ...Said
        topics {
          slug
          name
        }
        about {
          slug
          title
        }
      }
    }
  }
  reported: statementCountsConnection(
    by: [OUTLET]
    where: {visit: {slug: {equals: $slug}}}
    first: 100
  ) {
    nodes {
      count
      outlet {
        slug
        name
      }
    }
  }
  differing: disagreements(where: {ofVisit: {slug: {equals: $slug}}}, first: 10) {
    ...DifferingList
  }
}
    fragment Since on Citable {
  __typename
  changedSince(version: $since) @include(if: $isCited) {
    kind
    name
    operation
    field
    before
    after
  }
  changedSinceCount(version: $since) @include(if: $isCited)
}
fragment Differing on Disagreement {
  kind
  field
  keptBecause
  visit {
    id
    slug
    title
  }
  delegate {
    id
    name
    visit {
      slug
      title
    }
  }
  event {
    id
    slug
    title
  }
  participant {
    id
    name
    person {
      slug
      name
    }
    event {
      slug
      title
    }
  }
  position {
    id
    title
    person {
      slug
      name
    }
  }
  person {
    id
    slug
    name
  }
  organization {
    id
    slug
    name
  }
  values {
    value
    label
    standing
    source {
      slug
      title
      publisher {
        slug
        name
      }
    }
    citations {
      ...Passage
    }
  }
}
fragment DifferingList on DisagreementConnection {
  totalCount
  nodes {
    ...Differing
  }
}
fragment When on PartialDate {
  edtf
  precision
  earliest
  latest
}
fragment Passage on Citation {
  start
  end
  fragment
  exact
  source {
    slug
    title
  }
}
fragment Cites on Cited {
  citationsConnection(first: 3) {
    nodes {
      ...Passage
    }
  }
}
fragment VisitLine on Visit {
  slug
  title
  updatedAt
  kind
  status
  places
  start {
    ...When
  }
  end {
    ...When
  }
  guestCountry {
    slug
    name
  }
  hostCountry {
    slug
    name
  }
  disagreementsCount
  heads: delegation(side: GUEST, first: 1) {
    nodes {
      name
      person {
        slug
      }
    }
  }
}
fragment Said on Statement {
  kind
  text
  language
  original
  originalLanguage
  translatedBy
  attribution
  place
  speakerRoles
  speakersAsPrinted
  saidOn {
    ...When
  }
  speakers {
    __typename
    ... on Person {
      slug
      name
    }
    ... on Organization {
      slug
      name
    }
    ... on Country {
      slug
      name
    }
  }
  reportedBy {
    slug
    name
  }
  ...Cites
}`) as unknown as TypedDocumentString<ReadoutsPageQuery, ReadoutsPageQueryVariables>;
export const SearchPageDocument = new TypedDocumentString(`
    query SearchPage($query: String!, $after: String, $asked: Boolean!) {
  search(query: $query, first: 50, after: $after) @include(if: $asked) {
    cappedCount
    pageInfo {
      ...Pages
    }
    edges {
      headline
      isNearly
      node {
        __typename
        ... on Person {
          slug
          name
          country {
            name
          }
        }
        ... on Organization {
          slug
          name
          organizationKind: kind
        }
        ... on Country {
          slug
          name
        }
        ... on Visit {
          slug
          title
          status
          start {
            ...When
          }
          end {
            ...When
          }
        }
        ... on Event {
          slug
          title
          start {
            ...When
          }
          end {
            ...When
          }
          visit {
            slug
          }
          ...Cites
        }
        ... on Statement {
          statementKind: kind
          saidOn {
            ...When
          }
          reportedBy {
            name
          }
          visit {
            slug
            title
          }
          ...Cites
        }
        ... on Topic {
          slug
          name
        }
        ... on Paragraph {
          from: start
          to: end
          source {
            slug
            title
          }
        }
        ... on Source {
          slug
          title
          sourceKind: kind
          publishedOn {
            ...When
          }
        }
      }
    }
  }
  searchSuggestions(query: $query) @include(if: $asked)
}
    fragment When on PartialDate {
  edtf
  precision
  earliest
  latest
}
fragment Passage on Citation {
  start
  end
  fragment
  exact
  source {
    slug
    title
  }
}
fragment Cites on Cited {
  citationsConnection(first: 3) {
    nodes {
      ...Passage
    }
  }
}
fragment Pages on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`) as unknown as TypedDocumentString<SearchPageQuery, SearchPageQueryVariables>;
export const PassagePageDocument = new TypedDocumentString(`
    query PassagePage($slug: String!, $start: Int!, $end: Int!, $from: Int!, $to: Int!) {
  source(slug: $slug) {
    slug
    title
    kind
    url
    licence
    language
    sha256
    length
    publishedOn {
      ...When
    }
    publisher {
      slug
      name
    }
    text(start: $from, end: $to)
    head: text(start: 0, end: 4000)
    ...CitedFacts
  }
}
    fragment When on PartialDate {
  edtf
  precision
  earliest
  latest
}
fragment CitedFacts on Source {
  visits: citations(of: VISIT, start: $start, end: $end, first: 100) {
    ...Marked
    nodes {
      visit {
        slug
        title
      }
    }
  }
  delegates: citations(of: DELEGATE, start: $start, end: $end, first: 100) {
    ...Marked
    nodes {
      delegate {
        name
        side
        visit {
          slug
          title
        }
      }
    }
  }
  events: citations(of: EVENT, start: $start, end: $end, first: 100) {
    ...Marked
    nodes {
      event {
        slug
        title
        visit {
          slug
        }
      }
    }
  }
  participants: citations(of: PARTICIPANT, start: $start, end: $end, first: 100) {
    ...Marked
    nodes {
      participant {
        name
        person {
          name
        }
        organization {
          name
        }
        country {
          name
        }
        event {
          slug
          title
          visit {
            slug
          }
        }
      }
    }
  }
  statements: citations(of: STATEMENT, start: $start, end: $end, first: 100) {
    ...Marked
    nodes {
      statement {
        kind
        text
        language
        original
        originalLanguage
        speakersAsPrinted
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
        reportedBy {
          name
        }
        visit {
          slug
          title
        }
      }
    }
  }
  positions: citations(of: POSITION, start: $start, end: $end, first: 100) {
    ...Marked
    nodes {
      position {
        title
        person {
          slug
          name
        }
        organization {
          name
        }
        country {
          name
        }
      }
    }
  }
  kinships: citations(of: KINSHIP, start: $start, end: $end, first: 100) {
    ...Marked
    nodes {
      kinship {
        kind
        of {
          slug
          name
        }
        person {
          slug
          name
        }
      }
    }
  }
  organizations: citations(of: ORGANIZATION, start: $start, end: $end, first: 100) {
    ...Marked
    nodes {
      organization {
        slug
        name
      }
    }
  }
}
fragment Marked on CitationConnection {
  totalCount
  nodes {
    start
    end
    fragment
    exact
    digest
  }
}`) as unknown as TypedDocumentString<PassagePageQuery, PassagePageQueryVariables>;
export const SourcePageDocument = new TypedDocumentString(`
    query SourcePage($slug: String!, $start: Int!, $end: Int!, $since: Int!, $isCited: Boolean!) {
  source(slug: $slug) {
    ...Since
    slug
    title
    kind
    section
    url
    licence
    language
    coversHosts
    coversGuests
    coversYears
    coversTrips
    datesMean
    sha256
    length
    updatedAt
    publishedOn {
      ...When
    }
    publisher {
      slug
      name
    }
    text(start: $start, end: $end)
    head: text(start: 0, end: 4000)
    ...CitedFacts
  }
}
    fragment Since on Citable {
  __typename
  changedSince(version: $since) @include(if: $isCited) {
    kind
    name
    operation
    field
    before
    after
  }
  changedSinceCount(version: $since) @include(if: $isCited)
}
fragment When on PartialDate {
  edtf
  precision
  earliest
  latest
}
fragment CitedFacts on Source {
  visits: citations(of: VISIT, start: $start, end: $end, first: 100) {
    ...Marked
    nodes {
      visit {
        slug
        title
      }
    }
  }
  delegates: citations(of: DELEGATE, start: $start, end: $end, first: 100) {
    ...Marked
    nodes {
      delegate {
        name
        side
        visit {
          slug
          title
        }
      }
    }
  }
  events: citations(of: EVENT, start: $start, end: $end, first: 100) {
    ...Marked
    nodes {
      event {
        slug
        title
        visit {
          slug
        }
      }
    }
  }
  participants: citations(of: PARTICIPANT, start: $start, end: $end, first: 100) {
    ...Marked
    nodes {
      participant {
        name
        person {
          name
        }
        organization {
          name
        }
        country {
          name
        }
        event {
          slug
          title
          visit {
            slug
          }
        }
      }
    }
  }
  statements: citations(of: STATEMENT, start: $start, end: $end, first: 100) {
    ...Marked
    nodes {
      statement {
        kind
        text
        language
        original
        originalLanguage
        speakersAsPrinted
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
        reportedBy {
          name
        }
        visit {
          slug
          title
        }
      }
    }
  }
  positions: citations(of: POSITION, start: $start, end: $end, first: 100) {
    ...Marked
    nodes {
      position {
        title
        person {
          slug
          name
        }
        organization {
          name
        }
        country {
          name
        }
      }
    }
  }
  kinships: citations(of: KINSHIP, start: $start, end: $end, first: 100) {
    ...Marked
    nodes {
      kinship {
        kind
        of {
          slug
          name
        }
        person {
          slug
          name
        }
      }
    }
  }
  organizations: citations(of: ORGANIZATION, start: $start, end: $end, first: 100) {
    ...Marked
    nodes {
      organization {
        slug
        name
      }
    }
  }
}
fragment Marked on CitationConnection {
  totalCount
  nodes {
    start
    end
    fragment
    exact
    digest
  }
}`) as unknown as TypedDocumentString<SourcePageQuery, SourcePageQueryVariables>;
export const WithdrawnSourcePageDocument = new TypedDocumentString(`
    query WithdrawnSourcePage($slug: String!) {
  withdrawnSource(slug: $slug) {
    at
  }
}
    `) as unknown as TypedDocumentString<WithdrawnSourcePageQuery, WithdrawnSourcePageQueryVariables>;
export const SpellingsPageDocument = new TypedDocumentString(`
    query SpellingsPage($first: Int, $after: String, $last: Int, $before: String) {
  suspectedSamePeople(first: $first, after: $after, last: $last, before: $before) {
    totalCount
    pageInfo {
      ...Pages
    }
    nodes {
      evidence
      person {
        ...Suspected
      }
      other {
        ...Suspected
      }
    }
  }
}
    fragment Pages on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment Suspected on Person {
  id
  version
  slug
  name
  country {
    slug
    name
  }
  visits(first: 0) {
    totalCount
  }
}`) as unknown as TypedDocumentString<SpellingsPageQuery, SpellingsPageQueryVariables>;
export const StartPageDocument = new TypedDocumentString(`
    query StartPage($since: DateTime!) {
  all: visits(first: 1) {
    totalCount
    nodes {
      start {
        ...When
      }
    }
  }
  newest: visits(
    where: {status: [ONGOING, COMPLETED]}
    orderBy: [{start: DESC}]
    first: 8
  ) {
    nodes {
      ...VisitLine
    }
  }
  ahead: visits(
    where: {status: [PROPOSED, INVITED, ACCEPTED, PLANNED]}
    orderBy: [{start: ASC}]
    first: 8
  ) {
    ...VisitLines
  }
  lately: visits(where: {updatedSince: $since}, first: 0) {
    totalCount
  }
  changed: visits(orderBy: [{updatedAt: DESC}], first: 8) {
    nodes {
      slug
      title
      version
      updatedAt
    }
  }
  decades: visitCountsConnection(by: [DECADE], first: 100) {
    nodes {
      decade
      count
    }
  }
  ofState: visitCountsConnection(
    by: [GUEST_COUNTRY]
    where: {kind: [STATE]}
    first: 4
  ) {
    visitsCount
    nodes {
      count
      guestCountry {
        slug
        name
      }
    }
  }
  ofStateByDecade: visitCountsConnection(
    by: [DECADE]
    where: {kind: [STATE]}
    first: 100
  ) {
    nodes {
      decade
      count
    }
  }
  pairs: visitCountsConnection(
    by: [GUEST_COUNTRY, HOST_COUNTRY]
    orderBy: [{count: DESC}]
    first: 3
  ) {
    nodes {
      count
      guestCountry {
        slug
        name
      }
      hostCountry {
        slug
        name
      }
    }
  }
  guests: visitCountsConnection(by: [GUEST], first: 4) {
    nodes {
      count
      guest {
        slug
        name
      }
    }
  }
  accounts: statementCountsConnection(by: [VISIT, OUTLET], first: 100) {
    nodes {
      count
      visit {
        slug
        title
      }
      organization {
        name
      }
    }
  }
  people(first: 0) {
    totalCount
  }
  organizations(first: 0) {
    totalCount
  }
  statements(first: 0) {
    totalCount
  }
  sources(first: 100) {
    totalCount
    nodes {
      slug
      title
      kind
      updatedAt
      coversHosts
      coversGuests
      coversYears
      coversTrips
      publishedOn {
        ...When
      }
      publisher {
        name
      }
    }
  }
}
    fragment When on PartialDate {
  edtf
  precision
  earliest
  latest
}
fragment VisitLine on Visit {
  slug
  title
  updatedAt
  kind
  status
  places
  start {
    ...When
  }
  end {
    ...When
  }
  guestCountry {
    slug
    name
  }
  hostCountry {
    slug
    name
  }
  disagreementsCount
  heads: delegation(side: GUEST, first: 1) {
    nodes {
      name
      person {
        slug
      }
    }
  }
}
fragment VisitLines on VisitConnection {
  totalCount
  nodes {
    ...VisitLine
  }
}`) as unknown as TypedDocumentString<StartPageQuery, StartPageQueryVariables>;
export const VisitPageDocument = new TypedDocumentString(`
    query VisitPage($slug: String!, $since: Int!, $isCited: Boolean!) {
  visit(slug: $slug) {
    id
    ...VisitLine
    durationDays
    note
    startAsPrinted
    endAsPrinted
    guestCountryAsPrinted
    hostCountryAsPrinted
    updatedAt
    ...Since
    citationsConnection(first: 20) {
      nodes {
        ...Passage
        unsaid
        source {
          publishedOn {
            ...When
          }
          datesMean
          head: text(start: 0, end: 2000)
        }
      }
    }
    guests: delegation(side: GUEST, first: 50) {
      totalCount
      nodes {
        ...Member
      }
    }
    hosts: delegation(side: HOST, first: 50) {
      totalCount
      nodes {
        ...Member
      }
    }
    events {
      ...VisitEvent
    }
    statements(first: 100) {
      totalCount
      nodes {
        ...Said
        event {
          slug
          title
        }
        about {
          slug
          title
        }
      }
    }
  }
  reported: statementCountsConnection(
    by: [OUTLET]
    where: {visit: {slug: {equals: $slug}}}
    first: 100
  ) {
    nodes {
      count
      outlet {
        slug
        name
      }
    }
  }
  differing: disagreements(where: {ofVisit: {slug: {equals: $slug}}}, first: 10) {
    ...DifferingList
  }
  about: statements(where: {about: {slug: {equals: $slug}}}, first: 20) {
    ...SaidList
  }
}
    fragment Since on Citable {
  __typename
  changedSince(version: $since) @include(if: $isCited) {
    kind
    name
    operation
    field
    before
    after
  }
  changedSinceCount(version: $since) @include(if: $isCited)
}
fragment Differing on Disagreement {
  kind
  field
  keptBecause
  visit {
    id
    slug
    title
  }
  delegate {
    id
    name
    visit {
      slug
      title
    }
  }
  event {
    id
    slug
    title
  }
  participant {
    id
    name
    person {
      slug
      name
    }
    event {
      slug
      title
    }
  }
  position {
    id
    title
    person {
      slug
      name
    }
  }
  person {
    id
    slug
    name
  }
  organization {
    id
    slug
    name
  }
  values {
    value
    label
    standing
    source {
      slug
      title
      publisher {
        slug
        name
      }
    }
    citations {
      ...Passage
    }
  }
}
fragment DifferingList on DisagreementConnection {
  totalCount
  nodes {
    ...Differing
  }
}
fragment When on PartialDate {
  edtf
  precision
  earliest
  latest
}
fragment Passage on Citation {
  start
  end
  fragment
  exact
  source {
    slug
    title
  }
}
fragment Cites on Cited {
  citationsConnection(first: 3) {
    nodes {
      ...Passage
    }
  }
}
fragment VisitLine on Visit {
  slug
  title
  updatedAt
  kind
  status
  places
  start {
    ...When
  }
  end {
    ...When
  }
  guestCountry {
    slug
    name
  }
  hostCountry {
    slug
    name
  }
  disagreementsCount
  heads: delegation(side: GUEST, first: 1) {
    nodes {
      name
      person {
        slug
      }
    }
  }
}
fragment Said on Statement {
  kind
  text
  language
  original
  originalLanguage
  translatedBy
  attribution
  place
  speakerRoles
  speakersAsPrinted
  saidOn {
    ...When
  }
  speakers {
    __typename
    ... on Person {
      slug
      name
    }
    ... on Organization {
      slug
      name
    }
    ... on Country {
      slug
      name
    }
  }
  reportedBy {
    slug
    name
  }
  ...Cites
}
fragment SaidList on StatementConnection {
  totalCount
  nodes {
    ...Said
    visit {
      slug
      title
    }
  }
}
fragment Member on Delegate {
  id
  name
  capacity
  role
  person {
    slug
    name
  }
  positions {
    title
    organization {
      slug
      name
    }
    country {
      slug
      name
    }
    citationsConnection(first: 1) {
      nodes {
        ...Passage
      }
    }
  }
  ...Cites
}
fragment VisitEvent on Event {
  id
  slug
  title
  kind
  status
  venue
  places
  note
  start {
    ...When
  }
  end {
    ...When
  }
  participants {
    id
    name
    role
    side
    person {
      slug
      name
    }
    organization {
      slug
      name
    }
    country {
      slug
      name
    }
    citationsConnection(first: 3) {
      nodes {
        ...Passage
        unsaid
      }
    }
  }
  ...Cites
}`) as unknown as TypedDocumentString<VisitPageQuery, VisitPageQueryVariables>;