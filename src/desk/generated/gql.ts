/* eslint-disable */
import * as types from './graphql.js';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "mutation DeskCheck($input: ImportSourceInput!) {\n  importSource(input: $input) {\n    changes {\n      kind\n      created\n      updated\n      deleted\n    }\n    errors {\n      code\n      message\n      path\n    }\n  }\n}": typeof types.DeskCheckDocument,
    "query DeskDraft($slug: String!) {\n  draft(slug: $slug) {\n    ...DeskDraftState\n    text\n    annotationJson\n    proposals {\n      name\n      type\n      key\n      claim\n      passages\n      reason\n      confidence\n      proposedBy\n      outcome\n    }\n  }\n}\n\nfragment DeskDraftState on Draft {\n  slug\n  title\n  state\n  version\n  keepText\n  annotationVersion\n  note\n  createdBy\n  updatedBy\n  submittedBy\n  source {\n    slug\n  }\n}\n\nquery DeskDraftAsWritten($slug: String!) {\n  draft(slug: $slug) {\n    ...DeskDraftState\n    text\n    annotation\n  }\n}": typeof types.DeskDraftDocument,
    "query DeskPlaces {\n  suspectedSamePeople(first: 0) {\n    totalCount\n  }\n  disagreements(first: 0) {\n    totalCount\n  }\n}": typeof types.DeskPlacesDocument,
    "mutation DeskPropose($input: DraftSourceInput!) {\n  draftSource(input: $input) {\n    draft {\n      ...DeskDraftState\n    }\n    errors {\n      code\n      message\n      path\n    }\n  }\n}": typeof types.DeskProposeDocument,
    "mutation DeskSubmit($input: DraftInput!) {\n  submitDraft(input: $input) {\n    draft {\n      ...DeskDraftState\n    }\n    errors {\n      code\n      message\n      path\n    }\n  }\n}\n\nmutation DeskReturn($input: ReturnDraftInput!) {\n  returnDraft(input: $input) {\n    draft {\n      ...DeskDraftState\n    }\n    errors {\n      code\n      message\n      path\n    }\n  }\n}\n\nmutation DeskPublish($input: PublishDraftInput!) {\n  publishDraft(input: $input) {\n    draft {\n      ...DeskDraftState\n    }\n    errors {\n      code\n      message\n      path\n    }\n  }\n}\n\nmutation DeskDiscard($input: DraftInput!) {\n  discardDraft(input: $input) {\n    errors {\n      code\n      message\n      path\n    }\n  }\n}": typeof types.DeskSubmitDocument,
    "mutation DeskSave($input: SaveDraftInput!) {\n  saveDraft(input: $input) {\n    draft {\n      ...DeskDraftState\n    }\n    errors {\n      code\n      message\n      path\n    }\n  }\n}": typeof types.DeskSaveDocument,
    "query DeskPeople($words: String!) {\n  people(where: {search: $words}, first: 5) {\n    nodes {\n      slug\n      name\n      aliases\n      country {\n        slug\n        name\n      }\n    }\n  }\n}\n\nquery DeskOrganizations($words: String!) {\n  organizations(where: {search: $words}, first: 5) {\n    nodes {\n      slug\n      name\n      aliases\n      kind\n      country {\n        slug\n        name\n      }\n    }\n  }\n}\n\nquery DeskCountries($after: String) {\n  countries(first: 100, after: $after) {\n    nodes {\n      slug\n      name\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": typeof types.DeskPeopleDocument,
};
const documents: Documents = {
    "mutation DeskCheck($input: ImportSourceInput!) {\n  importSource(input: $input) {\n    changes {\n      kind\n      created\n      updated\n      deleted\n    }\n    errors {\n      code\n      message\n      path\n    }\n  }\n}": types.DeskCheckDocument,
    "query DeskDraft($slug: String!) {\n  draft(slug: $slug) {\n    ...DeskDraftState\n    text\n    annotationJson\n    proposals {\n      name\n      type\n      key\n      claim\n      passages\n      reason\n      confidence\n      proposedBy\n      outcome\n    }\n  }\n}\n\nfragment DeskDraftState on Draft {\n  slug\n  title\n  state\n  version\n  keepText\n  annotationVersion\n  note\n  createdBy\n  updatedBy\n  submittedBy\n  source {\n    slug\n  }\n}\n\nquery DeskDraftAsWritten($slug: String!) {\n  draft(slug: $slug) {\n    ...DeskDraftState\n    text\n    annotation\n  }\n}": types.DeskDraftDocument,
    "query DeskPlaces {\n  suspectedSamePeople(first: 0) {\n    totalCount\n  }\n  disagreements(first: 0) {\n    totalCount\n  }\n}": types.DeskPlacesDocument,
    "mutation DeskPropose($input: DraftSourceInput!) {\n  draftSource(input: $input) {\n    draft {\n      ...DeskDraftState\n    }\n    errors {\n      code\n      message\n      path\n    }\n  }\n}": types.DeskProposeDocument,
    "mutation DeskSubmit($input: DraftInput!) {\n  submitDraft(input: $input) {\n    draft {\n      ...DeskDraftState\n    }\n    errors {\n      code\n      message\n      path\n    }\n  }\n}\n\nmutation DeskReturn($input: ReturnDraftInput!) {\n  returnDraft(input: $input) {\n    draft {\n      ...DeskDraftState\n    }\n    errors {\n      code\n      message\n      path\n    }\n  }\n}\n\nmutation DeskPublish($input: PublishDraftInput!) {\n  publishDraft(input: $input) {\n    draft {\n      ...DeskDraftState\n    }\n    errors {\n      code\n      message\n      path\n    }\n  }\n}\n\nmutation DeskDiscard($input: DraftInput!) {\n  discardDraft(input: $input) {\n    errors {\n      code\n      message\n      path\n    }\n  }\n}": types.DeskSubmitDocument,
    "mutation DeskSave($input: SaveDraftInput!) {\n  saveDraft(input: $input) {\n    draft {\n      ...DeskDraftState\n    }\n    errors {\n      code\n      message\n      path\n    }\n  }\n}": types.DeskSaveDocument,
    "query DeskPeople($words: String!) {\n  people(where: {search: $words}, first: 5) {\n    nodes {\n      slug\n      name\n      aliases\n      country {\n        slug\n        name\n      }\n    }\n  }\n}\n\nquery DeskOrganizations($words: String!) {\n  organizations(where: {search: $words}, first: 5) {\n    nodes {\n      slug\n      name\n      aliases\n      kind\n      country {\n        slug\n        name\n      }\n    }\n  }\n}\n\nquery DeskCountries($after: String) {\n  countries(first: 100, after: $after) {\n    nodes {\n      slug\n      name\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": types.DeskPeopleDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation DeskCheck($input: ImportSourceInput!) {\n  importSource(input: $input) {\n    changes {\n      kind\n      created\n      updated\n      deleted\n    }\n    errors {\n      code\n      message\n      path\n    }\n  }\n}"): typeof import('./graphql.js').DeskCheckDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query DeskDraft($slug: String!) {\n  draft(slug: $slug) {\n    ...DeskDraftState\n    text\n    annotationJson\n    proposals {\n      name\n      type\n      key\n      claim\n      passages\n      reason\n      confidence\n      proposedBy\n      outcome\n    }\n  }\n}\n\nfragment DeskDraftState on Draft {\n  slug\n  title\n  state\n  version\n  keepText\n  annotationVersion\n  note\n  createdBy\n  updatedBy\n  submittedBy\n  source {\n    slug\n  }\n}\n\nquery DeskDraftAsWritten($slug: String!) {\n  draft(slug: $slug) {\n    ...DeskDraftState\n    text\n    annotation\n  }\n}"): typeof import('./graphql.js').DeskDraftDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query DeskPlaces {\n  suspectedSamePeople(first: 0) {\n    totalCount\n  }\n  disagreements(first: 0) {\n    totalCount\n  }\n}"): typeof import('./graphql.js').DeskPlacesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation DeskPropose($input: DraftSourceInput!) {\n  draftSource(input: $input) {\n    draft {\n      ...DeskDraftState\n    }\n    errors {\n      code\n      message\n      path\n    }\n  }\n}"): typeof import('./graphql.js').DeskProposeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation DeskSubmit($input: DraftInput!) {\n  submitDraft(input: $input) {\n    draft {\n      ...DeskDraftState\n    }\n    errors {\n      code\n      message\n      path\n    }\n  }\n}\n\nmutation DeskReturn($input: ReturnDraftInput!) {\n  returnDraft(input: $input) {\n    draft {\n      ...DeskDraftState\n    }\n    errors {\n      code\n      message\n      path\n    }\n  }\n}\n\nmutation DeskPublish($input: PublishDraftInput!) {\n  publishDraft(input: $input) {\n    draft {\n      ...DeskDraftState\n    }\n    errors {\n      code\n      message\n      path\n    }\n  }\n}\n\nmutation DeskDiscard($input: DraftInput!) {\n  discardDraft(input: $input) {\n    errors {\n      code\n      message\n      path\n    }\n  }\n}"): typeof import('./graphql.js').DeskSubmitDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation DeskSave($input: SaveDraftInput!) {\n  saveDraft(input: $input) {\n    draft {\n      ...DeskDraftState\n    }\n    errors {\n      code\n      message\n      path\n    }\n  }\n}"): typeof import('./graphql.js').DeskSaveDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query DeskPeople($words: String!) {\n  people(where: {search: $words}, first: 5) {\n    nodes {\n      slug\n      name\n      aliases\n      country {\n        slug\n        name\n      }\n    }\n  }\n}\n\nquery DeskOrganizations($words: String!) {\n  organizations(where: {search: $words}, first: 5) {\n    nodes {\n      slug\n      name\n      aliases\n      kind\n      country {\n        slug\n        name\n      }\n    }\n  }\n}\n\nquery DeskCountries($after: String) {\n  countries(first: 100, after: $after) {\n    nodes {\n      slug\n      name\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"): typeof import('./graphql.js').DeskPeopleDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
