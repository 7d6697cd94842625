/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** A file, with its bytes. */
export type DataFileInput = {
  /** The bytes of the file in base64. */
  base64: string;
  /** The name of the file, of at most 100 letters, digits, spaces, dots, hyphens, underscores and parentheses: visits.csv. */
  name: string;
};

/** The two sides of a visit. */
export type DelegationSide =
  /** The visiting side. */
  | 'GUEST'
  /** The receiving side. */
  | 'HOST';

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

/** A draft at the version that you read. */
export type DraftInput = {
  /** The slug of the draft. */
  slug: string;
  /** The `version` of the draft that you read. If it has changed since, the error is CONFLICT. */
  version: number;
};

/** A text to draft, and what is known of its source. What is left out of a saved draft stays as it is. */
export type DraftSourceInput = {
  /** Whether publishing stores the text with the source, where everybody can read it. The default is false. */
  keepText?: boolean | null | undefined;
  /** The slug of the organization that published it. It is written into a new annotation, and used to propose facts. */
  outlet?: string | null | undefined;
  /** The day of publication, as EDTF, from which relative dates are counted. It is written into a new annotation, and used to propose facts. */
  publishedOn?: string | null | undefined;
  /** The slug of the draft. Of a new draft it may be left out: it is made from the title. */
  slug?: string | null | undefined;
  /** The text, of at most 200,000 Unicode code points. It is not public. A new draft needs one. */
  text?: string | null | undefined;
  /** The title, of at most 500 characters. Of a new draft it may be left out: it is the first line of the text. */
  title?: string | null | undefined;
  /** Where the text can be read. It is written into a new annotation. */
  url?: string | null | undefined;
  /** The `version` of the draft that you read. If it has changed since, the error is CONFLICT. Left out, the draft is created. */
  version?: number | null | undefined;
};

/** The state of a draft. */
export type DraftState =
  /** It is being worked on. */
  | 'DRAFT'
  /** It was submitted, and waits for another person. Saving it makes it DRAFT again. */
  | 'IN_REVIEW'
  /** It was imported. It has no text and no annotation any more: its source has them. */
  | 'PUBLISHED'
  /** It came back from review, with a note that says why. */
  | 'RETURNED';

/** The annotation of one source. */
export type ImportSourceInput = {
  /** The annotation, as YAML or JSON. Its JSON Schema is annotation.schema.json. */
  annotation: string;
  /** Whether to report only what would change, or the problems. Nothing is stored. */
  dryRun?: boolean;
  /** Whether the text is stored, for everybody to read. If not, it is used to check and to fill in the annotation, and a text that is stored already is deleted. */
  keepText?: boolean;
  /** The text of the source. It is checked against the hash and stored, so that citations show their passages. An annotation that cites passages by their words needs it. */
  text?: string | null | undefined;
  /** The `annotationVersion` of the source that you read; `none` if there was no such source. If the source has another version now, the error is CONFLICT, and `source` is its present state. Without this argument, the annotation replaces any version. */
  version?: string | null | undefined;
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

/** Two entries for the same person. */
export type MergePeopleInput = {
  /** The person who is kept, with slug and name. */
  keep: PersonVersionInput;
  /** The person who is merged into the one who is kept, and whose names become aliases there. */
  merge: PersonVersionInput;
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

/** A person at the version that you read. */
export type PersonVersionInput = {
  /** The global id of the person. */
  id: string;
  /** The `version` that you read. If it has changed since, the error is CONFLICT. */
  version: number;
};

/** A data set and its mapping. */
export type PreviewMappingInput = {
  /** The file with the records: CSV, XML or .xlsx. */
  file: DataFileInput;
  /** The lists that the mapping names, at most 10. A list that is named and not given is a problem. */
  lists?: Array<DataFileInput> | null | undefined;
  /** The mapping, in YAML. */
  mapping: string;
};

/** A proposal to add to a draft, or to replace by its name. */
export type ProposalInput = {
  /** Whether you entered the same before the proposal was shown. If left out, the stored value stays. */
  agreed?: boolean | null | undefined;
  /** The claim with its passages, as the annotation would have it. */
  claim: unknown;
  /** The probability that the claim is right, from 0 to 1. */
  confidence: number;
  /** The fields of the claim that may be wrong or missing. If left out, the stored value stays. */
  doubted?: Array<string> | null | undefined;
  /** The evidence for it, by names. If left out, the stored value stays. */
  features?: Array<string> | null | undefined;
  /** The key of the fact in the annotation: an object with its slug, or with the fields that identify it, references as slugs. */
  key: unknown;
  /** Its name, unique within the draft. */
  name: string;
  /** Your decision. Your subject and the time are recorded with it. */
  outcome?: ProposalOutcome;
  /** Where the text says so, as `[start, end]` in Unicode code points, the end exclusive. If left out, the stored value stays. */
  passages?: Array<Array<number>> | null | undefined;
  /** What proposes it: rules, ranker, model:NAME or a person. */
  proposedBy: string;
  /** Why it is proposed, in one sentence. */
  reason: string;
  /** The kind of fact. */
  type: RecordedType;
};

/** The decision of an editor on a proposal. */
export type ProposalOutcome =
  /** It is in the annotation as it was proposed. */
  | 'ACCEPTED'
  /** It is in the annotation with corrections. */
  | 'CORRECTED'
  /** Nobody has decided. */
  | 'OPEN'
  /** It is not in the annotation. */
  | 'REJECTED';

/** A draft to publish. */
export type PublishDraftInput = {
  /** Whether to report only what would change, or the problems. Nothing is stored, and no review is needed. */
  dryRun?: boolean;
  /** The slug of the draft. */
  slug: string;
  /** The `version` of the draft that you read. If it has changed since, the error is CONFLICT. */
  version: number;
};

/** A type whose changes are recorded. */
export type RecordedType =
  /** A delegate. */
  | 'DELEGATE'
  /** An event. */
  | 'EVENT'
  /** A kinship. */
  | 'KINSHIP'
  /** An organization. */
  | 'ORGANIZATION'
  /** A participant of an event. */
  | 'PARTICIPANT'
  /** A person. */
  | 'PERSON'
  /** An office held. */
  | 'POSITION'
  /** A source. */
  | 'SOURCE'
  /** A statement. */
  | 'STATEMENT'
  /** A topic. */
  | 'TOPIC'
  /** A visit. */
  | 'VISIT';

/** A draft to return to the editor who submitted it. */
export type ReturnDraftInput = {
  /** What to mend, in at most 10,000 characters. */
  note: string;
  /** The slug of the draft. */
  slug: string;
  /** The `version` of the draft that you read. If it has changed since, the error is CONFLICT. */
  version: number;
};

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

/** What to save of a draft. What is left out stays as it is. */
export type SaveDraftInput = {
  /** The annotation so far, as YAML or JSON. It need not be valid yet. */
  annotation?: string | null | undefined;
  /** The annotation so far as a text of JSON, in place of `annotation`. A draft that is stored as YAML stays YAML, with its comments and its order: only what differs is changed. */
  annotationJson?: string | null | undefined;
  /** The `annotationVersion` of the source that the annotation was made from. The default is `none`, for a new source. */
  annotationVersion?: string | null | undefined;
  /** Whether publishing stores the text with the source, where everybody can read it. The default is false. */
  keepText?: boolean | null | undefined;
  /** Proposals to add or to replace, by their names. Others stay as they are. */
  proposals?: Array<ProposalInput> | null | undefined;
  /** The slug of the draft. Of a new draft it may be left out: it is made from the title. */
  slug?: string | null | undefined;
  /** The text that is annotated. It is not public. */
  text?: string | null | undefined;
  /** The title, for editors, of at most 500 characters. A new draft needs one. */
  title?: string | null | undefined;
  /** The `version` of the draft that you read. If it has changed since, the error is CONFLICT. Left out, the draft is created. */
  version?: number | null | undefined;
};

/** Two people. */
export type TwoPeopleInput = {
  /** The global id of one person. */
  one: string;
  /** The global id of the other person. */
  other: string;
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

/** Whether a claimed value agrees with the stored one. */
export type ValueStanding =
  /** A value that may be right as well: a month in which the stored day lies. */
  | 'AGREES'
  /** A value that cannot be right if the stored one is. */
  | 'DIFFERS'
  /** The stored value, or one that implies it. */
  | 'KEPT';

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

export type DeskCheckMutationVariables = Exact<{
  input: ImportSourceInput;
}>;


export type DeskCheckMutation = { importSource: { changes: Array<{ created: number, updated: number, deleted: number }>, errors: Array<{ code: UserErrorCode, message: string, path: Array<string>, reason: string | null, params: unknown }> } };

export type DeskDraftQueryVariables = Exact<{
  slug: string;
}>;


export type DeskDraftQuery = { draft: { text: string, annotationJson: string | null, slug: string, title: string, state: DraftState, version: number, keepText: boolean, annotationVersion: string, note: string | null, updatedBy: string, submittedBy: string | null, proposals: Array<{ name: string, type: RecordedType, key: unknown, claim: unknown, passages: Array<Array<number>>, reason: string, confidence: number, proposedBy: string, isHeldBack: boolean, agreed: boolean | null, outcome: ProposalOutcome }>, source: { slug: string } | null } | null };

export type DeskDraftStateFragment = { slug: string, title: string, state: DraftState, version: number, keepText: boolean, annotationVersion: string, note: string | null, updatedBy: string, submittedBy: string | null, source: { slug: string } | null };

export type DeskDraftAsWrittenQueryVariables = Exact<{
  slug: string;
}>;


export type DeskDraftAsWrittenQuery = { draft: { text: string, annotation: string, slug: string, title: string, state: DraftState, version: number, keepText: boolean, annotationVersion: string, note: string | null, updatedBy: string, submittedBy: string | null, source: { slug: string } | null } | null };

export type DeskPlacesQueryVariables = Exact<{ [key: string]: never; }>;


export type DeskPlacesQuery = { suspectedSamePeople: { totalCount: number }, suspectedDuplicates: { totalCount: number }, disagreements: { totalCount: number } };

export type DeskProposeMutationVariables = Exact<{
  input: DraftSourceInput;
}>;


export type DeskProposeMutation = { draftSource: { errors: Array<{ message: string }> } };

export type DeskSubmitMutationVariables = Exact<{
  input: DraftInput;
}>;


export type DeskSubmitMutation = { submitDraft: { draft: { slug: string, title: string, state: DraftState, version: number, keepText: boolean, annotationVersion: string, note: string | null, updatedBy: string, submittedBy: string | null, source: { slug: string } | null } | null, errors: Array<{ message: string }> } };

export type DeskReturnMutationVariables = Exact<{
  input: ReturnDraftInput;
}>;


export type DeskReturnMutation = { returnDraft: { draft: { slug: string, title: string, state: DraftState, version: number, keepText: boolean, annotationVersion: string, note: string | null, updatedBy: string, submittedBy: string | null, source: { slug: string } | null } | null, errors: Array<{ message: string }> } };

export type DeskPublishMutationVariables = Exact<{
  input: PublishDraftInput;
}>;


export type DeskPublishMutation = { publishDraft: { draft: { slug: string, title: string, state: DraftState, version: number, keepText: boolean, annotationVersion: string, note: string | null, updatedBy: string, submittedBy: string | null, source: { slug: string } | null } | null, errors: Array<{ message: string }> } };

export type DeskDiscardMutationVariables = Exact<{
  input: DraftInput;
}>;


export type DeskDiscardMutation = { discardDraft: { errors: Array<{ message: string }> } };

export type DeskSaveMutationVariables = Exact<{
  input: SaveDraftInput;
}>;


export type DeskSaveMutation = { saveDraft: { draft: { slug: string, title: string, state: DraftState, version: number, keepText: boolean, annotationVersion: string, note: string | null, updatedBy: string, submittedBy: string | null, source: { slug: string } | null } | null, errors: Array<{ code: UserErrorCode, message: string }> } };

export type DeskPeopleQueryVariables = Exact<{
  words: string;
}>;


export type DeskPeopleQuery = { people: { nodes: Array<{ slug: string, name: string, country: { slug: string } | null }> } };

export type DeskOrganizationsQueryVariables = Exact<{
  words: string;
}>;


export type DeskOrganizationsQuery = { organizations: { nodes: Array<{ slug: string, name: string, kind: OrganizationKind, country: { slug: string } | null }> } };

export type DeskCountriesQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type DeskCountriesQuery = { countries: { nodes: Array<{ slug: string, name: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type DeskDisagreementsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type DeskDisagreementsQuery = { disagreements: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, kind: DisputedKind, field: string, keptBecause: KeptBecause, visit: { slug: string, title: string } | null, delegate: { name: string, visit: { slug: string, title: string } } | null, event: { title: string, visit: { slug: string, title: string } | null } | null, participant: { name: string | null, person: { name: string } | null, event: { title: string, visit: { slug: string, title: string } | null } } | null, position: { title: string, person: { slug: string, name: string } } | null, person: { slug: string, name: string } | null, organization: { slug: string, name: string } | null, values: Array<{ value: string, label: string, standing: ValueStanding, source: { slug: string, title: string, publisher: { name: string } | null, publishedOn: { edtf: string } | null }, citations: Array<{ start: number, end: number, exact: string | null, source: { slug: string, title: string } }> }> }> } };

export type DeskDifferingFragment = { id: string, kind: DisputedKind, field: string, keptBecause: KeptBecause, visit: { slug: string, title: string } | null, delegate: { name: string, visit: { slug: string, title: string } } | null, event: { title: string, visit: { slug: string, title: string } | null } | null, participant: { name: string | null, person: { name: string } | null, event: { title: string, visit: { slug: string, title: string } | null } } | null, position: { title: string, person: { slug: string, name: string } } | null, person: { slug: string, name: string } | null, organization: { slug: string, name: string } | null, values: Array<{ value: string, label: string, standing: ValueStanding, source: { slug: string, title: string, publisher: { name: string } | null, publishedOn: { edtf: string } | null }, citations: Array<{ start: number, end: number, exact: string | null, source: { slug: string, title: string } }> }> };

export type DeskSourceAsWrittenQueryVariables = Exact<{
  slug: string;
  start: number;
  end: number;
}>;


export type DeskSourceAsWrittenQuery = { draft: { state: DraftState } | null, source: { title: string, length: number, annotation: string, annotationVersion: string, text: string | null } | null };

export type DeskSourceTextQueryVariables = Exact<{
  slug: string;
  start: number;
  end: number;
}>;


export type DeskSourceTextQuery = { source: { text: string | null } | null };

export type DeskDuplicatesQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type DeskDuplicatesQuery = { suspectedDuplicates: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ visit: { id: string, slug: string, title: string, kind: VisitKind | null, status: OccurrenceStatus, places: Array<string>, note: string | null, start: { edtf: string } | null, end: { edtf: string } | null, hostCountry: { name: string }, guestCountry: { name: string } | null, delegation: { totalCount: number, nodes: Array<{ id: string, name: string, side: DelegationSide, person: { slug: string, name: string } | null }> }, statements: { totalCount: number }, citationsConnection: { nodes: Array<{ exact: string | null, start: number, end: number, source: { slug: string, title: string } }> } }, other: { id: string, slug: string, title: string, kind: VisitKind | null, status: OccurrenceStatus, places: Array<string>, note: string | null, start: { edtf: string } | null, end: { edtf: string } | null, hostCountry: { name: string }, guestCountry: { name: string } | null, delegation: { totalCount: number, nodes: Array<{ id: string, name: string, side: DelegationSide, person: { slug: string, name: string } | null }> }, statements: { totalCount: number }, citationsConnection: { nodes: Array<{ exact: string | null, start: number, end: number, source: { slug: string, title: string } }> } } }> } };

export type DeskTwinFragment = { id: string, slug: string, title: string, kind: VisitKind | null, status: OccurrenceStatus, places: Array<string>, note: string | null, start: { edtf: string } | null, end: { edtf: string } | null, hostCountry: { name: string }, guestCountry: { name: string } | null, delegation: { totalCount: number, nodes: Array<{ id: string, name: string, side: DelegationSide, person: { slug: string, name: string } | null }> }, statements: { totalCount: number }, citationsConnection: { nodes: Array<{ exact: string | null, start: number, end: number, source: { slug: string, title: string } }> } };

export type DeskPreviewMappingMutationVariables = Exact<{
  input: PreviewMappingInput;
}>;


export type DeskPreviewMappingMutation = { previewMapping: { recordsRead: number, recordsUsed: number, recordsRefused: number, recordsLeftOut: number, visitsMade: number, problemsCount: number, sample: Array<string>, findings: Array<{ section: string, column: string | null, value: string | null, count: number | null, message: string | null, examples: Array<string> }>, problems: Array<{ code: string, file: string, line: number | null, row: number | null, column: string | null, message: string }> } };

export type DeskSuspectedQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type DeskSuspectedQuery = { suspectedSamePeople: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ evidence: Array<SamePersonEvidence>, person: { id: string, slug: string, name: string }, other: { id: string, slug: string, name: string } }> } };

export type DeskSuspectFragment = { id: string, slug: string, name: string };

export type DeskKnownByQueryVariables = Exact<{
  ids: Array<string> | string;
}>;


export type DeskKnownByQuery = { nodes: Array<
    | { id: string, version: number, slug: string, name: string, aliases: Array<string>, country: { slug: string, name: string } | null, identifiers: Array<{ curie: string, url: string }>, positions: Array<{ title: string, country: { name: string } | null, organization: { name: string } | null, start: { edtf: string } | null, end: { edtf: string } | null, citationsConnection: { nodes: Array<{ start: number, end: number, source: { slug: string, title: string } }> } }>, kin: Array<{ kind: KinshipKind, person: { slug: string, name: string } }>, statements: { totalCount: number, nodes: Array<{ slug: string, text: string, citationsConnection: { nodes: Array<{ start: number, end: number, source: { slug: string, title: string } }> } }> }, visits: { totalCount: number, nodes: Array<{ slug: string, title: string, start: { edtf: string } | null, citationsConnection: { nodes: Array<{ start: number, end: number, source: { slug: string, title: string } }> } }> }, latest: { nodes: Array<{ slug: string, title: string, start: { edtf: string } | null, citationsConnection: { nodes: Array<{ start: number, end: number, source: { slug: string, title: string } }> } }> } }
    | Record<PropertyKey, never>
   | null> };

export type DeskKnownFragment = { id: string, version: number, slug: string, name: string, aliases: Array<string>, country: { slug: string, name: string } | null, identifiers: Array<{ curie: string, url: string }>, positions: Array<{ title: string, country: { name: string } | null, organization: { name: string } | null, start: { edtf: string } | null, end: { edtf: string } | null, citationsConnection: { nodes: Array<{ start: number, end: number, source: { slug: string, title: string } }> } }>, kin: Array<{ kind: KinshipKind, person: { slug: string, name: string } }>, statements: { totalCount: number, nodes: Array<{ slug: string, text: string, citationsConnection: { nodes: Array<{ start: number, end: number, source: { slug: string, title: string } }> } }> }, visits: { totalCount: number, nodes: Array<{ slug: string, title: string, start: { edtf: string } | null, citationsConnection: { nodes: Array<{ start: number, end: number, source: { slug: string, title: string } }> } }> }, latest: { nodes: Array<{ slug: string, title: string, start: { edtf: string } | null, citationsConnection: { nodes: Array<{ start: number, end: number, source: { slug: string, title: string } }> } }> } };

export type DeskVisitLineFragment = { slug: string, title: string, start: { edtf: string } | null, citationsConnection: { nodes: Array<{ start: number, end: number, source: { slug: string, title: string } }> } };

export type DeskPassageFragment = { start: number, end: number, source: { slug: string, title: string } };

export type DeskTogetherQueryVariables = Exact<{
  one: string;
  other: string;
}>;


export type DeskTogetherQuery = { visits: { nodes: Array<{ slug: string, title: string }> } };

export type DeskMergePeopleMutationVariables = Exact<{
  input: MergePeopleInput;
}>;


export type DeskMergePeopleMutation = { mergePeople: { person: { version: number } | null, errors: Array<{ code: UserErrorCode, message: string }> } };

export type DeskTellApartMutationVariables = Exact<{
  input: TwoPeopleInput;
}>;


export type DeskTellApartMutation = { tellPeopleApart: { errors: Array<{ message: string }> } };

export type DeskTakeBackMutationVariables = Exact<{
  input: TwoPeopleInput;
}>;


export type DeskTakeBackMutation = { takeBackTellingApart: { errors: Array<{ message: string }> } };

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
export const DeskDraftStateFragmentDoc = new TypedDocumentString(`
    fragment DeskDraftState on Draft {
  slug
  title
  state
  version
  keepText
  annotationVersion
  note
  updatedBy
  submittedBy
  source {
    slug
  }
}
    `, {"fragmentName":"DeskDraftState"}) as unknown as TypedDocumentString<DeskDraftStateFragment, unknown>;
export const DeskDifferingFragmentDoc = new TypedDocumentString(`
    fragment DeskDiffering on Disagreement {
  id
  kind
  field
  keptBecause
  visit {
    slug
    title
  }
  delegate {
    name
    visit {
      slug
      title
    }
  }
  event {
    title
    visit {
      slug
      title
    }
  }
  participant {
    name
    person {
      name
    }
    event {
      title
      visit {
        slug
        title
      }
    }
  }
  position {
    title
    person {
      slug
      name
    }
  }
  person {
    slug
    name
  }
  organization {
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
        name
      }
      publishedOn {
        edtf
      }
    }
    citations {
      start
      end
      exact
      source {
        slug
        title
      }
    }
  }
}
    `, {"fragmentName":"DeskDiffering"}) as unknown as TypedDocumentString<DeskDifferingFragment, unknown>;
export const DeskPassageFragmentDoc = new TypedDocumentString(`
    fragment DeskPassage on Citation {
  start
  end
  source {
    slug
    title
  }
}
    `, {"fragmentName":"DeskPassage"}) as unknown as TypedDocumentString<DeskPassageFragment, unknown>;
export const DeskTwinFragmentDoc = new TypedDocumentString(`
    fragment DeskTwin on Visit {
  id
  slug
  title
  kind
  status
  places
  note
  start {
    edtf
  }
  end {
    edtf
  }
  hostCountry {
    name
  }
  guestCountry {
    name
  }
  delegation(first: 6) {
    totalCount
    nodes {
      id
      name
      side
      person {
        slug
        name
      }
    }
  }
  statements(first: 0) {
    totalCount
  }
  citationsConnection(first: 4) {
    nodes {
      ...DeskPassage
      exact
    }
  }
}
    fragment DeskPassage on Citation {
  start
  end
  source {
    slug
    title
  }
}`, {"fragmentName":"DeskTwin"}) as unknown as TypedDocumentString<DeskTwinFragment, unknown>;
export const DeskSuspectFragmentDoc = new TypedDocumentString(`
    fragment DeskSuspect on Person {
  id
  slug
  name
}
    `, {"fragmentName":"DeskSuspect"}) as unknown as TypedDocumentString<DeskSuspectFragment, unknown>;
export const DeskVisitLineFragmentDoc = new TypedDocumentString(`
    fragment DeskVisitLine on Visit {
  slug
  title
  start {
    edtf
  }
  citationsConnection(first: 1) {
    nodes {
      ...DeskPassage
    }
  }
}
    fragment DeskPassage on Citation {
  start
  end
  source {
    slug
    title
  }
}`, {"fragmentName":"DeskVisitLine"}) as unknown as TypedDocumentString<DeskVisitLineFragment, unknown>;
export const DeskKnownFragmentDoc = new TypedDocumentString(`
    fragment DeskKnown on Person {
  id
  version
  slug
  name
  aliases
  country {
    slug
    name
  }
  identifiers {
    curie
    url
  }
  positions {
    title
    country {
      name
    }
    organization {
      name
    }
    start {
      edtf
    }
    end {
      edtf
    }
    citationsConnection(first: 1) {
      nodes {
        ...DeskPassage
      }
    }
  }
  kin {
    kind
    person {
      slug
      name
    }
  }
  statements(first: 2) {
    totalCount
    nodes {
      slug
      text
      citationsConnection(first: 1) {
        nodes {
          ...DeskPassage
        }
      }
    }
  }
  visits(first: 5) {
    totalCount
    nodes {
      ...DeskVisitLine
    }
  }
  latest: visits(last: 1) {
    nodes {
      ...DeskVisitLine
    }
  }
}
    fragment DeskVisitLine on Visit {
  slug
  title
  start {
    edtf
  }
  citationsConnection(first: 1) {
    nodes {
      ...DeskPassage
    }
  }
}
fragment DeskPassage on Citation {
  start
  end
  source {
    slug
    title
  }
}`, {"fragmentName":"DeskKnown"}) as unknown as TypedDocumentString<DeskKnownFragment, unknown>;
export const DeskCheckDocument = new TypedDocumentString(`
    mutation DeskCheck($input: ImportSourceInput!) {
  importSource(input: $input) {
    changes {
      created
      updated
      deleted
    }
    errors {
      code
      message
      path
      reason
      params
    }
  }
}
    `, {"hash":"sha256:15d99e28785d93b25ae18b6ff932a2224dbbeb7c11748839e637db01056f8640"}) as unknown as TypedDocumentString<DeskCheckMutation, DeskCheckMutationVariables>;
export const DeskDraftDocument = new TypedDocumentString(`
    query DeskDraft($slug: String!) {
  draft(slug: $slug) {
    ...DeskDraftState
    text
    annotationJson
    proposals {
      name
      type
      key
      claim
      passages
      reason
      confidence
      proposedBy
      isHeldBack
      agreed
      outcome
    }
  }
}
    fragment DeskDraftState on Draft {
  slug
  title
  state
  version
  keepText
  annotationVersion
  note
  updatedBy
  submittedBy
  source {
    slug
  }
}`, {"hash":"sha256:1e3ad1e51154326773a06fa25cbbf8467da5505d62323f54a2ef2076444d546b"}) as unknown as TypedDocumentString<DeskDraftQuery, DeskDraftQueryVariables>;
export const DeskDraftAsWrittenDocument = new TypedDocumentString(`
    query DeskDraftAsWritten($slug: String!) {
  draft(slug: $slug) {
    ...DeskDraftState
    text
    annotation
  }
}
    fragment DeskDraftState on Draft {
  slug
  title
  state
  version
  keepText
  annotationVersion
  note
  updatedBy
  submittedBy
  source {
    slug
  }
}`, {"hash":"sha256:38b85ddb2463c642b518b0aeef6f9b37ef3eec20e82628c01e2869a86a514f34"}) as unknown as TypedDocumentString<DeskDraftAsWrittenQuery, DeskDraftAsWrittenQueryVariables>;
export const DeskPlacesDocument = new TypedDocumentString(`
    query DeskPlaces {
  suspectedSamePeople(first: 0) {
    totalCount
  }
  suspectedDuplicates(first: 0) {
    totalCount
  }
  disagreements(first: 0) {
    totalCount
  }
}
    `, {"hash":"sha256:7ec230a9d6371fdf6c0ebdfb1105b8a593ab310a4e4b547459ea99a06b5b23dc"}) as unknown as TypedDocumentString<DeskPlacesQuery, DeskPlacesQueryVariables>;
export const DeskProposeDocument = new TypedDocumentString(`
    mutation DeskPropose($input: DraftSourceInput!) {
  draftSource(input: $input) {
    errors {
      message
    }
  }
}
    `, {"hash":"sha256:e5fc039280b3750e14510a48d711e98e26049afe3991729e37231f8eadb634c3"}) as unknown as TypedDocumentString<DeskProposeMutation, DeskProposeMutationVariables>;
export const DeskSubmitDocument = new TypedDocumentString(`
    mutation DeskSubmit($input: DraftInput!) {
  submitDraft(input: $input) {
    draft {
      ...DeskDraftState
    }
    errors {
      message
    }
  }
}
    fragment DeskDraftState on Draft {
  slug
  title
  state
  version
  keepText
  annotationVersion
  note
  updatedBy
  submittedBy
  source {
    slug
  }
}`, {"hash":"sha256:f5c8aa0539c5f399c5511b2faed21a4d84b8e0330851817b6998abc9f6f3bf36"}) as unknown as TypedDocumentString<DeskSubmitMutation, DeskSubmitMutationVariables>;
export const DeskReturnDocument = new TypedDocumentString(`
    mutation DeskReturn($input: ReturnDraftInput!) {
  returnDraft(input: $input) {
    draft {
      ...DeskDraftState
    }
    errors {
      message
    }
  }
}
    fragment DeskDraftState on Draft {
  slug
  title
  state
  version
  keepText
  annotationVersion
  note
  updatedBy
  submittedBy
  source {
    slug
  }
}`, {"hash":"sha256:f99c855066d1f90ad552e89ab0c6da508d6a784aee06bff4ce4f89ea11604790"}) as unknown as TypedDocumentString<DeskReturnMutation, DeskReturnMutationVariables>;
export const DeskPublishDocument = new TypedDocumentString(`
    mutation DeskPublish($input: PublishDraftInput!) {
  publishDraft(input: $input) {
    draft {
      ...DeskDraftState
    }
    errors {
      message
    }
  }
}
    fragment DeskDraftState on Draft {
  slug
  title
  state
  version
  keepText
  annotationVersion
  note
  updatedBy
  submittedBy
  source {
    slug
  }
}`, {"hash":"sha256:3e0abd326a685e908668d8ef726e74e8f397f579e4d70004c8f7e1635959196f"}) as unknown as TypedDocumentString<DeskPublishMutation, DeskPublishMutationVariables>;
export const DeskDiscardDocument = new TypedDocumentString(`
    mutation DeskDiscard($input: DraftInput!) {
  discardDraft(input: $input) {
    errors {
      message
    }
  }
}
    `, {"hash":"sha256:837f53582b3d3f1e1b814efa1ee1a36b791b2a86fb70b7896c31e9406936070d"}) as unknown as TypedDocumentString<DeskDiscardMutation, DeskDiscardMutationVariables>;
export const DeskSaveDocument = new TypedDocumentString(`
    mutation DeskSave($input: SaveDraftInput!) {
  saveDraft(input: $input) {
    draft {
      ...DeskDraftState
    }
    errors {
      code
      message
    }
  }
}
    fragment DeskDraftState on Draft {
  slug
  title
  state
  version
  keepText
  annotationVersion
  note
  updatedBy
  submittedBy
  source {
    slug
  }
}`, {"hash":"sha256:417a9af02fcc942d0bde5d29c94271d01e8b7d640f04d3d789fc704f51105ec8"}) as unknown as TypedDocumentString<DeskSaveMutation, DeskSaveMutationVariables>;
export const DeskPeopleDocument = new TypedDocumentString(`
    query DeskPeople($words: String!) {
  people(where: {search: $words}, first: 5) {
    nodes {
      slug
      name
      country {
        slug
      }
    }
  }
}
    `, {"hash":"sha256:4f746e57a01bce04314476175426ce716f1c25e3909a9cb5d1ed176844634e5a"}) as unknown as TypedDocumentString<DeskPeopleQuery, DeskPeopleQueryVariables>;
export const DeskOrganizationsDocument = new TypedDocumentString(`
    query DeskOrganizations($words: String!) {
  organizations(where: {search: $words}, first: 5) {
    nodes {
      slug
      name
      kind
      country {
        slug
      }
    }
  }
}
    `, {"hash":"sha256:2e1518f158feb6e1353ddef66e8779b4463d2b88a7a01eeb2190dba249f47308"}) as unknown as TypedDocumentString<DeskOrganizationsQuery, DeskOrganizationsQueryVariables>;
export const DeskCountriesDocument = new TypedDocumentString(`
    query DeskCountries($after: String) {
  countries(first: 100, after: $after) {
    nodes {
      slug
      name
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:6a213a367e482f927e9e174b9d692cdbf5e7c58e118e3e1816efaa11c7131eb6"}) as unknown as TypedDocumentString<DeskCountriesQuery, DeskCountriesQueryVariables>;
export const DeskDisagreementsDocument = new TypedDocumentString(`
    query DeskDisagreements($after: String) {
  disagreements(first: 50, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...DeskDiffering
    }
  }
}
    fragment DeskDiffering on Disagreement {
  id
  kind
  field
  keptBecause
  visit {
    slug
    title
  }
  delegate {
    name
    visit {
      slug
      title
    }
  }
  event {
    title
    visit {
      slug
      title
    }
  }
  participant {
    name
    person {
      name
    }
    event {
      title
      visit {
        slug
        title
      }
    }
  }
  position {
    title
    person {
      slug
      name
    }
  }
  person {
    slug
    name
  }
  organization {
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
        name
      }
      publishedOn {
        edtf
      }
    }
    citations {
      start
      end
      exact
      source {
        slug
        title
      }
    }
  }
}`, {"hash":"sha256:d3943d8c8038b1372c345f915ce043580946782af0a94e8be2a4b5a49ede6c34"}) as unknown as TypedDocumentString<DeskDisagreementsQuery, DeskDisagreementsQueryVariables>;
export const DeskSourceAsWrittenDocument = new TypedDocumentString(`
    query DeskSourceAsWritten($slug: String!, $start: Int!, $end: Int!) {
  draft(slug: $slug) {
    state
  }
  source(slug: $slug) {
    title
    length
    annotation
    annotationVersion
    text(start: $start, end: $end)
  }
}
    `, {"hash":"sha256:c9d220f2623e35100ac9aca100e3ae7903a5324919585367d537c3665caf8898"}) as unknown as TypedDocumentString<DeskSourceAsWrittenQuery, DeskSourceAsWrittenQueryVariables>;
export const DeskSourceTextDocument = new TypedDocumentString(`
    query DeskSourceText($slug: String!, $start: Int!, $end: Int!) {
  source(slug: $slug) {
    text(start: $start, end: $end)
  }
}
    `, {"hash":"sha256:781d2b0a4341eed3322d785d06a3298074c25416accbb75c38c9c9ca763be5ba"}) as unknown as TypedDocumentString<DeskSourceTextQuery, DeskSourceTextQueryVariables>;
export const DeskDuplicatesDocument = new TypedDocumentString(`
    query DeskDuplicates($after: String) {
  suspectedDuplicates(first: 50, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      visit {
        ...DeskTwin
      }
      other {
        ...DeskTwin
      }
    }
  }
}
    fragment DeskTwin on Visit {
  id
  slug
  title
  kind
  status
  places
  note
  start {
    edtf
  }
  end {
    edtf
  }
  hostCountry {
    name
  }
  guestCountry {
    name
  }
  delegation(first: 6) {
    totalCount
    nodes {
      id
      name
      side
      person {
        slug
        name
      }
    }
  }
  statements(first: 0) {
    totalCount
  }
  citationsConnection(first: 4) {
    nodes {
      ...DeskPassage
      exact
    }
  }
}
fragment DeskPassage on Citation {
  start
  end
  source {
    slug
    title
  }
}`, {"hash":"sha256:dec5d831c3db269c680280be1017669cdce4f8fc231ddf1998980ee1c1a8a001"}) as unknown as TypedDocumentString<DeskDuplicatesQuery, DeskDuplicatesQueryVariables>;
export const DeskPreviewMappingDocument = new TypedDocumentString(`
    mutation DeskPreviewMapping($input: PreviewMappingInput!) {
  previewMapping(input: $input) {
    recordsRead
    recordsUsed
    recordsRefused
    recordsLeftOut
    visitsMade
    findings {
      section
      column
      value
      count
      message
      examples
    }
    problems {
      code
      file
      line
      row
      column
      message
    }
    problemsCount
    sample
  }
}
    `, {"hash":"sha256:a944eb32e41449cb819f6c363d93db1186f831ff993eec70665abc821c3f2522"}) as unknown as TypedDocumentString<DeskPreviewMappingMutation, DeskPreviewMappingMutationVariables>;
export const DeskSuspectedDocument = new TypedDocumentString(`
    query DeskSuspected($after: String) {
  suspectedSamePeople(first: 100, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      evidence
      person {
        ...DeskSuspect
      }
      other {
        ...DeskSuspect
      }
    }
  }
}
    fragment DeskSuspect on Person {
  id
  slug
  name
}`, {"hash":"sha256:817ce04d032a97fffa365db5095d8d01fb92265b87d46ada61e54220f9b3f10e"}) as unknown as TypedDocumentString<DeskSuspectedQuery, DeskSuspectedQueryVariables>;
export const DeskKnownByDocument = new TypedDocumentString(`
    query DeskKnownBy($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Person {
      ...DeskKnown
    }
  }
}
    fragment DeskKnown on Person {
  id
  version
  slug
  name
  aliases
  country {
    slug
    name
  }
  identifiers {
    curie
    url
  }
  positions {
    title
    country {
      name
    }
    organization {
      name
    }
    start {
      edtf
    }
    end {
      edtf
    }
    citationsConnection(first: 1) {
      nodes {
        ...DeskPassage
      }
    }
  }
  kin {
    kind
    person {
      slug
      name
    }
  }
  statements(first: 2) {
    totalCount
    nodes {
      slug
      text
      citationsConnection(first: 1) {
        nodes {
          ...DeskPassage
        }
      }
    }
  }
  visits(first: 5) {
    totalCount
    nodes {
      ...DeskVisitLine
    }
  }
  latest: visits(last: 1) {
    nodes {
      ...DeskVisitLine
    }
  }
}
fragment DeskVisitLine on Visit {
  slug
  title
  start {
    edtf
  }
  citationsConnection(first: 1) {
    nodes {
      ...DeskPassage
    }
  }
}
fragment DeskPassage on Citation {
  start
  end
  source {
    slug
    title
  }
}`, {"hash":"sha256:f3f12167f435caccaa65528910d7f32413a0622f95c45762c66eb99758f12e28"}) as unknown as TypedDocumentString<DeskKnownByQuery, DeskKnownByQueryVariables>;
export const DeskTogetherDocument = new TypedDocumentString(`
    query DeskTogether($one: String!, $other: String!) {
  visits(
    first: 3
    where: {AND: [{delegate: {person: {slug: {equals: $one}}}}, {delegate: {person: {slug: {equals: $other}}}}]}
  ) {
    nodes {
      slug
      title
    }
  }
}
    `, {"hash":"sha256:9fd1753f40116655e77dbc8b5ee2dbcb9e6a5a1e275bbff6a81dffc68f456c1b"}) as unknown as TypedDocumentString<DeskTogetherQuery, DeskTogetherQueryVariables>;
export const DeskMergePeopleDocument = new TypedDocumentString(`
    mutation DeskMergePeople($input: MergePeopleInput!) {
  mergePeople(input: $input) {
    person {
      version
    }
    errors {
      code
      message
    }
  }
}
    `, {"hash":"sha256:f645c608463e40a0da709dbc9137b0b490bfd774e4e58d7258412622c082f051"}) as unknown as TypedDocumentString<DeskMergePeopleMutation, DeskMergePeopleMutationVariables>;
export const DeskTellApartDocument = new TypedDocumentString(`
    mutation DeskTellApart($input: TwoPeopleInput!) {
  tellPeopleApart(input: $input) {
    errors {
      message
    }
  }
}
    `, {"hash":"sha256:69e7bfac45c3dae4706ac034e5c2e36d8ff10c3f18b76bdcb614713c4f9cb6e1"}) as unknown as TypedDocumentString<DeskTellApartMutation, DeskTellApartMutationVariables>;
export const DeskTakeBackDocument = new TypedDocumentString(`
    mutation DeskTakeBack($input: TwoPeopleInput!) {
  takeBackTellingApart(input: $input) {
    errors {
      message
    }
  }
}
    `, {"hash":"sha256:6d347724b6aaaa8362948ced4cf4015a51281049a6082e3fa81e982f598a7cbc"}) as unknown as TypedDocumentString<DeskTakeBackMutation, DeskTakeBackMutationVariables>;