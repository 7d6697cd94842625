import type { Prisma } from '../../db/generated/client.js';
import { MANIFEST } from './manifest.js';

/** The tables of an archive with their primary keys, in an order in which rows can be inserted. */
export const ARCHIVED: readonly [table: Prisma.ModelName, key: readonly [string, ...string[]]][] = [
  ['Country', ['id']],
  ['CountryName', ['id']],
  ['CountrySuccession', ['predecessorId', 'successorId']],
  ['Organization', ['id']],
  ['Person', ['id']],
  ['Topic', ['id']],
  ['Source', ['id']],
  ['Visit', ['id']],
  ['Event', ['id']],
  ['Kinship', ['id']],
  ['Position', ['id']],
  ['Delegate', ['id']],
  ['Participant', ['id']],
  ['Statement', ['id']],
  ['StatementSpeaker', ['id']],
  ['StatementReport', ['id']],
  ['StatementVisit', ['statementId', 'visitId']],
  ['StatementTopic', ['topicId', 'statementId']],
  ['Citation', ['id']],
  ['Disagreement', ['id']],
  ['ClaimedValue', ['id']],
  ['MergedPerson', ['id']],
  ['ToldApart', ['id']],
  ['FormerSlug', ['id']],
  ['Draft', ['id']],
  ['DraftContent', ['draftId']],
  ['Proposal', ['id']],
  ['ChangeSet', ['id']],
  ['Change', ['id']],
  ['ChangedEntry', ['changeSetId', 'collection', 'key']],
];

/** Tables that no archive has, and why. */
export const LEFT_OUT: Partial<Record<Prisma.ModelName, string>> = {
  AnnotationEntry: 'the annotations are files of their own',
  SourceDocument: 'the texts are files of their own',
  TextBlock: 'they follow from the texts',
  Paragraph: 'they follow from the texts',
  Webhook: 'it has a secret, and another store would send its own messages to the same address',
  WebhookAttempt: 'it belongs to a webhook',
  EndedSession: 'sessions last for hours',
  IdempotencyKey: 'it is for clients that repeat a request within a week',
  RateLimit: 'it is for the present minute',
  DataVersion: 'the manifest has it',
};

/** Sorts paths in the order in which an archive is written and restored: rows, documents by slug, CSV, the manifest. */
export function inArchiveOrder(a: string, b: string): number {
  const [one, other] = [rank(a), rank(b)];
  return one < other ? -1 : Number(one > other);
}

function rank(path: string): string {
  const [folder = '', name = ''] = path.split('/');
  if (folder === 'data') {
    const table = ARCHIVED.findIndex(([each]) => each === name);
    return `1 ${String(table).padStart(3, '0')} ${path}`;
  }
  if (folder === 'annotations' || folder === 'texts') return `2 ${name.replace(/\.\w+$/, '')} ${folder}`;
  return `${path === MANIFEST ? 4 : 3} ${path}`;
}
