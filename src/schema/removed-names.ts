import { CITED, CLAIMED } from '../model/kinds/kinds.js';
import { capitalize } from '../shared/capitals.js';
import { DISPUTABLE } from '../store/rows/disagreements.js';

// Names removed from the schema. The error for a document that uses one names the replacement.

const counts = (type: string, lists: readonly string[]) =>
  lists.map((list) => [`${type}.${list}Count`, `the length of \`${list}\``] as const);

const facts = (type: string, kinds: readonly { name: string; model: string }[]) =>
  kinds.map(({ name, model }) => [`${type}.${name}`, `\`fact { ... on ${model} { … } }\``] as const);

/** The replacements for a type's fields or a field's arguments. */
const REPLACEMENTS = new Map<string, string>([
  ...facts('Citation', CITED),
  ...facts('Disagreement', DISPUTABLE),
  ['Source.text', '`fullText`'],
  ['Source.citations', '`passages`'],
  ['Paragraph.start', '`from`'],
  ['Paragraph.end', '`to`'],
  ['Paragraph.exact', '`text`'],
  ['Disagreement.kind', '`factKind`'],
  ['Country.sovereign', '`isSovereign`'],
  ['CountryWhere.sovereign', '`isSovereign`'],
  ...CITED.map(({ model }) => [`${model}.citationsCount`, '`citationsConnection { totalCount }`'] as const),
  ...DISPUTABLE.flatMap(({ model }) => counts(model, ['disagreements'])),
  ...counts('Country', ['identifiers', 'names', 'predecessors', 'successors']),
  ...counts('Organization', ['identifiers']),
  ...counts('Person', ['identifiers', 'kin', 'positions']),
  ...counts('Delegate', ['positions']),
  ...counts('Statement', ['about', 'reportedThrough', 'speakers', 'topics']),
  ...counts('Draft', ['proposals']),
  ...counts('Webhook', ['attempts']),
  ...counts('Query', ['webhooks']),
  ...['Country', 'Organization', 'Person', 'Source', 'Visit'].map(
    (type) => [`${type}.changedSince`, '`changesSince(dataVersion:)`'] as const,
  ),
  ...['visit', 'event', 'statement'].flatMap((name) => [
    [`Query.${name}CountsConnection.groupBy`, '`by: […]`'] as const,
    ...(name === 'visit' ? ['keys'] : ['key', 'keys']).map(
      (field) => [`${capitalize(name)}Count.${field}`, 'the field of each value, such as `year` or `person`'] as const,
    ),
  ]),
  ['Query.eventCounts', '`eventCountsConnection(by: […])`'],
  ['Query.statementCounts', '`statementCountsConnection(by: […])`'],
  ['VisitCount.organization', '`outlet`'],
  ...CLAIMED.flatMap(({ model }) =>
    ['Create', 'Update'].map((did) => [`${did}${model}Payload.`, `\`${model}Payload\``] as const),
  ),
  ...['MergePeople', 'TellPeopleApart', 'TakeBackTellingApart'].map((did) => [`${did}Payload.`, '`PersonPayload`'] as const),
  ['OfficeWhere.', '`PositionWhere`'],
  ['HeldWhere.office', '`position`'],
  ['Query.visitsOfOneSource', '`visits(where: { sourcesCount: { equals: 1 } })`'],
]);

/** Matches graphql-js's error for a name that a type lacks. */
const UNKNOWN = [
  /Cannot query field "(\w+)" on type "(\w+)"\./,
  /Field "(\w+)" is not defined by type "(\w+)"\./,
  /Unknown type "()(\w+)"\./,
  /Unknown argument "(\w+)" on field "(\w+\.\w+)"\./,
];

/** Adds a removed name's replacement to an error message, in place of suggested similar names. */
export function withReplacement(message: string): string {
  for (const pattern of UNKNOWN) {
    const [problem, name, type] = pattern.exec(message) ?? [];
    const replacement = REPLACEMENTS.get(`${type}.${name}`);
    if (replacement) return `${message.slice(0, message.indexOf(problem!))}${problem} It was replaced by ${replacement}.`;
  }
  return message;
}
