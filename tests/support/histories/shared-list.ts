import { annotation } from '../../../src/model/annotation.js';
import type { Database } from '../../../src/db/database.js';
import { storeAnnotation } from '../../../src/store/import/store.js';

// The list that clients share: the statements of one source. A statement's text is the value, and its id the position in the
// list, since ids are created under the write lock. A page holds a hundred, so a value begins with its page's name, and
// a read requests all pages in one operation, which is one statement and so one state of the data.

const SOURCE = 'the-shared-list';
const PAGE = 100;
/** An operation has at most 20 root fields, and a read requests one page more than has been begun. */
export const LONGEST = 18 * PAGE;

/** Creates the source whose statements are the list. */
export async function makeList({ prisma }: Database): Promise<void> {
  const source = { slug: SOURCE, kind: 'ARTICLE', title: 'The shared list', sha256: '0'.repeat(64), length: 100 };
  await storeAnnotation(prisma, annotation.parse({ source }));
}

/** In the order of the list. */
export const ALL_VALUES = 'SELECT text FROM "Statement" ORDER BY id';

const pageName = (page: number) => `page-${String(page).padStart(2, '0')}`;

/** Returns the value with this number, counting from 0. */
export function valueOf(number: number): string {
  return `${pageName(Math.floor(number / PAGE))} ${number}`;
}

/** Appends a value. One that should be refused cites words that are not in the text. */
export function appendOf(value: string, { refused = false } = {}): { query: string; variables: object } {
  const cite = [refused ? { start: 50, end: 999 } : { start: 10, end: 20 }];
  return {
    query: `mutation ($input: CreateStatementInput!) {
      createStatement(input: $input) { statement { text } errors { code message } } }`,
    variables: { input: { source: SOURCE, kind: 'PARAPHRASE', text: value, cite, idempotencyKey: value } },
  };
}

/** Reads the whole list, to which at most this many values have been appended so far. */
export function readOf(begun: number): { query: string } {
  const pages = Array.from({ length: Math.floor(begun / PAGE) + 2 }, (_, page) => {
    return `p${page}: statements(first: ${PAGE}, where: { text: { startsWith: "${pageName(page)} " } }) { nodes { id text } }`;
  });
  return { query: `{ ${pages.join('\n')} }` };
}

interface Page {
  nodes: { id: string; text: string }[];
}

/** Returns the values of a read's data, in the order of the list. */
export function valuesOf(data: Record<string, Page>): string[] {
  const nodes = Object.values(data).flatMap((page) => page.nodes);
  const byPlace = nodes.map(({ id, text }) => ({ place: Buffer.from(id, 'base64url').toString(), text }));
  return byPlace.sort((a, b) => (a.place < b.place ? -1 : 1)).map(({ text }) => text);
}

export const FOLLOW = 'subscription ($after: String) { statementRecorded(after: $after) { text } }';

export const LIVE_CURSOR = '{ liveCursor }';
