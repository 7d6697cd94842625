import { countRows, damagedRows, ROW_NAME, SHOWN, type Check } from './findings.js';

const CONTENT = 'EXISTS (SELECT FROM "DraftContent" c WHERE c."draftId" = r."id")';
const LAWS = [
  [`r."state" <> 'PUBLISHED' AND NOT ${CONTENT}`, 'has no text and annotation'],
  [`r."state" = 'PUBLISHED' AND ${CONTENT}`, 'is published, and has a text or an annotation'],
] as const;

export const drafts: Check = {
  law: 'Each draft has its text and annotation until it is published, and then no more',
  counts: 'drafts',
  async run(tx, findings) {
    findings.check(await countRows(tx, 'Draft'));
    for (const [broken, law] of LAWS) {
      const rows = await damagedRows(tx, `SELECT ${ROW_NAME} AS row FROM "Draft" r WHERE ${broken} LIMIT ${SHOWN}`);
      for (const row of rows) findings.damage(`Draft ${row}`, law);
    }
  },
};
